// Search as one types: a combobox with a list, narrowed by kind.
const HITS = 12;
let hits = [];
let active = -1;
let searchKind = null;

function search() {
  const text = $("find").value;
  hits = findNodes(text, searchKind, HITS);
  active = hits.length ? 0 : -1;
  drawResults(Boolean(text.trim()));
  searchTable();
}

function drawResults(open) {
  $("results").hidden = !open;
  $("find").setAttribute("aria-expanded", String(open));
  $("none").hidden = hits.length > 0;
  $("found").hidden = !hits.length;
  $("chips").replaceChildren(...[null, ...kinds].map(chip));
  $("found").replaceChildren(...hits.map(hitItem));
  markActive();
  if (open) announce(hits.length ? t("search.count", { n: hits.length }) : t("search.none"));
}

function chip(kind) {
  const pick = () => {
    searchKind = kind && kind.key;
    search();
    $("find").focus();
  };
  return button(kind ? kindText(kind) : t("search.all"), pick, {
    "aria-pressed": String((kind && kind.key) === searchKind),
  });
}

function hitItem(node, place) {
  const ward = wardOf(node);
  const posts = node.links
    .filter((link) => link.a === node && link.b.kind.key === "post")
    .map((link) => link.b.label);
  const around = ward?.links.find((link) => link.a === ward && link.b.kind.key === "unit")?.b; // tells namesakes apart
  const more = [
    posts[0] || kindText(node.kind),
    node.kind.key === "event" ? node.date && dateText(node.date) : node.words[0]?.value,
    !posts.length && ward && ward !== node ? ward.label : "",
    around?.label,
  ];
  return el(
    "li",
    {
      role: "option",
      id: `hit-${place}`,
      "aria-selected": "false",
      on: {
        mousedown: (event) => event.preventDefault(),
        click: () => takeHit(place),
      },
    },
    icon(node.kind),
    el("span", { class: "name", text: node.label }),
    el("span", { class: "more", text: more.filter(Boolean).join(" · ") }),
  );
}

function markActive() {
  [...$("found").children].forEach((item, place) =>
    item.setAttribute("aria-selected", String(place === active)),
  );
  if (active < 0) return $("find").removeAttribute("aria-activedescendant");
  $("find").setAttribute("aria-activedescendant", `hit-${active}`);
  return $("found").children[active]?.scrollIntoView({ block: "nearest" });
}

function clearSearch() {
  closeResults();
  $("find").value = "";
  searchTable();
}

function takeHit(place) {
  const node = hits[place];
  if (!node) return;
  clearSearch();
  showAndFly(node);
  host.focus();
}

function closeResults() {
  hits = [];
  active = -1;
  drawResults(false);
}

$("find").addEventListener("input", search);
$("find").addEventListener("focus", () => {
  if ($("find").value.trim()) search();
});
$("find").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    active = hits.length ? (active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length : -1;
    markActive();
  } else if (event.key === "Enter") takeHit(active);
  else if (event.key === "Escape") {
    if (pathFrom) stopPath();
    clearSearch();
  } else return;
  event.preventDefault();
});
$("search").addEventListener("focusout", (event) => {
  if (!$("search").contains(event.relatedTarget)) closeResults();
});
