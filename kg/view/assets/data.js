// The data of the page and what is looked up in it. Things, lines and articles are referred to by their numbers.

const DATA = JSON.parse(document.getElementById("data").textContent);
const { things, lines, quotes, posts, articles, contexts, types } = DATA;

// What the reader has chosen to see. Only main.js changes it.
const state = { selection: null, hover: null, hiddenTypes: new Set(), hiddenMarks: new Set(), hidesLoose: false };

const linesOf = things.map(() => []);
lines.forEach((line, at) => {
  linesOf[line.s].push(at);
  if (line.o !== line.s) linesOf[line.o].push(at);
});
const positions = DATA.network.nodes.map((node) => ({ x: node.x, y: node.y, size: node.size }));

const typeOf = (thing) => types[things[thing].type];
const isShownThing = (at) => !state.hiddenTypes.has(things[at].type);
// In the drawing; the lists keep the things that no line holds.
const isDrawn = (at) => isShownThing(at) && !(state.hidesLoose && !linesOf[at].length);
const isShownLine = (at) =>
  !state.hiddenMarks.has(lines[at].mark) && isShownThing(lines[at].s) && isShownThing(lines[at].o);

// Lower case without diacritics, so that "ma'ruf", "MA’RUF" and "maʼrúf" are one.
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘ʼ`´]/g, "'")
    .toLowerCase();
}

// The first `length` characters, never half of a pair.
function clip(text, length) {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length)).slice(0, -1).join("").trimEnd()}…`;
}

const former = (post) => (post && post.former ? "mantan " : "");

function lineLabel(line) {
  const { suffix } = MARKS[line.mark];
  return `${former(line.post)}${line.label}${suffix ? ` · ${suffix}` : ""}`;
}

// The same as it stands in the drawing: cut and in rows.
function lineRows(at) {
  const { suffix } = MARKS[lines[at].mark];
  const label = `${former(lines[at].post)}${DATA.network.edges[at].label}`;
  return [...label.split("\n"), ...(suffix ? [`· ${suffix} ·`] : [])];
}

const lineSentence = (line) => `${things[line.s].name} ${lineLabel(line)} ${things[line.o].name}`;
