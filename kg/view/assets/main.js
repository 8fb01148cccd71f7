// What ties the page together: one state, changed here only; the address holds the selection, so that "back" works.

const MANY_LOOSE = 30;

const keyOf = ({ kind, at }) => `#/${kind === "thing" ? encodeURIComponent(things[at].key) : `hubungan/${at}`}`;

// The selection that the address names, or null. What it holds is looked up, never used otherwise.
function fromAddress() {
  if (!location.hash.startsWith("#/")) return null;
  const number = /^#\/hubungan\/(\d+)$/.exec(location.hash);
  if (number) return lines[Number(number[1])] ? { kind: "line", at: Number(number[1]) } : null;
  const at = things.findIndex((thing) => keyOf({ kind: "thing", at: thing.number }) === location.hash);
  return at < 0 ? null : { kind: "thing", at };
}

const isCurrent = (next) => next?.kind === state.selection?.kind && next?.at === state.selection?.at;

// Shows a thing, a line or (null) the overview; `move` brings it into view.
function select(next, { move = true } = {}) {
  const hash = next ? keyOf(next) : "#/";
  if (hash !== (location.hash || "#/")) location.hash = hash;
  show(next);
  if (next && move) canvas.reveal(next);
  const title = panel.querySelector("h2");
  if (title && document.activeElement !== canvas.container) title.focus({ preventScroll: true });
}

function show(next) {
  if (isCurrent(next)) return;
  state.selection = next;
  document.body.classList.toggle("detail", Boolean(next));
  renderPanel();
  canvas.refresh();
  document.getElementById("live").textContent = !next
    ? "Ringkasan"
    : clip(next.kind === "thing" ? things[next.at].name : lineSentence(lines[next.at]), 300);
}

function hover(next) {
  state.hover = next;
  canvas.hover();
}

function chip(set, key, children, count, hint) {
  const flip = () => {
    if (!set.delete(key)) set.add(key);
    button.setAttribute("aria-pressed", String(!set.has(key)));
    canvas.refresh();
    if (!state.selection) renderPanel();
  };
  const button = el(
    "button.chip",
    { type: "button", "aria-pressed": "true", title: hint, onclick: flip },
    ...children,
    el("span.count", {}, count.toLocaleString("id-ID")),
  );
  return button;
}

function countBy(rows, key) {
  const counts = new Map();
  for (const row of rows) counts.set(row[key], (counts.get(row[key]) || 0) + 1);
  return counts;
}

function startChips() {
  const ofType = [...countBy(things, "type")].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const typeChip = ([type, count]) => chip(state.hiddenTypes, type, [glyph(type, 18), types[type].label], count);
  document.getElementById("types").append(...ofType.map(typeChip));
  const ofMark = countBy(lines, "mark");
  const shown = Object.keys(MARKS).filter((mark) => ofMark.has(mark));
  const markChip = (mark) => {
    const { chip: text, hint } = MARKS[mark];
    return chip(state.hiddenMarks, mark, [el(`span.stroke.${mark}`), text], ofMark.get(mark), hint);
  };
  document.getElementById("marks").append(...shown.map(markChip), ...looseChip());
}

// Things that no line holds: in a large graph they would only fill the screen.
function looseChip() {
  const count = linesOf.filter((own) => !own.length).length;
  if (!count) return [];
  state.hidesLoose = count > MANY_LOOSE;
  const flip = () => {
    state.hidesLoose = !state.hidesLoose;
    button.setAttribute("aria-pressed", String(!state.hidesLoose));
    canvas.refresh();
    canvas.fit();
  };
  const button = el(
    "button.chip",
    { type: "button", "aria-pressed": String(!state.hidesLoose), title: "Entitas tanpa hubungan", onclick: flip },
    el("span.dot"),
    "Lepas",
    el("span.count", {}, count.toLocaleString("id-ID")),
  );
  return [button];
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") select(null);
    else if (event.key === "/" && document.activeElement !== query) {
      event.preventDefault();
      query.focus();
    }
  });
  const moves = { ArrowLeft: [-70, 0], ArrowRight: [70, 0], ArrowUp: [0, -70], ArrowDown: [0, 70] };
  canvas.container.addEventListener("keydown", (event) => {
    if (event.key in moves) canvas.pan(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") canvas.zoom(1.3);
    else if (event.key === "-") canvas.zoom(1 / 1.3);
    else if (event.key === "0") canvas.fit();
    else return;
    event.preventDefault();
  });
}

function startButtons() {
  document.getElementById("zoom-in").addEventListener("click", () => canvas.zoom(1.3));
  document.getElementById("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.3));
  document.getElementById("zoom-fit").addEventListener("click", () => canvas.fit());
  document.getElementById("home").addEventListener("click", () => {
    select(null);
    canvas.fit();
  });
}

// For tests: where a node or an edge can be hit on the screen, and what is what. Read only.
const onScreen = (point) => {
  const { left, top } = canvas.container.getBoundingClientRect();
  const { x, y } = canvas.network.canvasToDOM(point);
  return { x: x + left, y: y + top };
};
window.simpul = Object.freeze({
  selection: () => state.selection && `${state.selection.kind} ${state.selection.at}`,
  address: (kind, at) => keyOf({ kind, at }),
  things: () => things.map((thing) => thing.name),
  lines: () => lines.map(lineSentence),
  nodePosition: (at) => onScreen(canvas.network.getPosition(at)),
  edgePosition: (at) => onScreen(canvas.pointOn(at)),
});

document.getElementById("headline").append(words(DATA.title, 200));
things.forEach((thing, at) => {
  thing.number = at;
});
startChips();
canvas.start((picked) => select(picked, { move: false }), hover);
startSearch();
startKeys();
startButtons();
window.addEventListener("hashchange", () => {
  const next = fromAddress();
  if (!isCurrent(next)) select(next);
});
state.selection = fromAddress();
document.body.classList.toggle("detail", Boolean(state.selection));
renderPanel();
canvas.refresh();
