// The legend: what signs and lines mean; a click hides a kind, another shows it again.

import { flip, flipLoose } from "./app.js";
import { lines, linesOf, marks, things, typeLabel } from "./data.js";
import { el, redraw } from "./elements.js";
import { glyph } from "./glyphs.js";
import { state } from "./state.js";
import { number, say } from "./words.js";

function countBy(rows, key) {
  const counts = new Map();
  for (const row of rows) counts.set(row[key], (counts.get(row[key]) || 0) + 1);
  return counts;
}

const ofType = [...countBy(things, "type")].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
const ofMark = countBy(lines, "mark");
const looseCount = linesOf.filter((own) => !own.length).length;

let isOpen = window.innerWidth >= 760;

function chip(key, isOn, onclick, children, count, hint) {
  return el(
    "button.chip",
    { type: "button", "aria-pressed": String(isOn), title: hint, onclick, "data-key": key },
    ...children,
    el("span.count", {}, number(count)),
  );
}

function chips() {
  const typeChips = ofType.map(([type, count]) =>
    chip(
      `type-${type}`,
      !state.hidden.type.has(type),
      () => flip("type", type),
      [glyph(type, 18), typeLabel(type)],
      count,
    ),
  );
  const markChips = marks
    .filter((mark) => ofMark.has(mark))
    .map((mark) =>
      chip(
        `mark-${mark}`,
        !state.hidden.mark.has(mark),
        () => flip("mark", mark),
        [el(`span.stroke.${mark}`), say(mark)],
        ofMark.get(mark),
        say(`${mark}.hint`),
      ),
    );
  const loose =
    looseCount > 0 && chip("loose", state.loose, flipLoose, [el("span.dot"), say("loose")], looseCount, say("loose"));
  return [
    el("div.chips", { role: "group", "aria-label": say("legend.types") }, typeChips),
    el("div.chips", { role: "group", "aria-label": say("legend.marks") }, markChips, loose),
  ];
}

export function renderLegend() {
  const toggle = () => {
    isOpen = !isOpen;
    renderLegend();
  };
  redraw(document.getElementById("legend"), [
    el(
      "button.legend-button",
      { type: "button", "aria-expanded": String(isOpen), onclick: toggle, "data-key": "legend" },
      say("legend"),
    ),
    isOpen && chips(),
  ]);
}
