// The table: the same lines as the picture, one a row, sorted by any column.

import { select } from "./app.js";
import { articles, clip, datesOf, details, label, lines, things } from "./data.js";
import { el, redraw, words } from "./elements.js";
import { isShownLine } from "./filters.js";
import { badge, go, thingButton } from "./rows.js";
import { former } from "./scene.js";
import { currentScene } from "./stage.js";
import { isSame, state } from "./state.js";
import { dateText, number, say } from "./words.js";

const ROWS = 100;
const tableBox = document.getElementById("table");

const speakersOf = (at) => [
  ...new Set(
    details()
      .claimsOf(at)
      .map(({ by }) => by)
      .filter((by) => by !== undefined),
  ),
];
const outletsOf = ({ in: found }) => [...new Set(found.map((at) => articles[at].outlet).filter(Boolean))];

const COLUMNS = {
  subject: { key: (line) => things[line.s].name, cell: (line) => thingButton(line.s) },
  relation: {
    key: label,
    cell: (line, at) =>
      el(
        "button.link",
        { type: "button", onclick: go("line", at), "data-key": `row-${at}` },
        words(former(line) + label(line), 120),
      ),
  },
  object: { key: (line) => things[line.o].name, cell: (line) => thingButton(line.o) },
  mark: { key: (line) => say(line.mark), cell: (line) => badge(line.mark) },
  speaker: {
    key: (_, at) => speakersOf(at).map((by) => things[by].name)[0] || "",
    cell: (_, at) =>
      speakersOf(at)
        .slice(0, 3)
        .map((by) => thingButton(by)),
  },
  outlet: {
    key: (line) => outletsOf(line)[0] || "",
    cell: (line) => words(clip(outletsOf(line).slice(0, 3).join(", "), 80)),
  },
  date: { key: (line) => datesOf(line)?.[1] || "", cell: (line) => dateText(datesOf(line)?.[1] || "") },
  sources: { key: (line) => line.n, cell: (line) => number(line.n) },
};

let order = { by: null, down: false };
let most = ROWS;

// The lines of the scene; those of the whole graph where the scene shows groups.
function rows() {
  const { edges } = currentScene();
  const found =
    state.view.kind === "groups"
      ? lines.map((_, at) => at).filter(isShownLine)
      : edges.filter(({ kind }) => kind === "line").map(({ at }) => at);
  if (!order.by) return found;
  const { key } = COLUMNS[order.by];
  const keys = new Map(found.map((at) => [at, key(lines[at], at)]));
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
  return found.sort((a, b) => (order.down ? -1 : 1) * compare(keys.get(a), keys.get(b)) || a - b);
}

function header(name) {
  const isOn = order.by === name;
  const sort = () => {
    order = { by: name, down: isOn && !order.down };
    renderTable();
  };
  return el(
    "th",
    { scope: "col", "aria-sort": isOn ? (order.down ? "descending" : "ascending") : "none" },
    el(
      "button",
      { type: "button", onclick: sort, title: say("sort.hint"), "data-key": `sort-${name}` },
      say(`col.${name}`),
      el("span.arrow", { "aria-hidden": "true" }, isOn ? (order.down ? " ↓" : " ↑") : ""),
    ),
  );
}

function row(at) {
  const isChosen = isSame(state.selection, "line", at);
  const choose = ({ target }) => {
    if (!target.closest("button")) select({ kind: "line", at });
  };
  return el(
    isChosen ? "tr.chosen" : "tr",
    { onclick: choose, "aria-current": isChosen ? "true" : null },
    Object.values(COLUMNS).map(({ cell }) => el("td", {}, cell(lines[at], at))),
  );
}

export function renderTable() {
  tableBox.hidden = !state.table;
  if (!state.table) {
    tableBox.replaceChildren();
    return;
  }
  const found = rows();
  const more = () => {
    most += ROWS;
    renderTable();
  };
  redraw(tableBox, [
    el(
      "table",
      {},
      el("caption", {}, say("table.caption"), " · ", say("table.count", number(found.length))),
      el("thead", {}, el("tr", {}, Object.keys(COLUMNS).map(header))),
      el("tbody", {}, found.slice(0, most).map(row)),
    ),
    found.length > most &&
      el(
        "button.more",
        { type: "button", onclick: more, "data-key": "more" },
        say("more.rows", number(found.length - most)),
      ),
  ]);
}
