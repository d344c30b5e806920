// Provinces as islands: the closed groups of one stand together under its name.
let islands = [];
watch(() => {
  const closed = new Set(view.bubbles.map((bubble) => bubble.id));
  islands = regions.filter((region) => region.parts.some((part) => closed.has(part.id)));
});

network.on("beforeDrawing", (ctx) => {
  ctx.fillStyle = palette().shore;
  ctx.strokeStyle = palette().line;
  for (const { x, y, radius } of islands) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
    ctx.lineWidth = 1.5 / network.getScale();
    ctx.stroke();
  }
});

const CENTRED = 110; // radius on screen up to which a name stands in the middle of its island
const HEADS = new RegExp(`^(${RAW.strings["province.heads"].vi}) `);

// A name stands in the middle of its island seen from far, where only its size tells one from the next; else at
// the top of it, or of what is seen of it, or at its foot.
function drawIslandNames(ctx, scale, taken) {
  for (const region of [...islands].sort((a, b) => b.radius - a.radius || a.hub.id - b.hub.id)) {
    const font = `700 ${Math.max(11, Math.min(14, region.radius * scale * 0.3))}px ${FONT}`;
    const name = region.hub.label.replace(HEADS, "");
    const half = textWidth(ctx, name, font) / 2 + 2;
    const fits = (box) => !taken.some((other) => !other.thing && touching(box, other));
    const box = nameBoxes(region, scale, half).find(fits);
    if (!box) continue;
    taken.push({ ...box, thing: null });
    writeText(ctx, name, box.left + half, box.top + 8, font, palette().ink);
  }
}

function nameBoxes(region, scale, half) {
  const { x, y } = network.canvasToDOM(region);
  const reach = region.radius * scale;
  const [wide, high] = [host.clientWidth, host.clientHeight];
  const middle = Math.min(Math.max(x, half), Math.max(wide - half, half));
  const seen = y + reach > 30 && y - reach < high - 30 && Math.abs(middle - x) < reach;
  const box = (top) => ({ left: middle - half, right: middle + half, top, bottom: top + 16 });
  if (!seen || reach < 12) return [];
  if (reach < CENTRED) return [0, 0.5, -0.5, 0.8, -0.8].map((part) => box(y - 8 + part * reach));
  return [box(Math.max(y - reach + 6, 6)), box(y + reach - 24)];
}

// From far, names of groups would hide those of the islands and stand upon the next group.
const namedAt = (scale) => (islands.length ? 16 : 0) / scale;

function islandAt({ x, y }) {
  return islands.find((region) => Math.hypot(region.x - x, region.y - y) < region.radius);
}

function showRegion(region) {
  frame([region], 0.9);
  announce(`${region.hub.label}, ${t("bubble.members", { n: number(region.size) })}`);
}
