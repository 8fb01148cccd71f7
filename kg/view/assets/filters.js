// Which lines and things the reader's filters leave.

import { articles, lines, linesOf, things } from "./data.js";
import { state } from "./state.js";

export const outlets = [...new Set(articles.map(({ outlet }) => outlet || ""))];
export const dates = articles
  .map(({ date }) => date)
  .filter(Boolean)
  .map((date) => date.slice(0, 10))
  .sort();

let passed = new Uint8Array(lines.length);
let passing = null; // which articles pass, where not all do

const isOverArticles = () => state.hidden.outlet.size > 0 || Boolean(state.from) || Boolean(state.to);

function isPassingArticle({ outlet, date }) {
  if (state.hidden.outlet.has(outlet || "")) return false;
  if (!state.from && !state.to) return true;
  const day = (date || "").slice(0, 10);
  return Boolean(day) && (!state.from || day >= state.from) && (!state.to || day <= state.to);
}

const isInPassing = (row) => !passing || row.in.some((at) => passing[at]);

export function refilter() {
  passing = isOverArticles() ? articles.map(isPassingArticle) : null;
  const { type, mark, relation } = state.hidden;
  passed = Uint8Array.from(lines, (line) =>
    Number(
      line.n >= state.least &&
        !mark.has(line.mark) &&
        !relation.has(line.rel) &&
        !type.has(things[line.s].type) &&
        !type.has(things[line.o].type) &&
        isInPassing(line),
    ),
  );
}

// Whether some lines are hidden for what they are, not for their ends.
export const isNarrow = () =>
  state.hidden.mark.size > 0 || state.hidden.relation.size > 0 || state.least > 1 || isOverArticles();

export const isShownLine = (at) => passed[at] === 1;
const isTied = (at) => linesOf[at].some(isShownLine);
// In the lists, and in the drawing: a thing that no line holds is drawn where the reader wants it.
export const isShownThing = (at) => !state.hidden.type.has(things[at].type) && (!isNarrow() || isTied(at));
export const isDrawn = (at) => isShownThing(at) && (state.loose || isTied(at));

// A post without a place is no line, but the same filters hold for it.
export const isShownPost = (post) =>
  !state.hidden.mark.has("post") &&
  !state.hidden.relation.has(-1) &&
  !state.hidden.type.has(things[post.person].type) &&
  Math.max(post.in.length, 1) >= state.least &&
  isInPassing(post);

export const countFilters = () =>
  state.hidden.relation.size + state.hidden.outlet.size + (state.from || state.to ? 1 : 0) + (state.least > 1 ? 1 : 0);

export function clearFilters() {
  for (const hidden of Object.values(state.hidden)) hidden.clear();
  Object.assign(state, { from: "", to: "", least: 1 });
}
