// What a user can do with a thing, however it was reached: pointer, keyboard, search, table or panel.
function choose(thing, pointer, more = {}) {
  if (pathFrom && !thing.bubble) return finishPath(thing);
  commit(
    thing.bubble
      ? { bubble: thing, selected: null, path: [] }
      : { selected: thing, bubble: null, path: [], ...more },
  );
  if (!pointer && !inSight(thing)) flyTo(thing);
  return announce(
    thing.bubble ? `${thing.hub.label}, ${t("bubble.members", { n: thing.members.length })}` : spoken(thing),
  );
}

function spoken(node) {
  const near = node.links.filter((link) => view.ids.has(other(link, node).id)).length;
  return `${node.label}, ${kindText(node.kind)}, ${t("links", { n: near })}`;
}

// What is not shown yet comes with what is next to it.
function showAndFly(node) {
  if (pathFrom) return choose(node);
  const alone = !view.ids.has(node.id);
  choose(node, true, alone ? { added: withNear(node) } : {});
  return alone ? frameAround(node) : flyTo(node);
}

const COMPANY = 30; // neighbours that come along, the weightiest

function withNear(node) {
  const keep = keeper(state);
  const near = node.links
    .filter(keep.edge)
    .map((link) => other(link, node))
    .filter((each) => keep.node(each) && !state.hidden.has(each.id));
  const some = [...new Set(near)].sort(byWeight).slice(0, COMPANY);
  return new Set([...state.added, node.id, ...some.map((each) => each.id)]);
}

function openCommunity(bubble) {
  const size = view.nodes.length + bubble.members.length;
  if (size > MOST) return announce(t("too.many", { n: number(MOST) }));
  commit({ open: new Set([...state.open, bubble.id]), bubble: null, selected: bubble.hub });
  frame(bubble.members);
  return announce(t("opened", { name: bubble.hub.label, n: bubble.members.length }));
}

const neighbours = (node) =>
  [...new Set(node.links.map((link) => other(link, node)))].filter((each) => each !== node);
const missing = (node) => neighbours(node).filter((each) => !view.ids.has(each.id));

function expand(node) {
  const fresh = missing(node)
    .sort(byWeight)
    .slice(0, Math.max(0, MOST - view.nodes.length));
  if (!fresh.length) return announce(t("expand.none"));
  const added = new Set([...state.added, node.id, ...fresh.map((each) => each.id)]);
  const hidden = new Set([...state.hidden].filter((id) => !added.has(id)));
  commit({ added, hidden, selected: node, bubble: null });
  frameAround(node);
  return announce(t("expand.done", { n: fresh.length }));
}

// Hides the neighbours that nothing else shown holds on to.
function collapse(node) {
  const leaves = neighbours(node).filter(
    (each) => view.ids.has(each.id) && neighbours(each).every((far) => far === node || !view.ids.has(far.id)),
  );
  if (!leaves.length) return announce(t("collapse.none"));
  const gone = new Set(leaves.map((each) => each.id));
  commit({
    hidden: new Set([...state.hidden, ...gone]),
    added: new Set([...state.added].filter((id) => !gone.has(id))),
  });
  return announce(t("collapse.done", { n: leaves.length }));
}

function focusOn(node, hops) {
  commit({ focus: node, hops, selected: node, added: new Set(), hidden: new Set() });
  fit();
  announce(t("focus.done", { n: view.nodes.length }));
}

function leaveFocus() {
  commit({ focus: null });
  fit();
}

function clearAll() {
  commit({ ...blank(), table: state.table });
  fit();
}

function setLanguage(name) {
  language = name === "vi" ? "vi" : "en";
  translatePage();
  refresh();
  repaint();
  writeAddress(false);
}
