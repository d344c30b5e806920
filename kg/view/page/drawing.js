// The picture as SVG: the same outlines and names as on the canvas, without the screen's limits.
const ESCAPES = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;" };
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const safe = (text) =>
  String(text)
    .replace(UNWRITABLE, "")
    .replace(/[<>&"']/g, (c) => ESCAPES[c]);

function tag(name, values, ...inside) {
  const written = Object.entries(values).map(([key, value]) => ` ${key}="${safe(value)}"`);
  return `<${name}${written.join("")}>${inside.join("\n")}</${name}>`;
}

function pictureSvg() {
  const { left, top, width, height } = pictureFrame([...view.nodes, ...view.bubbles]);
  const names = {
    "font-family": FONT,
    "text-anchor": "middle",
    fill: palette().ink,
    stroke: palette().ground,
    "stroke-width": 3,
    "paint-order": "stroke",
    "stroke-linejoin": "round",
  };
  const text = tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: [left, top, width, height].join(" ") },
    tag("rect", { x: left, y: top, width, height, fill: palette().ground }),
    tag("g", { stroke: palette().line, "stroke-width": 1.2 }, ...view.edges.map(svgLink)),
    ...view.bubbles.map(svgBubble),
    ...view.nodes.map(svgNode),
    tag("g", names, ...svgNames()),
  );
  return { width, height, text };
}

function pictureFrame(things) {
  const edge = (axis, sign) =>
    Math.max(...things.map((each) => sign * each[axis] + (each.radius || each.size)));
  const [left, top] = [-edge("x", -1) - 220, -edge("y", -1) - 40];
  return {
    left,
    top,
    width: Math.ceil(edge("x", 1) + 220 - left),
    height: Math.ceil(edge("y", 1) + 50 - top),
  };
}

function svgLink(link) {
  const [a, b] = link.count ? [thingOf(link.from), thingOf(link.to)] : [link.a, link.b];
  return tag("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y });
}

function svgNode({ kind, x, y, size }) {
  return tag("path", { d: kind.shape, transform: `translate(${x} ${y}) scale(${size})`, fill: colour(kind) });
}

function svgBubble({ hub, x, y, radius }) {
  const tint = colour(hub.kind);
  return tag("circle", {
    cx: x,
    cy: y,
    r: radius,
    fill: tint,
    "fill-opacity": 0.18,
    stroke: tint,
    "stroke-width": 2,
  });
}

// Names where there is room, as on the canvas seen from near.
function svgNames() {
  const ctx = el("canvas").getContext("2d");
  const spots = ordered.map((thing) => ({
    thing,
    x: thing.x,
    y: thing.y,
    radius: thing.size || thing.radius,
  }));
  const taken = spots.filter(({ thing }) => !thing.bubble).map(disc);
  return spots.map((spot) => {
    const { text, font, box } = placeLabel(ctx, spot, 1, taken, false);
    if (!box) return "";
    const [weight, size] = font.split(" ");
    const middle = (box.left + box.right) / 2;
    return tag("text", { x: middle, y: box.top + 12, "font-weight": weight, "font-size": size }, safe(text));
  });
}

const WIDEST = 2500; // pixels of a picture at 1×

// The SVG drawn at a multiple of its size, at most WIDEST, within what a canvas can hold.
async function picturePng(times) {
  const { width, height, text } = pictureSvg();
  const own = Math.min(1, WIDEST / Math.max(width, height));
  const scale = Math.min(times * own, 16000 / Math.max(width, height), Math.sqrt(2e8 / (width * height)));
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
