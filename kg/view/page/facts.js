// A fact as text: when it held, and the words it rests on.
const FORMER = /(^|[#/])former$/;
const begins = (fact) => fact.start || (isFormer(fact) ? "" : fact.observed || fact.source.date);
const isFormer = (fact) => Boolean(fact.status && FORMER.test(fact.status.iri));
const undated = (fact) => isFormer(fact) && !fact.start && !fact.end;

// Dates are as exact as the text: 2025 covers every day of that year.
const notAfter = (date, day) => !date || date <= day.slice(0, date.length);
const notBefore = (date, day) => !date || date >= day.slice(0, date.length);
const holdsFact = (fact, day) => !undated(fact) && notAfter(begins(fact), day) && notBefore(fact.end, day);
const holdsEdge = (link, day) =>
  !day || !link.facts.length || link.facts.some((fact) => holdsFact(fact, day));

function begunNode(node, day) {
  if (!day || node.kind.lasting) return true;
  if (node.date) return notAfter(node.date, day);
  const all = factsOf(node);
  return !all.length || all.some((fact) => notAfter(begins(fact), day));
}

function whenText(fact) {
  if (fact.start && fact.end) return `${dateText(fact.start)} – ${dateText(fact.end)}`;
  if (fact.start) return t("since", { date: dateText(fact.start) });
  if (fact.end) return t("until", { date: dateText(fact.end) });
  return fact.observed ? t("observed", { date: dateText(fact.observed) }) : "";
}

const LONG = 40; // characters of a value that is not written above a quote which has it

function factItem(fact, phrases, head) {
  const again = fact.value === fact.quote || (fact.value.length > LONG && fact.quote.includes(fact.value));
  const label =
    head || (fact.value && !again ? el("span", { class: "value", text: valueText(fact.value) }) : null);
  const when = fact.period ? dateText(fact.period) : whenText(fact);
  const told = head && fact.value; // by a figure's name
  return el(
    "li",
    { class: "fact" },
    el(
      "div",
      { class: "head" },
      label,
      fact.status && !told ? el("span", { class: "tag", text: termText(fact.status) }) : null,
      when && !told ? el("span", { class: "when", text: when }) : null,
    ),
    fact.quote || fact.source.title ? quoteBlock(fact, [...phrases, fact.value]) : null,
  );
}

const valueText = (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? dateText(value) : value);

function quoteBlock(fact, phrases) {
  const least =
    fact.confidence < 1 ? ` · ${t("confidence")} ${number(Math.round(fact.confidence * 100))}%` : "";
  const date = fact.source.date ? ` · ${dateText(fact.source.date)}` : "";
  return el(
    "figure",
    {},
    fact.quote ? el("blockquote", {}, ...marked(fact.quote, phrases)) : null,
    el("figcaption", {}, webLink(fact.source.title, fact.source.link), `${date}${least}`),
  );
}

// The quote with the words that name the thing marked, whatever their case and marks.
function marked(text, phrases) {
  const { plain, places } = foldedPlaces(text);
  const spans = phrases
    .filter(Boolean)
    .map((phrase) => foldedPlaces(phrase).plain.trim())
    .filter((p) => p.length > 1)
    .map((phrase) => [plain.indexOf(phrase), phrase.length])
    .filter(([at]) => at >= 0)
    .map(([at, length]) => [places[at], places[at + length] ?? text.length])
    .sort((a, b) => a[0] - b[0]);
  const parts = [];
  let done = 0;
  for (const [from, to] of spans) {
    if (from < done) continue;
    parts.push(text.slice(done, from), el("mark", { text: text.slice(from, to) }));
    done = to;
  }
  return [...parts, text.slice(done)];
}

function foldedPlaces(text) {
  let plain = "";
  const places = [];
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/\u0111/g, "d");
    for (const each of char) {
      plain += each;
      places.push(i);
    }
  }
  return { plain, places };
}
