// The panel about one thing: what it is, what is said of it and by which words.
let toldAbout = null;
watch(drawDetails);

function drawDetails() {
  const panel = $("details");
  const content =
    view.path.length || state.path.length
      ? pathPanel()
      : state.selected
        ? nodePanel(state.selected)
        : state.bubble
          ? bubblePanel(state.bubble)
          : overviewPanel();
  const about = state.selected || state.bubble || null;
  redraw(panel, content || [], about === toldAbout);
  toldAbout = about;
  panel.hidden = !content;
  document.documentElement.dataset.details = content ? (beginning ? "begin" : "open") : "";
}

function panelHead(title, kind, under) {
  return el(
    "div",
    { class: "top" },
    el("div", { class: "kind" }, kind ? icon(kind) : null, el("span", { text: under })),
    button("×", closeDetails, { class: "close", "data-key": "close", "aria-label": t("close") }),
    el("h2", { id: "details-name", "data-key": "name", tabindex: "-1", text: title }),
  );
}

function closeDetails() {
  beginning = false;
  commit({ selected: null, bubble: null, path: [] });
  host.focus();
}

function nodePanel(node) {
  const ward = wardOf(node);
  return [
    panelHead(node.label, node.kind, kindText(node.kind)),
    node.aliases.length
      ? el("p", { class: "aliases", text: `${t("aliases")}: ${node.aliases.join(", ")}` })
      : null,
    node.code ? el("p", { text: `${t("code")}: ${node.code}` }) : null,
    ward && ward !== node ? el("p", {}, `${wardHeading(node)}: `, thingButton(ward)) : null,
    node.date ? el("p", { text: `${t("table.date")}: ${dateText(node.date)}` }) : null,
    ...wordLines(node),
    rivalLine(node.rivals),
    nodeActions(node),
    peopleOf(node),
    ...factGroups(node),
    awardsOf(node),
    timeline(node),
    identity(node),
  ];
}

// Who or what cannot be right as well.
function rivalLine(rivals) {
  const others = [...new Set(rivals)].map((id) => thingButton(nodes[id]));
  return others.length ? el("p", { class: "rivals" }, el("span", { class: "tag", text: t("rivals") }), ...others) : null;
}

const wardHeading = ({ kind }) => t(kind.key === "award" ? "ward.inferred" : "table.ward");

// Who gives an award and who gets it, who issued a document and on what.
function wordLines(node) {
  const lines = new Map(node.words.map((fact) => [fact.term, new Set()]));
  for (const fact of node.words) lines.get(fact.term).add(fact.value);
  return [...lines].map(([term, values]) => el("p", { text: `${headingOf(term)}: ${[...values].join(" \u00b7 ")}` }));
}

const thingButton = (node) =>
  el(
    "button",
    { type: "button", class: "thing", "data-key": `thing-${node.id}`, on: { click: () => showAndFly(node) } },
    icon(node.kind, 13),
    el("span", { text: node.label }),
  );

function nodeActions(node) {
  const hidden = missing(node).length;
  const hops = [1, 2, 3].map((n) =>
    button(String(n), () => focusOn(node, n), {
      "data-key": `hops-${n}`,
      "aria-label": t("focus.hops", { n }),
      "aria-pressed": String(state.focus === node && state.hops === n),
    }),
  );
  return el(
    "div",
    { class: "actions" },
    el(
      "div",
      { class: "hops", role: "group", "aria-label": t("focus") },
      el("span", { text: t("focus") }),
      ...hops,
      el("span", { text: t("focus.unit") }),
      state.focus ? button(t("focus.leave"), leaveFocus, { "data-key": "leave" }) : null,
    ),
    hidden ? button(t("expand", { n: hidden }), () => expand(node), { "data-key": "expand" }) : null,
    button(t("collapse"), () => collapse(node), { "data-key": "collapse" }),
    button(t("path.from"), () => startPath(node), { "data-key": "path" }),
  );
}

function identity(node) {
  const sparql = RAW.query ? RAW.query.replaceAll("{iri}", node.iri) : "";
  return el(
    "div",
    { class: "identity" },
    el("code", { text: node.iri }),
    button(t("copy.iri"), () => copy(node.iri)),
    button(t("copy.link"), () => copy(location.href)),
    sparql
      ? el(
          "details",
          {},
          el("summary", { text: "SPARQL" }),
          el("p", { text: t("sparql.note") }),
          el("pre", { tabindex: "0", text: sparql }),
          button(t("copy.sparql"), () => copy(sparql)),
        )
      : null,
  );
}
