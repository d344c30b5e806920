// What the filters and the search let through in the whole graph, shown in the picture or in closed groups.
const PAGE_ROWS = 100;
const COLUMNS = [
  ["name", (node) => node.label],
  ["kind", (node) => kindText(node.kind)],
  ["ward", (node) => (node.ward >= 0 ? nodes[node.ward].label : "")],
  ["date", (node) => node.date || periodOf(node)],
  ["links", (node) => node.links.length],
];
let sorting = { column: 4, down: true };
let rowsShown = PAGE_ROWS;

watch(drawTable);

function drawTable() {
  const panel = $("table");
  panel.hidden = !state.table;
  document.documentElement.dataset.table = state.table ? "open" : "";
  if (!state.table) return;
  const rows = tableNodes().sort(compareRows);
  redraw(panel, [
    el(
      "table",
      {},
      el("caption", { text: captionText(rows.length) }),
      el("thead", {}, el("tr", {}, ...COLUMNS.map(headCell))),
      el("tbody", {}, ...rows.slice(0, rowsShown).map(bodyRow)),
    ),
    rows.length > rowsShown
      ? button(
          t("more", { n: number(rows.length - rowsShown) }),
          () => {
            rowsShown += PAGE_ROWS;
            drawTable();
          },
          { class: "all", "data-key": "more" },
        )
      : null,
  ]);
}

function tableNodes() {
  const listed = new Set([...view.pool, ...view.nodes]);
  for (const id of state.hidden) if (!view.ids.has(id)) listed.delete(nodes[id]);
  const text = $("find").value;
  if (!fold(text)) return [...listed];
  return findNodes(text, searchKind, Infinity).filter((node) => listed.has(node));
}

function captionText(count) {
  const [n, first] = [number(count), number(rowsShown)];
  const column = t(`table.${COLUMNS[sorting.column][0]}`);
  return t(count > rowsShown ? "table.first" : count ? "table.count" : "table.none", { n, first, column });
}

const collator = new Intl.Collator("vi");

function compareRows(a, b) {
  const [, value] = COLUMNS[sorting.column];
  const [left, right] = [value(a), value(b)];
  const order = typeof left === "number" ? left - right : collator.compare(left, right);
  return (sorting.down ? -order : order) || byWeight(a, b);
}

function headCell([name], column) {
  const sort = () => {
    sorting = { column, down: sorting.column === column && !sorting.down };
    drawTable();
  };
  const direction = sorting.column !== column ? "none" : sorting.down ? "descending" : "ascending";
  const sign = { none: "", descending: " ↓", ascending: " ↑" }[direction];
  return el(
    "th",
    { scope: "col", "aria-sort": direction },
    button(t(`table.${name}`) + sign, sort, { "data-key": `sort-${name}` }),
  );
}

function bodyRow(node) {
  const [, ...rest] = COLUMNS;
  return el(
    "tr",
    { "aria-current": node === state.selected ? "true" : null },
    el(
      "th",
      { scope: "row" },
      el(
        "button",
        {
          type: "button",
          class: "thing",
          "data-key": `row-${node.id}`,
          on: { click: () => showAndFly(node) },
        },
        icon(node.kind, 13),
        el("span", { text: node.label }),
      ),
    ),
    ...rest.map(([name, value]) =>
      el("td", { text: name === "date" && value(node) ? dateText(value(node)) : String(value(node)) }),
    ),
  );
}

function statusText() {
  const held = view.bubbles.reduce((sum, bubble) => sum + bubble.count, 0);
  const base = t("status", {
    shown: number(view.nodes.length),
    total: number(view.total),
    links: number(view.edges.filter((link) => link.a).length),
  });
  return held
    ? `${base} ${t("status.closed", { n: number(view.bubbles.length), things: number(held) })}`
    : base;
}

// Typing searches the table too; its rows begin anew.
function searchTable() {
  rowsShown = PAGE_ROWS;
  drawTable();
}

watch(() => {
  $("status").textContent = statusText();
});
