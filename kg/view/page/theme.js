// Light, dark, or as the system says.
let theme = "auto";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const isDark = () => (theme === "auto" ? systemDark.matches : theme === "dark");
const colour = (kind) => (isDark() ? kind.dark : kind.light);

const PALETTES = {
  light: {
    ground: "#fbfaf7",
    ink: "#1f2328",
    soft: "#5c6470",
    line: "#bdbcb4",
    faint: "#e6e4de",
    shore: "#f3f1ea",
    strong: "#b3261e",
    veil: "rgba(251,250,247,.82)",
  },
  dark: {
    ground: "#14171c",
    ink: "#e9eaec",
    soft: "#a2a9b4",
    line: "#4a525e",
    faint: "#272c34",
    shore: "#1a1e25",
    strong: "#ff8a80",
    veil: "rgba(20,23,28,.82)",
  },
};
const palette = () => PALETTES[isDark() ? "dark" : "light"];

function setTheme(name) {
  theme = ["light", "dark"].includes(name) ? name : "auto";
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

systemDark.addEventListener("change", () => {
  setTheme(theme);
  repaint();
});
