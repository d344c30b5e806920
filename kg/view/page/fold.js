// Text as people type it: without marks, case or punctuation, long forms as their abbreviations.
const SHORT = Object.entries(RAW.short);

function fold(text) {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\u0111/g, "d");
  let words = ` ${plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  for (const [long, short] of SHORT) words = words.replaceAll(` ${long} `, ` ${short} `);
  return words.trim();
}

let folded = null;

function foldAll() {
  folded ||= nodes.map((node) => ({
    node,
    names: [node.label, bareName(node), node.code, ...node.aliases].filter(Boolean).map((name) => ({
      plain: ` ${fold(name)} `,
      marked: ` ${marks(name)} `,
    })),
  }));
  return folded;
}

const marks = (text) => text.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

// A unit's name without what sort of unit it is.
function bareName({ label, kind }) {
  const head = t("unit.heads").split("|").find((each) => label.startsWith(`${each} `));
  return UNITS.has(kind.key) && head ? label.slice(head.length + 1) : "";
}

const UNITS = new Set(["ward", "unit"]);
const NAMED = new Set(["ward", "unit", "person"]); // one types their names from the beginning

// 5 the name itself, 4 its beginning, 3 in it, 2 all words begin a word of it, 1 all words inside, 0 no.
function rank({ plain }, query, words, kind) {
  if (plain === ` ${query} `) return 5;
  if (NAMED.has(kind.key) && plain.startsWith(` ${query}`)) return 4;
  if (plain.includes(` ${query}`)) return 3;
  if (words.every((word) => plain.includes(` ${word}`))) return 2;
  return words.every((word) => plain.includes(word)) ? 1 : 0;
}

// Where marks were typed, who has the same ones comes first.
function findNodes(text, kind, limit) {
  const query = fold(text);
  const words = query.split(" ").filter(Boolean);
  if (!words.length) return [];
  const typed = marks(text);
  const hits = [];
  for (const { node, names } of foldAll()) {
    if (kind && node.kind.key !== kind) continue;
    const best = Math.max(...names.map((name) => rank(name, query, words, node.kind)));
    if (best) hits.push({ node, best, same: names.some(({ marked }) => marked.includes(` ${typed}`)) });
  }
  const place = ({ node }) => kinds.indexOf(node.kind);
  hits.sort(
    (a, b) =>
      (b.best === 5) - (a.best === 5) ||
      b.same - a.same ||
      b.best - a.best ||
      place(a) - place(b) ||
      byWeight(a.node, b.node),
  );
  return hits.slice(0, limit).map((hit) => hit.node);
}
