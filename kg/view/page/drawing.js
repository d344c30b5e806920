// The picture as SVG: the same outlines and names as on the canvas, without the screen's limits.
function pictureSvg() {
  const things = [...view.nodes, ...view.bubbles];
  const edge = (axis, sign) => Math.max(...things.map((each) => sign * each[axis] + (each.radius || each.size)));
  const [left, right, top, bottom] = [-edge("x", -1) - 90, edge("x", 1) + 90, -edge("y", -1) - 40, edge("y", 1) + 50];
  const size = { width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="${left} ${top} ${size.width} ${size.height}">`,
    `<rect x="${left}" y="${top}" width="100%" height="100%" fill="${palette().ground}"/>`,
    `<g stroke="${palette().line}" stroke-width="1.2">`, ...view.edges.map(svgLink), "</g>",
    ...view.bubbles.map(svgBubble), ...view.nodes.map(svgNode),
    `<g font-family='${FONT}' text-anchor="middle" fill="${palette().ink}" stroke="${palette().ground}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">`,
    ...things.map(svgName), "</g></svg>",
  ];
  return { ...size, text: parts.join("\n") };
}

const escapes = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;" };
const safe = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[<>&"']/g, (c) => escapes[c]);

function svgLink(link) {
  const [a, b] = link.count ? [thingOf(link.from), thingOf(link.to)].map((each) => each) : [link.a, link.b];
  return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}"/>`;
}

function svgNode(node) {
  return `<path d="${node.kind.shape}" transform="translate(${node.x} ${node.y}) scale(${node.size})" fill="${colour(node.kind)}"/>`;
}

function svgBubble(bubble) {
  const tint = colour(bubble.hub.kind);
  return `<circle cx="${bubble.x}" cy="${bubble.y}" r="${bubble.radius}" fill="${tint}" fill-opacity=".18" stroke="${tint}" stroke-width="2"/>`;
}

function svgName(thing) {
  const name = safe(cut(thing.bubble ? thing.hub.label : thing.label));
  const y = thing.bubble ? thing.y + 5 : thing.y + thing.size + 13;
  return `<text x="${thing.x}" y="${y}" font-size="${thing.size > 16 ? 14 : 11}">${name}</text>`;
}

// The SVG drawn at a multiple of its size, within what a canvas can hold.
async function picturePng(times) {
  const { width, height, text } = pictureSvg();
  const scale = Math.min(times, 16000 / Math.max(width, height), Math.sqrt(2e8 / (width * height)));
  const image = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  image.src = address;
  await image.decode();
  const canvas = el("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}
