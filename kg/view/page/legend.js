// The legend is the filter: what is switched off is not shown; the counts say what is and what there is.
watch(drawLegend);
let legendOpen = null; // the user's choice on a narrow screen

const totals = {
  kinds: count(nodes, (node) => node.kind.key),
  relations: count(edges, (link) => link.relation),
};

function count(things, key) {
  const found = new Map();
  for (const thing of things) found.set(key(thing), (found.get(key(thing)) || 0) + 1);
  return found;
}

function drawLegend() {
  const panel = $("legend");
  const open = new Set([...panel.querySelectorAll("details[open]")].map((item) => item.dataset.part));
  redraw(panel, [
    kindList(),
    part("relations", relationList(), open),
    wardCount() > 1 ? part("wards", wardList(), open) : null,
    surePart(),
    button(t("legend.reset"), clearAll, { class: "all", "data-key": "reset" }),
  ]);
}

function part(name, content, open) {
  return el(
    "details",
    { "data-part": name, open: open.has(name) },
    el("summary", { text: t(`legend.${name}`), "data-key": `part-${name}` }),
    content,
  );
}

function kindList() {
  const shown = count(view.nodes, (node) => node.kind.key);
  const rows = kinds.map((kind) =>
    checkRow(
      `kind-${kind.key}`,
      icon(kind),
      kindText(kind),
      !state.offKinds.has(kind.key),
      `${number(shown.get(kind.key) || 0)} / ${number(totals.kinds.get(kind.key) || 0)}`,
      () => commit({ offKinds: toggled(state.offKinds, kind.key) }),
      () => onlyKind(kind.key),
    ),
  );
  return el("section", {}, el("h2", { text: t("legend.kinds") }), el("ul", { class: "checks" }, ...rows));
}

function onlyKind(key) {
  const others = kinds.map((kind) => kind.key).filter((each) => each !== key);
  const only = others.every((each) => state.offKinds.has(each)) && !state.offKinds.has(key);
  commit({ offKinds: new Set(only ? [] : others) });
}

function relationList() {
  const shown = count(
    view.edges.filter((link) => link.a),
    (link) => link.relation,
  );
  const rows = [...totals.relations.keys()]
    .sort((a, b) => totals.relations.get(b) - totals.relations.get(a) || a - b)
    .map((id) =>
      checkRow(
        `relation-${id}`,
        null,
        termText(terms[id]),
        !state.offRelations.has(id),
        `${number(shown.get(id) || 0)} / ${number(totals.relations.get(id))}`,
        () => commit({ offRelations: toggled(state.offRelations, id) }),
      ),
    );
  return el("ul", { class: "checks" }, ...rows);
}

function checkRow(key, picture, text, checked, figures, run, only) {
  return el(
    "li",
    {},
    el(
      "label",
      {},
      el("input", { type: "checkbox", checked, "data-key": key, on: { change: run } }),
      picture,
      el("span", { class: "name", text }),
      el("span", { class: "count", text: figures }),
    ),
    only
      ? button(t("legend.only"), only, {
          class: "only",
          "data-key": `only-${key}`,
          "aria-label": `${t("legend.only")}: ${text}`,
        })
      : null,
  );
}

function toggled(set, value) {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function surePart() {
  if (facts.every((fact) => fact.confidence === 1)) return null;
  const input = el("input", {
    type: "range",
    min: 0,
    max: 1,
    step: 0.05,
    value: state.sure,
    "data-key": "sure",
    on: {
      input: () => commit({ sure: Number(input.value) }, { lasting: false }),
    },
  });
  return el(
    "label",
    { class: "sure" },
    el("span", { text: t("legend.sure", { n: number(Math.round(state.sure * 100)) }) }),
    input,
  );
}
