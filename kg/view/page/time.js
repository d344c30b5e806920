// The slider of days: who held what on that day, and the events up to it.
const DAY = 86400000;
const dayOf = (iso) =>
  Math.round(Date.parse(iso.length === 4 ? `${iso}-01-01` : iso.length === 7 ? `${iso}-01` : iso) / DAY);
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const span = timeSpan();
let playing = 0;

function timeSpan() {
  const days = [...nodes.map((node) => node.date), ...facts.flatMap((fact) => [begins(fact), fact.end])]
    .filter(Boolean)
    .map(dayOf)
    .filter(Number.isFinite);
  if (!days.length) return null;
  return days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity]);
}

watch(drawTime);

function drawTime() {
  const open = Boolean(state.at && span);
  $("time").hidden = !open;
  document.documentElement.dataset.time = open ? "open" : "";
  if (!open) return stop();
  if (!$("time").firstChild || $("time").dataset.language !== language) buildTime();
  $("time").querySelector("input").value = dayOf(state.at);
  $("time").querySelector("input").setAttribute("aria-valuetext", dateText(state.at));
  return ($("time").querySelector("output").textContent = dateText(state.at));
}

function buildTime() {
  const move = () => setDay(Number(slider.value));
  const slider = el("input", {
    type: "range",
    min: span[0],
    max: span[1],
    step: 1,
    "aria-label": t("time.day"),
    on: { input: move },
  });
  $("time").dataset.language = language;
  $("time").replaceChildren(
    button(t("time.play"), play, { id: "play" }),
    slider,
    el("output", {}),
    button(t("time.all"), toggleTime, {}),
  );
}

const setDay = (day) => commit({ at: isoOf(Math.min(span[1], Math.max(span[0], day))) }, { lasting: false });

function toggleTime() {
  if (!span) return announce(t("time.none"));
  return commit({ at: state.at ? "" : isoOf(span[1]) });
}

function play() {
  if (playing) return stop();
  if (dayOf(state.at) >= span[1]) setDay(span[0]);
  const step = Math.max(1, Math.round((span[1] - span[0]) / 80));
  playing = setInterval(() => {
    if (dayOf(state.at) >= span[1]) return stop();
    return setDay(dayOf(state.at) + step);
  }, 350);
  return ($("play").textContent = t("time.stop"));
}

function stop() {
  clearInterval(playing);
  playing = 0;
  if ($("play")) $("play").textContent = t("time.play");
}
