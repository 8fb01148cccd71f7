// All that is known of one thing: names, posts, relations, quotations, mentions.

function thingPanel(at) {
  const thing = things[at];
  const said = quotes.filter((quote) => quote.speaker === at);
  const about = quotes.filter((quote) => quote.speaker !== at && quote.mentions.includes(at));
  return [
    head(
      types[thing.type].label,
      el("h2.who", { tabindex: "-1" }, glyph(thing.type, 34), words(thing.name, 300)),
      thing.name.length > 300 && el("details", {}, el("summary", {}, "Nama lengkap"), words(thing.name, Infinity)),
      thing.aliases.length > 0 &&
        el(
          "p.aliases",
          {},
          "Juga disebut ",
          ...thing.aliases.slice(0, 30).map((alias) => el("span.alias", {}, words(alias, 80))),
        ),
      thing.times.map(([when, date]) => el("p.time", {}, words(when, 100), date && ` · ${dateText(date)}`)),
    ),
    postsSection(at),
    linesSection(at),
    said.length > 0 &&
      section(
        `Kutipan (${said.length})`,
        list("quotes", said, (quote) => quoteCard(quote, false)),
      ),
    about.length > 0 &&
      section(
        `Disebut dalam kutipan (${about.length})`,
        list("quotes", about, (quote) => quoteCard(quote, true)),
      ),
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
    list("rows", within, (line) =>
      rowButton(line, [
        el("strong", {}, former(lines[line].post), words(lines[line].post.title, 160)),
        " · ",
        words(things[isHolder(line) ? lines[line].o : lines[line].s].name, 80),
      ]),
    ),
    list("rows", without, (post) =>
      el("div.row", {}, el("strong", {}, former(post), words(post.title, 160)), evidence(post.evidence, [at])),
    ),
  );
}

function linesSection(at) {
  const found = linesOf[at].filter((line) => !lines[line].post);
  if (!found.length) return null;
  return section(
    `Hubungan (${found.length})`,
    list("rows", found, (line) => relationRow(line, at)),
  );
}

function mentionsSection(thing, at) {
  if (!thing.mentions.length) return null;
  const byContext = new Map();
  for (const one of thing.mentions) byContext.set(one.c, [...(byContext.get(one.c) || []), one]);
  const details = el("details.mentions", {}, el("summary", {}, `Penyebutan (${thing.mentions.length})`));
  const fill = () =>
    details.append(list("quotes", [...byContext.values()], (ones) => el("div", {}, evidence(ones, [at]))));
  details.addEventListener("toggle", fill, { once: true });
  return el("section", {}, details);
}
