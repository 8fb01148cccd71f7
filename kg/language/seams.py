"""Where words of a scrape run together ("Rudi Hartonodan", "diBali"): tokens are cut there, the text stays as it is."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import accumulate

from kg.knowledge import gazetteer, lexicon, words
from kg.language.starters import starters
from kg.records import Span, Token

SHORTEST = 4
"""A token of fewer characters is one word."""
LEAST_OF_NAME = 2
"""A name that runs into the next word has so many letters; before another name one more ("DiGiannantonio")."""
LEAST_OF_WORD = 5
"""An ordinary word that a name runs into has so many letters: shorter ones end many a name ("Wulansari").

Function words may be shorter, and so may what follows an acronym.
"""

_LISTED = re.compile(r"([A-Z][A-Za-z]{2,})(\d+(?:-\d+)?)")
_DATED = re.compile(r"((?:19|20)\d\d)([a-z]+)")


def apart(tokens: tuple[Token, ...], counts: Mapping[str, int]) -> tuple[Token, ...]:
    """Return the tokens, with those cut that are several words; `counts` tells how often the article has each form.

    A number comes off the word that it runs into ("MotoGP 2025siap", "Direktur Utama2."). Between words a seam needs a
    witness on both sides: a name stands by itself elsewhere in the article, or is an acronym; what it runs into, or
    what runs into it, is an ordinary word. Known names ("Wahyudi", "YouTube") and tokens with other marks than letters
    stay whole, as does what the article has twice with a capital inside ("BukuWarung").
    """
    if not any(_suspect(token.form) for token in tokens):
        return tokens
    return tuple(part for token in tokens for part in _parts(token, counts))


def _parts(token: Token, counts: Mapping[str, int]) -> Iterator[Token]:
    pieces: tuple[str, ...] = ()
    if token.kind == "word" and _suspect(token.form):
        pieces = tuple(_pieces(token.form, counts)) if token.form.isalpha() else _numbered(token.form, counts)
    if len(pieces) < 2:
        yield token
        return
    starts = accumulate(map(len, pieces), initial=token.span.start)
    for piece, start in zip(pieces, starts, strict=False):
        yield Token(Span(start, start + len(piece)), piece, "number" if piece[0].isdecimal() else token.kind)


def _suspect(form: str) -> bool:
    if len(form) < SHORTEST or not form.isascii() or (form.isalpha() and (form.islower() or form.isupper())):
        return False
    low = form.lower()
    return low not in words("vocabulary") and low not in _known() and low not in _outlets()


def _numbered(form: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the word and the number, or the year and the word, that `form` is run together of."""
    listed = _LISTED.fullmatch(form)
    if listed and (listed[1] in counts or listed[1].lower() in words("vocabulary")):
        return listed.groups()
    dated = _DATED.fullmatch(form)
    return dated.groups() if dated and _is_word(dated[2], LEAST_OF_NAME + 2) else (form,)


def _pieces(form: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Yield the words that `form` is run together of: `form` itself where it has no seam."""
    at = _end_of_name(form, counts)
    seamless = counts.get(form, 0) > 1 or (at and form[:at] in counts)
    for rise in () if seamless else _rises(form):
        left = _before_name(form[:rise], form[rise:], counts)
        if left:
            yield from left
            yield from _pieces(form[rise:], counts)
            return
    yield form[: at or len(form)]
    if at:
        yield form[at:]


def _rises(form: str) -> Iterator[int]:
    """Yield where a capital follows a small letter."""
    return (at for at in range(LEAST_OF_NAME, len(form) - 1) if form[at - 1].islower() and form[at].isupper())


def _before_name(left: str, right: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the words of what stands before a capital, none where no seam is there."""
    if left.islower():
        return (left,) if _is_word(left, LEAST_OF_NAME + 1) and left not in _outlets() else ()
    if len(left) > LEAST_OF_NAME and _meet(left, right, counts):
        return (left,)
    at = _end_of_name(left, counts)
    return (left[:at], left[at:]) if at else ()


def _meet(left: str, right: str, counts: Mapping[str, int]) -> bool:
    """Return whether two capitalised words met: both stand by themselves elsewhere, or one does and the other is known.

    Two ordinary words may be one name ("AppStore"), so the one that stands elsewhere must be none.
    """
    if left in counts and (right in counts or right in _openers()):
        return True
    known = left.lower() in words("vocabulary") or left.lower() in _known()
    return known and right in counts and right.lower() not in words("vocabulary")


def _end_of_name(form: str, counts: Mapping[str, int]) -> int:
    """Return where the name ends that runs into a word in lower case, 0 for nowhere."""
    for at in range(len(form) - LEAST_OF_NAME, LEAST_OF_NAME - 1, -1):
        name, word = form[:at], form[at:]
        if not word.islower():
            return 0
        if (
            not name.islower()
            and (name in counts or name.isupper())
            and _is_word(word, LEAST_OF_NAME if name[1:].isupper() else LEAST_OF_WORD)
        ):
            return at
    return 0


def _is_word(form: str, least: int) -> bool:
    """Return whether `form` is a function word, or an ordinary word of `least` letters or more."""
    return form in _function_words() or (len(form) >= least and form in words("vocabulary") and form not in _clitics())


@cache
def _function_words() -> frozenset[str]:
    rows = lexicon("function_words", ("language", "label", "words"))
    return frozenset(word for row in rows if row[0] == "id" for word in row[2].split()) - _clitics()


@cache
def _clitics() -> frozenset[str]:
    return frozenset(form for form, kind in lexicon("affixes", ("form", "kind")) if kind in ("clitic", "last"))


@cache
def _openers() -> frozenset[str]:
    return starters("function") | starters("role")


@cache
def _outlets() -> frozenset[str]:
    return frozenset(name for (cell,) in lexicon("outlets", ("names",)) for name in cell.lower().split("|"))


@cache
def _known() -> frozenset[str]:
    """Return the words of names that are known as they are, in lower case."""
    names = [
        row[0]
        for table in ("organisations", "heard_names", "places_indonesia", "places_world")
        for row in gazetteer(table, ("name",))
    ]
    names += [row[0] for row in lexicon("person_names", ("name",))]
    return frozenset(word for name in names for word in name.lower().split())
