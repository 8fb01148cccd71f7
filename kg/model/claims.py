"""Facts that the pair head is sure of → posts, speakers, relations and times, with their evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.find.attribution import voices
from kg.find.clause import has_role
from kg.find.events import named_year, timed
from kg.find.title_words import former
from kg.language.tokens import tokens
from kg.model.judging import Judged, Thresholds
from kg.model.layers import AT, DIRECT, HOLDS, QUOTED, RELATIONS, SAYS, WHEN
from kg.model.places import at_span, covering, nearest, nearest_pair, sentences_apart
from kg.model.things import Facts, Thing
from kg.records import (
    Chain,
    Document,
    Event,
    Findings,
    Mention,
    Modality,
    Post,
    Quote,
    QuoteKind,
    Refusal,
    Relation,
    Span,
)
from kg.schema import EVENT, RELATED, Schema

MODEL = "model"
"""The rule of a finding that no pattern made."""
LEAD = 4
"""Words before the evidence of a relation that may still say that it is planned or denied."""
MOST_APART = 1
"""Ends of sentences that may lie between the ends of a relation."""
_BEHIND = 20
_MODALITIES: tuple[tuple[str, Modality], ...] = (("negation", "denied"), ("planned", "planned"))


@dataclass(frozen=True, slots=True)
class Seen:
    """An article's things, what the heads say of their pairs, what the rules found; thing n, an entity, is chain n."""

    document: Document
    things: tuple[Thing, ...]
    chains: tuple[Chain, ...]
    judged: Judged
    hints: Facts
    ruled: Findings
    thresholds: Thresholds

    def text(self) -> str:
        """Return the text of the article."""
        return self.document.article.text

    def sure(self, fact: str) -> Iterator[tuple[float, int, int]]:
        """Yield (probability, subject, object) of a fact for the pairs of which it stands, surest first."""
        least = self.thresholds.of(fact)
        found = [(facts[fact], *ends) for ends, facts in self.judged.items() if facts.get(fact, 0.0) >= least]
        yield from sorted(found, key=lambda one: (-one[0], one[1], one[2]))

    def mentions(self, thing: int) -> tuple[Mention, ...]:
        """Return the mentions of an entity."""
        return self.chains[thing].mentions


def find_posts(seen: Seen) -> tuple[Post, ...]:
    """Return the posts, in order of their titles: a person holds a title, at the body that is likeliest for it."""
    bodies: dict[int, int] = {}
    for _, title, at in seen.sure(AT):
        bodies.setdefault(title, at)
    rules = {post.title: post.rule for post in seen.ruled.posts}
    posts = []
    for score, person, title in seen.sure(HOLDS):
        words = seen.things[title].spans[0]
        holder = nearest(seen.mentions(person), words)
        body = nearest(seen.mentions(bodies[title]), words) if title in bodies else None
        before = seen.text()[max(0, words.start - _BEHIND) : words.start].split()
        posts.append(
            Post(
                person=holder,
                title=words,
                organisation=body,
                evidence=covering(words, holder.span),
                rule=rules.get(words, MODEL),
                former=bool(before) and before[-1].casefold() in former(),
                score=score,
            )
        )
    return tuple(sorted(posts, key=lambda post: (post.title, post.person.span)))


def find_quotes(seen: Seen) -> tuple[Quote, ...]:
    """Return the quotations, in order, each with its likeliest speaker and the cue that the rules saw."""
    speakers: dict[int, tuple[float | None, int | None]] = {}
    for likely, person, words in seen.sure(SAYS):
        speakers.setdefault(words, (likely, person))
    quotes = []
    for number, thing in enumerate(seen.things):
        if thing.kind not in QUOTED:
            continue
        content = thing.spans[0]
        ruled = next((quote for quote in seen.ruled.quotes if quote.content.overlaps(content)), None)
        score, speaker = speakers.get(number, (None, None))
        mention = nearest(seen.mentions(speaker), content) if speaker is not None else None
        cue = ruled.cue if ruled and ruled.cue and not ruled.cue.overlaps(content) else None
        named = mention is not None and not sentences_apart(seen.document, covering(content, mention.span))
        parts = [content, *([cue] if cue else []), *([mention.span] if mention and named else [])]
        kind: QuoteKind = "direct" if thing.kind == DIRECT else "indirect"
        rule = ruled.rule if ruled and ruled.content == content else MODEL
        quotes.append(Quote(mention, cue, content, kind, covering(*parts), rule, score))
    return tuple(sorted(quotes, key=lambda quote: quote.content))


