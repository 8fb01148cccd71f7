// The panel of a path: each step with the sentences that say so.

import { things } from "./data.js";
import { el, words } from "./elements.js";
import { lineCards } from "./line.js";
import { head, lineRow } from "./rows.js";
import { makePath } from "./stage.js";
import { number, say } from "./words.js";

export function pathPanel({ from, to }) {
  const steps = makePath();
  const title = el("h2", { tabindex: "-1" }, words(things[from].name, 120), " – ", words(things[to].name, 120));
  if (!steps) return [head(say("path"), title, el("p.hint", {}, say("empty.path")))];
  return [
    head(say("path"), title, el("p.hint", {}, say("path.steps", steps.length, number(steps.length)))),
    el(
      "ol.steps",
      {},
      steps.map((step) =>
        el(
          "li",
          {},
          step.lines.map((at) => [lineRow(at), ...lineCards(at)]),
        ),
      ),
    ),
  ];
}
