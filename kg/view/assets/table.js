// The table: the same lines as the picture, one a row, sorted by any column.

import { select } from "./app.js";
import { articles, clip, DATA, datesOf, details, label, lines, things } from "./data.js";
import { dotted, el, redraw, words } from "./elements.js";
import { dates, isShownLine, isShownPost, outlets } from "./filters.js";
import { badge, go, thingButton } from "./rows.js";
import { former } from "./scene.js";
import { currentScene, onStage } from "./stage.js";
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

// `row`: {at, ...line}, or a post without a place, which is none: {post, s, in, …}. `has`: whether there is such a thing at
// all; a column of a graph that has none is left out.
const COLUMNS = {
  subject: { key: ({ s }) => things[s].name, cell: ({ s }) => thingButton(s) },
  relation: {
    key: label,
    cell: (row) =>
      el(
        "button.link",
        {
          type: "button",
          onclick: row.post ? go("thing", row.s) : go("line", row.at),
          "data-key": row.post ? null : `row-${row.at}`,
        },
        words(former(row) + label(row), 120),
      ),
  },
  object: {
    key: ({ o }) => (o === null ? "" : things[o].name),
    cell: ({ o }) => (o === null ? say("nowhere") : thingButton(o)),
  },
  mark: { key: ({ mark }) => say(mark), cell: ({ mark }) => badge(mark) },
  speaker: {
    key: ({ at }) => speakersOf(at).map((by) => things[by].name)[0] || "",
    cell: ({ at }) =>
      speakersOf(at)
        .slice(0, 3)
        .map((by) => thingButton(by)),
    has: () => details().claims.some(({ by }) => by !== undefined),
  },
  outlet: {
    key: (row) => outletsOf(row)[0] || "",
    cell: (row) => words(clip(outletsOf(row).slice(0, 3).join(", "), 80)),
    has: () => outlets.some(Boolean),
  },
  date: {
    key: (row) => datesOf(row)?.[1] || "",
    cell: (row) => dateText(datesOf(row)?.[1] || ""),
    has: () => dates.length > 0,
  },
  sources: { key: ({ n }) => n, cell: ({ n }) => number(n), has: () => articles.length > 1 },
};

const shownColumns = () => Object.keys(COLUMNS).filter((name) => COLUMNS[name].has?.() ?? true);

let order = { by: null, down: false };
let most = ROWS;

// The lines of the scene; those of the whole graph where the scene shows groups.
function lineRows() {
  const { edges } = currentScene();
  const found =
    state.view.kind === "groups"
      ? lines.map((_, at) => at).filter(isShownLine)
      : edges.filter(({ kind }) => kind === "line").map(({ at }) => at);
  return found.map((at) => ({ ...lines[at], at }));
}

// Posts without a place: all of them in the main views, else those of the things that are shown.
function postRows() {
  if (!DATA.loosePosts) return [];
  const isMain = ["front", "groups", "all"].includes(state.view.kind);
  return details()
    .loosePosts.filter((post) => isShownPost(post) && (isMain || onStage(post.person)))
    .map((post) => ({ ...post, post, s: post.person, o: null, rel: -1, mark: "post", n: post.in.length }));
}

function sorted(found) {
  if (!order.by) return found;
  const { key } = COLUMNS[order.by];
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
  const keyed = found.map((row) => [key(row), row]);
  return keyed.sort(([a], [b]) => (order.down ? -1 : 1) * compare(a, b)).map(([, row]) => row);
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

function row(one) {
  const item = one.post ? { kind: "thing", at: one.s } : { kind: "line", at: one.at };
  const isChosen = !one.post && isSame(state.selection, "line", one.at);
  const choose = ({ target }) => {
    if (!target.closest("button")) select(item);
  };
  return el(
    isChosen ? "tr.chosen" : "tr",
    { onclick: choose, "aria-current": isChosen ? "true" : null },
    shownColumns().map((name) => el(`td.col-${name}`, {}, COLUMNS[name].cell(one))),
  );
}

export function renderTable() {
  tableBox.hidden = !state.table;
  if (!state.table) {
    tableBox.replaceChildren();
    return;
  }
  const [drawn, posts] = [lineRows(), postRows()];
  const found = sorted([...drawn, ...posts]);
  const more = () => {
    most += ROWS;
    renderTable();
  };
  const counts = [say("table.count", number(drawn.length)), posts.length && say("table.posts", number(posts.length))];
  redraw(tableBox, [
    el(
      "table",
      {},
      el("caption", {}, dotted(say("table.caption"), ...counts)),
      el("thead", {}, el("tr", {}, shownColumns().map(header))),
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
