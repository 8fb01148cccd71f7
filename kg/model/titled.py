"""Titles that the heads tagged → titles as they stand, and bodies whose first word was taken for a title's last."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.find.name_lexicon import type_of
from kg.find.title_words import begins_rank, only_modifies, post_words
from kg.model.bounds import is_loose
from kg.model.widening import Found
from kg.records import Span
from kg.schema import ORGANISATIONS, PERSON, PLACE

_WORD = re.compile(r"[^\W\d_]+(?= )")
_JOINING = re.compile(r"(?: +|(?<=\w)[/,-]+)[^\s/]*$")
_BEFORE = re.compile(r"(?<!\S)[^\W\d_]+ $")
_NAMED = 20
"""Characters before a title in which a word stands that makes it part of a name: "Piala Presiden"."""
_RANK = 40
"""Characters behind a title in which a rank that it begins goes on."""
_NO_BODY = frozenset({PERSON, PLACE})


def standing(text: str, titles: Sequence[Found], ruled: Sequence[Span]) -> list[Found]:
    """Return the titles, in order, without those that are part of something else, two in one, or no office yet.

    "Presiden" of "Piala Presiden" is none, nor is "Komisaris" of "Komisaris Besar Polisi"; "Plt" of "Plt Ketua" is none
    where the rules (`ruled`) see more; "Bupati dan Wakil Bupati" is two where they see two. What joins at their end is
    cut off: "President of".
    """

    def stands(span: Span) -> bool:
        said = span.of(text)
        if begins_rank(said, text[span.end : span.end + _RANK]):
            return False
        before = _BEFORE.search(text[max(0, span.start - _NAMED) : span.start])
        if before and before[0].strip().casefold() in post_words("named"):
            return False
        inside = sorted(one for one in ruled if span.covers(one))
        if any(one.end <= other.start for one, other in pairwise(inside)):
            return False
        return not (only_modifies(said) and any(one.overlaps(span) and len(one) > len(span) for one in ruled))

    return [(_trimmed(text, span), label, score) for span, label, score in titles if stands(span)]


def _trimmed(text: str, title: Span) -> Span:
    end = _closed(text, title)
    while end > title.start and (loose := _JOINING.search(text, title.start, end)) and _joins(loose[0]):
        end = loose.start()
    return Span(title.start, end) if end > title.start else title


def _closed(text: str, title: Span) -> int:
    """Return where a title ends that ends within brackets: behind them where they close soon, else before them."""
    opened = text.rfind("(", title.start, title.end)
    if opened <= title.start or ")" in text[opened : title.end]:
        return title.end
    closing = text.find(")", title.end, title.end + _RANK)
    return closing + 1 if closing >= 0 else opened


def _joins(word: str) -> bool:
    return not word.strip(" /,-") or word.strip() in post_words("open") or is_loose(word.strip())


def parted(
    text: str, titles: Sequence[Found], names: Sequence[Found], ruled: Sequence[tuple[Span, str]]
) -> tuple[list[Found], list[Found]]:
    """Return titles and names, in order: the word before a body's name that begins such names is the name's.

    It is the title's last word or stands right behind it: "Pejabat Ditjen" before "Kebun Zorba" is "Pejabat" before
    "Ditjen Kebun Zorba". `ruled` are the titles of the rules.
    """
    behind = {one[0].start: one for one in names if one[1] not in _NO_BODY}
    taken = sorted(span for span, _, _ in names)
    cut: dict[Span, Found] = {}
    whole: dict[Span, Found] = {}
    for span, label, score in (*titles, *((*one, 1.0) for one in ruled)):
        for start in (_last_word(text, span), span.end + 1):
            word = _WORD.match(text, start)
            name = behind.get(word.end() + 1) if word else None
            kind = _unit(word[0]) if word and name and not Span(*word.span()).overlaps_any(taken) else None
            if name and kind and start > span.start:
                whole[name[0]] = Span(start, name[0].end), name[1] if name[1] in ORGANISATIONS else kind, name[2]
                cut[span] = Span(span.start, min(span.end, start - 1)), label, score
    return [cut.get(one[0], one) for one in titles], sorted(whole.get(one[0], one) for one in names)


def _last_word(text: str, span: Span) -> int:
    return text.rfind(" ", span.start, span.end) + 1 or span.start


def _unit(word: str) -> str | None:
    """Return the type of the bodies whose names begin with a word, None where none do."""
    kind = type_of(word) if word[0].isupper() else None
    return kind if kind in ORGANISATIONS and word.casefold() not in post_words("inner") else None
