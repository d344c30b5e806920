// All that a user has chosen, in one object; the address's fragment says the same, so a link restores it.
const blank = () => ({
  selected: null,
  bubble: null,
  path: [],
  around: false,
  focus: null,
  hops: 1,
  added: new Set(),
  hidden: new Set(),
  open: new Set(),
  all: false,
  offKinds: new Set(),
  offRelations: new Set(),
  wards: new Set(),
  sure: 0,
  at: "",
  table: false,
  camera: null,
});

let state = blank();
const past = [];
const watchers = [];
const watch = (run) => watchers.push(run);

// One step that can be undone. `lasting: false` replaces the step before, as while a slider moves.
function commit(change, { lasting = true } = {}) {
  if (lasting) past.push(encode(state));
  if (past.length > 200) past.shift();
  state = { ...state, ...change };
  refresh();
  writeAddress(lasting);
}

function undo() {
  if (!past.length) return announce(t("undo.none"));
  state = decode(past.pop());
  refresh();
  writeAddress(false);
  showCamera(true);
  return announce(t("undone"));
}

function refresh() {
  for (const run of watchers) run();
}

function writeAddress(lasting) {
  const address = `#${encode(state)}`;
  try {
    history[lasting ? "pushState" : "replaceState"](null, "", address);
  } catch {
    /* inside a notebook's frame there is no address */
  }
}

const nodeList = { write: (id) => nodes[id].tail, read: (tail) => byIri.get(fullIri(tail))?.id };
const LISTS = {
  added: nodeList,
  hidden: nodeList,
  wards: nodeList,
  open: { write: (id) => communities[id].hub.tail, read: (tail) => byIri.get(fullIri(tail))?.community },
  offKinds: { write: (key) => key, read: (key) => (kindOf.has(key) ? key : undefined) },
  offRelations: { write: (id) => shortIri(terms[id].iri), read: (tail) => relationOf(tail) },
};

const shortIri = (iri) => (iri.startsWith(RAW.base) ? iri.slice(RAW.base.length) : iri);

function relationOf(tail) {
  const place = terms.findIndex((term) => term.iri === fullIri(tail));
  return place < 0 ? undefined : place;
}

function encode(from) {
  const out = new URLSearchParams();
  const put = (key, value) => {
    if (value) out.set(key, value);
  };
  for (const [key, list] of Object.entries(LISTS)) put(key, [...from[key]].map(list.write).join(" "));
  put("selected", from.selected && from.selected.tail);
  put("bubble", from.bubble && from.bubble.hub.tail);
  put("path", from.path.map((node) => node.tail).join(" "));
  put("focus", from.focus && from.focus.tail);
  if (from.focus) put("hops", from.hops);
  put("sure", from.sure);
  put("at", from.at);
  put("around", from.around ? 1 : "");
  put("all", from.all ? 1 : "");
  put("table", from.table ? 1 : "");
  put("camera", from.camera && from.camera.map((value) => +value.toPrecision(6)).join(" "));
  put("language", language);
  put("theme", theme === "auto" ? "" : theme);
  return out.toString();
}

function decode(text) {
  const from = new URLSearchParams(text);
  const words = (key) => (from.get(key) || "").split(" ").filter(Boolean);
  const node = (tail) => (tail ? byIri.get(fullIri(tail)) : null) || null;
  const next = blank();
  for (const [key, list] of Object.entries(LISTS)) {
    next[key] = new Set(
      words(key)
        .map(list.read)
        .filter((value) => value !== undefined),
    );
  }
  next.selected = node(from.get("selected"));
  next.bubble = communities[node(from.get("bubble"))?.community] || null;
  next.path = words("path").map(node).filter(Boolean).slice(0, 2);
  next.focus = node(from.get("focus"));
  next.hops = Math.min(3, Math.max(1, Number(from.get("hops")) || 1));
  next.sure = Math.min(1, Math.max(0, Number(from.get("sure")) || 0));
  next.at = /^\d{4}-\d\d-\d\d$/.test(from.get("at")) ? from.get("at") : "";
  next.around = from.get("around") === "1";
  next.all = from.get("all") === "1";
  next.table = from.get("table") === "1";
  const camera = words("camera").map(Number);
  next.camera = camera.length === 3 && camera.every(Number.isFinite) ? camera : null;
  return next;
}
