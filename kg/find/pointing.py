"""Whom a pronoun or a pointing noun means: "ia", "ujarnya", "politikus itu", "perusahaan tersebut"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from kg.find.cues import words
from kg.find.stream import Placed, Stream
from kg.find.title_words import is_head, post_words, written_out
from kg.knowledge import lexicon
from kg.records import Post
from kg.schema import GROUP, ORGANISATIONS, ORGANIZATION, PERSON, PLACE

MEMORY = 6
"""Sentences that a pronoun looks back."""
PHRASE = 6
"""Tokens of a pointing phrase: "wanita kelahiran kota hujan itu"."""
NAMED_INSIDE = ORGANISATIONS | {PLACE}
"""What a pointing phrase may name: "pemain Elang FC itu"."""
NOUN_MEMORY = 4
"""Sentences that "perusahaan itu" looks back."""


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
        if topic and new and (plural or _may_speak(stage, topic)):
            return topic
    return stage.latest if plural or stage.person is None else stage.person


def spoken(stage: Stage, speaker: Placed | None, at: int) -> Stage:
    """Return what is known after `speaker`, where he is named at all, has spoken with a cue at token `at`."""
    person = speaker if speaker and speaker.chain.type == PERSON else stage.person
    return replace(stage, latest=speaker or stage.latest, person=person, since=max(at, stage.since))


def _may_speak(stage: Stage, topic: Placed) -> bool:
    """Return whether the person is more than somebody who is only spoken of."""
    return stage.person is None or not stage.voices or topic.chain.name in stage.voices


def _is_subject(row: Stream, one: Placed) -> bool:
    """Return whether no preposition stands before the mention and its titles."""
    before, floor = one.first - 1, row.start_of_sentence(one.first)
    while before >= floor and (before in row.on or row.tokens[before].form[:1].isupper()):
        if row.low[before] in words("oblique"):
            return False
        before -= 1
    return before < floor or row.low[before] not in words("oblique")


def holder(stage: Stage, at: int, end: int, *, loose: bool = False) -> Placed | None:
    """Return the person whose post the tokens name ("Wakil Ketua MPR"), the latest speaker first; None if nobody's.

    With `loose` the first word of the title is enough: "pelatih asal Spanyol itu".
    """
    row = stage.row
    if at >= end or not is_head(row.tokens[at].form):
        return None
    said = _meaning(row.low[at : at + 1] if loose else row.low[at:end])
    best: Placed | None = None
    for post in stage.posts:
        placed = row.of(post.person)
        if placed and said <= _meaning(tuple(post.evidence.of(row.text).casefold().split())):
            if stage.latest is not None and placed.chain is stage.latest.chain:
                return placed
            if best is None or not loose or abs(placed.first - at) < abs(best.first - at):
                best = best if best and not loose else placed
    return best


def _meaning(low: Iterable[str]) -> frozenset[str]:
    """Return the words of a title without marks, demonstratives and joining words, short forms written out."""
    plain = (word.strip('.,()"“”') for word in low)
    full = (one for word in plain if word for one in written_out(word))
    return frozenset(word for word in full if word.isalnum()) - words("demonstrative") - post_words("joint")


@cache
def _nouns() -> dict[str, str]:
    return {noun: kind for noun, kind in lexicon("role_nouns", ("noun", "type"))}  # noqa: C416  (rows are tuples of str)


def is_role(low: str) -> bool:
    """Return whether the noun may point back at a person: "pria", "politikus"."""
    return _nouns().get(low) == PERSON


def is_unknown(low: str) -> bool:
    """Return whether the noun names no kind of thing that we know of."""
    return low not in _nouns()


def end_of_phrase(row: Stream, at: int) -> int:
    """Return where the phrase that the noun at `at` begins ends ("lembaga antirasuah itu"); `at` if it does not point.

    A noun that names no known kind of thing must stand right before the demonstrative.
    """
    known = row.low[at] in _nouns() or is_head(row.tokens[at].form)
    limit = min(row.end_of_sentence(at), at + (PHRASE if known else 2))
    for token in range(at + 1, limit):
        if token in row.on and known and row.on[token].chain.type in NAMED_INSIDE:
            continue
        if token in row.on or not row.low[token].isalnum() or row.low[token] in words("stop") | words("turn"):
            return at
        if row.low[token] in words("demonstrative"):
            return token + 1
    return at


def noun_meant(stage: Stage, at: int, end: int) -> Placed | None:
    """Return whom or what the phrase means: a person by his role, a thing by its noun, else the last of its type."""
    row, low = stage.row, stage.row.low[at]
    if is_head(row.tokens[at].form) or is_role(low):
        return holder(stage, at, end) or holder(stage, at, end, loose=True) or pointed_at(stage, at)
    first = row.bounds[max(0, row.sentence[at] - NOUN_MEMORY)][0]
    earlier = row.within(first, at)[::-1]
    kind = _nouns().get(low)
    kinds = ORGANISATIONS if kind == ORGANIZATION else {kind}
    called = (one for one in earlier if low == row.low[one.first])
    fitting = (one for one in earlier if one.chain.type in kinds)
    return next(called, None) or next(fitting, None)
