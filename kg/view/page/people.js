// Who has a post in a body of a ward or another unit: those who lead it first, of one post the newest first, former holders last.
function peopleOf(unit) {
  if (!["ward", "unit"].includes(unit.kind.key)) return null;
  const rows = holders(unit);
  const heads = rows.filter(({ link }) => link.b.rank).length;
  const items = rows.map((row, place) => () => holderItem(row, rows[place - 1]));
  return rows.length ? group(t("people"), items, Math.max(FIRST, heads)) : null;
}

// A ward's posts say so themselves; those of a unit are in the bodies that serve it.
function postsOf(unit) {
  const posts = nodes.filter((node) => node.kind.key === "post");
  if (unit.kind.key === "ward") return posts.filter((post) => post.ward === unit.id);
  const bodies = new Set(unit.links.map((link) => link.a).filter((node) => node.kind.key === "body"));
  return posts.filter((post) => post.links.some((link) => bodies.has(link.b)));
}

function holders(unit) {
  const keep = keeper(state);
  return postsOf(unit)
    .flatMap((post) => post.links.filter((link) => link.a.kind.key === "person" && keep.edge(link)))
    .map((link) => ({ link, facts: link.facts.filter(holdsNow).sort(lateFirst) }))
    .sort(inOrder);
}

const holdsNow = (fact) => !state.at || holdsFact(fact, state.at);

// The report's last word on a post: of one day what says more than that it is held, that it was left above all.
const tellsOn = (fact) => fact.observed || fact.source.date || fact.end || fact.start;
const weightOf = (fact) => (isFormer(fact) ? 2 : fact.status ? 1 : 0);
const lateFirst = (a, b) => tellsOn(b).localeCompare(tellsOn(a)) || weightOf(b) - weightOf(a) || a.id - b.id;
const isPast = ({ facts: [last] }) => Boolean(last && (isFormer(last) || last.end));
const lastDay = ({ facts: [last] }) => (last ? tellsOn(last) : "");

const inOrder = (a, b) =>
  (a.link.b.rank || Infinity) - (b.link.b.rank || Infinity) ||
  a.link.b.label.localeCompare(b.link.b.label, "vi") ||
  a.link.b.id - b.link.b.id ||
  isPast(a) - isPast(b) ||
  lastDay(b).localeCompare(lastDay(a)) ||
  a.link.a.id - b.link.a.id;

function seenText(fact) {
  const day = tellsOn(fact);
  const seen = day ? t(isFormer(fact) ? "told" : "observed", { date: dateText(day) }) : "";
  return [...new Set([fact.start || fact.end ? whenText(fact) : "", seen])].filter(Boolean).join(" · ");
}

// A post stands above its holders once.
function holderItem({ link, facts }, before) {
  const [last] = facts;
  const phrases = [link.a.label, link.b.label];
  const quotes = facts.filter((fact) => fact.quote);
  return el(
    "li",
    { class: "fact holder" },
    before?.link.b === link.b ? null : el("h4", {}, thingButton(link.b)),
    el(
      "div",
      { class: "head" },
      thingButton(link.a),
      last?.status ? el("span", { class: "tag", text: termText(last.status) }) : null,
      last ? el("span", { class: "when", text: seenText(last) }) : null,
    ),
    rivalLine(link.rivals),
    quotes.length
      ? el(
          "details",
          {},
          el("summary", { text: t("quotes", { n: quotes.length }) }),
          el("ul", {}, ...quotes.map((fact) => factItem(fact, phrases))),
        )
      : null,
  );
}
