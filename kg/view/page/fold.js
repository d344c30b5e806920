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
    names: [node.label, ...node.aliases].map((name) => ` ${fold(name)} `),
  }));
  return folded;
}

// 4 the name itself, 3 its beginning, 2 all words begin a word of it, 1 all words inside, 0 no.
function rank(name, query, words) {
  if (name === ` ${query} `) return 4;
  if (name.startsWith(` ${query}`)) return 3;
  if (words.every((word) => name.includes(` ${word}`))) return 2;
  return words.every((word) => name.includes(word)) ? 1 : 0;
}

function findNodes(text, kind, limit) {
  const query = fold(text);
  const words = query.split(" ").filter(Boolean);
  if (!words.length) return [];
  const hits = [];
  for (const { node, names } of foldAll()) {
    if (kind && node.kind.key !== kind) continue;
    const best = Math.max(...names.map((name) => rank(name, query, words)));
    if (best) hits.push({ node, best });
  }
  hits.sort((a, b) => b.best - a.best || byWeight(a.node, b.node));
  return hits.slice(0, limit).map((hit) => hit.node);
}
