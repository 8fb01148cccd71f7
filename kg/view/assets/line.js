// All that is known of one line: who claims it, and where that stands.

function linePanel(at) {
  const line = lines[at];
  const body = line.post ? [postCard(line)] : line.claims.map((claim) => claimCard(line, claim));
  const contrary = new Set((line.claims || []).flatMap((claim) => claim.conflicts));
  const others = linesOf[line.s].filter(
    (other) => other !== at && !contrary.has(other) && (lines[other].s === line.o || lines[other].o === line.o),
  );
  return [
    head(
      "Hubungan",
      el(
        "h2.relation",
        { tabindex: "-1" },
        thingButton(line.s, 24),
        el(
          "span.predicate",
          {},
          el(`span.stroke.${line.mark}`),
          el("bdi", {}, former(line.post), clip(line.label, 300)),
          el("span.arrow", { "aria-hidden": "true" }, line.symmetric ? "↔" : "→"),
        ),
        thingButton(line.o, 24),
      ),
    ),
    ...body,
    others.length > 0 && section("Hubungan lain di antara keduanya", list("rows", others, lineRow)),
  ];
}

function claimCard(line, claim) {
  return el(
    "article.card",
    {},
    el(
      "p.said",
      {},
      badge(claim.mark),
      claim.speaker !== null && el("span", {}, "menurut ", thingButton(claim.speaker)),
    ),
    claim.evidence.length
      ? evidence(claim.evidence, [line.s, line.o])
      : el("p.none", {}, "Graf ini tidak menyimpan bukti untuk pernyataan ini."),
    claim.conflicts.length > 0 &&
      el("div.conflicts", {}, el("h4", {}, "Bertentangan dengan"), list("rows", claim.conflicts, lineRow)),
    el(
      "p.fine",
      {},
      dotted(
        claim.rules.length && `Aturan: ${claim.rules.join(", ")}`,
        claim.score !== null && `Skor ${claim.score.toLocaleString("id-ID")}`,
        claim.evidence.length && `Karakter ke-${claim.evidence[0].at.toLocaleString("id-ID")}`,
      ),
    ),
  );
}

function postCard(line) {
  return el(
    "article.card",
    {},
    el("p.said", {}, badge("post"), line.post.former && el("span", {}, "dahulu")),
    evidence(line.post.evidence, [line.s, line.o]),
  );
}
