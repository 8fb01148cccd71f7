// The filters that need more than a click on the legend: relation, outlet, date, number of sources.

import { dropFilters, flip, hideOnly, setFilter } from "./app.js";
import { DATA, lines, relationLabel } from "./data.js";
import { el, icon, redraw, words } from "./elements.js";
import { dates, outlets } from "./filters.js";
import { state } from "./state.js";
import { number, say } from "./words.js";

const filterBox = document.getElementById("filters");
const counts = new Map();
for (const { rel } of lines) counts.set(rel, (counts.get(rel) || 0) + 1);
const relations = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);

export function toggleFilters() {
  filterBox.hidden = !filterBox.hidden;
  document.getElementById("filter-button").setAttribute("aria-expanded", String(!filterBox.hidden));
  renderFilters();
  if (!filterBox.hidden) filterBox.querySelector("button, input").focus();
}

export function closeFilters() {
  if (filterBox.hidden) return false;
  toggleFilters();
  document.getElementById("filter-button").focus();
  return true;
}

function check(kind, key, text, count) {
  return el(
    "label.check",
    {},
    el("input", {
      type: "checkbox",
      checked: !state.hidden[kind].has(key),
      onchange: () => flip(kind, key),
      "data-key": `${kind}-${key}`,
    }),
    el("span.rest", {}, words(text, 80)),
    count !== undefined && el("span.count", {}, number(count)),
  );
}

function checks(kind, title, rows) {
  const set = (keys) => () => hideOnly(kind, keys);
  return el(
    "fieldset",
    {},
    el("legend", {}, title),
    rows.length > 3 &&
      el(
        "div.both",
        {},
        el("button.more", { type: "button", onclick: set([]), "data-key": `${kind}-all` }, say("filter.all")),
        el(
          "button.more",
          { type: "button", onclick: set(rows.map(([key]) => key)), "data-key": `${kind}-none` },
          say("filter.none"),
        ),
      ),
    el(
      "div.checks",
      {},
      rows.map(([key, text, count]) => check(kind, key, text, count)),
    ),
  );
}

function dateFilter() {
  const field = (name, text) =>
    el(
      "label.field",
      {},
      text,
      el("input", {
        type: "date",
        value: state[name],
        min: dates[0],
        max: dates.at(-1),
        "data-key": `date-${name}`,
        onchange: ({ target }) => setFilter({ [name]: target.value }),
      }),
    );
  return el(
    "fieldset",
    {},
    el("legend", {}, say("filter.date")),
    dates.length
      ? el("div.both", {}, field("from", say("filter.from")), field("to", say("filter.to")))
      : el("p.none", {}, say("filter.nodate")),
  );
}

function sourcesFilter() {
  const most = lines.reduce((top, { n }) => Math.max(top, n), 1);
  return el(
    "fieldset",
    {},
    el("legend", {}, say("filter.sources")),
    el(
      "label.field",
      {},
      say("filter.sources.hint"),
      el("input", {
        type: "number",
        min: 1,
        max: Math.max(most, 1),
        value: state.least,
        "data-key": "least",
        onchange: ({ target }) =>
          setFilter({ least: Math.min(Math.max(Math.round(Number(target.value)) || 1, 1), 99) }),
      }),
    ),
  );
}

export function renderFilters() {
  if (filterBox.hidden) return;
  const rows = relations.map(([rel, count]) => [rel, rel < 0 ? say("post") : relationLabel(rel), count]);
  redraw(filterBox, [
    el(
      "div.kicker",
      {},
      el("h2.small", {}, say("filter")),
      el("button.more", { type: "button", onclick: dropFilters, "data-key": "clear" }, say("filter.clear")),
      el(
        "button.close",
        { type: "button", "aria-label": say("close"), title: say("close"), onclick: closeFilters, "data-key": "close" },
        icon("close"),
      ),
    ),
    sourcesFilter(),
    dateFilter(),
    outlets.length > 1 &&
      checks(
        "outlet",
        say("filter.outlet"),
        outlets.toSorted((a, b) => a.localeCompare(b)).map((name) => [name, name || say("nobody")]),
      ),
    DATA.relations.length > 0 && checks("relation", say("filter.relation"), rows),
  ]);
}
