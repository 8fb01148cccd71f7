// Ways through the graph: what is around a thing, and the shortest path between two.

import { lines, things } from "./data.js";
import { isShownLine } from "./filters.js";
import { neighbours, SURE } from "./state.js";

// The things up to `hops` steps around one, with their distance, the weightiest first; at most `limit`.
export function around(of, hops, limit) {
  const distance = new Map([[of, 0]]);
  let ring = [of];
  let all = 1;
  for (let step = 1; step <= hops; step += 1) {
    const next = new Set();
    for (const at of ring)
      for (const other of neighbours(at, isShownLine).keys()) if (!distance.has(other)) next.add(other);
    ring = [...next].sort((a, b) => things[b].weight - things[a].weight || a - b);
    all += ring.length;
    ring = ring.slice(0, Math.max(limit - distance.size, 0));
    for (const at of ring) distance.set(at, step);
  }
  return { distance, all };
}

const strength = (found) =>
  Math.max(...found.map((at) => (SURE.includes(lines[at].mark) ? 100 : 0) + Math.min(lines[at].n, 99)));

// The steps of the shortest path, [{from, to, lines}], or null. Of equal ones the surest, with the most sources.
export function shortestPath(from, to) {
  const reached = new Map([[from, { score: 0, step: 0 }]]);
  let ring = [from];
  for (let step = 1; ring.length && !reached.has(to); step += 1) {
    const next = new Set();
    for (const at of ring)
      for (const [other, found] of neighbours(at, isShownLine)) {
        const old = reached.get(other);
        const score = reached.get(at).score + strength(found);
        if (old && (old.step < step || old.score >= score)) continue;
        reached.set(other, { score, step, before: at, found });
        next.add(other);
      }
    ring = [...next].sort((a, b) => a - b);
  }
  if (!reached.has(to)) return null;
  const steps = [];
  for (let at = to; at !== from; at = reached.get(at).before)
    steps.unshift({ from: reached.get(at).before, to: at, lines: reached.get(at).found });
  return steps;
}
