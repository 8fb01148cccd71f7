// What the panel shows while nothing is selected: the whole graph as lists.

const TABS = {
  lines: {
    label: "Hubungan",
    rows: () => lines.map((_, at) => at).filter(isShownLine),
    draw: (rows) => list("rows", rows, lineRow),
  },
  things: {
    label: "Entitas",
    rows: () =>
      things
        .map((_, at) => at)
        .filter(isShownThing)
        .sort((a, b) => linesOf[b].length - linesOf[a].length || a - b),
    draw: (rows) => list("rows", rows, thingRow),
  },
  quotes: {
    label: "Kutipan",
    rows: () => quotes,
    draw: (rows) => list("quotes", rows, (quote) => quoteCard(quote, true)),
  },
  articles: {
    label: "Artikel",
    rows: () => articles.map((_, at) => at),
    draw: (rows) => list("quotes", rows, (at) => el("div.card", {}, article(at))),
  },
};

function overviewPanel() {
  const single = articles.length === 1 ? articles[0] : null;
  const facts = [
    [things.length, "entitas"],
    [lines.length, "hubungan"],
    [quotes.length, "kutipan"],
    [articles.length, "artikel"],
  ];
  return [
    el(
      "header.head.overview",
      {},
      el(
        "p.kicker",
        {},
        single && single.outlet ? words(single.outlet, 80) : "Graf pengetahuan berita",
        single && single.date && ` · ${dateText(single.date)}`,
      ),
      el("h2", { tabindex: "-1" }, words(DATA.title, 300)),
      single && single.url && link(single.url, "Buka artikel"),
      el(
        "dl.facts",
        {},
        facts.map(([count, noun]) => el("div", {}, el("dt", {}, noun), el("dd", {}, count.toLocaleString("id-ID")))),
      ),
      el(
        "p.hint",
        {},
        "Klik sebuah hubungan untuk membaca kalimat buktinya, atau sebuah nama untuk melihat semua tentangnya.",
      ),
    ),
    tabBar(),
    el(
      "div.tabbed",
      { role: "tabpanel", id: "tabbed", "aria-label": TABS[tab].label },
      TABS[tab].draw(TABS[tab].rows()),
    ),
  ];
}

function tabBar() {
  const names = Object.keys(TABS);
  const show = (name, focus) => {
    tab = name;
    renderPanel();
    if (focus) panel.querySelector('[role="tab"][aria-selected="true"]').focus();
  };
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) show(names[(names.indexOf(tab) + step + names.length) % names.length], true);
  };
  return el(
    "div.tabs",
    { role: "tablist", "aria-label": "Isi graf", onkeydown: move },
    names.map((name) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-selected": String(name === tab),
          "aria-controls": "tabbed",
          tabindex: name === tab ? "0" : "-1",
          onclick: () => show(name, true),
        },
        TABS[name].label,
        " ",
        el("span.count", {}, TABS[name].rows().length.toLocaleString("id-ID")),
      ),
    ),
  );
}
