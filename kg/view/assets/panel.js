// The side panel: an overview, or all that is known of one thing or one line, each with its evidence.

const panel = document.getElementById("panel");
const LONG_LIST = 40;
let tab = "lines";

const go = (kind, at) => () => select({ kind, at });

function thingButton(at, size = 20) {
  if (at === null || at === undefined) return el("span.nobody", {}, "tanpa nama");
  return el("button.thing", { type: "button", onclick: go("thing", at) }, glyph(things[at].type, size), words(things[at].name, 120));
}

const badge = (mark) => el(`span.badge.${mark}`, { title: MARKS[mark].hint }, MARKS[mark].badge);

function section(title, ...children) {
  return el("section", {}, el("h3", {}, title), ...children);
}

// A list that shows its first rows, and the rest when asked.
function list(kind, rows, render) {
  const made = el(`ul.${kind}`);
  const add = (from, to) => made.append(...rows.slice(from, to).map((row) => el("li", {}, render(row))));
  add(0, LONG_LIST);
  if (rows.length <= LONG_LIST) return made;
  const more = el("button.more", { type: "button", onclick: () => { more.remove(); add(LONG_LIST); } }, `Tampilkan ${countText(rows.length - LONG_LIST, "lagi")}`);
  return el("div", {}, made, more);
}

// --- Evidence ------------------------------------------------------------------------------------------------------

// A sentence with the evidence marked, the cue underlined and every name a button.
function sentence(context, ranges, cues, ends) {
  const { t: text, m: names } = contexts[context];
  const isIn = (spans, at) => spans.some(([from, to]) => at >= from && at < to);
  const edges = [0, text.length, ...[...ranges, ...cues, ...names].flatMap(([from, to]) => [from, to])];
  const stops = [...new Set(edges)].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const made = el("p.sentence");
  stops.slice(0, -1).forEach((from, index) => {
    const name = names.find((span) => from >= span[0] && from < span[1]);
    let piece = document.createTextNode(text.slice(from, stops[index + 1]));
    if (name) piece = el(`span.name${ends.includes(name[2]) ? ".end" : ""}`, { style: false }, piece);
    if (name) piece.style.setProperty("--type", typeOf(name[2]).colour);
    if (isIn(cues, from)) piece = el("span.cue", {}, piece);
    if (isIn(ranges, from)) piece = el("mark", {}, piece);
    made.append(piece);
  });
  return el("bdi", {}, made);
}

// Evidence in one sentence is shown once, with all of it marked.
function evidence(found, ends = [], length = 1500) {
  const byContext = new Map();
  for (const one of found) byContext.set(one.c, [...(byContext.get(one.c) || []), one]);
  return [...byContext].map(([context, ones]) =>
    el(
      "blockquote.evidence", {},
      folded(contexts[context].t, length, () => sentence(context, ones.map(({ r }) => r), ones.flatMap(({ q }) => (q ? [q] : [])), ends)),
      article(contexts[context].a),
    ),
  );
}

// A very long text stands behind a click, so that the panel stays a panel.
function folded(text, length, render) {
  if (text.length <= length) return render();
  const details = el("details", {}, el("summary", {}, words(text, 300)));
  details.addEventListener("toggle", () => details.childElementCount === 1 && details.append(render()), { once: true });
  return details;
}

function article(at) {
  const source = articles[at];
  if (!source) return null;
  const parts = [source.outlet && words(source.outlet, 80), source.date && dateText(source.date)].filter(Boolean);
  const title = clip(source.title || source.url || "Artikel", 200);
  return el(
    "footer.article", {},
    el("cite", {}, words(title)),
    el("span.from", {}, ...parts.flatMap((part, index) => (index ? [" · ", part] : [part]))),
    source.url ? link(source.url, "Buka artikel") : null,
  );
}

// --- One line ------------------------------------------------------------------------------------------------------

function linePanel(at) {
  const line = lines[at];
  const body = line.post ? [postCard(line)] : line.claims.map((claim) => claimCard(line, claim));
  const others = linesOf[line.s].filter((other) => other !== at && (lines[other].s === line.o || lines[other].o === line.o));
  return [
    head("Hubungan", el("h2.relation", { tabindex: "-1" }, thingButton(line.s, 24), el("span.predicate", {}, el("span.stroke." + line.mark), el("bdi", {}, clip(`${line.post && line.post.former ? "mantan " : ""}${line.label}`, 300)), el("span.arrow", { "aria-hidden": "true" }, line.symmetric ? "↔" : "→")), thingButton(line.o, 24))),
    ...body,
    others.length > 0 && section("Hubungan lain di antara keduanya", list("rows", others, lineRow)),
  ];
}

