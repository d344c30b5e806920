// One outline for each kind, drawn alike on the canvas, in the legend and in the exported picture.
const outlines = new Map(kinds.map((kind) => [kind.key, new Path2D(kind.shape)]));

function drawNode(ctx, node, x = node.x, y = node.y, size = node.size) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.fillStyle = colour(node.kind);
  ctx.fill(outlines.get(node.kind.key));
  ctx.lineWidth = 1.5 / size;
  ctx.strokeStyle = palette().ground;
  ctx.stroke(outlines.get(node.kind.key));
  ctx.restore();
}

function drawBubble(ctx, bubble, x = bubble.x, y = bubble.y) {
  const tint = colour(bubble.hub.kind);
  ctx.beginPath();
  ctx.arc(x, y, bubble.radius, 0, 2 * Math.PI);
  ctx.globalAlpha = isDark() ? 0.3 : 0.18;
  ctx.fillStyle = tint;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.lineWidth = 2;
  ctx.strokeStyle = tint;
  ctx.stroke();
}

function drawRing(ctx, thing, tint, scale) {
  ctx.beginPath();
  ctx.arc(thing.x, thing.y, (thing.size || thing.radius) * 1.25 + 4 / scale, 0, 2 * Math.PI);
  ctx.lineWidth = 3 / scale;
  ctx.strokeStyle = tint;
  ctx.stroke();
}

// Where a link meets the outline of the thing it points to.
function arrowEnd(from, to, gap) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const back = Math.min(length, gap);
  return { x: to.x - (dx / length) * back, y: to.y - (dy / length) * back, angle: Math.atan2(dy, dx) };
}
