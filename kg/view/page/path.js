// The way between two things, every step with the words that say so.
let pathFrom = null;

function startPath(node) {
  pathFrom = node;
  document.documentElement.dataset.path = "choosing";
  $("find").placeholder = t("path.to", { name: node.label });
  $("find").focus();
  announce(t("path.to", { name: node.label }));
}

function stopPath() {
  pathFrom = null;
  delete document.documentElement.dataset.path;
  $("find").placeholder = t("search.hint");
}

function finishPath(node) {
  const from = pathFrom;
  stopPath();
  commit({ path: [from, node], selected: null, bubble: null });
  fitPath();
  announce(view.path.length ? t("path.found", { n: view.path.length - 1 }) : t("path.none"));
}

function fitPath() {
  const at = view.path.map((hop) => hop.node);
  if (!at.length) return;
  const [xs, ys] = [at.map((node) => node.x), at.map((node) => node.y)];
  const [wide, high] = [Math.max(...xs) - Math.min(...xs) + 160, Math.max(...ys) - Math.min(...ys) + 160];
  const area = clearArea();
  look(
    (Math.max(...xs) + Math.min(...xs)) / 2,
    (Math.max(...ys) + Math.min(...ys)) / 2,
    Math.min((area.right - area.left) / wide, (area.bottom - area.top) / high, 1.4),
  );
}

function pathPanel() {
  const [from, to] = state.path;
  const found = view.path.length ? t("path.found", { n: view.path.length - 1 }) : t("path.none");
  return [
    panelHead(`${from.label} \u2192 ${to?.label ?? ""}`, null, t("path.title")),
    el("p", { text: found }),
    aroundCheck(),
    el("ol", { class: "hops-list" }, ...view.path.map(hopItem)),
  ];
}

function aroundCheck() {
  const box = el("input", { type: "checkbox", checked: state.around, "data-key": "around" });
  box.addEventListener("change", () => {
    commit({ around: !state.around });
    fitPath();
  });
  return el("label", { class: "check" }, box, el("span", { text: t("path.around") }));
}

function hopItem({ node, link }) {
  const fact = link?.facts[0];
  return el(
    "li",
    {},
    link
      ? el(
          "div",
          { class: "relation" },
          el("span", { text: `${link.b === node ? "↓" : "↑"} ${termText(link.term)}` }),
          fact?.status ? el("span", { class: "tag", text: termText(fact.status) }) : null,
        )
      : null,
    fact ? quoteBlock(fact, [link.a.label, link.b.label]) : null,
    thingButton(node),
  );
}
