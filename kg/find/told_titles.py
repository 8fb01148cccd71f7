"""Titles that the sentence ties to a holder: "Ia menjabat sebagai Bupati", "saat menjadi direktur, Sari"."""

from collections.abc import Iterator

from kg.find.cues import pronouns
from kg.find.held_titles import Title, titles_with_bodies
from kg.find.pointing import Stage, pointed_at
from kg.find.stream import Placed, Stream
from kg.find.title_words import former, is_head, post_words
from kg.find.titles import end_of_title
from kg.schema import PERSON

TOLD = "title told of him"
UNREAL = 4
"""Tokens before the verb in which a word says that the post is not held: "akan", "jika", "bukan"."""
PREFACE = 25
"""Tokens from the verb of a preface to the person behind its comma."""


def told_titles(stage: Stage, taken: set[int]) -> Iterator[Title]:
    """Yield the titles behind a verb of holding whose subject is a pronoun, or the subject of the sentence."""
    row = stage.row
    for verb in range(len(row.tokens)):
        if row.low[verb] not in post_words("holds") or verb in stage.hidden:
            continue
        head, limit = verb + 1, row.end_of_sentence(verb)
        while head < limit and row.low[head] in post_words("link") | post_words("holds") | former():
            head += 1
        free = head < limit and head not in taken and head not in row.on and is_head(row.tokens[head].form)
        holder = _holder(stage, verb) if free else None
        if holder:
            yield from titles_with_bodies(row, holder, head, end_of_title(row, head, limit), TOLD)


def _holder(stage: Stage, verb: int) -> Placed | None:
    """Return who is told to hold the post: whom the pronoun before the verb means, else the subject where time is told.

    "Saat menjadi direktur, Sari …" is told of the person behind the comma.
    """
    row, floor = stage.row, stage.row.start_of_sentence(verb)
    before, timed = verb - 1, False
    while before >= floor and row.low[before] in post_words("time") | post_words("link"):
        timed = timed or row.low[before] in post_words("while")
        before -= 1
    if any(row.low[at] in post_words("unreal") for at in range(max(floor, verb - UNREAL), verb)):
        return None
    if before >= floor and row.low[before] in pronouns("person"):
        return pointed_at(stage, before)
    if not timed:
        return None
    named = row.on.get(before) if before >= floor else None
    if named and named.chain.type == PERSON:
        return named
    return _behind_preface(row, verb) if before < floor else pointed_at(stage, verb)


def _behind_preface(row: Stream, verb: int) -> Placed | None:
    limit = min(row.end_of_sentence(verb), verb + PREFACE)
    comma = next((at for at in range(verb, limit) if row.low[at] == ","), limit)
    other = row.on.get(comma + 1)
    return other if other and other.chain.type == PERSON else None
