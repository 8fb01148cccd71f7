"""The words of a sentence as the reader of names sees them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from kg.find.name_lexicon import connectors, is_ordinary, known_names, person_names
from kg.records import Sentence, Span, Token

_SPREAD = " - "
_OPENERS = frozenset(':;"“‘«([•*–—-')


@dataclass(frozen=True)
class Word:
    """A token, a part of a hyphenated pair, or three tokens around a hyphen that stands free ("Jong - un").

    `opening`: its capital may be due to its place in the sentence.
    """

    form: str
    span: Span
    kind: str
    opening: bool

    @cached_property
    def capital(self) -> bool:
        """Return whether the word is written like a name: an upper-case letter at its start, or inside (iPhone).

        Of a name that is spread by spaces round its hyphen ("al - Assad") a capital in either part counts.
        """
        return self.kind == "word" and (any(c.isupper() for c in self.form[:3]) or _SPREAD in self.form)

    @property
    def acronym(self) -> bool:
        """Return whether all letters are upper case, two or more."""
        return self.kind == "word" and self.form.isupper() and sum(c.isalpha() for c in self.form) > 1

    @cached_property
    def doubtful(self) -> bool:
        """Return whether the capital says nothing: an ordinary word where every word has a capital."""
        return self.opening and is_ordinary(self.form)


def read_words(sentence: Sentence, text: str) -> tuple[Word, ...]:
    """Return the words of a sentence in order; pairs of names joined by a hyphen are parted."""
    found: list[Word] = []
    opening = True
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        size = _spread(tokens, at)
        inside = _capital(tokens, at - 1) and _capital(tokens, at + 1)
        for form, span in [_whole(tokens, at, size, text)] if size > 1 else _parts(token, inside=inside):
            found.append(Word(form, span, token.kind, opening and token.kind == "word"))
        if token.kind == "word":
            opening = False
        elif token.kind == "quote" or token.form[0] in _OPENERS:
            opening = opening or token.kind == "quote" or token.form in ":;•*"
        at += size
    return tuple(found)


def _spread(tokens: Sequence[Token], at: int) -> int:
    """Return 3 where a name is spread over three tokens by spaces round its hyphen ("Jong - un", "U - 22"), else 1."""
    if at + 2 >= len(tokens) or tokens[at + 1].form != "-" or tokens[at].kind != "word":
        return 1
    first, last = tokens[at].form, tokens[at + 2]
    if first[0].isupper() and last.kind == "word" and last.form.islower() and len(last.form) < 5:
        return 1 if is_ordinary(last.form) else 3
    if last.kind == "number" and last.form.isdigit() and first.isupper() and len(first) < 6:
        return 3
    return 3 if connectors().get(first.lower()) == "person" and last.form[0].isupper() else 1


def _whole(tokens: Sequence[Token], at: int, size: int, text: str) -> tuple[str, Span]:
    span = Span(tokens[at].span.start, tokens[at + size - 1].span.end)
    return span.of(text), span


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].kind == "word" and tokens[at].form[0].isupper()


def _parts(token: Token, *, inside: bool) -> Iterator[tuple[str, Span]]:
    cut = hyphen_of_pair(token.form, inside=inside) if token.kind == "word" and "-" in token.form else 0
    start = token.span.start
    if not cut:
        yield token.form, token.span
        return
    yield token.form[:cut], Span(start, start + cut)
    yield "-", Span(start + cut, start + cut + 1)
    yield token.form[cut + 1 :], Span(start + cut + 1, token.span.end)


def hyphen_of_pair(form: str, *, inside: bool) -> int:
    """Return where the hyphen of a pair of persons or places stands, 0 if the form is one name.

    A player's number makes one with his name. `inside`: capitals stand on both sides ("Budi Tani-Sari Dewi").

    >>> hyphen_of_pair("Prabowo-Gibran", inside=False), hyphen_of_pair("Jong-Un", inside=False)
    (7, 0)
    >>> hyphen_of_pair("7-Prabowo", inside=False)
    1
    """
    match = _pairs().fullmatch(form)
    if not match or known_names().get(form):
        return 0
    first, last = match.groups()
    names = person_names()
    if first == last or first.lower() in connectors():
        return 0
    if first.isdigit() or last in names or (known_names().get(first) and known_names().get(last)):
        return len(first)
    return len(first) if len(last) > 3 and (inside or first in names) and not is_ordinary(last) else 0


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(r"(\d{1,2}|[A-Z]\w+)-([A-Z]\w+)")