function claimCard(line, claim) {
  return el(
    "article.card", {},
    el("p.said", {}, badge(claim.mark), claim.speaker !== null && el("span", {}, "menurut ", thingButton(claim.speaker))),
    claim.evidence.length ? evidence(claim.evidence, [line.s, line.o]) : el("p.none", {}, "Graf ini tidak menyimpan bukti untuk pernyataan ini."),
    claim.conflicts.length > 0 && el("div.conflicts", {}, el("h4", {}, "Bertentangan dengan"), list("rows", claim.conflicts, lineRow)),
    el("p.fine", {}, ...[claim.rules.length && `Aturan: ${claim.rules.join(", ")}`, claim.score !== null && `Skor ${claim.score.toLocaleString("id-ID")}`, claim.evidence.length && `Karakter ke-${claim.evidence[0].at.toLocaleString("id-ID")}`].filter(Boolean).flatMap((text, index) => (index ? [" · ", text] : [text]))),
  );
}

function postCard(line) {
  return el("article.card", {}, el("p.said", {}, badge("post"), line.post.former && el("span", {}, "dahulu")), evidence(line.post.evidence, [line.s, line.o]));
}

// --- One thing -----------------------------------------------------------------------------------------------------

function thingPanel(at) {
  const thing = things[at];
  const said = quotes.filter((quote) => quote.speaker === at);
  const about = quotes.filter((quote) => quote.speaker !== at && quote.mentions.includes(at));
  return [
    head(
      types[thing.type].label,
      el("h2.who", { tabindex: "-1" }, glyph(thing.type, 34), words(thing.name, 300)),
      thing.name.length > 300 && el("details", {}, el("summary", {}, "Nama lengkap"), words(thing.name, Infinity)),
      thing.aliases.length > 0 && el("p.aliases", {}, "Juga disebut ", ...thing.aliases.slice(0, 30).map((alias) => el("span.alias", {}, words(alias, 80)))),
      thing.times.map(([when, date]) => el("p.time", {}, words(when, 100), date && ` · ${dateText(date)}`)),
    ),
    postsSection(at),
    linesSection(at),
    said.length > 0 && section(`Kutipan (${said.length})`, list("quotes", said, (quote) => quoteCard(quote, false))),
    about.length > 0 && section(`Disebut dalam kutipan (${about.length})`, list("quotes", about, (quote) => quoteCard(quote, true))),
    mentionsSection(thing, at),
  ];
}

function postsSection(at) {
  const without = posts.filter((post) => post.person === at);
  const within = linesOf[at].filter((line) => lines[line].post);
  if (!without.length && !within.length) return null;
  const isHolder = (line) => lines[line].s === at;
  return section(
    "Jabatan",
    list("rows", within, (line) => rowButton(line, [el("strong", {}, former(lines[line].post), words(lines[line].post.title, 160)), " · ", words(things[isHolder(line) ? lines[line].o : lines[line].s].name, 80)])),
    list("rows", without, (post) => el("div.row", {}, el("strong", {}, former(post), words(post.title, 160)), evidence(post.evidence, [at]))),
  );
}

const former = (post) => (post.former ? "mantan " : "");

function linesSection(at) {
  const found = linesOf[at].filter((line) => !lines[line].post);
  if (!found.length) return null;
  return section(`Hubungan (${found.length})`, list("rows", found, (line) => relationRow(line, at)));
}

// A line as seen from one of its ends.
function relationRow(at, from) {
  const line = lines[at];
  const isSubject = line.s === from;
  const label = isSubject || line.symmetric ? line.label : line.inverse || `← ${line.label}`;
  const other = isSubject ? line.o : line.s;
  return rowButton(at, [el("span.label", {}, el("bdi", {}, clip(label, 80))), glyph(things[other].type, 18), words(things[other].name, 100)]);
}

function rowButton(at, children) {
  const { mark } = lines[at];
  return el("button.row", { type: "button", onclick: go("line", at), "data-line": at }, el(`span.stroke.${mark}`, { "aria-hidden": "true" }), el("span.rest", {}, ...children), MARKS[mark].suffix && el(`span.tag.${mark}`, {}, MARKS[mark].suffix));
}

function lineRow(at) {
  const line = lines[at];
  return rowButton(at, [glyph(things[line.s].type, 18), words(things[line.s].name, 80), " ", el("span.label", {}, former(line.post || {}), el("bdi", {}, clip(line.label, 80))), " ", glyph(things[line.o].type, 18), words(things[line.o].name, 80)]);
}

