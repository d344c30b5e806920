// vis-network keeps the camera, the pointer and the base drawing; what is shown comes from `view`.
const shownNodes = new vis.DataSet();
const shownLinks = new vis.DataSet();
const host = $("graph");

const network = new vis.Network(
  host,
  { nodes: shownNodes, edges: shownLinks },
  {
    physics: false,
    layout: { improvedLayout: false },
    autoResize: true,
    interaction: {
      hover: true,
      keyboard: false,
      hideEdgesOnDrag: nodes.length > 700,
      hideEdgesOnZoom: nodes.length > 700,
      hoverConnectedEdges: false,
      selectConnectedEdges: false,
      tooltipDelay: 1e9,
    },
    nodes: { shape: "custom", ctxRenderer: renderNode, chosen: false },
    edges: {
      smooth: false,
      chosen: false,
      width: 1,
      color: { color: palette().line, inherit: false },
      arrows: { to: { enabled: true, scaleFactor: 0.45 } },
    },
  },
);
host.firstElementChild.tabIndex = -1;

function thingOf(id) {
  return typeof id === "string" ? communities[Number(id.slice(1))] : nodes[id];
}

const idOf = (thing) => (thing.bubble ? `c${thing.id}` : thing.id);

function renderNode({ ctx, id, x, y }) {
  const thing = thingOf(id);
  const side = 2 * (thing.size || thing.radius);
  const draw = () => (thing.bubble ? drawBubble(ctx, thing, x, y) : drawNode(ctx, thing, x, y));
  return { drawNode: draw, nodeDimensions: { width: side, height: side } };
}

// The two data sets follow the view; what stays is not touched.
function syncCanvas() {
  const things = [...view.bubbles.map((bubble) => communities[bubble.id]), ...view.nodes];
  replace(
    shownNodes,
    things.map((thing) => ({ id: idOf(thing), x: thing.x, y: thing.y })),
  );
  replace(shownLinks, view.edges.map(edgeRow));
  document.documentElement.dataset.shown = view.nodes.length;
}

// A link that leaves its community is drawn faintly: it is followed by choosing one of its ends.
function edgeRow(link) {
  const color = palette().faint;
  if (link.count)
    return {
      id: link.id,
      from: link.from,
      to: link.to,
      width: Math.min(10, 2 + 2 * Math.log2(link.count)),
      arrows: "",
      color,
    };
  const row = { id: link.id, from: link.a.id, to: link.b.id };
  return link.a.community === link.b.community ? row : { ...row, color, arrows: "" };
}

function replace(set, rows) {
  const wanted = new Set(rows.map((row) => row.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const old = (row) => set.get(row.id);
  const fresh = rows.filter((row) => !old(row));
  if (fresh.length) set.add(fresh);
  const moved = rows.filter((row) => row.x !== old(row).x || row.y !== old(row).y);
  if (moved.length) set.update(moved);
}

watch(syncCanvas);

function repaint() {
  network.setOptions({ edges: { color: { color: palette().line, inherit: false } } });
  shownLinks.update(view.edges.map(edgeRow));
}

network.on("click", ({ nodes: [id], pointer }) => {
  if (id === undefined && (state.selected || state.bubble))
    return commit({ selected: null, bubble: null });
  const region = id === undefined && islandAt(pointer.canvas);
  if (id === undefined) return region ? showRegion(region) : null;
  return choose(thingOf(id), pointer);
});
network.on("doubleClick", ({ nodes: [id] }) => {
  if (id === undefined) return;
  const thing = thingOf(id);
  if (thing.bubble) openCommunity(thing);
  else expand(thing);
});
network.on("dragEnd", ({ nodes: moved }) => {
  for (const [id, place] of Object.entries(network.getPositions(moved)))
    Object.assign(thingOf(thingKey(id)), place, { dragged: true });
  rememberCamera();
});
const thingKey = (id) => (id.startsWith("c") ? id : Number(id));
network.on("zoom", () => rememberCamera());

let hovered = null;
network.on("hoverNode", ({ node }) => {
  hovered = thingOf(node);
  host.dataset.over = "node";
  network.redraw();
});
network.on("blurNode", () => {
  hovered = null;
  delete host.dataset.over;
  network.redraw();
});
