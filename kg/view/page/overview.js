// Where to begin in a graph that opens closed: by a name, a large ward, a province.
const FIRST_WARDS = 8;
let beginning = true; // until something is chosen or the panel is closed

function overviewPanel() {
  if (state.selected || state.bubble || state.path.length) beginning = false;
  if (!beginning || !view.bubbles.length) return null;
  const wards = view.bubbles.filter((bubble) => bubble.hub.kind.key === "ward");
  const largest = wards.sort((a, b) => b.count - a.count || a.id - b.id).slice(0, FIRST_WARDS);
  return [
    panelHead(t("begin.title"), null, t("bubble.members", { n: number(view.total) })),
    el("p", { text: t("begin.hint", { n: number(view.bubbles.length) }) }),
    el("div", { class: "actions" }, button(t("begin.find"), () => $("find").focus(), { class: "main" })),
    largest.length ? listed("counts", t("begin.largest"), largest.map(bubbleRow)) : null,
    islands.length ? listed("counts", t("begin.provinces"), islands.map(regionRow)) : null,
  ];
}

const goTo = (thing, run) =>
  el(
    "button",
    { type: "button", class: "thing", on: { click: run } },
    icon(thing.hub.kind, 13),
    el("span", { text: thing.hub.label }),
  );
const bubbleRow = (bubble) => [
  goTo(bubble, () => openCommunity(communities[bubble.id])),
  el("span", { class: "count", text: number(bubble.count) }),
];
const regionRow = (region) => [
  goTo(region, () => showRegion(region)),
  el("span", { class: "count", text: number(region.size) }),
];
