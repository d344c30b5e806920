// The panel about one thing: what it is, what is said of it and by which words.
const FIRST = 6; // items of a group before "show all"

let toldAbout = null;
watch(drawDetails);

function drawDetails() {
  const panel = $("details");
  const content = view.path.length || state.path.length ? pathPanel()
    : state.selected ? nodePanel(state.selected) : state.bubble ? bubblePanel(state.bubble) : null;
  const about = state.selected || state.bubble || null;
  redraw(panel, content || [], about === toldAbout);
  toldAbout = about;
  panel.hidden = !content;
  document.documentElement.dataset.details = content ? "open" : "";
}

function panelHead(title, kind, under) {
  return el("div", { class: "top" },
    el("div", { class: "kind" }, kind ? icon(kind) : null, el("span", { text: under })),
    button("×", closeDetails, { class: "close", "data-key": "close", "aria-label": t("close") }),
    el("h2", { id: "details-name", "data-key": "name", tabindex: "-1", text: title }));
}

function closeDetails() {
  commit({ selected: null, bubble: null, path: [] });
  host.focus();
}

function nodePanel(node) {
  const ward = wardOf(node);
  return [
    panelHead(node.label, node.kind, kindText(node.kind)),
    node.aliases.length ? el("p", { class: "aliases", text: `${t("aliases")}: ${node.aliases.join(", ")}` }) : null,
    ward && ward !== node ? el("p", {}, `${t("table.ward")}: `, thingButton(ward)) : null,
    node.date ? el("p", { text: `${t("table.date")}: ${dateText(node.date)}` }) : null,
    nodeActions(node), peopleOf(node), ...factGroups(node), timeline(node), identity(node),
  ];
}

const thingButton = (node) => el("button", { type: "button", class: "thing", "data-key": `thing-${node.id}`, on: { click: () => showAndFly(node) } },
  icon(node.kind, 13), el("span", { text: node.label }));

function nodeActions(node) {
  const hidden = missing(node).length;
  const hops = [1, 2, 3].map((n) => button(String(n), () => focusOn(node, n), {
    "data-key": `hops-${n}`, "aria-label": t("focus.hops", { n }), "aria-pressed": String(state.focus === node && state.hops === n),
  }));
  return el("div", { class: "actions" },
    el("div", { class: "hops", role: "group", "aria-label": t("focus") }, el("span", { text: t("focus") }), ...hops,
      state.focus ? button(t("focus.leave"), leaveFocus, { "data-key": "leave" }) : null),
    hidden ? button(t("expand", { n: hidden }), () => expand(node), { "data-key": "expand" }) : null,
    button(t("collapse"), () => collapse(node), { "data-key": "collapse" }),
    button(t("path.from"), () => startPath(node), { "data-key": "path" }));
}

function factGroups(node) {
  const groups = new Map();
  const put = (heading, item) => groups.set(heading, [...(groups.get(heading) || []), item]);
  const own = (worded) => node.facts.filter((fact) => Boolean(fact.value) === worded)
    .forEach((fact) => put(termText(fact.term), () => factItem(fact, [node.label])));
  own(true);
  const keep = keeper(state);
  for (const link of [...node.links].sort((a, b) => latest(b).localeCompare(latest(a)) || a.id - b.id)) {
    if (keep.edge(link)) put(`${link.a === node ? "" : "← "}${termText(link.term)}`, () => linkItem(link, node));
  }
  own(false);
  return [...groups].map(([heading, items]) => group(heading, items));
}

// Who has posts in a ward: three links away, but what one looks for first.
function peopleOf(ward) {
  if (ward.kind.key !== "ward") return null;
  const people = nodes.filter((node) => node.ward === ward.id && node.kind.key === "person").sort(byWeight);
  const posts = (node) => node.links.filter((link) => link.b.kind.key === "post").map((link) => link.b.label).join(", ");
  const item = (node) => el("li", { class: "fact" }, thingButton(node), el("div", { class: "when", text: posts(node) }));
  return people.length ? group(t("people"), people.map((node) => () => item(node))) : null;
}

const latest = (link) => link.facts.map(begins).sort().at(-1) || link.a.date || link.b.date || "";

function linkItem(link, node) {
  const far = other(link, node);
  const [first, ...more] = link.facts;
  if (!first) return el("li", { class: "fact" }, thingButton(far));
  const item = factItem(first, [far.label, node.label], thingButton(far));
  if (more.length) item.append(el("details", {}, el("summary", { text: t("more.quotes", { n: more.length }) }),
    ...more.map((fact) => quoteBlock(fact, [far.label, node.label]))));
  return item;
}

function group(heading, items) {
  const list = el("ul", {}, ...items.slice(0, FIRST).map((make) => make()));
  const rest = items.slice(FIRST);
  const all = rest.length ? button(t("show.all", { n: items.length }), () => {
    all.remove();
    list.append(...rest.map((make) => make()));
    list.children[FIRST].querySelector("button")?.focus();
  }, { class: "all" }) : null;
  return el("section", { class: "group" },
    el("h3", {}, el("span", { text: heading }), el("span", { class: "count", text: number(items.length) })), list, all);
}

// Everything dated about a person or a post, newest first.
function timeline(node) {
  if (!["person", "post"].includes(node.kind.key)) return null;
  const rows = node.links.flatMap((link) => link.facts.map((fact) => ({ fact, link, day: other(link, node).date || begins(fact) || fact.end })))
    .filter((row) => row.day).sort((a, b) => b.day.localeCompare(a.day) || a.fact.id - b.fact.id);
  if (rows.length < 2) return null;
  const lines = rows.slice(0, 60).map(({ fact, link, day }) => el("li", {},
    el("time", { datetime: day, text: dateText(day) }),
    el("span", { text: `${termText(link.term)} ${other(link, node).label}${fact.status ? ` (${termText(fact.status)})` : ""}` })));
  return el("details", { class: "timeline", open: true }, el("summary", { text: t("timeline") }), el("ol", {}, ...lines));
}

function identity(node) {
  const sparql = RAW.query ? RAW.query.replaceAll("{iri}", node.iri) : "";
  return el("div", { class: "identity" },
    el("code", { text: node.iri }),
    button(t("copy.iri"), () => copy(node.iri)), button(t("copy.link"), () => copy(location.href)),
    sparql ? el("details", {}, el("summary", { text: "SPARQL" }), el("p", { text: t("sparql.note") }),
      el("pre", { tabindex: "0", text: sparql }), button(t("copy.sparql"), () => copy(sparql))) : null);
}
