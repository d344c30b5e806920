// The graph by keyboard: arrows walk to the neighbour that lies that way.
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

host.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const run = ARROWS[event.key]
    ? () => (event.shiftKey ? pan(ARROWS[event.key]) : walk(ARROWS[event.key]))
    : KEYS[event.key];
  if (!run) return;
  event.preventDefault();
  run();
});

const KEYS = {
  Enter: () => (state.selected || state.bubble ? enter() : walk([0, 1])),
  " ": () => enter(),
  Escape: () => (state.selected || state.bubble || state.path.length ? closeDetails() : null),
  Backspace: () => back(),
  "+": () => zoomBy(1.4),
  "=": () => zoomBy(1.4),
  "-": () => zoomBy(1 / 1.4),
  0: () => fit(),
  Home: () => {
    const [first] = ordered;
    if (first) {
      choose(first);
    }
  },
  e: () => state.selected && expand(state.selected),
  c: () => state.selected && collapse(state.selected),
  f: () => state.selected && focusOn(state.selected, 1),
  p: () => state.selected && startPath(state.selected),
};

function enter() {
  if (state.bubble) return openCommunity(state.bubble);
  return $("details-name")?.focus();
}

function back() {
  undo();
  if (state.selected) {
    flyTo(state.selected);
    announce(spoken(state.selected));
  }
}

// Things one step from here: neighbours, or other bubbles; from nowhere, everything.
function within(here) {
  if (!here) return ordered.slice(0, 1);
  if (here.bubble)
    return view.bubbles.map((bubble) => communities[bubble.id]).filter((each) => each !== here);
  return neighbours(here).filter((node) => view.ids.has(node.id));
}

function walk([dx, dy]) {
  const here = state.selected || state.bubble;
  const from = here || { x: 0, y: 0 };
  const cost = (thing) => {
    const [x, y] = [thing.x - from.x, thing.y - from.y];
    const along = x * dx + y * dy;
    return along <= 0 ? Infinity : Math.hypot(x, y) * (1 + Math.abs(x * dy - y * dx) / along);
  };
  const found = within(here)
    .map((thing) => [here ? cost(thing) : 0, thing])
    .filter(([price]) => price < Infinity)
    .sort((a, b) => a[0] - b[0]);
  return found.length ? choose(found[0][1]) : announce(t("walk.none"));
}

function pan([dx, dy]) {
  const { x, y } = network.getViewPosition();
  const step = 120 / network.getScale();
  network.moveTo({ position: { x: x + dx * step, y: y + dy * step } });
  rememberCamera();
}

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    $("find").focus();
  } else if (
    (event.ctrlKey || event.metaKey) &&
    event.key.toLowerCase() === "z" &&
    event.target.tagName !== "INPUT"
  ) {
    event.preventDefault();
    back();
  }
});

$("details").addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    event.preventDefault();
    host.focus();
  }
});
