// Provinces as islands: the closed groups of one stand together under its name.
let islands = [];
watch(() => {
  const closed = new Set(view.bubbles.map((bubble) => bubble.id));
  islands = regions.filter((region) => region.parts.some((part) => closed.has(part.id)));
});

network.on("beforeDrawing", (ctx) => {
  ctx.fillStyle = palette().shore;
  for (const { x, y, radius } of islands) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
});

// A name stands at the top of its island, or of what is seen of it; else at its foot.
function drawIslandNames(ctx, scale, taken) {
  const font = `700 14px ${FONT}`;
  for (const region of islands) {
    const half = textWidth(ctx, region.hub.label, font) / 2 + 4;
    const fits = (box) => !taken.some((other) => !other.thing && touching(box, other));
    const box = nameBoxes(region, scale, half).find(fits);
    if (!box) continue;
    taken.push({ ...box, thing: null });
    writeText(ctx, region.hub.label, box.left + half, box.top + 9, font, palette().soft);
  }
}

function nameBoxes(region, scale, half) {
  const { x, y } = network.canvasToDOM(region);
  const reach = region.radius * scale;
  const [wide, high] = [host.clientWidth, host.clientHeight];
  const middle = Math.min(Math.max(x, half), Math.max(wide - half, half));
  const seen = y + reach > 30 && y - reach < high - 30 && Math.abs(middle - x) < reach;
  const box = (top) => ({ left: middle - half, right: middle + half, top, bottom: top + 18 });
  return seen && reach > 12 ? [box(Math.max(y - reach - 12, 6)), box(Math.max(y - reach + 6, 6)), box(y + reach - 6)] : [];
}

function islandAt({ x, y }) {
  return islands.find((region) => Math.hypot(region.x - x, region.y - y) < region.radius);
}

function showRegion(region) {
  frame([region], 0.9);
  announce(`${region.hub.label}, ${t("bubble.members", { n: number(region.size) })}`);
}
