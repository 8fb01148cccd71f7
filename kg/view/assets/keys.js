// The keyboard: everything that a mouse can do in the picture.

import { select, setView, stopPicking } from "./app.js";
import { closeFilters } from "./filter-panel.js";
import { closeMenu } from "./save.js";
import { focusSearch, isSearching } from "./search.js";
import { currentScene, currentStage } from "./stage.js";
import { isSame, state } from "./state.js";

const STEP = 70;
const MOVES = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
const NEXT = { n: 1, p: -1 };

function stepBack() {
  if (closeMenu() || closeFilters()) return;
  if (state.picking !== null) stopPicking();
  else select(null);
}

// Goes to the next node of the picture, from left to right and from top to bottom.
function walk(step) {
  const nodes = currentScene().nodes.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (!nodes.length) return;
  const at = nodes.findIndex((node) => isSame(state.selection, node.kind, node.at));
  const { kind, at: thing } = nodes[(at + step + nodes.length) % nodes.length];
  select({ kind, at: thing });
}

function openChosen() {
  const { selection } = state;
  if (selection?.kind === "thing") setView({ kind: "around", of: selection.at, hops: 1 });
  else if (selection?.kind === "group") setView({ kind: "group", of: selection.at });
}

const isTyping = () => document.activeElement?.matches("input, select, textarea");

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") stepBack();
    else if (event.key === "/" && !isSearching() && !isTyping()) {
      event.preventDefault();
      focusSearch();
    }
  });
  document.getElementById("canvas").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = currentStage();
    if (event.key in MOVES) stage.pan(...MOVES[event.key]);
    else if (event.key === "+" || event.key === "=") stage.zoom(1.3);
    else if (event.key === "-") stage.zoom(1 / 1.3);
    else if (event.key === "0") stage.fit();
    else if (event.key.toLowerCase() in NEXT) walk(NEXT[event.key.toLowerCase()]);
    else if (event.key === "Enter") openChosen();
    else return;
    event.preventDefault();
  });
}
