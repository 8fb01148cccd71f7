// What the reader does: each function changes the state, then the page is brought in line with it.

import { address, takeAddress } from "./address.js";
import { clip, lines, marks, things } from "./data.js";
import { renderFilters } from "./filter-panel.js";
import { clearFilters, isShownLine, refilter } from "./filters.js";
import { groupName } from "./groups.js";
import { renderLegend } from "./legend.js";
import { panel, renderPanel } from "./panel.js";
import { lineSentence } from "./scene.js";
import { renderSlider } from "./slider.js";
import { currentStage, drawStage, onStage } from "./stage.js";
import { neighbours, state } from "./state.js";
import { renderTable } from "./table.js";
import { renderChrome, renderTools } from "./tools.js";
import { say, speak } from "./words.js";

const AT_ONCE = 30;

let written = null;

function writeAddress() {
  const next = address();
  if (next === (location.hash || "#")) return;
  written = next;
  location.hash = next;
}

// What stands around the picture, and gives it its size.
function showFrame() {
  document.body.classList.toggle("detail", Boolean(state.selection) || state.view.kind === "path");
  document.body.classList.toggle("tabular", state.table);
  renderTools();
  renderSlider();
  renderFilters();
}

function showTexts({ keepsPlace = false } = {}) {
  renderPanel({ keepsPlace });
  renderTable();
}

function show(options) {
  showFrame();
  showTexts(options);
}

// After the filters or the view have changed.
function showAll(options) {
  refilter();
  renderLegend();
  drawStage();
  show(options);
  writeAddress();
}

function announce() {
  const { selection } = state;
  const names = {
    thing: (at) => things[at].name,
    line: (at) => lineSentence(lines[at]),
    group: groupName,
  };
  document.getElementById("live").textContent = selection
    ? clip(names[selection.kind](selection.at), 300)
    : say("overview");
}

// Shows a thing, a line, a group or (null) the overview; `move` brings it into view.
export function select(next, { move = true } = {}) {
  if (state.picking !== null && next?.kind === "thing") {
    finishPath(next.at);
    return;
  }
  if (!next && !state.selection && state.view.kind === "path") {
    setView({ kind: "front" });
    return;
  }
  state.selection = next;
  if (next?.kind === "thing" && move && state.view.kind === "front" && !onStage(next.at)) {
    bringIn(next.at);
    return;
  }
  show();
  currentStage().refresh();
  if (next && move) currentStage().reveal(next);
  announce();
  writeAddress();
  focusTitle();
}

function focusTitle() {
  const title = panel.querySelector("h2");
  const isOnStage = document.activeElement?.closest("#canvas, #table");
  if (title && !isOnStage) title.focus({ preventScroll: true });
}

// What was searched but is not in the picture comes into it, with the weightiest of its neighbours.
function bringIn(at) {
  state.extra.add(at);
  const near = [...neighbours(at, isShownLine).keys()].sort((a, b) => things[b].weight - things[a].weight || a - b);
  if (!near.some(onStage)) for (const other of near.slice(0, 6)) state.extra.add(other);
  showAll();
  currentStage().reveal({ kind: "thing", at });
  announce();
  focusTitle();
}

export function expand(at) {
  const near = [...neighbours(at, isShownLine).keys()].filter((other) => !onStage(other));
  near.sort((a, b) => things[b].weight - things[a].weight || a - b);
  for (const other of near.slice(0, AT_ONCE)) state.extra.add(other);
  showAll({ keepsPlace: true });
  currentStage().reveal({ kind: "thing", at });
}

export function setView(view) {
  state.view = view;
  state.picking = null;
  if (view.kind === "around") state.selection = { kind: "thing", at: view.of };
  else if (view.kind === "path" || view.kind === "groups") state.selection = null;
  else if (view.kind === "group") state.selection = { kind: "group", at: view.of };
  if (view.kind === "front") state.extra.clear();
  showAll();
  announce();
}

export function goHome() {
  state.selection = null;
  state.picking = null;
  clearFilters();
  setView({ kind: "front" });
}

export function pickPath(from) {
  state.picking = from;
  show({ keepsPlace: true });
  document.getElementById("query").focus();
}

function finishPath(to) {
  const from = state.picking;
  state.picking = null;
  if (from === to) show();
  else setView({ kind: "path", from, to });
}

export function stopPicking() {
  state.picking = null;
  show({ keepsPlace: true });
}

export function setTab(tab) {
  state.tab = tab;
  renderPanel({ keepsPlace: true });
  writeAddress();
}

export function setTable(isTable) {
  state.table = isTable;
  show({ keepsPlace: true });
  writeAddress();
}

export function flip(kind, key) {
  const hidden = state.hidden[kind];
  if (!hidden.delete(key)) hidden.add(key);
  showAll({ keepsPlace: true });
}

// Hides all of these, or none.
export function hideOnly(kind, keys) {
  state.hidden[kind] = new Set(keys);
  showAll({ keepsPlace: true });
}

export function flipLoose() {
  state.loose = !state.loose;
  showAll({ keepsPlace: true });
}

export function setFilter(changes) {
  Object.assign(state, changes);
  showAll({ keepsPlace: true });
}

export function dropFilters() {
  clearFilters();
  showAll({ keepsPlace: true });
}

// Shows only lines with these marks: the answer to one of the questions of the overview.
export function ask(wanted) {
  state.hidden.mark = new Set(marks.filter((mark) => !wanted.includes(mark)));
  state.tab = "lines";
  showAll({ keepsPlace: true });
}

export function setLanguage(wanted) {
  speak(wanted);
  renderChrome();
  showAll({ keepsPlace: true });
}

// The address is read once at the start, and whenever the reader goes back or follows a link. First the picture:
// `fillIn` follows when it is on the screen.
export function start() {
  speak(takeAddress());
  renderChrome();
  refilter();
  showFrame();
  renderLegend();
  drawStage();
  if (state.selection) currentStage().reveal(state.selection);
}

export function fillIn() {
  showTexts();
  window.addEventListener("hashchange", () => {
    if (location.hash === written) return;
    written = location.hash;
    start();
    showTexts();
    announce();
  });
}
