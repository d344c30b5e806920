// Elements from plain text only; nothing here or elsewhere parses markup.
const $ = (id) => document.getElementById(id);

function el(tag, options = {}, ...children) {
  const item = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "on") for (const [event, run] of Object.entries(value)) item.addEventListener(event, run);
    else if (key === "text") item.textContent = value;
    else item.setAttribute(key, value === true ? "" : value);
  }
  item.append(...children.filter((child) => child !== null && child !== undefined));
  return item;
}

const button = (text, run, options = {}) =>
  el("button", { type: "button", text, on: { click: run }, ...options });

// The only links a page has: to documents on the web.
function webLink(text, address) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    /* no address */
  }
  if (!url || !/^https?:$/.test(url.protocol)) return el("span", { text });
  return el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", text });
}

function icon(kind, size = 16) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", kind.shape);
  path.setAttribute("fill", colour(kind));
  svg.append(path);
  return svg;
}

// New content for a panel; who was in it stays where they were, or comes to its heading.
function redraw(panel, children, same = true) {
  const inside = panel.contains(document.activeElement);
  const key = inside ? document.activeElement.dataset.key || "" : "";
  const top = same ? panel.scrollTop : 0;
  panel.replaceChildren(...children.filter(Boolean));
  panel.scrollTop = top;
  if (!inside) return;
  const again =
    panel.querySelector(`[data-key="${CSS.escape(key)}"]`) || panel.querySelector("[data-key=name]");
  again?.focus({ preventScroll: true });
}

let announced = 0;

function announce(text) {
  clearTimeout(announced);
  announced = setTimeout(() => {
    $("live").textContent = text;
  }, 60);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "unseen", text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(t("copied"));
}
