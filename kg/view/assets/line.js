// All that is known of one line: who claims it, and where that stands.

import { clip, context, details, isSymmetric, label, lines, linesOf } from "./data.js";
import { dotted, el } from "./elements.js";
import { evidence } from "./evidence.js";
import { badge, head, lineRow, list, section, thingButton } from "./rows.js";
import { former } from "./scene.js";
import { number, say } from "./words.js";

export function linePanel(at) {
  const line = lines[at];
  const claims = details().claimsOf(at);
  const contrary = new Set(claims.flatMap((claim) => claim.against || []));
  const others = linesOf[line.s].filter(
    (other) => other !== at && !contrary.has(other) && (lines[other].s === line.o || lines[other].o === line.o),
  );
  return [
    head(say("relation"), lineHead(line)),
    ...lineCards(at),
    others.length > 0 && section(say("relation.others"), others.length, list("rows", others, lineRow)),
  ];
}

function lineHead(line) {
  return el(
    "h2.relation",
    { tabindex: "-1" },
    thingButton(line.s, 24),
    el(
      "span.predicate",
      {},
      el(`span.stroke.${line.mark}`),
      el("bdi", {}, former(line), clip(label(line), 300)),
      el("span.arrow", { "aria-hidden": "true" }, isSymmetric(line) ? "↔" : "→"),
    ),
    thingButton(line.o, 24),
  );
}

// What says so: each claim, or the post, with its sentences.
export function lineCards(at) {
  const line = lines[at];
  const [post] = details().postOf(at);
  if (post) return [postCard(line, post)];
  return details()
    .claimsOf(at)
    .map((claim) => claimCard(line, claim));
}

function claimCard(line, claim) {
  const [first] = claim.ev;
  return el(
    "article.card",
    {},
    el(
      "p.said",
      {},
      badge(claim.mark),
      claim.by !== undefined && el("span", {}, say("by.whom"), thingButton(claim.by)),
    ),
    claim.ev.length
      ? evidence(claim.ev, { ends: [line.s, line.o], speaker: claim.by })
      : el("p.none", {}, say("no.evidence")),
    claim.against && el("div.conflicts", {}, el("h4", {}, say("contradicts")), list("rows", claim.against, lineRow)),
    el(
      "p.fine",
      {},
      dotted(
        claim.rules && say("rule", claim.rules.join(", ")),
        claim.score !== undefined && say("score", number(claim.score)),
        say("sources", line.n, number(line.n)),
        first && say("character", number(offset(first))),
      ),
    ),
  );
}

// Where the evidence begins in its article, in characters.
export function offset([where, from]) {
  const { at, t } = context(where);
  return at + Array.from(t.slice(0, from)).length;
}

function postCard(line, post) {
  return el(
    "article.card",
    {},
    el("p.said", {}, badge("post"), line.former && el("span", {}, say("formerly"))),
    evidence(post.ev, { ends: [line.s, line.o] }),
  );
}
