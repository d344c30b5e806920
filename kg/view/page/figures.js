// A figure's name ends in its number, whether that is a target, and its period, in the language of the page.
const figures = nodes.filter((node) => node.kind.key === "indicator" && node.facts.length);

function nameFigures() {
  for (const node of figures) {
    const [fact] = node.facts;
    const aside = [fact.status && termText(fact.status), fact.period && dateText(fact.period)].filter(Boolean);
    const told = aside.length ? ` (${aside.join(" ")})` : "";
    node.label = node.name + told;
    node.ending = `: ${fact.value}${told}`;
  }
  folded = null;
}

// Of figures the latest period first, those without one last.
const periodOf = (node) => (node.ending && node.facts[0].period) || "";
const byPeriod = (a, b) =>
  periodOf(b).localeCompare(periodOf(a)) || (a.ending && b.ending ? collator.compare(a.name, b.name) : 0);

// Too long a name loses its end; that of a figure its middle, or else the number and all that is said of it.
function cut(text, most = 34, ending = "") {
  if (text.length <= most) return text;
  const kept = ending.length <= most - 11 ? ending : "";
  const head = text.slice(0, text.length - ending.length);
  return `${head.slice(0, most - kept.length - 1).trimEnd()}\u2026${kept}`;
}
