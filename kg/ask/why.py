"""Why a graph says so: each piece of evidence in its sentence, the rule, the names that led to the node, the voice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.ask.case import Case
from kg.ask.claims_asked import Question, Reading, hints, line, readings, understood
from kg.ask.cues import Cues
from kg.ask.marked import Role, Shown
from kg.ask.record import Claim, Office, Record, Saying, Thing, Told
from kg.ask.showing import Showcase
from kg.graph.recalled import Passage

HEAD = "model"
"""The rule of what no pattern found: the learnt reader's (kg.model.claims.MODEL)."""
_APPOSED = 3
"""Characters that may stand between a name and the short form it introduces: " (" and the like."""


@dataclass(frozen=True, slots=True)
class Finder:
    """What found a claim: a rule or a head. `precision`: of its pattern on the training articles, if measured."""

    name: str
    learnt: bool
    precision: float | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A row of the ledger: why what an article calls `name` is the entity; `reasons` are (feature, score, sentence)."""

    article: str
    name: str
    score: float
    reasons: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """How the words of a sentence led to a node.

    `here` is the mention in the sentence (None where no word of it names the node), `full` the first mention in that
    article of its whole name, `introduced` the words that tie the two ("Dinas Kelautan (Dislaut)"). `forms` are all
    (form, count) in the graph, the most frequent first. `ties` say why what these articles call so is this one.
    """

    role: Role
    thing: Thing
    here: Passage | None
    full: Passage | None
    introduced: str | None
    forms: tuple[tuple[str, int], ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim, post or quotation with all that speaks for it. `standing` says how sure the graph is of it."""

    id: str
    says: str
    standing: str
    speaker: str | None
    finders: tuple[Finder, ...]
    score: str | None
    shown: tuple[Shown, ...]
    trails: tuple[Trail, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The answer: explanations where the question has one reading; else the readings, or what is near."""

    question: Question
    readings: tuple[Reading, ...]
    explanations: tuple[Explanation, ...]
    near: tuple[str, ...]


def why(question: Question, case: Case) -> Why:
    """Return why the graph says so, as far as it does."""
    asked = understood(question, case.record, case.schema)
    found = readings(asked, case.record, case.schema)
    if len(found) == 1:
        return Why(question, found, explained(found[0], case), ())
    return Why(question, found, (), () if found else hints(asked, case.record, case.schema))


def explained(reading: Reading, case: Case) -> tuple[Explanation, ...]:
    """Return an explanation of every claim of a reading."""
    showcase = case.showcase()
    return tuple(_explanation(told, case, showcase) for told in reading.told)


def _explanation(told: Told, case: Case, showcase: Showcase) -> Explanation:
    record = case.record
    shown = showcase.shown(told)
    speaker = told.speaker if isinstance(told, Claim) else None
    ends: dict[Role, str | None] = {"s": told.subject, "o": None if isinstance(told, Saying) else told.object}
    return Explanation(
        id=told.id,
        says=line(told, record, case.schema),
        standing=standing(told, record),
        speaker=record.name(speaker) if speaker else None,
        finders=tuple(_finder(rule, case.cues) for rule in told.rules),
        score=told.score,
        shown=shown,
        trails=tuple(_trails(ends, shown, case, showcase)),
        against=tuple(_against(told, case)),
    )


def standing(told: Told, record: Record) -> str:
    """Return how a claim stands in the graph: as a fact, as a claim of somebody, or not at all as one."""
    if isinstance(told, Office):
        return "a former post" if told.former else "a post held"
    if not isinstance(told, Claim):
        return f"said, {told.kind}ly quoted"
    voice = f", according to {record.name(told.speaker)}" if told.speaker else ""
    if told.modality != "asserted":
        return f"{told.modality}, no fact{voice}"
    return f"a fact{voice}" if told.plain else f"only a claim{voice}"


def _finder(rule: str, cues: Cues) -> Finder:
    return Finder(rule, rule == HEAD, cues.scores.get(rule))


def _against(told: Told, case: Case) -> Iterator[str]:
    conflicts = told.conflicts if isinstance(told, Claim) else ()
    for one in case.record.claims:
        if one.id in conflicts:
            yield f"{line(one, case.record, case.schema)} ({standing(one, case.record)})"


def _trails(
    ends: Mapping[Role, str | None], shown: tuple[Shown, ...], case: Case, showcase: Showcase
) -> Iterator[Trail]:
    for role, end in ends.items():
        if thing := case.record.things.get(end or ""):
            yield _trail(role, thing, shown, case, showcase)


def _trail(role: Role, thing: Thing, shown: tuple[Shown, ...], case: Case, showcase: Showcase) -> Trail:
    places = [(one.at.article, one.start + mark.start) for one in shown for mark in one.marks if mark.role == role]
    here = next((one for one in thing.mentions if (one.article, one.start) in places), None)
    articles = {one.at.article for one in shown}
    names = {case.record.sources[one].id for one in articles if one in case.record.sources}
    inside = [one for one in thing.mentions if one.article in articles]
    full = next((one for one in inside if one.words == thing.name), None)
    return Trail(
        role=role,
        thing=thing,
        here=here,
        full=full,
        introduced=_introduced(here, inside, showcase) if here and thing.is_named(here.words) else None,
        forms=tuple(Counter(one.words for one in thing.mentions).most_common()),
        ties=tuple(_ties(thing, names, case)),
    )


def _ties(thing: Thing, articles: set[str], case: Case) -> Iterator[Tie]:
    """Yield the rows of the ledger on a thing in these articles."""
    ledger = case.beside.ledger
    # Not by its truth: a store's ledger would be counted for that, all of it.
    entry = ledger.get(thing.id.rpartition("/entity/")[2]) if ledger is not None else None
    names = {(one.article, one.number): one.name for one in entry.members} if entry else {}
    for merge in entry.cluster.merges if entry else ():
        if merge.member[0] in articles:
            yield Tie(merge.member[0], names.get(merge.member, thing.name), merge.score, merge.reasons)


def _introduced(here: Passage, inside: list[Passage], showcase: Showcase) -> str | None:
    """Return the words in which a longer form stands right before that of `here`: "Dinas Kelautan (Dislaut)".

    Both stand in one sentence: what begins the next one introduces nothing.
    """
    for longer in inside:
        for short in inside:
            near = longer.article == short.article and 0 < short.start - longer.end <= _APPOSED
            if near and short.words == here.words and showcase.sentences.around(longer).covers(short):
                text = showcase.sentences.text(short.article) or ""
                return text[longer.start : short.end + 1].strip(" .,;")
    return None
