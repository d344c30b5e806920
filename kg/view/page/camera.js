// Where one looks: fit all, fly to one thing, step closer; remembered in the address.
const motion = () => (stillness.matches ? false : { duration: 450, easingFunction: "easeInOutQuad" });
const LEAST_SCALE = 0.005; // of a frame that has no size yet, as a notebook's while it is opened
let waiting = 0;

function rememberCamera() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const { x, y } = network.getViewPosition();
    state.camera = [x, y, network.getScale()];
    writeAddress(false);
  }, 300);
}

// Where the state says one looks; everything where it says nothing.
function showCamera(moving) {
  if (!state.camera) return fit(moving);
  const [x, y, scale] = state.camera;
  return network.moveTo({ position: { x, y }, scale, animation: moving ? motion() : false });
}

// The part of the canvas that no panel covers.
function clearArea() {
  const box = host.getBoundingClientRect();
  const area = { left: 24, right: box.width - 24, top: 24, bottom: box.height - 24 };
  if (isNarrow()) {
    const sheet = $("details").getBoundingClientRect();
    return sheet.height ? { ...area, bottom: Math.max(120, sheet.top - box.top - 24) } : area;
  }
  for (const [panel, side] of [
    [$("legend"), "left"],
    [$("details"), "right"],
  ]) {
    const cover = panel.getBoundingClientRect();
    if (!cover.width) continue;
    if (side === "left") area.left = Math.max(area.left, cover.right - box.left + 24);
    else area.right = Math.min(area.right, cover.left - box.left - 24);
  }
  return area;
}

function look(x, y, scale, moving = true) {
  const area = clearArea();
  const offset = {
    x: (area.left + area.right - host.clientWidth) / 2,
    y: (area.top + area.bottom - host.clientHeight) / 2,
  };
  network.moveTo({ position: { x, y }, scale, offset, animation: moving ? motion() : false });
  rememberCamera();
}

const fit = (moving = true) => frame([...view.nodes, ...view.bubbles, ...islands], 1.2, moving);

// All of `things` within the clear part, no larger than at scale `most`.
function frame(things, most = 1.2, moving = true) {
  if (!things.length) return;
  const reach = (axis, sign) => (thing) => sign * thing[axis] + (thing.radius || thing.size);
  const edge = (axis, sign) => things.map(reach(axis, sign)).reduce((a, b) => Math.max(a, b));
  const [left, right, top, bottom] = [-edge("x", -1), edge("x", 1), -edge("y", -1), edge("y", 1)];
  const area = clearArea();
  const wide = (area.right - area.left) / Math.max(right - left + 80, 400);
  const high = (area.bottom - area.top) / Math.max(bottom - top + 100, 300);
  const scale = Math.min(wide, high, most);
  look((left + right) / 2, (top + bottom) / 2, Math.max(scale, LEAST_SCALE), moving);
}

// A thing with what is shown of its neighbours.
const frameAround = (node) =>
  frame([node, ...neighbours(node).filter((each) => view.ids.has(each.id))], 1.2);

function flyTo(thing) {
  look(thing.x, thing.y, Math.min(2, Math.max(network.getScale(), thing.bubble ? 0.5 : 0.9)));
}

// vis-network moves the camera once more when it has told of a new size.
const afterResize = (run) => network.once("resize", () => requestAnimationFrame(run));

function zoomBy(factor) {
  const { x, y } = network.getViewPosition();
  network.moveTo({ position: { x, y }, scale: network.getScale() * factor, animation: motion() });
  rememberCamera();
}

// Far from what one looks at, or hidden under a panel?
function inSight(thing) {
  const at = network.canvasToDOM(thing);
  const area = clearArea();
  return (
    at.x > area.left &&
    at.x < area.right &&
    at.y > area.top &&
    at.y < area.bottom &&
    network.getScale() > 0.35
  );
}
