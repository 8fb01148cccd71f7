// The sentences that say so, with the words marked; and what speakers said.

// A sentence with the evidence marked, the cue underlined and every name a link to what is known of it.
function sentence(context, ranges, cues, ends) {
  const { t: text, m: names } = contexts[context];
  const isIn = (spans, at) => spans.some(([from, to]) => at >= from && at < to);
  const edges = [0, text.length, ...[...ranges, ...cues, ...names].flatMap(([from, to]) => [from, to])];
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
  const made = el(`a.name${isEnd ? ".end" : ""}`, { href: keyOf({ kind: "thing", at }) }, text);
  made.style.setProperty("--type", typeOf(at).colour);
  return made;
}

// Evidence in one sentence is shown once, with all of it marked.
function evidence(found, ends = [], length = 1500) {
  const byContext = new Map();
  for (const one of found) byContext.set(one.c, [...(byContext.get(one.c) || []), one]);
  return [...byContext].map(([context, ones]) =>
    el(
      "blockquote.evidence",
      {},
      folded(contexts[context].t, length, () =>
        sentence(
          context,
          ones.map(({ r }) => r),
          ones.flatMap(({ q }) => (q ? [q] : [])),
          ends,
        ),
      ),
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
  const title = clip(source.title || source.outlet || source.url || "Artikel", 200);
  return el(
    "footer.article",
    {},
    el("cite", {}, words(title)),
    el(
      "span.from",
      {},
      dotted(source.title && source.outlet && words(source.outlet, 80), source.date && dateText(source.date)),
    ),
    source.url ? link(source.url, "Buka artikel") : null,
  );
}

function quoteCard(quote, withSpeaker) {
  const text = folded(quote.text, 700, () =>
    el("p.quote", {}, el("bdi", {}, quote.direct ? `“${quote.text}”` : quote.text)),
  );
  return el(
    "div.card",
    {},
    withSpeaker && el("p.said", {}, thingButton(quote.speaker)),
    text,
    el(
      "details.context",
      {},
      el("summary", {}, quote.direct ? "Dalam kalimatnya" : "Kutipan tak langsung, dalam kalimatnya"),
      evidence(quote.evidence, [quote.speaker]),
    ),
  );
}
