// What belongs to the selection in the scene: the rest is faded.

import { lines } from "./data.js";
import { idOf, thingId } from "./scene.js";
import { state } from "./state.js";

// {nodes: Set of ids, edges: Set of ids}, or null where all are equal.
export function focusOf(scene) {
  const { selection } = state;
  if (!selection || scene.kind === "path" || isMiddle(selection)) return null;
  const id = idOf(selection);
  if (selection.kind === "line") {
    const { s, o } = lines[selection.at];
    const isThere = scene.edges.some((edge) => edge.id === id);
    return isThere ? { nodes: new Set([thingId(s), thingId(o)]), edges: new Set([id]) } : null;
  }
  if (!scene.nodes.some((node) => node.id === id)) return null;
  const near = scene.edges.filter(({ from, to }) => from === id || to === id);
  return {
    nodes: new Set([id, ...near.flatMap(({ from, to }) => [from, to])]),
    edges: new Set(near.map((edge) => edge.id)),
  };
}

export const isChosen = (id) =>
  Boolean((state.selection && idOf(state.selection) === id) || (state.hover && idOf(state.hover) === id));

// The thing around which a view is drawn leaves nothing to fade.
function isMiddle({ kind, at }) {
  const { view } = state;
  return (view.kind === "around" && kind === "thing" && view.of === at) || (view.kind === "group" && kind === "group");
}
