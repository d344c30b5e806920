// Everything dated about a person or a post, newest first.
const LINES = 60; // at most

function timeline(node) {
  if (!["person", "post"].includes(node.kind.key)) return null;
  const rows = node.links
    .flatMap((link) => link.facts.map((fact) => ({ fact, link, ...dayOfFact(fact, other(link, node)) })))
    .filter((row) => row.day)
    .sort((a, b) => b.day.localeCompare(a.day) || a.fact.id - b.fact.id);
  if (rows.length < 2) return null;
  return el(
    "details",
    { class: "timeline", open: true },
    el("summary", { text: t("timeline") }),
    el("ol", {}, ...rows.slice(0, LINES).map((row) => timeLine(row, node))),
  );
}

// A day that is only the report's does not tell when a post began.
function dayOfFact(fact, far) {
  if (far.date) return { day: far.date };
  if (fact.start) return { day: fact.start, means: t("timeline.start") };
  return begins(fact) ? { day: begins(fact), means: t("timeline.seen") } : { day: fact.end, means: t("timeline.end") };
}

function timeLine({ fact, link, day, means }, node) {
  const status = fact.status ? ` (${termText(fact.status)})` : "";
  return el(
    "li",
    {},
    el("time", { datetime: day, text: dateText(day) }),
    el(
      "span",
      { text: `${termText(link.term)} ${other(link, node).label}${status}` },
      means ? el("span", { class: "when", text: ` \u00b7 ${means}` }) : null,
    ),
  );
}
