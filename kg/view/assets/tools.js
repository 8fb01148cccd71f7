// The bar over the picture: views, certainty, filters, picture or table; and what of the page changes with its language.

import { certainty } from "./address.js";
import { hideOnly, setTable, setView, stopPicking } from "./app.js";
import { clip, DATA, lines, things } from "./data.js";
import { el, icon, redraw, words } from "./elements.js";
import { toggleFilters } from "./filter-panel.js";
import { countFilters } from "./filters.js";
import { viewTitle } from "./scene.js";
import { claimMarks, isLarge, SURE, state } from "./state.js";
import { number, say } from "./words.js";

function segment(name, options, chosen, choose) {
  return el(
    "div.segment",
    { role: "group", "aria-label": say(name) },
    options.map(([key, text, hint]) =>
      el(
        "button",
        {
          type: "button",
          "data-key": `${name}-${key}`,
          "aria-pressed": String(key === chosen),
          title: hint,
          onclick: () => choose(key),
        },
        text,
      ),
    ),
  );
}

function viewOptions() {
  const kinds = ["front", "groups", ...(isLarge ? ["all"] : [])];
  return kinds.map((kind) => [kind, say(`view.${kind}`), viewHint(kind)]);
}

function viewHint(kind) {
  const hint = say(`view.${kind}.hint`);
  return kind === "front" ? say("view.front.hint", number(DATA.opening.length)) : hint;
}

// Where the reader is when it is none of the main views, and the way back.
function crumb() {
  const title = viewTitle(state.view);
  if (!title) return null;
  const { kind, of, hops } = state.view;
  return el(
    "div.crumb",
    {},
    el("span.where-am-i", {}, words(title, 120)),
    kind === "around" &&
      segment(
        "hops",
        [1, 2, 3].map((count) => [count, String(count), say("hops.hint", count)]),
        hops,
        (count) => setView({ kind, of, hops: count }),
      ),
    el(
      "button.close",
      { type: "button", "aria-label": say("close"), title: say("close"), onclick: () => setView({ kind: "front" }) },
      icon("close", 16),
    ),
  );
}

const CERTAINTY = { all: [], facts: claimMarks, claims: SURE };

export function renderTools() {
  const count = countFilters();
  const hasClaims = lines.some(({ mark }) => claimMarks.includes(mark));
  redraw(document.getElementById("tools"), [
    segment("views", viewOptions(), state.view.kind, (kind) => setView({ kind })),
    crumb(),
    el("span.space"),
    hasClaims &&
      segment(
        "certainty",
        Object.keys(CERTAINTY).map((key) => [key, say(`certainty.${key}`)]),
        certainty(),
        (key) => hideOnly("mark", CERTAINTY[key]),
      ),
    el(
      "button.tool",
      {
        type: "button",
        id: "filter-button",
        "data-key": "filter",
        "aria-expanded": String(!document.getElementById("filters").hidden),
        "aria-controls": "filters",
        title: say("filter.hint"),
        onclick: toggleFilters,
      },
      icon("filter"),
      say("filter"),
      count > 0 && el("span.number", {}, String(count)),
    ),
    segment(
      "shape",
      [
        ["picture", say("picture")],
        ["table", say("table")],
      ],
      state.table ? "table" : "picture",
      (key) => setTable(key === "table"),
    ),
    DATA.sparql && el("a.tool", { href: DATA.sparql, "data-key": "sparql" }, "SPARQL"),
  ]);
  renderPicking();
}

function renderPicking() {
  const banner = document.getElementById("picking");
  banner.hidden = state.picking === null;
  document.getElementById("query").placeholder = say(banner.hidden ? "search.hint" : "search.target");
  if (banner.hidden) return;
  redraw(banner, [
    el("span", {}, words(say("path.pick", clip(things[state.picking].name, 60)), 300)),
    el("button.action", { type: "button", onclick: stopPicking }, say("cancel")),
  ]);
}

// What stands in the page itself: texts by data-say, names and hints by data-label.
export function renderChrome() {
  for (const place of document.querySelectorAll("[data-say]")) place.textContent = say(place.dataset.say);
  for (const place of document.querySelectorAll("[data-label]")) {
    place.setAttribute("aria-label", say(place.dataset.label));
    if (place.tagName === "BUTTON") place.title = say(place.dataset.label);
  }
}
