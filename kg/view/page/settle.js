// Things of closed groups that were asked for stand near what they were asked from, not where their group is.
const FAR = 450; // from where that is: nearer ones keep their place
const ROOM = 84; // between two things
const TURN = Math.PI * (3 - Math.sqrt(5));
let moved = [];

watch(() => {
  for (const node of moved) if (!node.dragged) [node.x, node.y] = node.home;
  moved = [];
  if (nodes.length > LIMIT) settle();
});

// In the order in which they came, each near the first before it that it is linked to.
function settle() {
  const wanted = view.near.filter((node) => !node.dragged);
  const order = new Map(view.near.map((node, place) => [node, place]));
  const still = view.nodes.filter((node) => !order.has(node));
  const taken = new Map();
  for (const node of still) occupy(taken, node);
  for (const node of wanted) {
    const anchor = anchorOf(node, order);
    if (anchor && Math.hypot(node.x - anchor.x, node.y - anchor.y) > FAR) moveTo(node, anchor, taken);
    occupy(taken, node);
  }
}

function anchorOf(node, order) {
  const before = node.links
    .map((link) => other(link, node))
    .filter((each) => each !== node && view.ids.has(each.id) && (order.get(each) ?? -1) < order.get(node));
  return before.sort((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1) || byWeight(a, b))[0];
}

// The first free place on a spiral around the anchor.
function moveTo(node, anchor, taken) {
  const begin = Math.atan2(node.y - anchor.y, node.x - anchor.x);
  for (let step = 4; step < 4000; step += 1) {
    const [angle, reach] = [begin + step * TURN, ROOM * 0.6 * Math.sqrt(step)];
    const spot = { x: anchor.x + reach * Math.cos(angle), y: anchor.y + reach * Math.sin(angle) };
    if (!free(taken, spot)) continue;
    [node.x, node.y] = [spot.x, spot.y];
    moved.push(node);
    return;
  }
}

const square = (x, y) => `${Math.floor(x / ROOM)} ${Math.floor(y / ROOM)}`;

function occupy(taken, node) {
  const key = square(node.x, node.y);
  if (!taken.has(key)) taken.set(key, []);
  taken.get(key).push(node);
}

function free(taken, { x, y }) {
  for (const dx of [-ROOM, 0, ROOM]) {
    for (const dy of [-ROOM, 0, ROOM]) {
      const near = taken.get(square(x + dx, y + dy)) || [];
      if (near.some((each) => Math.hypot(each.x - x, each.y - y) < ROOM)) return false;
    }
  }
  return true;
}
