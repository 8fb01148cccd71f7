// The scene: the nodes and edges that the chosen view shows, each with its place. Both stages draw it; exports save it.

import { arrange } from "./arrange.js";
import { clip, DATA, inverse, isPost, isSymmetric, label, lines, linesOf, ranked, things } from "./data.js";
import { isDrawn, isNarrow, isShownLine } from "./filters.js";
import { communities, groupName } from "./groups.js";
import { around, shortestPath } from "./paths.js";
import { isLarge, state } from "./state.js";
import { number, say } from "./words.js";

const FRONT = 300;
const AROUND = 150;
const GROUPS = 40;
const TIES = 3;
const BEND = 0.22;
const ROW = 20;
const UNUSUAL = /[^ -~]/; // most names have nothing else, and need no tables of Unicode
const PIECE = new RegExp(`.{1,${ROW}}`, "gu");
const laidOut = new Map(DATA.network.nodes.map((node) => [node.id, node]));
const mostLines = linesOf.reduce((most, own) => Math.max(most, own.length), 8);

export const thingId = (at) => `t${at}`;
export const idOf = ({ kind, at }) => ({ thing: "t", group: "g", line: "l" })[kind] + at;

const knownRows = new Map();

// Two rows of twenty characters; what is not printed or turns the direction is left out. Thousands of lines share a few
// labels, so each text is cut once.
export function rowsOf(text) {
  if (!knownRows.has(text)) knownRows.set(text, cut(text));
  return knownRows.get(text);
}

function cut(text) {
  const start = text.slice(0, 4 * ROW);
  const words = (UNUSUAL.test(start) ? start.replace(/\p{C}/gu, "") : start)
    .trim()
    .split(/\s+/)
    .flatMap((word) => word.match(PIECE) || []);
  const rows = [""];
  for (const word of words) {
    if (!rows.at(-1)) rows[rows.length - 1] = word;
    else if (rows.at(-1).length + 1 + word.length <= ROW) rows[rows.length - 1] += ` ${word}`;
    else rows.push(word);
  }
  const isCut = rows.length > 2 || text.length > 4 * ROW;
  const kept = rows.slice(0, 2);
  if (isCut) kept[kept.length - 1] = `${Array.from(kept.at(-1)).slice(0, ROW - 1).join("")}…`;
  return kept[0] ? kept : ["?"];
}

const sizeOf = (at) => laidOut.get(at)?.size ?? Math.round(17 + 17 * Math.sqrt(linesOf[at].length / mostLines));

const thingNode = (at, place = {}) => ({
  id: thingId(at),
  kind: "thing",
  at,
  size: sizeOf(at),
  rows: rowsOf(things[at].name),
  ...place,
});

export const former = (line) => (line.former ? say("former") : "");

export function lineLabel(line) {
  const tag = say(`${line.mark}.tag`);
  return `${former(line)}${label(line)}${tag ? ` · ${tag}` : ""}`;
}

export const lineSentence = (line) => `${things[line.s].name} ${lineLabel(line)} ${things[line.o].name}`;

function lineEdge(at) {
  const line = lines[at];
  const tag = say(`${line.mark}.tag`);
  return {
    id: `l${at}`,
    kind: "line",
    at,
    from: thingId(line.s),
    to: thingId(line.o),
    mark: line.mark,
    directed: !isSymmetric(line),
    rows: [...rowsOf(former(line) + label(line)), ...(tag ? [`· ${tag} ·`] : [])],
  };
}

// Parallel edges bow apart evenly, each to the left of its own direction.
function bend(edges) {
  const beside = new Map();
  for (const edge of edges) {
    const key = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    if (!beside.has(key)) beside.set(key, []);
    beside.get(key).push(edge);
  }
  for (const group of beside.values())
    group.forEach((edge, rank) => {
      const bow = (rank - (group.length - 1) / 2) * BEND;
      edge.bow = edge.from < edge.to ? bow : -bow;
    });
  return edges;
}

function edgesAmong(shown) {
  const inside = new Set(shown);
  const found = new Set();
  for (const at of shown)
    for (const line of linesOf[at])
      if (isShownLine(line) && inside.has(lines[line].s) && inside.has(lines[line].o)) found.add(line);
  return bend([...found].sort((a, b) => a - b).map(lineEdge));
}

function front() {
  const isAsBuilt = !isLarge || (!isNarrow() && !state.hidden.type.size);
  const chosen = isAsBuilt ? DATA.opening.filter(isDrawn) : ranked.filter(isDrawn).slice(0, FRONT);
  const shown = [...new Set([...chosen, ...[...state.extra].filter(isDrawn)])];
  const known = shown.filter((at) => laidOut.has(at));
  const isKept = known.length >= shown.length / 2;
  const nodes = shown.map((at) => {
    const place = isKept && laidOut.get(at);
    return thingNode(at, place ? { x: place.x, y: place.y, isFixed: true } : {});
  });
  const edges = edgesAmong(shown);
  if (known.length < shown.length || !isKept) arrange(nodes, edges);
  return { nodes, edges, all: things.length };
}

