// Names are written last and in screen size: the weightiest first, none upon another, small things only from near.
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const NEAR = 4.6; // radius on screen from which a thing has a name
const NAMES = 140; // written at most
const widths = new Map();

function textWidth(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

const cut = (text, most = 34) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

function labelFont(thing, scale) {
  if (thing.bubble) return `600 ${Math.max(11, Math.min(16, thing.radius * scale * 0.24))}px ${FONT}`;
  if (thing.kind.key === "ward") return `600 14px ${FONT}`;
  return `${thing.size > 16 ? 500 : 400} ${thing.size > 16 ? 13 : 12}px ${FONT}`;
}

// `first` get their names whatever stands in the way of size; the rest as there is room.
function drawLabels(ctx, first, rest, scale) {
  const taken = [];
  const [wide, high] = [host.clientWidth, host.clientHeight];
  for (const [things, always] of [[first, true], [rest, false]]) {
    for (const thing of things) {
      if (taken.length >= NAMES && !always) return;
      const radius = (thing.size || thing.radius) * scale;
      if (!always && radius < NEAR && thing.kind?.key !== "ward") continue;
      const at = network.canvasToDOM(thing);
      if (at.x < -80 || at.y < -20 || at.x > wide + 80 || at.y > high + 20) continue;
      writeLabel(ctx, thing, at, radius, scale, taken, always);
    }
  }
}

function writeLabel(ctx, thing, at, radius, scale, taken, always) {
  const font = labelFont(thing, scale);
  const text = cut(thing.bubble ? thing.hub.label : thing.label, always ? 60 : 34);
  const width = textWidth(ctx, text, font) + 8;
  const top = thing.bubble ? at.y - 13 : at.y + radius + 2;
  const box = { left: at.x - width / 2, right: at.x + width / 2, top, bottom: top + (thing.bubble ? 30 : 17) };
  if (taken.some((b) => b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom)) return;
  taken.push(box);
  writeText(ctx, text, at.x, top + 8, font, palette().ink);
  if (thing.bubble) writeText(ctx, number(bubbleCount(thing)), at.x, top + 23, `12px ${FONT}`, palette().soft);
}

function writeText(ctx, text, x, y, font, ink) {
  ctx.font = font;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = palette().ground;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}

const bubbleCount = (bubble) => view.bubbles.find((each) => each.id === bubble.id)?.count ?? bubble.members.length;
