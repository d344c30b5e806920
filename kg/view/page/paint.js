// Over the base drawing: a veil with the chosen thing, its links and neighbours or the path above it, then names.
let ordered = [];
watch(() => {
  const bubbles = [...view.bubbles].sort((a, b) => b.count - a.count || a.id - b.id);
  ordered = [...bubbles.map((bubble) => communities[bubble.id]), ...[...view.nodes].sort(byWeight)];
});

// Another thing stands out though nothing came or went: only a new drawing shows it.
let stoodOut = null;
watch(() => {
  const now = state.selected || state.bubble || state.path[1] || null;
  if (now !== stoodOut) requestAnimationFrame(() => network.redraw());
  stoodOut = now;
});

network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  const light = spotlight();
  if (light) drawSpotlight(ctx, light, scale);
  else if (state.selected || state.bubble)
    drawRing(ctx, state.selected || state.bubble, palette().strong, scale);
  const ratio = ctx.canvas.width / host.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  const taken = drawLabels(
    ctx,
    light ? light.things : hovered ? [hovered, ...ordered] : ordered,
    scale,
    Boolean(light),
  );
  if (light) drawLinkNames(ctx, light.links, scale, taken);
  ctx.restore();
});

// What stands out: the path, else the chosen or touched thing with its neighbours.
function spotlight() {
  if (view.path.length) {
    return {
      things: view.path.map((hop) => hop.node),
      links: view.path.map((hop) => hop.link).filter(Boolean),
    };
  }
  const node = state.selected || (hovered && !hovered.bubble && view.nodes.length > 60 ? hovered : null);
  if (!node || !view.ids.has(node.id) || node === state.focus) return null;
  const keep = keeper(state);
  const links = node.links.filter((link) => view.ids.has(other(link, node).id) && keep.edge(link));
  const near = [...new Set(links.map((link) => other(link, node)))].sort(byWeight);
  return { things: [node, ...near.filter((each) => each !== node)], links };
}

function drawSpotlight(ctx, { things, links }, scale) {
  const [from, to] = [
    network.DOMtoCanvas({ x: 0, y: 0 }),
    network.DOMtoCanvas({ x: host.clientWidth, y: host.clientHeight }),
  ];
  ctx.fillStyle = palette().veil;
  ctx.fillRect(from.x, from.y, to.x - from.x, to.y - from.y);
  for (const link of links) drawLink(ctx, link, scale);
  for (const thing of [...things].reverse())
    drawNode(ctx, thing, thing.x, thing.y, Math.max(thing.size, 7 / scale));
  drawRing(ctx, things[0], palette().strong, scale);
  if (view.path.length) drawRing(ctx, things.at(-1), palette().strong, scale);
}

function drawLink(ctx, link, scale) {
  const tip = arrowEnd(link.a, link.b, link.b.size * 1.15);
  const wing = 7 / scale;
  ctx.strokeStyle = ctx.fillStyle = palette().soft;
  ctx.lineWidth = 1.6 / scale;
  ctx.beginPath();
  ctx.moveTo(link.a.x, link.a.y);
  ctx.lineTo(tip.x, tip.y);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [2.7, -2.7])
    ctx.lineTo(tip.x + wing * Math.cos(tip.angle + turn), tip.y + wing * Math.sin(tip.angle + turn));
  ctx.fill();
}
