"""Names that were tagged as one though they are two, and names that were tagged as two though they are one."""

import re
from collections.abc import Iterator, Sequence

from kg.find.acronyms import fits
from kg.find.name_lexicon import type_of
from kg.find.title_words import begins_ministry, is_head
from kg.language.tokens import abbreviations
from kg.model.widening import Found
from kg.records import Span
from kg.schema import GOVERNMENT_BODY, PERSON

_SHORT = re.compile(r"(?P<name>.*\S) ?\( ?(?P<short>[\w-]+) ?\)", re.DOTALL)
_WORD = re.compile(r"\S+")
_TITLE = "title"
"""The kind of abbreviations that a name follows ("St.", "Prof.")."""
_FIRST = 2
"""Words that the name of a ministry's unit has at least."""


def taken_apart(text: str, names: Sequence[Found]) -> list[Found]:
    """Return names, in order, each that is made of two as two, and of a name cut in two the whole.

    "Badan Pangan Zorba (BPZ)" is a name and its short form, "Ditjen Kebun Kementerian Tani" a unit and its ministry. A
    title in brackets ("(Kadin)") is no part of a name; whatever else stands there is: "PT Zorba (Persero)".
    """
    units = (part for name in _whole(text, names) for part in _unit_and_ministry(text, name))
    return sorted(part for name in units for part in _name_and_short(text, name))


def _whole(text: str, names: Sequence[Found]) -> list[Found]:
    """Return names, two with a blank between as one where neither is whole.

    One is a person's of a single word beside another of a person, or ends with what a name goes on behind ("RS St.").
    """
    whole: list[Found] = []
    for name in sorted(names):
        before = whole[-1] if whole else None
        if before and text[before[0].end : name[0].start] == " " and _is_one(text, before, name):
            whole[-1] = Span(before[0].start, name[0].end), before[1], max(before[2], name[2])
        else:
            whole.append(name)
    return whole


def _is_one(text: str, one: Found, other: Found) -> bool:
    forms = one[0].of(text), other[0].of(text)
    if one[1] == other[1] == PERSON:
        return any(" " not in form for form in forms)
    return one[1] != PERSON and abbreviations().get(forms[0].rsplit(maxsplit=1)[-1]) == _TITLE


def _unit_and_ministry(text: str, found: Found) -> Iterator[Found]:
    span, kind, score = found
    words = list(_WORD.finditer(span.of(text))) if kind == GOVERNMENT_BODY else []
    inner = next((at for at, word in enumerate(words) if at >= _FIRST and begins_ministry(word[0])), None)
    if inner is None or begins_ministry(words[0][0]) or type_of(words[0][0]) != GOVERNMENT_BODY:
        yield found
        return
    yield Span(span.start, span.start + words[inner - 1].end()), kind, score
    yield Span(span.start + words[inner].start(), span.end), kind, score


def _name_and_short(text: str, found: Found) -> Iterator[Found]:
    span, kind, score = found
    shaped = _SHORT.fullmatch(span.of(text))
    if shaped is None:
        yield found
        return
    name, short = (Span(span.start + shaped.start(part), span.start + shaped.end(part)) for part in ("name", "short"))
    if _stands_for(short.of(text), name.of(text)):
        yield name, kind, score
        yield short, kind, score
    else:
        yield (name if is_head(short.of(text)) else span), kind, score


def _stands_for(short: str, name: str) -> bool:
    """Return whether a short form stands for a name, or for all but its first word ("Dinas Tata Ruang (TR)")."""
    return any(one.isupper() for one in short) and (fits(short, name) or fits(short, name.partition(" ")[2]))
