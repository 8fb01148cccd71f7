// Starts the page, and shows tests where things are on the screen.

import { address, keyOf } from "./address.js";
import { fillIn, goHome, setLanguage, start } from "./app.js";
import { DATA, details, lines, things } from "./data.js";
import { words } from "./elements.js";
import { startKeys } from "./keys.js";
import { startSaving } from "./save.js";
import { idOf, lineSentence } from "./scene.js";
import { allNames, startSearch } from "./search.js";
import { currentScene, currentStage } from "./stage.js";
import { state } from "./state.js";
import { language } from "./words.js";

const on = (id, act) => document.getElementById(id).addEventListener("click", act);

document.getElementById("headline").append(words(DATA.title, 200));
start();

// All else follows when the first picture is on the screen: that is two frames after the one that draws it.
function follow(frames) {
  if (frames) requestAnimationFrame(() => follow(frames - 1));
  else if (document.readyState !== "loading") setTimeout(finish);
  else document.addEventListener("DOMContentLoaded", finish);
}

follow(3);

function finish() {
  fillIn();
  startSearch();
  startKeys();
  startSaving();
  on("zoom-in", () => currentStage().zoom(1.3));
  on("zoom-out", () => currentStage().zoom(1 / 1.3));
  on("zoom-fit", () => currentStage().fit());
  on("home", goHome);
  on("language", () => setLanguage(language() === "id" ? "en" : "id"));
  // What the first click and the first search need is read while the reader looks at the picture.
  const idly = window.requestIdleCallback || setTimeout;
  idly(() => details());
  idly(() => allNames());
  tell();
}

// For tests: where a node or an edge can be hit on the screen, and what is what. Read only.
function pointOf(kind, at) {
  const { left, top } = document.getElementById("canvas").getBoundingClientRect();
  const { x, y } = currentStage().pointOf(idOf({ kind, at }));
  return { x: x + left, y: y + top };
}

// When all is there and answers.
function tell() {
  if (!currentStage().isReady) {
    requestAnimationFrame(tell);
    return;
  }
  window.simpul = Object.freeze(told);
  document.getElementById("main").removeAttribute("aria-busy");
}

const told = {
  selection: () => state.selection && `${state.selection.kind} ${state.selection.at}`,
  address,
  keyOf: (kind, at) => keyOf({ kind, at }),
  things: () => things.map((thing) => thing.name),
  lines: () => lines.map(lineSentence),
  shown: () => currentScene().nodes.map(({ kind, at, x, y }) => ({ kind, at, x, y })),
  shownLines: () => currentScene().edges.map(({ at }) => at),
  pointOf,
};
