// The shortest way between two things over kept links; `around` leaves out what nearly everything hangs on.
const HUB = 40; // links that make a hub

function route(from, to, keep, around) {
  const came = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next = [];
    for (const node of edge) {
      if (around && node !== from && node.links.length > HUB) continue;
      for (const link of node.links) {
        const there = other(link, node);
        if (came.has(there) || !keep.edge(link) || !keep.node(there)) continue;
        came.set(there, { node, link });
        next.push(there);
      }
    }
    edge = next;
  }
  return came.has(to) ? unwind(came, to) : [];
}

function unwind(came, to) {
  const hops = [];
  for (let node = to; node; node = came.get(node)?.node)
    hops.unshift({ node, link: came.get(node)?.link || null });
  return hops;
}
