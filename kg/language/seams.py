"""Where words of a scrape run together ("Rudi Hartonodan", "diBali"): tokens are cut there, the text stays as it is."""

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


def apart(tokens: tuple[Token, ...], counts: Mapping[str, int]) -> tuple[Token, ...]:
    """Return the tokens, with those cut that are several words; `counts` tells how often the article has each form.

    A seam needs a witness on both sides: a name stands by itself elsewhere in the article, or is an acronym; what it
    runs into, or what runs into it, is an ordinary word. Known names ("Wahyudi", "YouTube") and tokens with other marks
    than letters stay whole, as does what the article has twice with a capital inside ("BukuWarung").
    """
    if not any(_suspect(token.form) for token in tokens):
        return tokens
    return tuple(part for token in tokens for part in _parts(token, counts))


def _parts(token: Token, counts: Mapping[str, int]) -> Iterator[Token]:
    pieces = tuple(_pieces(token.form, counts)) if token.kind == "word" and _suspect(token.form) else (token.form,)
    starts = accumulate(map(len, pieces), initial=token.span.start)
    for piece, start in zip(pieces, starts, strict=False):
        yield Token(Span(start, start + len(piece)), piece, token.kind)


def _suspect(form: str) -> bool:
    if len(form) < SHORTEST or form.islower() or form.isupper() or not form.isalpha():
        return False
    low = form.lower()
    return low not in words("vocabulary") and low not in _known()


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
    if len(left) > LEAST_OF_NAME and counts.get(left):
        return (left,) if counts.get(right) or right in _openers() else ()
    at = _end_of_name(left, counts)
    return (left[:at], left[at:]) if at else ()


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
    return frozenset(name for (cell,) in lexicon("outlets", ("names",)) for name in cell.split("|"))


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
