// The side panel: an overview, or all that is known of one thing, line, group or path.

import { redraw } from "./elements.js";
import { groupPanel } from "./group.js";
import { linePanel } from "./line.js";
import { overviewPanel } from "./overview.js";
import { pathPanel } from "./path.js";
import { state } from "./state.js";
import { thingPanel } from "./thing.js";

export const panel = document.getElementById("panel");

function panelParts() {
  const { selection, view } = state;
  if (selection) {
    const panels = { thing: thingPanel, line: linePanel, group: groupPanel };
    return panels[selection.kind](selection.at);
  }
  return view.kind === "path" ? pathPanel(view) : overviewPanel();
}

export function renderPanel({ keepsPlace = false } = {}) {
  redraw(panel, panelParts());
  if (!keepsPlace) panel.scrollTop = 0;
}