function everything(limit) {
  const shown = ranked.filter(isDrawn);
  const kept = shown.slice(0, limit);
  const { x, y } = DATA.things;
  const nodes = kept.map((at) => ({ ...thingNode(at, { x: x[at], y: y[at] }), size: sizeOf(at) * 0.75 }));
  return { nodes, edges: edgesAmong(kept), all: shown.length, isCrowd: true };
}

function ego({ of, hops }) {
  const { distance, all } = around(of, hops, AROUND);
  const nodes = [...distance].map(([at, ring]) => thingNode(at, { ring }));
  const edges = edgesAmong([...distance.keys()]);
  arrange(nodes, edges);
  return { nodes, edges, all };
}

function path({ from, to }) {
  const steps = shortestPath(from, to);
  const shown = steps ? [from, ...steps.map((step) => step.to)] : [from, to];
  const isTall = window.innerWidth < 700;
  const nodes = shown.map((at, rank) => {
    const along = (rank - (shown.length - 1) / 2) * (isTall ? 170 : 260);
    return thingNode(at, isTall ? { x: rank % 2 ? 40 : -40, y: along } : { x: along, y: rank % 2 ? 34 : -34 });
  });
  const onPath = new Set((steps || []).flatMap((step) => step.lines));
  return { nodes, edges: edgesAmong(shown).filter(({ at }) => onPath.has(at)), steps, all: shown.length };
}

// How many shown lines tie each two of these groups: [["3-7", count]], the strongest ties first.
function tiesAmong(numbers) {
  const ties = new Map();
  lines.forEach((line, at) => {
    const [one, other] = [things[line.s].group, things[line.o].group].sort((a, b) => a - b);
    if (one === other || !isShownLine(at) || !numbers.has(one) || !numbers.has(other)) return;
    const key = `${one}-${other}`;
    ties.set(key, (ties.get(key) || 0) + 1);
  });
  return [...ties].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

// Only the strongest ties of each group: all of them would be a ball of wool.
function strongest(ties) {
  const taken = new Map();
  return ties.filter(([key]) => {
    const ends = key.split("-");
    if (ends.every((end) => (taken.get(end) || 0) >= TIES)) return false;
    for (const end of ends) taken.set(end, (taken.get(end) || 0) + 1);
    return true;
  });
}

function overGroups() {
  const shown = communities()
    .filter(({ members }) => members.some(isDrawn))
    .slice(0, GROUPS);
  const numbers = new Set(shown.map(({ at }) => at));
  const nodes = shown.map(({ at, members }) => ({
    id: `g${at}`,
    kind: "group",
    at,
    size: Math.round(20 + 4.5 * Math.sqrt(members.length)),
    count: members.length,
    rows: rowsOf(groupName(at)),
  }));
  const edges = strongest(tiesAmong(numbers)).map(([key, count]) => {
    const [one, other] = key.split("-");
    return {
      id: `b${key}`,
      kind: "bundle",
      from: `g${one}`,
      to: `g${other}`,
      mark: "post",
      directed: false,
      bow: 0,
      width: Math.min(1.2 + Math.sqrt(count) * 0.8, 9),
      rows: [number(count)],
    };
  });
  arrange(nodes, edges);
  return { nodes, edges, all: communities().length };
}

function group({ of }) {
  const members = (communities()[of]?.members || []).filter(isDrawn);
  const shown = members.slice(0, FRONT);
  const nodes = shown.map((at) => thingNode(at));
  const edges = edgesAmong(shown);
  arrange(nodes, edges);
  return { nodes, edges, all: members.length };
}

const VIEWS = { front, around: ego, path, groups: overGroups, group };

// The scene of the chosen view; `limit` is how many nodes the stage can draw at most.
export function makeScene(limit) {
  const { view } = state;
  const made = view.kind === "all" ? everything(limit) : VIEWS[view.kind](view);
  return { ...made, kind: view.kind };
}

export function viewTitle({ kind, of, from, to }) {
  const name = (at) => clip(things[at].name, 40);
  if (kind === "around") return say("view.around", name(of));
  if (kind === "path") return say("view.path", name(from), name(to));
  if (kind === "group") return say("view.group", clip(groupName(of), 60));
  return "";
}

// A line as it reads from one of its ends.
export function labelFrom(line, from) {
  if (line.s === from || isSymmetric(line) || isPost(line)) return label(line);
  return inverse(line) || `← ${label(line)}`;
}
