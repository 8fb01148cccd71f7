// What the panel shows while nothing is selected: where to begin, and the whole graph as lists.

import { ask, setTab, setView } from "./app.js";
import { articles, clip, DATA, details, lines, ranked, things } from "./data.js";
import { dotted, el, link, words } from "./elements.js";
import { article, quoteCard } from "./evidence.js";
import { isShownLine, isShownPost, isShownThing } from "./filters.js";
import { groupRows } from "./group.js";
import { lineRow, list, postRow, section, thingRow } from "./rows.js";
import { claimMarks, neighbours, state } from "./state.js";
import { dateText, number, say } from "./words.js";

const TABS = {
  lines: {
    rows: () => lines.map((_, at) => at).filter(isShownLine),
    draw: (rows) => [list("rows", rows, lineRow), loosePosts()],
    label: () => say("relations"),
  },
  things: {
    rows: () => ranked.filter(isShownThing),
    draw: (rows) => list("rows", rows, thingRow),
    label: () => say("entities"),
  },
  quotes: {
    rows: () => details().quotes,
    count: () => DATA.quotes,
    draw: (rows) => list("quotes", rows, (quote) => quoteCard(quote, true)),
    label: () => say("quotes"),
  },
  articles: {
    rows: () => articles.map((_, at) => at),
    draw: (rows) => list("quotes", rows, (at) => el("div.card", {}, article(at))),
    label: () => say("articles"),
  },
};

export function overviewPanel() {
  const tab = TABS[state.tab];
  if (state.view.kind === "groups") return [overviewHead(), el("h3", {}, say("groups")), groupRows()];
  return [
    overviewHead(),
    questions(),
    tabBar(),
    el("div.tabbed", { role: "tabpanel", id: "tabbed", "aria-label": tab.label() }, tab.draw(tab.rows())),
    leftOut(),
  ];
}

function overviewHead() {
  const single = articles.length === 1 ? articles[0] : null;
  return el(
    "header.head.overview",
    {},
    el(
      "p.kicker",
      {},
      el(
        "span",
        {},
        dotted(single?.outlet ? words(single.outlet, 80) : say("kicker"), single?.date && dateText(single.date)),
      ),
    ),
    el("h2", { tabindex: "-1" }, words(DATA.title, 300)),
    single?.url && link(single.url, say("open.article")),
    el("p.hint", {}, say("hint")),
  );
}

// Questions that a newcomer has, each one click.
function questions() {
  const [first] = ranked;
  const name = (at) => clip(things[at].name, 40);
  const far = first === undefined ? undefined : partner(first);
  const has = (mark) => lines.some((line) => line.mark === mark);
  const asked = [
    claimMarks.some(has) && [say("ask.claims"), () => ask(claimMarks)],
    has("post") && [say("ask.posts"), () => ask(["post"])],
    lines.length > 0 && [say("ask.most", name(first)), () => setView({ kind: "around", of: first, hops: 1 })],
    far !== undefined && [
      say("ask.path", name(first), name(far)),
      () => setView({ kind: "path", from: first, to: far }),
    ],
  ].filter(Boolean);
  if (!asked.length) return null;
  return el(
    "section.questions",
    {},
    el("h3", {}, say("start.here")),
    el(
      "ul",
      {},
      asked.map(([text, onclick]) =>
        el("li", {}, el("button.question", { type: "button", onclick }, words(text, 200))),
      ),
    ),
  );
}

// The weightiest thing that two steps tie to `first`, in the graph without filters; undefined where there is none.
function partner(first) {
  const near = neighbours(first, () => true);
  const far = new Map();
  for (const at of near.keys())
    for (const other of neighbours(at, () => true).keys()) far.set(other, things[other].weight);
  const found = [...far].filter(([at]) => at !== first && !near.has(at));
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

// Posts at nothing that the articles name: no lines of the picture, but said of someone.
function loosePosts() {
  if (!DATA.loosePosts) return null;
  const found = details().loosePosts.filter(isShownPost);
  return found.length > 0 && section(say("posts.loose"), found.length, list("rows", found, postRow));
}

function leftOut() {
  const parts = Object.entries(DATA.leftOut)
    .filter(([, count]) => count)
    .map(([what, count]) => say(`left.${what}`, number(count)));
  return parts.length > 0 && el("p.hint.left-out", {}, say("left.out", parts.join(", ")));
}

function tabBar() {
  const names = Object.keys(TABS);
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    setTab(names[(names.indexOf(state.tab) + step + names.length) % names.length]);
    document.querySelector('#panel [role="tab"][aria-selected="true"]').focus();
  };
  return el(
    "div.tabs",
    { role: "tablist", "aria-label": say("contents"), onkeydown: move },
    names.map((name) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "data-key": `tab-${name}`,
          "aria-selected": String(name === state.tab),
          "aria-controls": "tabbed",
          tabindex: name === state.tab ? "0" : "-1",
          onclick: () => setTab(name),
        },
        TABS[name].label(),
        " ",
        el("span.count", {}, number(TABS[name].count?.() ?? TABS[name].rows().length)),
      ),
    ),
  );
}
