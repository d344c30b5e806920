// Names are written last and in screen size: the weightiest first, none upon another, small things only from near.
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const NEAR = 4.6; // radius on screen from which a thing has a name
const NAMES = 140; // written at most
const FIRST_NAMES = 300; // tried, the weightiest, where all things are small
const DISCS = 350; // outlines that names keep clear of
const RING = 6; // around what is chosen; its name stands beyond it
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

function labelFont(thing, scale) {
  if (thing.bubble) return `600 ${Math.max(11, Math.min(16, thing.radius * scale * 0.24))}px ${FONT}`;
  if (thing.kind.key === "ward") return `600 14px ${FONT}`;
  return `${thing.size > 16 ? 500 : 400} ${thing.size > 16 ? 13 : 12}px ${FONT}`;
}

// Where things stand on the screen, weightiest first; what lies outside is left out.
function onScreen(things, scale) {
  const [wide, high] = [host.clientWidth, host.clientHeight];
  return things
    .map((thing) => ({
      thing,
      ...network.canvasToDOM(thing),
      radius: radiusOf(thing, scale),
      wide, // a picture has no end where names stop
    }))
    .filter(({ x, y }) => x > -80 && y > -20 && x < wide + 80 && y < high + 20);
}

const radiusOf = (thing, scale) => {
  const radius = (thing.size || thing.radius) * scale;
  return thing === state.selected ? radius * 1.25 + RING : radius;
};

const isWard = (thing) => thing.bubble || thing.kind.key === "ward";
const touching = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// `lit` things are named wherever there is room, others when they are near enough.
function drawLabels(ctx, things, scale, lit) {
  const spots = onScreen(things, scale);
  const large = spots.filter(({ thing, radius }) => !thing.bubble && radius > (spots.length > DISCS ? 3.5 : 1));
  const taken = [...covered(), ...large.slice(0, DISCS).map(disc)];
  if (!lit) drawIslandNames(ctx, scale, taken);
  const least = lit ? 0 : namedAt(scale); // radius of a group that has a name; an open one is named by its ward
  const bare = !spots.some((spot) => isWard(spot.thing) || spot.radius >= NEAR); // else nothing would be named
  let left = NAMES;
  for (const [place, spot] of spots.entries()) {
    if (spot.thing.bubble && (view.ids.has(spot.thing.hub.id) || spot.thing.radius < least)) continue;
    const near = lit || isWard(spot.thing) || spot.radius >= NEAR || (bare && place < FIRST_NAMES);
    if (left > 0 && near && writeLabel(ctx, spot, scale, taken, lit)) left -= 1;
  }
  return taken;
}

// Under a panel a name would not be read.
function covered() {
  const { left, top } = host.getBoundingClientRect();
  const boxes = [$("legend"), $("details"), $("zoom")].map((panel) => panel.getBoundingClientRect());
  const inside = (box) => ({
    left: box.left - left,
    right: box.right - left,
    top: box.top - top,
    bottom: box.bottom - top,
  });
  return boxes.filter((box) => box.width).map(inside);
}

const disc = ({ x, y, radius, thing }) => {
  const r = radius * 0.8;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r, thing };
};

// The first free place for a name; wards and what is weighty have one even upon smaller things.
function placeLabel(ctx, spot, scale, taken, lit) {
  const font = labelFont(spot.thing, scale);
  const name = spot.thing.bubble ? bubbleName(spot.thing) : spot.thing.label;
  const written = (most) => {
    const text = cut(name, most, spot.thing.ending);
    return { text, font, box: freeBox(spot, textWidth(ctx, text, font) + 8, taken, lit) };
  };
  const found = written(lit && host.clientWidth > 700 ? 60 : 34);
  const short = lit && !found.box ? LESS.map(written).find((each) => each.box) : null;
  const best = short || found;
  if (best.box) taken.push({ ...best.box, thing: null });
  return best;
}

const LESS = [20, 11]; // characters of lit names that find no room

function freeBox(spot, width, taken, lit) {
  const { thing } = spot;
  const boxes = places(spot, width).filter((box) => whole(box, spot) || (!lit && !inSide(spot)));
  const over = (box) => taken.filter((other) => other.thing !== thing && touching(box, other));
  const found = boxes.map((box) => ({ box, over: over(box) })).filter((each) => each.over.every((other) => other.thing));
  const best = found.sort((a, b) => a.over.length - b.over.length)[0];
  const heavy = isWard(thing) || (lit && thing.size > 16);
  return best && (heavy || !best.over.length) ? best.box : null;
}

// Half a name tells nothing, unless what it names is itself half outside.
const whole = (box, { wide }) => !wide || (box.left > 0 && box.right < wide);
const inSide = ({ x, wide }) => x > 0 && x < wide;

function writeLabel(ctx, spot, scale, taken, lit) {
  const { text, font, box } = placeLabel(ctx, spot, scale, taken, lit);
  if (!box) return false;
  const middle = (box.left + box.right) / 2;
  writeText(ctx, text, middle, box.top + 8, font, palette().ink);
  const count = spot.thing.bubble && number(bubbleCount(spot.thing));
  if (count) writeText(ctx, count, middle, box.top + 23, `12px ${FONT}`, palette().soft);
  return true;
}

// Below and above, moved aside where the screen ends, to the right, to the left, askew; a bubble has its name inside.
function places({ thing, x, y, radius, wide }, width) {
  const box = (left, top, height = 17) => ({ left, right: left + width, top, bottom: top + height });
  if (thing.bubble) return [box(x - width / 2, y - 15, 32)];
  const inside = wide ? Math.max(1, Math.min(x - width / 2, wide - width - 1)) : x - width / 2;
  const middle = Math.abs(inside + width / 2 - x) < width / 2 ? inside : x - width / 2;
  const [right, left, low, high] = [x + radius + 1, x - radius - width - 1, y + radius + 1, y - radius - 18];
  const aside = [right, left].map((side) => box(side, y - 8));
  const askew = [low, high].flatMap((top) => [box(x - radius, top), box(x + radius - width, top)]);
  return [box(middle, low), box(middle, high), ...aside, ...askew];
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

const bubbleCount = (bubble) =>
  view.bubbles.find((each) => each.id === bubble.id)?.count ?? bubble.members.length;

// What a link says, where few enough are lit to be read.
function drawLinkNames(ctx, links, scale, taken) {
  if (links.length > 24 || scale < 0.5) return;
  const font = `italic 11px ${FONT}`;
  for (const link of links) {
    const [a, b] = [network.canvasToDOM(link.a), network.canvasToDOM(link.b)];
    const text = cut(termText(link.term), 28);
    const [x, y, half] = [(a.x + b.x) / 2, (a.y + b.y) / 2, textWidth(ctx, text, font) / 2 + 2];
    const box = { left: x - half, right: x + half, top: y - 7, bottom: y + 7 };
    if (Math.hypot(a.x - b.x, a.y - b.y) < 60 || taken.some((other) => touching(box, other))) continue;
    taken.push(box);
    writeText(ctx, text, x, y, font, palette().soft);
  }
}
