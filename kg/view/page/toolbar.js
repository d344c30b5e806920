// The buttons of the head and of the corner.
watch(drawTools);

function drawTools() {
  redraw($("tools"), [
    tool("filter", "legend.title", toggleLegend, legendShown()),
    button("↶", back, { id: "undo", "data-key": "undo", "aria-label": t("undo"), title: t("undo") }),
    tool("table-tool", "table.title", toggleTable, state.table),
    span ? tool("time-tool", "time.title", toggleTime, Boolean(state.at)) : null,
    nodes.length > LIMIT && nodes.length <= MOST
      ? tool(
          "all",
          "all",
          () => {
            commit({ all: !state.all });
            fit();
          },
          state.all,
        )
      : null,
    exportMenu(),
    button(language === "vi" ? "EN" : "VI", () => setLanguage(language === "vi" ? "en" : "vi"), {
      id: "language",
      lang: language === "vi" ? "en" : "vi",
      "data-key": "language",
      "aria-label": t("language.other"),
    }),
    button(isDark() ? "☀" : "☾", switchTheme, {
      id: "theme",
      "data-key": "theme",
      "aria-label": t(isDark() ? "theme.light" : "theme.dark"),
    }),
  ]);
}

function toggleTable() {
  commit({ table: !state.table });
  network.once("resize", () => (state.selected ? flyTo(state.selected) : fit()));
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

const legendShown = () => legendOpen ?? innerWidth >= 900;

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
});

function drawZoom() {
  $("zoom").replaceChildren(
    button("+", () => zoomBy(1.4), { "aria-label": t("zoom.in") }),
    button("−", () => zoomBy(1 / 1.4), { "aria-label": t("zoom.out") }),
    button("⤢", () => fit(), { "aria-label": t("zoom.fit") }),
  );
}

watch(drawZoom);
