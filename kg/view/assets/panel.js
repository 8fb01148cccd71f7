// The side panel: an overview, or all that is known of one thing or one line.

const panel = document.getElementById("panel");
let tab = "lines"; // the list that the overview shows

function renderPanel() {
  const at = state.selection;
  const parts = !at ? overviewPanel() : at.kind === "thing" ? thingPanel(at.at) : linePanel(at.at);
  panel.replaceChildren(...parts.flat().filter(Boolean));
  panel.scrollTop = 0;
}
