// The buttons of the head and of the corner.
watch(drawTools);

function drawTools() {
  const elsewhere = otherLanguage();
  const many = nodes.length > LIMIT && nodes.length <= MOST;
  redraw($("tools"), [
    tool("filter", "legend.title", toggleLegend, legendShown()),
    sign("undo", "\u21b6", "undo", back),
    tool("table-tool", "table.title", toggleTable, state.table),
    span && tool("time-tool", "time.title", toggleTime, Boolean(state.at)),
    many && tool("all", isNarrow() ? "all.short" : "all", toggleAll, state.all),
    exportMenu(),
    sign("language", elsewhere.toUpperCase(), "language.other", switchLanguage, { lang: elsewhere }),
    sign("theme", isDark() ? "\u2600" : "\u263e", isDark() ? "theme.light" : "theme.dark", switchTheme),
  ]);
}

// A button with a sign for its text.
const sign = (id, text, key, run, more = {}) =>
  button(text, run, { id, "data-key": id, "aria-label": t(key), title: t(key), ...more });
const otherLanguage = () => (language === "vi" ? "en" : "vi");
const switchLanguage = () => setLanguage(otherLanguage());

function toggleAll() {
  commit({ all: !state.all });
  fit();
}

function toggleTable() {
  commit({ table: !state.table });
  afterResize(() => (state.selected ? flyTo(state.selected) : fit()));
}

function tool(id, key, run, pressed) {
  return button(t(key), run, {
    id,
    "data-key": id,
    "aria-pressed": pressed === undefined ? null : String(pressed),
  });
}

function exportMenu() {
  const items = EXPORTS.map(([name, run]) =>
    button(name, () => {
      menu.open = false;
      run();
    }),
  );
  const menu = el(
    "details",
    { class: "menu" },
    el("summary", { text: t("export"), id: "export" }),
    el("div", {}, ...items),
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.firstChild.focus();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}

function switchTheme() {
  setTheme(isDark() ? "light" : "dark");
  refresh();
  repaint();
  writeAddress(false);
}

const isNarrow = () => innerWidth < 900;
const legendShown = () => legendOpen ?? !isNarrow();

function toggleLegend() {
  legendOpen = !legendShown();
  showLegend();
  drawTools();
  if (legendOpen) $("legend").querySelector("input")?.focus();
}

function showLegend() {
  $("legend").hidden = !legendShown();
}

addEventListener("resize", () => {
  showLegend();
  drawTools();
});

function drawZoom() {
  $("zoom").replaceChildren(
    button("+", () => zoomBy(1.4), { "aria-label": t("zoom.in") }),
    button("−", () => zoomBy(1 / 1.4), { "aria-label": t("zoom.out") }),
    button("⤢", () => fit(), { "aria-label": t("zoom.fit") }),
  );
}

watch(drawZoom);
