// The stage: draws the scene with vis-network, or with WebGL where there are more than two thousand nodes.

import { select, setView } from "./app.js";
import { el } from "./elements.js";
import { LargeStage } from "./large-stage.js";
import { hasLibrary } from "./library.js";
import { shortestPath } from "./paths.js";
import { makeScene, thingId } from "./scene.js";
import { SmallStage } from "./small-stage.js";
import { state } from "./state.js";
import { number, say } from "./words.js";

export const SMALL = 2000;

const holder = document.getElementById("canvas");
const hasWebgl =
  hasLibrary("webgl") &&
  (() => {
    try {
      return Boolean(document.createElement("canvas").getContext("webgl2"));
    } catch {
      return false;
    }
  })();

let stage = null;
let scene = { nodes: [], edges: [] };
let shown = new Set();

export const currentScene = () => scene;
export const currentStage = () => stage;
export const onStage = (at) => shown.has(thingId(at));
export const makePath = () => (scene.kind === "path" ? scene.steps : shortestPath(state.view.from, state.view.to));

const handlers = {
  pick(item) {
    if (!item) select(null);
    else if (item.kind !== "bundle") select({ kind: item.kind, at: item.at }, { move: false });
  },
  open(item) {
    if (item?.kind === "thing") setView({ kind: "around", of: item.at, hops: 1 });
    else if (item?.kind === "group") setView({ kind: "group", of: item.at });
  },
  hover(item) {
    state.hover = item && item.kind !== "bundle" ? { kind: item.kind, at: item.at } : null;
    stage?.hover();
  },
  below: () => document.getElementById("legend").offsetHeight,
};

function stageFor(count) {
  const Kind = count > SMALL && hasWebgl ? LargeStage : SmallStage;
  if (stage instanceof Kind) return stage;
  stage?.destroy();
  const frame = el("div.frame");
  holder.replaceChildren(frame);
  return new Kind(frame, handlers);
}

// Makes the scene anew and draws it.
export function drawStage() {
  scene = makeScene(hasWebgl ? Number.POSITIVE_INFINITY : SMALL);
  shown = new Set(scene.nodes.map(({ id }) => id));
  stage = stageFor(scene.nodes.length);
  stage.draw(scene);
  holder.dataset.renderer = stage instanceof LargeStage ? "webgl" : "canvas";
  document.getElementById("empty").hidden = scene.nodes.length > 0 && (scene.kind !== "path" || Boolean(scene.steps));
  document.getElementById("empty").textContent = say(scene.kind === "path" ? "empty.path" : "empty");
  drawNote();
}

function drawNote() {
  const isWanting = scene.kind === "all" && !hasWebgl && scene.all > SMALL;
  const counts = [number(scene.nodes.length), number(scene.all)];
  const isCut = scene.nodes.length < scene.all;
  const text = [
    isWanting && say("note.webgl"),
    isCut && say(scene.kind === "front" ? "note.shown" : "note.limit", ...counts),
  ];
  const note = document.getElementById("note");
  note.textContent = text.filter(Boolean).join(" ");
  note.hidden = !note.textContent;
}
