"""What speaks for a person's name to begin at a place behind a title. lexicon/post_split_weights.tsv says how much."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.find.cues import any_place
from kg.find.elsewhere import Elsewhere
from kg.find.name_lexicon import last_heads
from kg.find.stream import Stream
from kg.find.title_words import forms_of_address, post_words, whole_titles
from kg.find.word_kinds import kind_of
from kg.schema import PERSON

MANY = 4
"""Words of a name above which their number no longer matters."""


@dataclass(frozen=True, slots=True)
class Split:
    """A name that may begin at token `first` and ends at `end`, in the capitals from `start` behind a title."""

    head: int
    start: int
    first: int
    end: int


def features(row: Stream, split: Split, others: Elsewhere) -> frozenset[str]:
    """Return the features of a split: of the name behind it, of what stands before and behind, of the article."""
    here = (*_name(row, split), *_before(row, split), *_behind(row, split), *_read(row, split))
    return frozenset((*here, *_again(row, split, others)))


def _name(row: Stream, split: Split) -> Iterator[str]:
    forms = [token.form for token in row.tokens[split.first : split.end] if token.form[:1].isupper()]
    kinds = [kind_of(form) for form in forms]
    yield f"words {min(len(forms), MANY)}"
    yield f"first {kinds[0]}"
    yield f"last {kinds[-1]}"
    yield f"first {kinds[0]} of {min(len(forms), MANY)}"
    strange = sum(kind in {"ordinary", "head", "title", "place", "known", "acronym", "none"} for kind in kinds)
    yield f"strange {min(strange, 2)} of {min(len(forms), 3)}"
    yield f"persons {min(sum(kind in {'leads', 'person', 'both'} for kind in kinds), 2)} of {min(len(forms), 3)}"
    if kinds[0] == "initial":
        yield "begins with initial"


def _before(row: Stream, split: Split) -> Iterator[str]:
    if tuple(row.low[split.head : split.first]) in whole_titles():
        yield f"behind whole {'minister' if is_minister(row, split.head, split.first) else 'title'}"
        return
    at = split.first - 1
    low, form = row.low[at], row.tokens[at].form
    if at < split.start:
        yield f"behind title {'small' if form.islower() else 'capital'}"
        yield f"behind {low}"
        return
    if low == ")":
        yield "behind bracket"
    elif low.rstrip(".") in forms_of_address():
        yield "behind rank"
    else:
        yield f"behind {kind_of(form)}"
        yield f"behind {'last of body' if form in last_heads() else 'other'}"
        if low in post_words("inner"):
            yield "behind word of titles"
        if len(form) < 3:
            yield "behind short"
    yield f"left {min(split.first - split.start, MANY)}"


def _behind(row: Stream, split: Split) -> Iterator[str]:
    if split.end >= len(row.low) or split.end == row.end_of_sentence(split.first):
        yield "ends sentence"
        return
    low = row.low[split.end]
    yield f"next {'cue' if any_place(low) else 'word' if low.isalpha() else low}"
    other = row.on.get(split.end + 1)
    if low == "," and other and other.chain.type == PERSON:
        yield "next comma person"


def _read(row: Stream, split: Split) -> Iterator[str]:
    """Yield how the first reading of names sees the place."""
    placed = row.on.get(split.first)
    if placed is None:
        yield "read as nothing"
    else:
        where = "begins" if placed.first == split.first else "inside"
        kind = "person" if placed.chain.type == PERSON else "other"
        yield f"read {where} {kind}{'' if placed.end == split.end else ' shorter'}"
    before = row.on.get(split.first - 1)
    if before and before is not placed:
        yield f"read behind {before.chain.type}"


def _again(row: Stream, split: Split, others: Elsewhere) -> Iterator[str]:
    """Yield whether the words come again in the article: the first of a name alone, what stands before without it."""
    first, last = row.tokens[split.first].form, row.tokens[split.end - 1].form
    inside = split.head, split.end
    yield f"first alone {others.stands(first, *inside)}"
    if split.end - split.first > 1:
        yield f"last alone {others.stands(last, *inside)}"
    if split.first > split.start:
        before = row.tokens[split.first - 1].form
        yield f"before alone {others.stands(before, *inside)}"
        yield f"before again {others.comes(before, first)}"


def is_minister(row: Stream, first: int, end: int) -> bool:
    """Return whether the tokens are the whole title of a minister with his field: "Menteri Luar Negeri"."""
    fielded = row.low[first] in post_words("minister") or row.low[first + 1] in post_words("minister")
    whole = tuple(row.low[first:end]) in whole_titles()
    return fielded and whole and row.low[end - 1] not in post_words("minister")
