// The ward filter: typed to find, ticked to keep.
const allWards = nodes
  .filter((node) => node.kind.key === "ward")
  .sort((a, b) => a.label.localeCompare(b.label, "vi"));
const wardCount = () => allWards.length;
const WARDS = 30; // rows shown
let wardText = "";

function wardList() {
  const list = el("ul", { class: "checks" });
  const fill = () => list.replaceChildren(...wardRows());
  const label = t("legend.ward.find");
  const typed = {
    type: "search",
    value: wardText,
    "data-key": "ward-find",
    "aria-label": label,
    placeholder: label,
  };
  const find = el("input", typed);
  find.addEventListener("input", () => {
    wardText = find.value;
    fill();
  });
  fill();
  return el("div", {}, allWards.length > 12 ? find : "", list);
}

// Ticked ones first, then those that fit what was typed.
function wardRows() {
  const query = fold(wardText);
  const fitting = allWards
    .filter((ward) => state.wards.has(ward.id) || fold(ward.label).includes(query))
    .sort((a, b) => state.wards.has(b.id) - state.wards.has(a.id));
  const left = fitting.length - WARDS;
  const rest = left > 0 ? [el("li", { class: "count", text: t("more", { n: number(left) }) })] : [];
  return [...fitting.slice(0, WARDS).map(wardRow), ...rest];
}

function wardRow(ward) {
  const tick = () => {
    commit({ wards: toggled(state.wards, ward.id) });
    fit();
  };
  return checkRow(`ward-${ward.id}`, null, ward.label, state.wards.has(ward.id), "", tick);
}
