// What is shown in a state: a pure function of the graph and the state.
let view = { nodes: [], edges: [], bubbles: [], ids: new Set(), path: [], near: [], pool: [], total: nodes.length };

watch(() => {
  view = derive(state);
});

function derive(at) {
  const keep = keeper(at);
  const pool = (at.focus ? ball(at.focus, at.hops, keep) : nodes).filter((node) => keep.node(node));
  const closed = closedCommunities(at, pool);
  const must = new Set([...at.added].map((id) => nodes[id]));
  const path = at.path.length === 2 ? route(...at.path, keep, at.around) : [];
  for (const node of [at.selected, ...at.path, ...path.map((hop) => hop.node)]) if (node) must.add(node);
  const shown = pool.filter((node) => !closed.has(node.community) && !at.hidden.has(node.id));
  const ids = new Set(shown.map((node) => node.id));
  const extra = [...must].filter((node) => !ids.has(node.id));
  for (const node of extra) ids.add(node.id);
  const bubbles = [...closed.values()].filter((bubble) => bubble.count);
  return {
    nodes: [...shown, ...extra],
    near: at.focus ? [...shown, ...extra] : extra, // a focus comes in the order of its steps
    pool,
    ids,
    bubbles,
    path,
    total: nodes.length,
    edges: shownEdges(ids, closed, keep),
  };
}

// Which nodes and links the filters let through.
function keeper(at) {
  const ward = (node) =>
    !at.wards.size || at.wards.has(node.id) || at.wards.has(node.ward) || touches(node, at.wards);
  const edge = (link) =>
    !at.offRelations.has(link.relation) && sureEdge(link, at.sure) && holdsEdge(link, at.at);
  const node = (item) =>
    !at.offKinds.has(item.kind.key) && ward(item) && sureNode(item, at.sure) && begunNode(item, at.at);
  return { edge, node };
}

const touches = (node, wards) =>
  node.ward < 0 &&
  node.links.some((link) => wards.has(other(link, node).id) || wards.has(other(link, node).ward));
const sureEdge = (link, least) =>
  !least || !link.facts.length || link.facts.some((fact) => fact.confidence >= least);

function sureNode(node, least) {
  if (!least) return true;
  const all = factsOf(node);
  return !all.length || all.some((fact) => fact.confidence >= least);
}

const factsOf = (node) => [...node.facts, ...node.links.flatMap((link) => link.facts)];

// Within so many links of the start, over links that are kept.
function ball(start, hops, keep) {
  const seen = new Set([start]);
  let edge = [start];
  for (let hop = 0; hop < hops && seen.size < MOST; hop += 1) {
    const next = [];
    for (const node of edge) {
      for (const link of node.links) {
        const there = other(link, node);
        if (!seen.has(there) && keep.edge(link) && keep.node(there)) {
          seen.add(there);
          next.push(there);
        }
      }
    }
    edge = next;
  }
  for (const node of nodes) if (node.ward === start.id && !node.links.length && keep.node(node)) seen.add(node);
  return [...seen].slice(0, MOST);
}

// Too much for one picture: communities not opened are drawn as one bubble each.
function closedCommunities(at, pool) {
  const closed = new Map();
  if (pool.length <= LIMIT || (at.all && pool.length <= MOST)) return closed;
  for (const node of pool) {
    if (at.open.has(node.community)) continue;
    if (!closed.has(node.community)) closed.set(node.community, { ...communities[node.community], count: 0 });
    closed.get(node.community).count += 1;
  }
  return closed;
}

function shownEdges(ids, closed, keep) {
  const found = [];
  const bundles = new Map();
  for (const link of edges) {
    const [a, b] = [end(link.a, ids, closed), end(link.b, ids, closed)];
    if (a === null || b === null || a === b || !keep.edge(link)) continue;
    if (typeof a === "number" && typeof b === "number") found.push(link);
    else bundle(bundles, a, b);
  }
  const strongest = [...bundles.values()].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...found, ...strongest.slice(0, Math.max(60, BUNDLES * closed.size))];
}

const BUNDLES = 1.5; // drawn for each closed community, the strongest

const end = (node, ids, closed) =>
  ids.has(node.id) ? node.id : closed.has(node.community) ? `c${node.community}` : null;

function bundle(bundles, a, b) {
  const key = [a, b].sort().join(" ");
  if (!bundles.has(key)) bundles.set(key, { id: key, from: a, to: b, count: 0 });
  bundles.get(key).count += 1;
}
