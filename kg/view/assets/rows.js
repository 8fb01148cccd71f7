// The pieces that panels are made of: heads, sections, lists, and rows that lead on.

const LONG_LIST = 40;

const go = (kind, at) => () => select({ kind, at });

function thingButton(at, size = 20) {
  if (at === null || at === undefined) return el("span.nobody", {}, "tanpa nama");
  return el(
    "button.thing",
    { type: "button", onclick: go("thing", at) },
    glyph(things[at].type, size),
    words(things[at].name, 120),
  );
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
  const more = el(
    "button.more",
    {
      type: "button",
      onclick: () => {
        more.remove();
        add(LONG_LIST);
      },
    },
    `Tampilkan ${countText(rows.length - LONG_LIST, "lagi")}`,
  );
  return el("div", {}, made, more);
}

function head(kicker, ...children) {
  return el(
    "header.head",
    {},
    el(
      "div.kicker",
      {},
      el("span", {}, kicker),
      el(
        "button.close",
        { type: "button", onclick: () => select(null), "aria-label": "Tutup rincian (Esc)", title: "Tutup (Esc)" },
        svg(
          "svg",
          { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true" },
          svg("path", { d: "M6 6l12 12M18 6l-12 12" }),
        ),
      ),
    ),
    ...children,
  );
}

function rowButton(at, children) {
  const { mark } = lines[at];
  return el(
    "button.row",
    { type: "button", onclick: go("line", at), "data-line": at },
    el(`span.stroke.${mark}`, { "aria-hidden": "true" }),
    el("span.rest", {}, ...children),
    MARKS[mark].suffix && el(`span.tag.${mark}`, {}, MARKS[mark].suffix),
  );
}

function lineRow(at) {
  const line = lines[at];
  return rowButton(at, [
    glyph(things[line.s].type, 18),
    words(things[line.s].name, 80),
    " ",
    el("span.label", {}, former(line.post), el("bdi", {}, clip(line.label, 80))),
    " ",
    glyph(things[line.o].type, 18),
    words(things[line.o].name, 80),
  ]);
}

// A line as seen from one of its ends.
function relationRow(at, from) {
  const line = lines[at];
  const isSubject = line.s === from;
  const label = isSubject || line.symmetric ? line.label : line.inverse || `← ${line.label}`;
  const other = isSubject ? line.o : line.s;
  return rowButton(at, [
    el("span.label", {}, el("bdi", {}, clip(label, 80))),
    glyph(things[other].type, 18),
    words(things[other].name, 100),
  ]);
}

function thingRow(at) {
  return el(
    "button.row",
    { type: "button", onclick: go("thing", at) },
    glyph(things[at].type, 22),
    el("span.rest", {}, words(things[at].name, 120)),
    el("span.degree", { title: countText(linesOf[at].length, "hubungan") }, String(linesOf[at].length)),
  );
}
