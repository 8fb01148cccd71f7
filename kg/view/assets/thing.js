// The dossier of one thing: names, posts, relations, quotations, events, articles, mentions.

import { expand, pickPath, setView } from "./app.js";
import { clip, DATA, datesOf, details, isPost, label, lines, linesOf, things, typeLabel } from "./data.js";
import { el, icon, words } from "./elements.js";
import { article, evidence, lazily, quoteCard } from "./evidence.js";
import { isShownLine } from "./filters.js";
import { glyph } from "./glyphs.js";
import { head, list, relationRow, rowButton, section, thingButton } from "./rows.js";
import { former } from "./scene.js";
import { onStage } from "./stage.js";
import { neighbours, state } from "./state.js";
import { dateText, number, say } from "./words.js";

const ALIASES = 30;

export function thingPanel(at) {
  const thing = things[at];
  const { quotesBy, quotesAbout, mentionsOf } = details();
  const [said, about, mentions] = [quotesBy(at), quotesAbout(at), mentionsOf(at)];
  return [
    head(typeLabel(thing.type), ...nameOf(thing), actions(at)),
    postsSection(at),
    linesSection(at),
    said.length > 0 &&
      section(
        say("said"),
        said.length,
        list("quotes", said, (quote) => quoteCard(quote, false)),
      ),
    about.length > 0 &&
      section(
        say("said.about"),
        about.length,
        list("quotes", about, (quote) => quoteCard(quote, true)),
      ),
    eventsSection(at),
    thing.in.length > 0 &&
      lazily(say("articles"), number(thing.in.length), () =>
        list("quotes", thing.in, (one) => el("div.card", {}, article(one))),
      ),
    mentions.length > 0 && lazily(say("mentions"), number(mentions.length), () => mentionsList(mentions, at)),
  ];
}

function nameOf(thing) {
  return [
    el("h2.who", { tabindex: "-1" }, glyph(thing.type, 34), words(thing.name, 300)),
    thing.name.length > 300 && el("details", {}, el("summary", {}, say("fullname")), words(thing.name, Infinity)),
    thing.aliases.length > 0 &&
      el(
        "p.aliases",
        {},
        say("aliases"),
        ...thing.aliases.slice(0, ALIASES).map((alias) => el("span.alias", {}, words(alias, 80))),
      ),
    ...thing.times.map(([when, date]) => el("p.time", {}, words(when, 100), date && ` · ${dateText(date)}`)),
  ].filter(Boolean);
}

function action(name, sign, text, hint, onclick) {
  return el("button.action", { type: "button", onclick, title: hint, "data-key": name }, icon(sign, 16), text);
}

function actions(at) {
  const near = neighbours(at, isShownLine);
  if (!near.size && !DATA.around) return null;
  const hidden = [...near.keys()].filter((other) => !onStage(other)).length;
  const isExpandable = hidden > 0 && state.view.kind === "front";
  return el(
    "div.actions",
    {},
    action("around", "around", say("around"), say("around.hint"), () => setView({ kind: "around", of: at, hops: 1 })),
    isExpandable && action("expand", "expand", say("expand", number(hidden)), say("expand.hint"), () => expand(at)),
    action("path", "path", say("path.to"), say("path.hint"), () => pickPath(at)),
    DATA.around && el("a.action", { href: DATA.around + encodeURIComponent(things[at].key) }, say("around.more")),
  );
}

function postsSection(at) {
  const without = details().loosePostsOf(at);
  const within = linesOf[at].filter((line) => isPost(lines[line]));
  if (!without.length && !within.length) return null;
  const isHolder = (line) => lines[line].s === at;
  return section(
    say("posts"),
    without.length + within.length,
    within.length > 0 &&
      list("rows", within, (line) =>
        rowButton(line, [
          el("strong", {}, former(lines[line]), words(label(lines[line]), 160)),
          el("span.where", {}, words(things[isHolder(line) ? lines[line].o : lines[line].s].name, 80)),
          postDate(lines[line]),
        ]),
      ),
    without.length > 0 &&
      list("rows", without, (post) =>
        el("div.row", {}, el("strong", {}, former(post), words(post.title, 160)), evidence(post.ev, { ends: [at] })),
      ),
  );
}

function postDate(line) {
  const dates = datesOf(line);
  if (!dates) return null;
  const [first, last] = dates.map(dateText);
  return el("span.when", {}, say("post.dated", first === last ? first : `${first} – ${last}`));
}

// The relations, those of one kind together, the kinds with most first.
function linesSection(at) {
  const found = linesOf[at].filter((line) => !isPost(lines[line]));
  if (!found.length) return null;
  const key = (line) => `${lines[line].rel} ${lines[line].s === at}`;
  const counts = new Map();
  for (const line of found) counts.set(key(line), (counts.get(key(line)) || 0) + 1);
  found.sort((a, b) => counts.get(key(b)) - counts.get(key(a)) || key(a).localeCompare(key(b)) || a - b);
  return section(
    say("relations"),
    found.length,
    list("rows", found, (line) => relationRow(line, at)),
  );
}

// Things with a time that a relation ties to this one: when it took part in what.
function eventsSection(at) {
  const tied = [...neighbours(at, () => true).keys()].filter((other) => things[other].times.length);
  if (!tied.length) return null;
  return section(
    say("events"),
    tied.length,
    list("rows", tied, (other) =>
      el(
        "div.row",
        {},
        thingButton(other),
        things[other].times.map(([when, date]) => el("span.when", {}, clip(when, 60), date && ` · ${dateText(date)}`)),
      ),
    ),
  );
}

function mentionsList(mentions, at) {
  const byContext = new Map();
  for (const one of mentions) byContext.set(one[0], [...(byContext.get(one[0]) || []), one]);
  return list("quotes", [...byContext.values()], (ones) => el("div", {}, evidence(ones, { ends: [at] })));
}