function quoteCard(quote, withSpeaker) {
  const text = folded(quote.text, 700, () => el("p.quote", {}, el("bdi", {}, quote.direct ? `“${quote.text}”` : quote.text)));
  return el(
    "div.card", {},
    withSpeaker && el("p.said", {}, thingButton(quote.speaker), quote.cue && el("span.cueword", {}, words(quote.cue, 60))),
    text,
    el("details.context", {}, el("summary", {}, quote.direct ? "Dalam kalimatnya" : "Kutipan tak langsung, dalam kalimatnya"), evidence(quote.evidence, [quote.speaker])),
  );
}

function mentionsSection(thing, at) {
  if (!thing.mentions.length) return null;
  const byContext = new Map();
  for (const one of thing.mentions) byContext.set(one.c, [...(byContext.get(one.c) || []), one]);
  const details = el("details.mentions", {}, el("summary", {}, `Penyebutan (${thing.mentions.length})`));
  const fill = () => details.append(list("quotes", [...byContext.values()], (ones) => el("div", {}, evidence(ones, [at]))));
  details.addEventListener("toggle", fill, { once: true });
  return el("section", {}, details);
}

// --- Overview ------------------------------------------------------------------------------------------------------

function head(kicker, ...children) {
  return el(
    "header.head", {},
    el("div.kicker", {}, el("span", {}, kicker), el("button.close", { type: "button", onclick: () => select(null), "aria-label": "Tutup rincian (Esc)", title: "Tutup (Esc)" }, svg("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true" }, svg("path", { d: "M6 6l12 12M18 6l-12 12" })))),
    ...children,
  );
}

const TABS = {
  lines: { label: "Hubungan", rows: () => lines.map((_, at) => at).filter(isShownLine), draw: (rows) => list("rows", rows, lineRow) },
  things: { label: "Entitas", rows: () => things.map((_, at) => at).filter(isShownThing).sort((a, b) => linesOf[b].length - linesOf[a].length || a - b), draw: (rows) => list("rows", rows, thingRow) },
  quotes: { label: "Kutipan", rows: () => quotes, draw: (rows) => list("quotes", rows, (quote) => quoteCard(quote, true)) },
  articles: { label: "Artikel", rows: () => articles.map((_, at) => at), draw: (rows) => list("quotes", rows, (at) => el("div.card", {}, article(at))) },
};

function thingRow(at) {
  return el("button.row", { type: "button", onclick: go("thing", at) }, glyph(things[at].type, 22), el("span.rest", {}, words(things[at].name, 120)), el("span.degree", { title: countText(linesOf[at].length, "hubungan") }, String(linesOf[at].length)));
}

function overviewPanel() {
  const single = articles.length === 1 ? articles[0] : null;
  const facts = [[things.length, "entitas"], [lines.length, "hubungan"], [quotes.length, "kutipan"], [articles.length, "artikel"]];
  return [
    el(
      "header.head.overview", {},
      el("p.kicker", {}, single && single.outlet ? words(single.outlet, 80) : "Graf pengetahuan berita", single && single.date && ` · ${dateText(single.date)}`),
      el("h2", { tabindex: "-1" }, words(DATA.title, 300)),
      single && single.url && link(single.url, "Buka artikel"),
      el("dl.facts", {}, facts.map(([count, noun]) => el("div", {}, el("dt", {}, noun), el("dd", {}, count.toLocaleString("id-ID"))))),
      el("p.hint", {}, "Klik sebuah hubungan untuk membaca kalimat buktinya, atau sebuah nama untuk melihat semua tentangnya."),
    ),
    tabBar(),
    el("div.tabbed", { role: "tabpanel", id: "tabbed", "aria-label": TABS[tab].label }, TABS[tab].draw(TABS[tab].rows())),
  ];
}

function tabBar() {
  const names = Object.keys(TABS);
  const show = (name, focus) => { tab = name; renderPanel(); if (focus) panel.querySelector('[role="tab"][aria-selected="true"]').focus(); };
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) show(names[(names.indexOf(tab) + step + names.length) % names.length], true);
  };
  return el("div.tabs", { role: "tablist", "aria-label": "Isi graf", onkeydown: move }, names.map((name) =>
    el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-selected": String(name === tab), "aria-controls": "tabbed", tabindex: name === tab ? "0" : "-1", onclick: () => show(name, true) }, TABS[name].label, " ", el("span.count", {}, String(TABS[name].rows().length)))));
}

function renderPanel() {
  const at = state.selection;
  const parts = !at ? overviewPanel() : at.kind === "thing" ? thingPanel(at.at) : linePanel(at.at);
  panel.replaceChildren(...parts.flat().filter(Boolean));
  panel.scrollTop = 0;
}
