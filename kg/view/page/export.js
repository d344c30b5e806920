// What is shown as files: a table for spreadsheets, triples for other tools, pictures.
function save(name, content, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(t("saved", { name }));
}

// A cell that a spreadsheet would run as a formula is made plain text.
function cell(value) {
  const text = String(value ?? "");
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

const factColumns = (fact) => [
  fact ? termText(fact.status || fact.term) : "",
  fact?.value,
  fact?.quote,
  fact?.source.title,
  fact?.source.date,
  fact?.source.link,
  fact?.period,
];

// What is written: what is drawn, or where all is closed what the filters let through.
function written() {
  if (view.nodes.length) return { nodes: view.nodes, links: view.edges.filter((each) => each.a) };
  const [keep, ids] = [keeper(state), new Set(view.pool.map((node) => node.id))];
  const links = edges.filter((each) => ids.has(each.a.id) && ids.has(each.b.id) && keep.edge(each));
  return { nodes: view.pool, links };
}

function asCsv() {
  const parts = written();
  const rows = [["from", "relation", "to", "fact", "value", "quote", "document", "date", "link", "period"]];
  for (const link of parts.links) {
    for (const fact of link.facts.length ? link.facts : [null]) {
      rows.push([link.a.label, termText(link.term), link.b.label, ...factColumns(fact)]);
    }
  }
  for (const node of parts.nodes) {
    if (!node.links.length && !node.facts.length) rows.push([node.label]);
    for (const fact of node.facts) rows.push([node.label, termText(fact.term), fact.isWord ? fact.value : "", ...factColumns(fact)]);
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const percent = (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
const absolute = (iri) => (/^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : `urn:x:${encodeURIComponent(iri)}`);
const ttlIri = (iri) =>
  `<${absolute(iri).replace(/[\u0000-\u0020<>"{}|^`\\\u007f-\u009f]|%(?![0-9a-f]{2})/gi, percent)}>`;
const ttlText = (text) => JSON.stringify(text).replaceAll("\u007f", "\\u007f");

function asTurtle() {
  const lines = ["@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .", ""];
  const parts = written();
  for (const node of parts.nodes) lines.push(`${ttlIri(node.iri)} rdfs:label ${ttlText(node.name)}@vi .`);
  for (const link of parts.links) lines.push(...linkTriples(link));
  return `${[...new Set(lines)].join("\n")}\n`;
}

function linkTriples({ a, b, term, facts: said }) {
  if (!term.subject) return [`${ttlIri(a.iri)} ${ttlIri(term.iri)} ${ttlIri(b.iri)} .`];
  return said
    .filter((fact) => fact.iri)
    .map(
      (fact) =>
        `${ttlIri(fact.iri)} ${ttlIri(term.subject)} ${ttlIri(a.iri)} ; ${ttlIri(term.object)} ${ttlIri(b.iri)} .`,
    );
}

const EXPORTS = [
  ...[1, 2, 3, 4].map((times) => [
    `PNG ${times}×`,
    async () => save(`graph-${times}x.png`, await picturePng(times)),
  ]),
  ["SVG", () => save("graph.svg", pictureSvg().text, "image/svg+xml")],
  ["CSV", () => save("graph.csv", asCsv(), "text/csv")],
  ["Turtle", () => save("graph.ttl", asTurtle(), "text/turtle")],
];
