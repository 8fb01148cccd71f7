// The sentences that say so, with the words marked; and what speakers said.

import { keyOf } from "./address.js";
import { select } from "./app.js";
import { articles, clip, context, details, quoteText, things, types } from "./data.js";
import { dotted, el, link, words } from "./elements.js";
import { thingButton } from "./rows.js";
import { dateText, say } from "./words.js";

// A sentence with the evidence marked, cues underlined and every name a link to what is known of it.
function sentence({ t: text, m: names }, ranges, cues, ends) {
  const isIn = (spans, at) => spans.some(([from, to]) => at >= from && at < to);
  const edges = [0, text.length, ...[...ranges, ...cues, ...names].flatMap((span) => span.slice(0, 2))];
  const stops = [...new Set(edges)].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const made = el("p.sentence");
  stops.slice(0, -1).forEach((from, index) => {
    const name = names.find((span) => from >= span[0] && from < span[1]);
    let piece = document.createTextNode(text.slice(from, stops[index + 1]));
    if (name) piece = nameLink(name[2], ends.includes(name[2]), piece);
    if (isIn(cues, from)) piece = el("span.cue", {}, piece);
    if (isIn(ranges, from)) piece = el("mark", {}, piece);
    made.append(piece);
  });
  return el("bdi", {}, made);
}

function nameLink(at, isEnd, text) {
  const go = (event) => {
    event.preventDefault();
    select({ kind: "thing", at });
  };
  const made = el(`a.name${isEnd ? ".end" : ""}`, { href: keyOf({ kind: "thing", at }), onclick: go }, text);
  made.style.setProperty("--type", types[things[at].type].colour);
  return made;
}

// The words that report what this speaker says there: "kata", "menurut".
function cuesOf(number, speaker) {
  if (speaker === undefined) return [];
  const there = details()
    .quotesIn(number)
    .filter((quote) => quote.by === speaker);
  return there.flatMap(({ ev }) => ev.filter((one) => one.length > 3).map((one) => one.slice(3)));
}

// Evidence in one sentence is shown once, with all of it marked. `found`: [context, from, to, cue from, cue to].
export function evidence(found, { ends = [], speaker, length = 1500 } = {}) {
  const byContext = new Map();
  for (const one of found) byContext.set(one[0], [...(byContext.get(one[0]) || []), one]);
  return [...byContext].map(([number, ones]) => {
    const around = context(number);
    const cues = [...ones.filter((one) => one.length > 3).map((one) => one.slice(3)), ...cuesOf(number, speaker)];
    const ranges = ones.map((one) => one.slice(1, 3));
    return el(
      "blockquote.evidence",
      {},
      folded(around.t, length, () => sentence(around, ranges, cues, ends)),
      article(around.a),
    );
  });
}

// A very long text stands behind a click, so that the panel stays a panel.
function folded(text, length, render) {
  if (text.length <= length) return render();
  const made = el("details", {}, el("summary", {}, words(text, 300)));
  made.addEventListener("toggle", () => made.childElementCount === 1 && made.append(render()), { once: true });
  return made;
}

export function article(at) {
  const source = articles[at];
  if (!source) return null;
  const title = clip(source.title || source.opening || source.outlet || say("article"), 200);
  return el(
    "footer.article",
    {},
    el("cite", {}, words(title)),
    el(
      "span.from",
      {},
      dotted(source.outlet && words(source.outlet, 80), source.date && dateText(source.date)),
    ),
    source.url ? link(source.url, say("open.article")) : null,
  );
}

export function quoteCard(quote, withSpeaker) {
  const text = quoteText(quote);
  return el(
    "div.card",
    {},
    withSpeaker && el("p.said", {}, thingButton(quote.by)),
    folded(text, 700, () => el("p.quote", {}, el("bdi", {}, quote.indirect ? text : `“${text}”`))),
    el(
      "details.context",
      {},
      el("summary", {}, say(quote.indirect ? "in.sentence.indirect" : "in.sentence")),
      evidence(quote.ev, { ends: [quote.by] }),
    ),
  );
}

// Asked for one by one when opened: a dossier may have thousands of them.
export function lazily(title, count, fill) {
  const made = el("details.mentions", {}, el("summary", {}, title, " ", el("span.count", {}, count)));
  made.addEventListener("toggle", () => made.append(fill()), { once: true });
  return el("section", {}, made);
}
