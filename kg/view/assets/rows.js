// The pieces that panels are made of: heads, sections, lists, and rows that lead on.

import { select } from "./app.js";
import { clip, label, lines, linesOf, things } from "./data.js";
import { el, icon, words } from "./elements.js";
import { glyph } from "./glyphs.js";
import { former, labelFrom } from "./scene.js";
import { number, say } from "./words.js";

const LONG_LIST = 40;

export const go = (kind, at) => () => select({ kind, at });

export function thingButton(at, size = 20) {
  if (at === null || at === undefined) return el("span.nobody", {}, say("nobody"));
  return el(
    "button.thing",
    { type: "button", onclick: go("thing", at) },
    glyph(things[at].type, size),
    words(things[at].name, 120),
  );
}

export const badge = (mark) => el(`span.badge.${mark}`, { title: say(`${mark}.hint`) }, say(mark));

export function section(title, count, ...children) {
  const heading = el("h3", {}, title, count !== null && [" ", el("span.count", {}, number(count))]);
  return el("section", {}, heading, ...children);
}

// A list that shows its first rows, and more when asked.
export function list(kind, rows, render) {
  const made = el(`ul.${kind}`);
  const box = el("div", {}, made);
  let shown = 0;
  const add = () => {
    box.querySelector(":scope > .more")?.remove();
    made.append(...rows.slice(shown, shown + LONG_LIST).map((row) => el("li", {}, render(row))));
    shown += LONG_LIST;
    if (shown < rows.length)
      box.append(el("button.more", { type: "button", onclick: add }, say("more.rows", number(rows.length - shown))));
  };
  add();
  return box;
}

export function head(kicker, ...children) {
  return el(
    "header.head",
    {},
    el(
      "div.kicker",
      {},
      el("span", {}, kicker),
      el(
        "button.close",
        { type: "button", onclick: () => select(null), "aria-label": `${say("close")} (Esc)`, title: say("close") },
        icon("close"),
      ),
    ),
    ...children,
  );
}

export function rowButton(at, children) {
  const { mark } = lines[at];
  return el(
    "button.row",
    { type: "button", onclick: go("line", at), "data-line": at },
    el(`span.stroke.${mark}`, { "aria-hidden": "true" }),
    el("span.rest", {}, ...children),
    say(`${mark}.tag`) && el(`span.tag.${mark}`, {}, say(`${mark}.tag`)),
  );
}

export function lineRow(at) {
  const line = lines[at];
  return rowButton(at, [
    glyph(things[line.s].type, 18),
    words(things[line.s].name, 80),
    " ",
    el("span.label", {}, former(line), el("bdi", {}, clip(label(line), 80))),
    " ",
    glyph(things[line.o].type, 18),
    words(things[line.o].name, 80),
  ]);
}

// A line as seen from one of its ends.
export function relationRow(at, from) {
  const line = lines[at];
  const other = line.s === from ? line.o : line.s;
  return rowButton(at, [
    el("span.label", {}, el("bdi", {}, clip(labelFrom(line, from), 80))),
    glyph(things[other].type, 18),
    words(things[other].name, 100),
  ]);
}

// A post without a place: who holds it, and its title; it leads to the dossier, where the sentence is.
export function postRow(post) {
  return el(
    "button.row",
    { type: "button", onclick: go("thing", post.person) },
    el("span.stroke.post", { "aria-hidden": "true" }),
    el(
      "span.rest",
      {},
      glyph(things[post.person].type, 18),
      words(things[post.person].name, 80),
      " ",
      el("span.label", {}, former(post), el("bdi", {}, clip(post.title, 160))),
    ),
  );
}

export function thingRow(at) {
  const count = linesOf[at].length;
  return el(
    "button.row",
    { type: "button", onclick: go("thing", at) },
    glyph(things[at].type, 22),
    el("span.rest", {}, words(things[at].name, 120)),
    el("span.degree", { title: `${say("relations")}: ${number(count)}` }, number(count)),
  );
}
