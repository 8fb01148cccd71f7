// Search by name and alias: a combobox after the ARIA pattern, whatever the case and the diacritics.

const MOST = 8;
const query = document.getElementById("query");
const suggestions = document.getElementById("suggestions");

const names = things.flatMap((thing, at) =>
  [thing.name, ...thing.aliases].map((name) => ({ at, name, folded: fold(name.slice(0, 500)) })),
);

let offered = [];
let active = -1;

// How well a name fits: 0 for not at all, more for a beginning, most for the whole.
function fit(folded, wanted) {
  if (folded === wanted) return 4;
  if (folded.startsWith(wanted)) return 3;
  if (folded.includes(` ${wanted}`)) return 2;
  return folded.includes(wanted) ? 1 : 0;
}

// The best fitting things, each once with its best fitting name.
function search(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const best = new Map();
  for (const { at, name, folded } of names) {
    const score = fit(folded, wanted);
    if (score > (best.has(at) ? best.get(at).score : 0)) best.set(at, { at, name, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score || linesOf[b.at].length - linesOf[a.at].length || a.at - b.at)
    .slice(0, MOST);
}

function offer() {
  offered = search(query.value);
  active = offered.length ? 0 : -1;
  const isAsked = query.value.trim() !== "";
  suggestions.replaceChildren(...offered.map(suggestion));
  if (isAsked && !offered.length) suggestions.append(el("li.nothing", {}, "Tidak ditemukan"));
  suggestions.hidden = !isAsked;
  query.setAttribute("aria-expanded", String(isAsked));
  markActive();
}

function suggestion({ at, name }, index) {
  const thing = things[at];
  const note = name === thing.name ? types[thing.type].label : `${clip(thing.name, 60)}`;
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
  [...suggestions.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
  if (active >= 0) query.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else query.removeAttribute("aria-activedescendant");
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

function startSearch() {
  query.addEventListener("input", offer);
  query.addEventListener("focus", offer);
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
    } else return;
    event.preventDefault();
  });
}
