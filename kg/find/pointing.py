"""Whom a pronoun means, "ia" or "ujarnya", by what is known where it stands: who spoke last, of whom is spoken."""

from dataclasses import dataclass, replace

from kg.find.cues import cue, words
from kg.find.predicates import has_verb, is_active
from kg.find.stream import Placed, Stream
from kg.records import Post
from kg.schema import GROUP, ORGANISATIONS, PERSON

MEMORY = 6
"""Sentences that a pronoun looks back."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is known where somebody is looked for.

    `voices` are the names of those who speak by name anywhere in the article; empty where that does not matter.
    `hidden` tokens stand between quotation marks and `told` ones in reported clauses: nobody there is the topic.
    `latest` is who spoke last, `person` the last person among those who spoke, and `since` the token of the last cue.
    """

    row: Stream
    posts: tuple[Post, ...] = ()
    hidden: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()
    latest: Placed | None = None
    person: Placed | None = None
    since: int = -1
    voices: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and one past the last token that names him; `placed` is None for an unnamed speaker."""

    placed: Placed | None
    end: int


def pointed_at(stage: Stage, at: int, *, plural: bool = False) -> Placed | None:
    """Return whom a pronoun at token `at` means: the last topic since somebody spoke, else that speaker.

    The topic of a sentence is its first person (for plurals: organisation or group), unless a preposition governs it.
    """
    row = stage.row
    kinds = ORGANISATIONS | {GROUP} if plural else frozenset({PERSON})
    now = row.sentence[at]
    for number in range(now, max(-1, now - MEMORY), -1):
        first, end = row.bounds[number]
        if end <= stage.since:
            break
        inside = [one for one in row.within(first, min(end, at)) if one.chain.type in kinds]
        seen = (one for one in inside if one.first not in stage.hidden and _is_subject(row, one))
        topic = next(seen, None)
        new = topic is not None and topic.first > stage.since and topic.first not in stage.told
        if topic and new and (plural or _may_speak(stage, topic) or _takes_floor(stage, topic)):
            return topic
    return stage.latest if plural or stage.person is None else stage.person


def spoken(stage: Stage, speaker: Placed | None, at: int) -> Stage:
    """Return what is known after `speaker`, where he is named at all, has spoken with a cue at token `at`."""
    person = speaker if speaker and speaker.chain.type == PERSON else stage.person
    return replace(stage, latest=speaker or stage.latest, person=person, since=max(at, stage.since))


def _takes_floor(stage: Stage, topic: Placed) -> bool:
    """Return whether somebody who never speaks by name comes in with a title and acts: "Kepala Desa Dini menolak …"."""
    row = stage.row
    at, limit = topic.end, row.end_of_sentence(topic.first)
    while at < limit and (row.low[at] == "," or row.low[at] in words("adverb")):
        at += 1
    return at < limit and is_active(row, at) and any(post.person == topic.mention for post in stage.posts)


def _may_speak(stage: Stage, topic: Placed) -> bool:
    """Return whether the person is more than somebody who is only spoken of."""
    return stage.person is None or not stage.voices or topic.chain.name in stage.voices


def _is_subject(row: Stream, one: Placed) -> bool:
    """Return whether neither a preposition nor a verb stands before the mention and its titles."""
    before, floor = one.first - 1, row.start_of_sentence(one.first)
    while before >= floor and (before in row.on or row.tokens[before].form[:1].isupper()):
        if row.low[before] in words("oblique"):
            return False
        before -= 1
    if before < floor or row.low[before] == "," or cue(row.low[before], "after"):
        return True
    return row.low[before] not in words("oblique") and not has_verb(row, floor, before + 1)
