// The data of the page and what is looked up in it. Things, lines and articles are referred to by their numbers.

import { language } from "./words.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

export const DATA = read("graph");
export const types = Object.entries(DATA.types).map(([name, look]) => ({ name, ...look }));
export const marks = DATA.marks;
// `opening` is how an article without a title begins.
export const articles = DATA.articles.map(([title, outlet, date, url, opening]) => ({
  title,
  outlet,
  date,
  url,
  opening,
}));

const columns = DATA.things;
export const things = columns.name.map((name, at) => ({
  name,
  key: columns.key[at],
  type: columns.type[at],
  aliases: columns.aliases[at] || [],
  times: columns.times[at] || [],
  in: columns.in[at],
  weight: columns.weight[at],
  group: columns.group[at],
}));

const formers = new Set(DATA.lines.former);
export const lines = DATA.lines.s.map((s, at) => ({
  s,
  o: DATA.lines.o[at],
  rel: DATA.lines.rel[at],
  mark: marks[DATA.lines.mark[at]],
  n: DATA.lines.n[at],
  in: DATA.lines.in[at],
  id: DATA.lines.id[at],
  title: DATA.lines.title[at],
  former: formers.has(at),
}));

export const linesOf = things.map(() => []);
lines.forEach((line, at) => {
  linesOf[line.s].push(at);
  if (line.o !== line.s) linesOf[line.o].push(at);
});

// All things, the weightiest first.
export const ranked = things.map((_, at) => at).sort((a, b) => things[b].weight - things[a].weight || a - b);

const inEnglish = () => (language() === "en" ? 1 : 0);
export const isPost = (line) => line.rel < 0;
export const typeLabel = (type) => types[type].label[inEnglish()];
export const relationLabel = (rel) => DATA.relations[rel][1 + inEnglish()];
export const isSymmetric = (line) => !isPost(line) && Boolean(DATA.relations[line.rel][5]);
export const label = (line) => (isPost(line) ? line.title || "…" : relationLabel(line.rel));
export const inverse = (line) => (isPost(line) ? "" : DATA.relations[line.rel][3 + inEnglish()]);

// The dates of the articles of a line, first and last; null where none is dated.
export function datesOf(line) {
  const dates = line.in
    .map((at) => articles[at].date)
    .filter(Boolean)
    .sort();
  return dates.length ? [dates[0], dates.at(-1)] : null;
}

const later = (make) => {
  let made;
  return () => {
    made ??= make();
    return made;
  };
};

function grouped(rows, keys) {
  const found = new Map();
  rows.forEach((row) => {
    for (const key of keys(row)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(row);
    }
  });
  return (key) => found.get(key) || [];
}

// A post at nothing that the articles name is no line of the drawing.
const isLoose = ({ line, person }) => line === null && person !== null;

// Claims, posts, quotations and mentions are read when the first of them is asked for.
export const details = later(() => {
  const { claims, posts, quotes, mentions } = read("details");
  for (const claim of claims) claim.mark = marks[claim.mark];
  return {
    claimsOf: grouped(claims, (claim) => [claim.line]),
    postOf: grouped(posts, (post) => (post.line === null ? [] : [post.line])),
    loosePosts: posts.filter(isLoose),
    loosePostsOf: grouped(posts.filter(isLoose), ({ person }) => [person]),
    quotesBy: grouped(quotes, (quote) => [quote.by]),
    quotesAbout: grouped(quotes, (quote) => quote.about.filter((at) => at !== quote.by)),
    quotesIn: grouped(quotes, (quote) => quote.ev.map(([context]) => context)),
    mentionsOf: (at) => mentions[at] || [],
    quotes,
    posts,
    claims,
  };
});

const chunks = DATA.chunks.map((_, at) => later(() => read(`texts-${at}`)));

// The sentences around a piece of evidence: {a: article, at: offset in it, t: text, m: its names}.
export function context(number) {
  let chunk = DATA.chunks.length - 1;
  while (DATA.chunks[chunk] > number) chunk -= 1;
  const { a, at, t, m } = chunks[chunk]();
  const row = number - DATA.chunks[chunk];
  const names = [];
  for (let name = 0; name < m[row].length; name += 3) names.push(m[row].slice(name, name + 3));
  return { a: a[row], at: at[row], t: t[row], m: names };
}

export function quoteText(quote) {
  if (quote.text !== undefined) return quote.text;
  const [number, from, to] = quote.ev[0];
  return context(number).t.slice(from, to);
}

// Lower case without diacritics, so that "ma'ruf", "MA’RUF" and "maʼrúf" are one.
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘ʼ`´]/g, "'")
    .toLowerCase();
}

// The first `length` characters, never half of a pair.
export function clip(text, length) {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length)).slice(0, -1).join("").trimEnd()}…`;
}
