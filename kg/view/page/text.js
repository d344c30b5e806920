// The interface in Vietnamese and English.
let language = (navigator.languages || [navigator.language]).some((tag) => tag.startsWith("vi"))
  ? "vi"
  : "en";

// {n:thing:things} is the one or the other, as n is one or more.
function t(key, values = {}) {
  const text = RAW.strings[key]?.[language] ?? key;
  return text
    .replace(/\{(\w+):(.*?):(.*?)\}/g, (_, name, one, more) => (String(values[name]) === "1" ? one : more))
    .replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

const termText = (term) => (language === "vi" ? term.vi || term.en : term.en || term.vi) || tailOf(term.iri);
const kindText = (kind) => (language === "vi" ? kind.vi : kind.en);
const tailOf = (iri) => iri.split(/[#/]/).pop();
const number = (value) => value.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");

const monthName = (month) =>
  new Date(Date.UTC(2000, month - 1, 1)).toLocaleString("en-GB", { month: "short", timeZone: "UTC" });

// Of "2026-01/2026-06", months of one year, the year is told once.
function dateText(iso) {
  if (/^\d{4}-\d{4}$/.test(iso)) return iso.replace("-", "\u2013");
  const [since, until] = iso.split("/");
  if (until) {
    const first = since.split("-")[1];
    return `${language === "vi" ? Number(first) : monthName(first)}\u2013${dateText(until)}`;
  }
  const [year, month, day] = iso.split("-");
  if (language === "vi")
    return [day, month, year]
      .filter(Boolean)
      .map((part) => part.replace(/^0/, ""))
      .join("/");
  if (!month) return year;
  return [day?.replace(/^0/, ""), monthName(month), year].filter(Boolean).join(" ");
}

function translatePage() {
  document.documentElement.lang = language;
  document.title = t("title");
  nameFigures();
  for (const item of document.querySelectorAll("[data-t]")) item.textContent = t(item.dataset.t);
  for (const item of document.querySelectorAll("[data-t-label]")) {
    item.setAttribute("aria-label", t(item.dataset.tLabel));
  }
  for (const item of document.querySelectorAll("[data-t-placeholder]")) {
    item.placeholder = t(item.dataset.tPlaceholder);
  }
  if (matchMedia("(any-pointer: fine)").matches) $("find").placeholder += `  ${t("search.keys")}`;
}
