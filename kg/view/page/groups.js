// What is said of a thing, gathered under headings, each item with its quotes.
const FIRST = 6; // items of a group before "show all"

function factGroups(node) {
  const keep = keeper(state);
  const place = ({ a }) => kinds.indexOf(a.kind);
  const later = (a, b) =>
    a.relation - b.relation ||
    place(a) - place(b) ||
    byPeriod(a.a, b.a) ||
    latest(b).localeCompare(latest(a)) ||
    a.id - b.id;
  const said = node.facts.filter((fact) => !fact.isWord);
  const [worded, bare] = [true, false].map((has) => said.filter((fact) => Boolean(fact.value) === has));
  const own = (fact) => [headingOf(fact.term), () => factItem(fact, namesOf(node))];
  const linked = (link) => [
    link.a === node ? headingOf(link.term) : headingBack(link),
    () => linkItem(link, node),
  ];
  const links = [...node.links].filter(keep.edge).sort(later);
  const [first, then] = [worded.map(own), links.map(linked)];
  const rows = [...(node.kind.key === "person" ? [then, first] : [first, then]).flat(), ...bare.map(own)];
  const groups = new Map(rows.map(([heading]) => [heading, []]));
  for (const [heading, item] of rows) groups.get(heading).push(item);
  return [...groups].map(([heading, items]) => group(heading, items));
}

const namesOf = (node) => [node.label, ...node.words.map((fact) => fact.value)];

// An award is not linked to its ward.
function awardsOf(ward) {
  const keep = keeper(state);
  const awards = nodes.filter((node) => node.kind.key === "award" && node.ward === ward.id && keep.node(node));
  const item = (node) => () => {
    const [fact] = node.facts;
    return fact ? factItem(fact, namesOf(node), thingButton(node)) : el("li", { class: "fact" }, thingButton(node));
  };
  return awards.length ? group(kindText(awards[0].kind), awards.map(item)) : null;
}

// Over what a property leads to, and over what leads here by it.
const headingOf = (term) => headings(term)[language === "vi" ? 0 : 1] || termText(term);
const headingBack = ({ term, a }) => headings(term)[language === "vi" ? 2 : 3] || (a.kind.key === "class" ? `\u2190 ${termText(term)}` : kindText(a.kind));
const headings = (term) => RAW.headings[term.iri] || [];

const latest = (link) => link.facts.map(begins).sort().at(-1) || link.a.date || link.b.date || "";

function linkItem(link, node) {
  const far = other(link, node);
  const [first, ...more] = link.facts;
  if (!first) return el("li", { class: "fact" }, thingButton(far));
  const item = factItem(first, [far.label, node.label], thingButton(far));
  item.append(rivalLine([...link.rivals, ...far.rivals]) ?? "");
  if (more.length)
    item.append(
      el(
        "details",
        {},
        el("summary", { text: t("more.quotes", { n: more.length }) }),
        ...more.map((fact) => quoteBlock(fact, [far.label, node.label])),
      ),
    );
  return item;
}

function group(heading, items, first = FIRST) {
  const list = el("ul", {}, ...items.slice(0, first).map((make) => make()));
  const rest = items.slice(first);
  const all = rest.length
    ? button(
        t("show.all", { n: items.length }),
        () => {
          all.remove();
          list.append(...rest.map((make) => make()));
          list.children[first].querySelector("button")?.focus();
        },
        { class: "all" },
      )
    : null;
  return el(
    "section",
    { class: "group" },
    el("h3", {}, el("span", { text: heading }), el("span", { class: "count", text: number(items.length) })),
    list,
    all,
  );
}
