// Opens the page in the state its address names.
function restore(moving) {
  const text = location.hash.length > 1 ? location.hash.slice(1) : RAW.start;
  const from = new URLSearchParams(text);
  if (from.has("language")) language = from.get("language") === "en" ? "en" : "vi";
  if (from.has("theme")) setTheme(from.get("theme"));
  state = decode(text);
  translatePage();
  refresh();
  if (state.table && !state.camera) afterResize(() => fit(false)); // the table takes room from the picture
  showCamera(moving);
}

setTheme("auto");
showLegend();
restore(false);
network.once("afterDrawing", () => {
  performance.mark("drawn");
  document.documentElement.dataset.ready = "yes";
});
addEventListener("popstate", () => restore(false));
$("skip").addEventListener("click", () => host.focus());
addEventListener("beforeprint", () => fit(false));
