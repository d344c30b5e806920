// The panel about a closed community: what is in it, and the way in.
function bubblePanel(bubble) {
  const counts = new Map();
  for (const node of bubble.members) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  const rows = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, n]) =>
      el(
        "li",
        {},
        icon(kind),
        el("span", { text: kindText(kind) }),
        el("span", { class: "count", text: number(n) }),
      ),
    );
  const first = [...bubble.members]
    .sort(byWeight)
    .slice(0, 12)
    .map((node) => el("li", {}, thingButton(node)));
  return [
    panelHead(bubble.hub.label, bubble.hub.kind, t("bubble.members", { n: number(bubble.members.length) })),
    el(
      "div",
      { class: "actions" },
      button(t("bubble.open"), () => openCommunity(bubble), { class: "main" }),
    ),
    el("section", { class: "group" }, el("ul", { class: "counts" }, ...rows)),
    el(
      "section",
      { class: "group" },
      el("h3", { text: t("bubble.first") }),
      el("ul", { class: "plain" }, ...first),
    ),
  ];
}
