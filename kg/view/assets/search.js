// Search by name and alias: a combobox after the ARIA pattern, whatever the case and the diacritics.

import { select, stopPicking } from "./app.js";
import { clip, fold, ranked, things, typeLabel } from "./data.js";
import { el, words } from "./elements.js";
import { glyph } from "./glyphs.js";
import { state } from "./state.js";
import { say } from "./words.js";

const MOST = 8;
const LONGEST = 500;
const query = document.getElementById("query");
const suggestions = document.getElementById("suggestions");

let names = null;
let offered = [];
let active = -1;

// All names, folded, the weightiest things first; made once.
export function allNames() {
  names ??= ranked.flatMap((at) =>
    [things[at].name, ...things[at].aliases].map((name) => ({ at, name, folded: fold(name.slice(0, LONGEST)) })),
  );
  return names;
}

// How well a name fits: 0 for not at all, more for a beginning, most for the whole.
function fit(folded, wanted) {
  const at = folded.indexOf(wanted);
  if (at < 0) return 0;
  if (at === 0) return folded.length === wanted.length ? 4 : 3;
  return folded.includes(` ${wanted}`) ? 2 : 1;
}

// The best fitting things, each once with its best fitting name.
function search(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const best = new Map();
  for (const { at, name, folded } of allNames()) {
    const score = fit(folded, wanted);
    if (score > (best.get(at)?.score || 0)) best.set(at, { at, name, score });
  }
  // The order of the names is kept among equals: the weightiest things come first.
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, MOST);
}

function offer() {
  offered = search(query.value);
  active = offered.length ? 0 : -1;
  const isAsked = query.value.trim() !== "";
  suggestions.replaceChildren(...offered.map(suggestion));
  if (isAsked && !offered.length)
    suggestions.append(el("li.nothing", { role: "option", "aria-disabled": "true" }, say("search.nothing")));
  suggestions.hidden = !isAsked;
  query.setAttribute("aria-expanded", String(isAsked));
  markActive();
}

function suggestion({ at, name }, index) {
  const thing = things[at];
  const note = name === thing.name ? typeLabel(thing.type) : `${clip(thing.name, 60)}`;
  // A press, not a click: the field loses its focus, and the list with it, before a click is complete.
  return el(
    "li",
    {
      role: "option",
      id: `suggestion-${index}`,
      onmousedown: (event) => {
        event.preventDefault();
        choose(index);
      },
    },
    glyph(thing.type, 22),
    el("span.found", {}, words(name, 80)),
    el("span.note", {}, el("bdi", {}, note)),
  );
}

function markActive() {
  if (!offered.length) {
    query.removeAttribute("aria-activedescendant");
    return;
  }
  for (const [index, option] of [...suggestions.children].entries())
    option.setAttribute("aria-selected", String(index === active));
  query.setAttribute("aria-activedescendant", `suggestion-${active}`);
}

function choose(index) {
  const chosen = offered[index];
  if (!chosen) return;
  closeSearch();
  query.value = "";
  select({ kind: "thing", at: chosen.at });
}

function closeSearch() {
  suggestions.hidden = true;
  query.setAttribute("aria-expanded", "false");
}

export function startSearch() {
  query.addEventListener("input", offer);
  query.addEventListener("focus", () => {
    allNames();
    offer();
  });
  query.addEventListener("blur", closeSearch);
  query.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && offered.length) {
      active = (active + step + offered.length) % offered.length;
      markActive();
    } else if (event.key === "Enter") choose(active);
    else if (event.key === "Escape" && query.value) {
      query.value = "";
      closeSearch();
      event.stopPropagation();
    } else if (event.key === "Escape" && state.picking !== null) {
      stopPicking();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });
}

export const focusSearch = () => query.focus();
export const isSearching = () => document.activeElement === query;
