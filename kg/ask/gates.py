"""The gates between an article and a statement, in the order in which they are asked: which of them stopped one."""

from collections.abc import Callable, Iterator

from kg.ask.calling import folded, near, relations_near
from kg.ask.claims_asked import is_symmetric, joins, line, means, readings
from kg.ask.inquiry import Gate, Inquiry, Verdict
from kg.ask.record import Claim, Office, Told
from kg.ask.why import standing
from kg.graph.recalled import Passage

MOST_SHOWN = 3
"""Sentences that a verdict shows."""


def unknown_relation(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where no relation is called so."""
    if inquiry.asked.meanings:
        return None
    predicate = inquiry.asked.question.predicate
    known = ", ".join(relations_near(inquiry.case.schema, predicate))
    return Verdict("unknown-relation", f"no relation is called {predicate!r}; near: {known}")


def said(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where the graph says it after all, or has it as a claim, a plan, a possibility, a denial."""
    case = inquiry.case
    told = [one for reading in readings(inquiry.asked, case.record, case.schema) for one in reading.told]
    if not told:
        return None
    surest = min(told, key=lambda one: (_ORDER.index(_state(one)), one.id))
    state = _state(surest)
    reason = f"{line(surest, case.record, case.schema)}: {standing(surest, case.record)}"
    after_all = "it is there after all; " if state == "said" else ""
    return Verdict(state, after_all + reason, _shown(inquiry, surest))


_ORDER: tuple[Gate, ...] = ("said", "claimed", "planned", "possible", "denied", "former")


def _state(told: Told) -> Gate:
    if isinstance(told, Claim):
        if told.modality == "asserted":
            return "said" if told.plain else "claimed"
        return told.modality
    return "former" if isinstance(told, Office) and told.former else "said"


def opposite(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where the graph has the relation from the object to the subject."""
    case = inquiry.case
    for meaning in inquiry.asked.meanings:
        subjects, objects = ({one.id for one in ends} for ends in inquiry.ends(meaning))
        for claim in case.record.claims if meaning.kind == "relation" else ():
            turned = means(meaning, claim) and joins(claim, objects, subjects, both=False)
            if turned and not is_symmetric(case.schema, claim.predicate):
                found = f"{line(claim, case.record, case.schema)} ({standing(claim, case.record)})"
                return Verdict("opposite", f"it is there the other way round: {found}", _shown(inquiry, claim))
    return None


def one_thing(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where both names mean one thing."""
    subjects, objects = inquiry.asked.subjects, inquiry.asked.objects
    if not subjects or subjects != objects:
        return None
    return Verdict("one-thing", f"both names mean {subjects[0].name}, and nothing is said of a thing and itself")


def types(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where the ontology does not allow the relation between things of these types."""
    schema, reasons = inquiry.case.schema, []
    for meaning in inquiry.asked.meanings:
        ends = inquiry.ends(meaning)
        if meaning.kind != "relation" or not all(ends):
            return None
        kinds = [sorted({thing.type for thing in things}) for things in ends]
        if any(schema.fits(meaning.relation, one, other) for one in kinds[0] for other in kinds[1]):
            return None
        reasons.append(f"{meaning.relation} does not hold between {'/'.join(kinds[0])} and {'/'.join(kinds[1])}")
    if not reasons:
        return None
    return Verdict("types", f"{'; '.join(reasons)} (its domain and range)", _refused_words(inquiry))


def refused(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where a gate stopped just this candidate while the articles were read."""
    rows = inquiry.refused()
    if not rows:
        return None
    reasons = dict.fromkeys(f"{row.what}, by {row.rule}: {row.reason}" for row in rows)
    return Verdict("refused", f"found and refused: {'; '.join(reasons)}", _refused_words(inquiry))


def unmentioned(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where no article read mentions the subject or the object."""
    asked = inquiry.asked
    for words, things in ((asked.question.subject, asked.subjects), (asked.question.object, asked.objects)):
        if things:
            continue
        if places := tuple(_written(inquiry, words)):
            reason = f"the words {words!r} stand in an article, but nothing was recognized there by that name"
            return Verdict("not-recognized", reason, places[:MOST_SHOWN])
        alike = near(inquiry.case.record, words)
        hint = f"; near: {', '.join(alike)}" if alike else ""
        return Verdict("no-mention", f"no article that was read mentions {words!r}{hint}")
    return None


def apart(inquiry: Inquiry) -> Verdict | None:
    """Return a verdict where the two are never mentioned in one article, or in one sentence."""
    subjects, objects = inquiry.asked.subjects, inquiry.asked.objects
    here, there = inquiry.articles(subjects), inquiry.articles(objects)
    names = f"{subjects[0].name} (articles: {len(here)}) and {objects[0].name} (articles: {len(there)})"
    if not here & there:
        return Verdict("not-in-one-article", f"no article mentions both {names}")
    if inquiry.case.beside.texts is None:
        reason = (
            f"both are in {_names(inquiry, here & there)}; whether in one sentence only the texts tell (--articles)"
        )
        return Verdict("no-texts", reason)
    if inquiry.together():
        return None
    reason = f"no sentence mentions both {names}; both are in {_names(inquiry, here & there)}"
    return Verdict("not-in-one-sentence", reason)


def unnoticed(inquiry: Inquiry) -> Verdict:
    """Return the last verdict: both stand in one sentence, and nothing saw the relation there."""
    together = inquiry.together()
    reason = f"sentences that mention both: {len(together)}; no rule or head saw “{inquiry.label()}” there"
    return Verdict("no-words", reason, tuple(map(inquiry.quoted, together[:MOST_SHOWN])))


GATES: tuple[Callable[[Inquiry], Verdict | None], ...] = (
    unknown_relation,
    said,
    opposite,
    one_thing,
    types,
    refused,
    unmentioned,
    apart,
)


def _shown(inquiry: Inquiry, told: Told) -> tuple[str, ...]:
    shown = inquiry.showcase.shown(told)[:MOST_SHOWN]
    return tuple(f"{one.source.outlet or one.source.id}: {one.marked()}" for one in shown)


def _refused_words(inquiry: Inquiry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(inquiry.sentence_of, inquiry.refused())))[:MOST_SHOWN]


def _written(inquiry: Inquiry, words: str) -> Iterator[str]:
    """Yield the sentences that hold the words, whatever they were taken for."""
    wanted = f" {folded(words)} "
    if not wanted.strip():
        return
    for article in sorted(inquiry.case.record.sources):
        text = inquiry.showcase.sentences.text(article) or ""
        if wanted in f" {folded(text)} ":
            for span in inquiry.showcase.sentences.of(article):
                if wanted in f" {folded(span.of(text))} ":
                    yield inquiry.quoted(Passage(article, span.start, span.end, span.of(text)))


def _names(inquiry: Inquiry, articles: set[str]) -> str:
    """Return the ids of articles, a few of them, for people."""
    sources = inquiry.case.record.sources
    known = sorted(sources[one].id if one in sources else one for one in articles)
    more = f" and {len(known) - MOST_SHOWN} more" if len(known) > MOST_SHOWN else ""
    return f"{', '.join(known[:MOST_SHOWN])}{more}"
