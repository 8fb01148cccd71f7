// What the reader has chosen. Only app.js changes it; the rest of the page is drawn from it.

import { DATA, lines, linesOf, marks, things } from "./data.js";

const MANY_LOOSE = 30;

export const SURE = ["fact", "post"];

// view: {kind: "front" | "groups" | "all"} | {kind: "around", of, hops} | {kind: "path", from, to} | {kind: "group", of}
export const state = {
  view: { kind: "front" },
  extra: new Set(), // things that the reader added to the front view
  selection: null, // {kind: "thing" | "line" | "group", at}
  hover: null,
  picking: null, // the thing from which a path is asked for
  table: false,
  tab: "lines",
  hidden: { type: new Set(), mark: new Set(), relation: new Set(), outlet: new Set() },
  from: "",
  to: "",
  least: 1,
  loose: linesOf.filter((own) => !own.length).length <= MANY_LOOSE,
};

export const LOOSE_AT_FIRST = state.loose;
export const isLarge = things.length > DATA.opening.length;
export const isSame = (one, kind, at) => Boolean(one) && one.kind === kind && one.at === at;
export const claimMarks = marks.filter((mark) => !SURE.includes(mark));

export function neighbours(at, isShown) {
  const found = new Map();
  for (const line of linesOf[at]) {
    if (!isShown(line)) continue;
    const other = lines[line].s === at ? lines[line].o : lines[line].s;
    if (other === at) continue;
    if (!found.has(other)) found.set(other, []);
    found.get(other).push(line);
  }
  return found;
}
