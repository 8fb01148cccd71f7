"""Whom a pronoun means, "ia" or "ujarnya", by what is known where it stands: who spoke last, of whom is spoken."""

from dataclasses import dataclass, replace

from kg.find.cues import any_place, cue, pronouns, words
from kg.find.predicates import has_verb, is_active
from kg.find.stream import Placed, Stream
from kg.find.title_words import is_head
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
        topic = next((one for one in seen if number < now or not _is_fronted(row, one)), None)
        new = topic is not None and topic.first > stage.since and topic.first not in stage.told
        speaks = topic and (plural or _may_speak(stage, topic) or _takes_floor(stage, topic))
        if topic and new and (speaks or (number == now - 1 and _goes_on(row, topic, at))):
            return topic
    return stage.latest if plural or stage.person is None else stage.person


def _goes_on(row: Stream, topic: Placed, at: int) -> bool:
    """Return whether the pronoun at `at` is a subject like the topic before it: "Dini menanam padi. Ia berharap …"."""
    if row.low[at] not in pronouns("person") or (at > 0 and any_place(row.low[at - 1])):
        return False
    return is_active(row, _behind_name(row, topic))


def _behind_name(row: Stream, topic: Placed) -> int:
    """Return the token behind a name, commas and adverbs passed over, at most the sentence's last."""
    at, last = topic.end, row.end_of_sentence(topic.first) - 1
    while at < last and (row.low[at] == "," or row.low[at] in words("adverb")):
        at += 1
    return min(at, last)


def _is_fronted(row: Stream, topic: Placed) -> bool:
    """Return whether a phrase ahead of the clause holds the name: "Sesuai arahan Presiden Dini, ia …"."""
    before, floor = topic.first - 1, row.start_of_sentence(topic.first)
    while before > floor and (before in row.on or row.tokens[before].form[:1].isupper()):
        before -= 1
    if before < floor or topic.end >= len(row.low) or row.low[topic.end] != ",":
        return False
    closed = words("turn") | words("marker") | words("adverb") | words("stop")
    return row.tokens[before].form.islower() and row.low[before] not in closed and not is_head(row.low[before])


def spoken(stage: Stage, speaker: Placed | None, at: int) -> Stage:
    """Return what is known after `speaker`, where he is named at all, has spoken with a cue at token `at`."""
    person = speaker if speaker and speaker.chain.type == PERSON else stage.person
    return replace(stage, latest=speaker or stage.latest, person=person, since=max(at, stage.since))


def _takes_floor(stage: Stage, topic: Placed) -> bool:
    """Return whether somebody who never speaks by name comes in with a title and acts: "Kepala Desa Dini menolak …"."""
    titled = any(post.person == topic.mention for post in stage.posts)
    return titled and is_active(stage.row, _behind_name(stage.row, topic))


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
