// The data block unpacked: things, links, facts, and who is next to whom.
const RAW = JSON.parse(document.getElementById("data").textContent);
const LIMIT = 1500; // things shown at once before communities stay closed
const MOST = 5000; // things shown at most

const WORDS = new Set(RAW.tells); // properties that tell of a thing in a few words
const fullIri = (tail) => (!tail || tail.includes(":") ? tail : RAW.base + tail);
const terms = RAW.terms.map(([iri, vi, en, subject, object]) => ({
  iri: fullIri(iri),
  vi,
  en,
  subject: fullIri(subject),
  object: fullIri(object),
}));
const sources = RAW.sources.map(([iri, title, date, link]) => ({ iri: fullIri(iri), title, date, link }));
const kinds = RAW.kinds;
const kindOf = new Map(kinds.map((kind) => [kind.key, kind]));

const facts = RAW.facts.quote.map((quote, i) => unpackFact(RAW.facts, quote, i));
const nodes = RAW.nodes.label.map((label, i) => unpackNode(RAW.nodes, label, i));
const edges = RAW.edges.a.map((a, i) => ({
  id: i,
  a: nodes[a],
  b: nodes[RAW.edges.b[i]],
  term: terms[RAW.edges.relation[i]],
  relation: RAW.edges.relation[i],
  facts: (RAW.edges.facts[i] || []).map((f) => facts[f]),
  rivals: RAW.edges.rivals[i] || [],
}));
const byIri = new Map(nodes.map((node) => [node.iri, node]));

function unpackFact(raw, quote, i) {
  const source = sources[raw.source[i]];
  const tail = raw.iri[i];
  const observed = raw.observed[i];
  return {
    id: i,
    source,
    term: terms[raw.label[i]],
    quote: raw.quotes[quote],
    iri: tail.startsWith("+") ? source.iri + tail.slice(1) : fullIri(tail),
    value: raw.value[i] || "",
    period: raw.period[i] || "",
    status: raw.status[i] ? terms[raw.status[i] - 1] : null,
    start: raw.start[i] || "",
    end: raw.end[i] || "",
    observed: observed === 1 ? source.date : observed || "",
    isWord: WORDS.has(terms[raw.label[i]]?.iri),
    confidence: 1 - (raw.confidence[i] || 0),
  };
}

function unpackNode(raw, label, i) {
  return {
    id: i,
    name: label,
    label,
    tail: raw.iri[i],
    iri: fullIri(raw.iri[i]),
    kind: kinds[raw.kind[i]],
    x: raw.x[i] / 10,
    y: raw.y[i] / 10,
    home: [raw.x[i] / 10, raw.y[i] / 10],
    size: raw.size[i] / 10,
    community: raw.community[i],
    ward: raw.ward[i],
    aliases: raw.alias[i] || [],
    date: raw.date[i] || "",
    code: raw.code[i] || "",
    rank: raw.rank[i] || 0,
    facts: (raw.facts[i] || []).map((f) => facts[f]),
    words: (raw.facts[i] || []).map((f) => facts[f]).filter((fact) => fact.isWord),
    rivals: raw.rivals[i] || [],
    links: [],
  };
}

for (const edge of edges) {
  edge.a.links.push(edge);
  if (edge.b !== edge.a) edge.b.links.push(edge);
}

const other = (edge, node) => (edge.a === node ? edge.b : edge.a);
const wardOf = (node) => (node.ward >= 0 ? nodes[node.ward] : node.kind.key === "ward" ? node : null);
const byWeight = (a, b) => b.size - a.size || a.id - b.id;

const communities = gatherCommunities();

function gatherCommunities() {
  const groups = [];
  for (const node of nodes) (groups[node.community] ||= []).push(node);
  return groups.map((members, id) => {
    const hub = members.find((node) => node.kind.key === "ward") || [...members].sort(byWeight)[0];
    const xs = members.map((node) => node.x);
    const ys = members.map((node) => node.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const reach = Math.max(40, Math.hypot(right - left, bottom - top) / 2);
    const radius = Math.max(20 + 22 * Math.sqrt(members.length), reach * 0.75);
    return { id, members, hub, x: (left + right) / 2, y: (top + bottom) / 2, radius, reach, bubble: true };
  });
}

const regions = gatherRegions();

// Provinces with their communities, the largest first.
function gatherRegions() {
  const parts = new Map();
  for (const group of communities) {
    const hub = nodes[RAW.regions[group.id]];
    if (hub) parts.set(hub, [...(parts.get(hub) || []), group]);
  }
  return [...parts].map(([hub, groups]) => island(hub, groups)).sort(byWeight);
}

function island(hub, parts) {
  const edge = (axis, sign) => Math.max(...parts.map((part) => sign * part[axis] + part.reach));
  const [x, y] = ["x", "y"].map((axis) => (edge(axis, 1) - edge(axis, -1)) / 2);
  const radius = 60 + Math.max(...parts.map((part) => Math.hypot(part.x - x, part.y - y) + part.reach));
  return { id: hub.id, hub, parts, x, y, radius, size: parts.reduce((sum, part) => sum + part.members.length, 0) };
}
