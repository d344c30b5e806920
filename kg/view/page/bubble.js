// The panel about a closed community: what is in it, and the way in.
const FEW = 12; // members named

function bubblePanel(bubble) {
  const { hub, members } = bubble;
  const open = button(t("bubble.open"), () => openCommunity(bubble), { class: "main" });
  const first = [...members].sort(byWeight).slice(0, FEW);
  return [
    panelHead(bubbleName(bubble), hub.kind, t("bubble.members", { n: number(members.length) })),
    el("div", { class: "actions" }, open),
    listed("counts", null, kindCounts(members)),
    listed(
      "plain",
      t("bubble.first"),
      first.map((node) => [thingButton(node)]),
    ),
  ];
}

function kindCounts(members) {
  const counts = [...count(members, (node) => node.kind)].sort((a, b) => b[1] - a[1]);
  const figure = (n) => el("span", { class: "count", text: number(n) });
  return counts.map(([kind, n]) => [icon(kind), el("span", { text: kindText(kind) }), figure(n)]);
}

function listed(style, heading, rows) {
  const items = rows.map((row) => el("li", {}, ...row));
  return el(
    "section",
    { class: "group" },
    heading && el("h3", { text: heading }),
    el("ul", { class: style }, ...items),
  );
}

// A part of a large ward says of which; what only was left over has no name of its own.
function bubbleName({ hub, members }) {
  if (hub.kind.key !== "ward" && hub.links.length * 3 < members.length) return t("bubble.mixed");
  return hub.ward >= 0 && hub.ward !== hub.id ? `${nodes[hub.ward].label}: ${hub.label}` : hub.label;
}
