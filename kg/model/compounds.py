"""Names that were tagged as one though they are two, and names that were tagged as two though they are one."""

import re
from collections.abc import Iterator, Sequence

from kg.find.acronyms import fits
from kg.find.name_lexicon import first_heads, person_names, type_of
from kg.find.name_words import hyphen_of_pair
from kg.find.provinces import province_at
from kg.find.title_words import begins_ministry, is_head, post_words
from kg.knowledge import words as word_list
from kg.language.tokens import abbreviations
from kg.model.widening import Found
from kg.records import Span
from kg.schema import GOVERNMENT_BODY, GROUP, ORGANISATIONS, PERSON, PLACE, SPORTS_TEAM

_SHORT = re.compile(r"(?P<name>.*\S) ?\( ?(?P<short>[\w-]+) ?\)", re.DOTALL)
_WORD = re.compile(r"\S+")
_TITLE = "title"
"""The kind of abbreviations that a name follows ("St.", "Prof.")."""
_STROKED = frozenset({GROUP, SPORTS_TEAM})
"""Types of what is made of two persons with a stroke between."""
_STROKE = re.compile(r"([^\W\d_][^/]*?) ?/ ?([^\W\d_][^/]*)")
_TERRITORIAL = frozenset({PLACE, GOVERNMENT_BODY})
"""Types of what a territory's name ends."""
_HYPHENED = frozenset({PERSON, PLACE, GOVERNMENT_BODY, SPORTS_TEAM})
"""Types of what is joined by hyphens; firms and goods bear them in their names ("Rolls-Royce")."""


def taken_apart(text: str, names: Sequence[Found]) -> list[Found]:
    """Return names, in order, each that is made of two as two, and of a name cut in two the whole.

    "Badan Pangan Zorba (BPZ)" is a name and its short form, "Ditjen Kebun Kementerian Tani" a unit and its ministry,
    "Tuban Jawa Timur" a regency and its province, "Budi Tani-Sari Dewi" a pair. A title in brackets ("(Kadin)") is no
    part of a name, nor is a player's number before it; whatever else stands there is: "PT Zorba (Persero)".
    """
    parts = _whole(text, names)
    for apart in (_place_and_province, _unit_and_parent, _name_and_short, _pair):
        parts = [part for name in parts for part in apart(text, name)]
    return sorted(parts)


def _whole(text: str, names: Sequence[Found]) -> list[Found]:
    """Return names, two with a blank between as one where neither is whole.

    One is a person's of a single word beside another of a person, or ends with what a name goes on behind ("RS St."),
    or only says what bears the saint's name behind it ("RS" before "St. Carolus").
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
    if one[1] == PERSON:
        return False
    if first_heads().get(forms[0]) and forms[1].partition(" ")[0].casefold() in word_list("saints"):
        return True
    return abbreviations().get(forms[0].rsplit(maxsplit=1)[-1]) == _TITLE


def _unit_and_parent(text: str, found: Found) -> Iterator[Found]:
    """Yield a body, or two where its name goes on behind head and field with that of the one that it is a unit of."""
    span, kind, _ = found
    words = list(_WORD.finditer(span.of(text))) if kind in ORGANISATIONS else []
    inner = _parent([word[0] for word in words])
    yield from [found] if inner is None else _halved(found, words, inner, kind)


def _parent(forms: Sequence[str]) -> int | None:
    """Return where the parent's name begins in a body's: a ministry's of any, another's of a unit; None for none."""
    head = first_heads().longest(forms, 0) if forms else None
    size = head[0] if head else 1
    if len(forms) <= size or begins_ministry(forms[0]) or (head and head[1].type != GOVERNMENT_BODY):
        return None
    unit = forms[size - 1] in word_list("separate_units")
    for at in range(size + 1 + forms[size].startswith("("), len(forms)):
        if (unit and type_of(forms[at]) == GOVERNMENT_BODY) or (head and begins_ministry(forms[at])):
            return at
    return None


def _place_and_province(text: str, found: Found) -> Iterator[Found]:
    """Yield a name, or two where it ends with the province of the territory that it ends with otherwise."""
    span, kind, _ = found
    words = list(_WORD.finditer(span.of(text))) if kind in _TERRITORIAL else []
    at = province_at([word[0] for word in words])
    yield from [found] if at is None else _halved(found, words, at, PLACE)


def _halved(found: Found, words: Sequence[re.Match[str]], at: int, second: str) -> tuple[Found, Found]:
    """Return a name as two, the second, of its own type, from the word `at` on."""
    span, kind, score = found
    one, other = (Span(span.start, span.start + words[at - 1].end()), Span(span.start + words[at].start(), span.end))
    return (one, kind, score), (other, second, score)


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


def _pair(text: str, found: Found) -> Iterator[Found]:
    """Yield a name, or two that a hyphen joins; a number before it is none."""
    span, kind, score = found
    words = list(_WORD.finditer(span.of(text))) if kind in _HYPHENED else []
    for at, word in enumerate(words):
        inside = 0 < at < len(words) - 1
        cut = hyphen_of_pair(word[0], inside=inside) if "-" in word[0] else 0
        if cut:
            hyphen = span.start + word.start() + cut
            if not text[span.start : hyphen].isdigit():
                yield Span(span.start, hyphen), kind, score
            yield from _pair(text, (Span(hyphen + 1, span.end), kind, score))
            return
    yield found


def paired(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the persons of whom pairs are made, in order: "Sari Dewi" and "Rina Ayu" of the pair "Sari Dewi/Rina Ayu".

    Those of "Sari/Rina" only where a name has the words, else it may be anything.
    """
    halves = [half for one in found if one[1] in _STROKED for half in _halves(text, one)]
    full = [one for one in found if one[1] == PERSON] + [one for one in halves if " " in one[0].of(text)]
    words = {word for span, _, _ in full for word in span.of(text).split()}
    told = {one[0] for one in found if one[1] == PERSON}
    return sorted(one for one in halves if one[0] not in told and words.issuperset(one[0].of(text).split()))


def _halves(text: str, pair: Found) -> Iterator[Found]:
    span, _, score = pair
    shaped = _STROKE.fullmatch(span.of(text))
    ends = [shaped.span(at) for at in (1, 2)] if shaped else []
    yield from ((Span(span.start + start, span.start + end), PERSON, score) for start, end in ends)


def in_office(text: str, found: Sequence[Found]) -> list[Found]:
    """Return the persons whom bodies are called after by their office, in order: "pemerintahan Presiden Budi Tani"."""
    told = sorted(span for span, kind, _ in found if kind == PERSON)
    bodies = (one for one in found if one[1] == GOVERNMENT_BODY)
    return sorted(one for body in bodies for one in _heading(text, body) if not one[0].overlaps_any(told))


def _heading(text: str, body: Found) -> Iterator[Found]:
    """Yield what is written like a person's name behind an office within the name of a government."""
    span, _, score = body
    words = list(_WORD.finditer(span.of(text)))
    for at in range(1, len(words) if words[0][0].casefold() in post_words("government") else 0):
        end = at
        while (
            end < len(words) and words[end][0].istitle() and words[end][0][-1].isalpha() and not is_head(words[end][0])
        ):
            end += 1
        if is_head(words[at - 1][0]) and any(word[0] in person_names() for word in words[at:end]):
            yield Span(span.start + words[at].start(), span.start + words[end - 1].end()), PERSON, score
