// Communities: things that are tied to each other more than to the rest, found when the page was made.

import { clip, lines, linesOf, ranked, things } from "./data.js";
import { isShownLine } from "./filters.js";

let found;

// [{at, members}], the largest first; members the weightiest first.
export function communities() {
  if (found) return found;
  const most = things.reduce((top, { group }) => Math.max(top, group), -1);
  found = Array.from({ length: most + 1 }, (_, at) => ({ at, members: [] }));
  for (const at of ranked) if (things[at].group >= 0) found[things[at].group].members.push(at);
  return found;
}

export const groupName = (at) =>
  (communities()[at]?.members || [])
    .slice(0, 2)
    .map((member) => clip(things[member].name, 36))
    .join(", ");

// How many shown lines tie a group to others.
export function tiesOf(at) {
  const isOut = (line) => things[lines[line].s].group !== at || things[lines[line].o].group !== at;
  const own = communities()[at].members.flatMap((member) => linesOf[member]);
  return new Set(own.filter((line) => isShownLine(line) && isOut(line))).size;
}
