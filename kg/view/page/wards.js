// The ward filter: typed to find, ticked to keep.
const allWards = nodes
  .filter((node) => node.kind.key === "ward")
  .sort((a, b) => a.label.localeCompare(b.label, "vi"));
const wardCount = () => allWards.length;
const WARDS = 30; // rows shown
let wardText = "";

function wardList() {
  const list = el("ul", { class: "checks" });
  const fill = () => {
    const query = fold(wardText);
    const rows = allWards
      .filter((ward) => state.wards.has(ward.id) || fold(ward.label).includes(query))
      .sort((a, b) => state.wards.has(b.id) - state.wards.has(a.id));
    list.replaceChildren(
      ...rows.slice(0, WARDS).map((ward) =>
        checkRow(`ward-${ward.id}`, null, ward.label, state.wards.has(ward.id), "", () => {
          commit({ wards: toggled(state.wards, ward.id) });
          fit();
        }),
      ),
      rows.length > WARDS
        ? el("li", { class: "count", text: t("more", { n: number(rows.length - WARDS) }) })
        : "",
    );
  };
  const find = el("input", {
    type: "search",
    value: wardText,
    "data-key": "ward-find",
    "aria-label": t("legend.ward.find"),
    placeholder: t("legend.ward.find"),
    on: {
      input: () => {
        wardText = find.value;
        fill();
      },
    },
  });
  fill();
  return el("div", {}, allWards.length > 12 ? find : "", list);
}