def find_relations(
    seen: Seen, quotes: Sequence[Quote], schema: Schema
) -> tuple[tuple[Relation, ...], tuple[Refusal, ...]]:
    """Return the relations, in order of evidence, and those that a gate stopped.

    A relation that a rule found keeps its evidence and modality; of those that the weights do not know, all stand.
    """
    said = voices(seen.document, quotes)
    relations: list[Relation] = []
    refusals: list[Refusal] = []
    taken: set[tuple[int, str, int]] = set()
    for predicate in RELATIONS:
        if predicate == RELATED:
            continue
        for score, subject, target in seen.sure(predicate):
            ends = (target, predicate, subject) if schema.relations[predicate].symmetric else None
            if ends in taken:
                continue
            taken.add((subject, predicate, target))
            found = _relation(seen, predicate, subject, target, score)
            reason = _fault(seen, found, schema)
            if reason:
                what = f"{seen.chains[subject].name} {predicate} {seen.chains[target].name}"
                refusals.append(Refusal(seen.document.article.id, what, reason, found.evidence, found.rule))
            else:
                relations.append(replace(found, attributed_to=said.speaker(found.evidence)))
    return tuple(
        sorted(relations, key=lambda one: (one.evidence, one.predicate, one.subject.span, one.object.span))
    ), tuple(refusals)


def find_events(seen: Seen) -> tuple[Event, ...]:
    """Return the time of each event that has one: the likeliest, else the year in its name."""
    times: dict[int, int] = {}
    for _, event, time in seen.sure(WHEN):
        times.setdefault(event, time)
    found = []
    for number, thing in enumerate(seen.things):
        if thing.kind != EVENT:
            continue
        if number in times:
            when = seen.things[times[number]].spans[0]
            found.append(timed(seen.document, nearest(seen.mentions(number), when), when))
        elif named := named_year(seen.document, seen.chains[number]):
            found.append(named)
    return tuple(found)


def _relation(seen: Seen, predicate: str, subject: int, target: int, score: float) -> Relation:
    """Return a relation with its evidence: that of the rule that says the same, else its ends and what is between."""
    ends = seen.mentions(subject), seen.mentions(target)
    ruled = _ruled(seen, predicate, subject, target)
    if ruled:
        one, other = (at_span(*each) for each in zip(ends, (ruled.subject.span, ruled.object.span), strict=True))
        return replace(ruled, subject=one, object=other, score=score)
    one, other = nearest_pair(seen.document, *ends)
    evidence = covering(one.span, other.span)
    return Relation(one, predicate, other, evidence, MODEL, _modality(seen.text(), evidence), None, score)


def _ruled(seen: Seen, predicate: str, subject: int, target: int) -> Relation | None:
    """Return the relation of the rules that says the same, None if none does."""
    if predicate not in seen.hints.get((subject, target), ()):
        return None
    one, other = ({mention.span for mention in seen.mentions(end)} for end in (subject, target))
    same = (each for each in seen.ruled.relations if each.predicate == predicate)
    return next((each for each in same if each.subject.span in one and each.object.span in other), None)


def _fault(seen: Seen, relation: Relation, schema: Schema) -> str | None:
    if not schema.fits(relation.predicate, relation.subject.type, relation.object.type):
        return f"{relation.predicate} does not hold between {relation.subject.type} and {relation.object.type}"
    if sentences_apart(seen.document, relation.evidence) > MOST_APART:
        return "its ends stand too far apart"
    return "denied" if relation.modality == "denied" and relation.rule == MODEL else None


def _modality(text: str, evidence: Span) -> Modality:
    """Return what the words of the evidence, and the last ones before it, make of a claim."""
    before = text[max(0, evidence.start - 80) : evidence.start]
    words = [token.form.lower() for token in tokens(before)][-LEAD:] + [
        one.form.lower() for one in tokens(evidence.of(text))
    ]
    return next((kind for role, kind in _MODALITIES if any(has_role(word, role) for word in words)), "asserted")
