"""The words of a sentence as the reader of names sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.find.name_lexicon import is_ordinary, known_names, person_names
from kg.records import Sentence, Span, Token

_OPENERS = frozenset(':;"“‘«([•*–—-')


@dataclass(frozen=True, slots=True)
class Word:
    """A token, or a part of a hyphenated pair. `opening`: its capital may be due to its place in the sentence."""

    form: str
    span: Span
    kind: str
    opening: bool

    @property
    def capital(self) -> bool:
        """Return whether the word is written like a name: an upper-case letter at its start, or inside (iPhone)."""
        return self.kind == "word" and any(c.isupper() for c in self.form[:3])

    @property
    def acronym(self) -> bool:
        """Return whether all letters are upper case, two or more."""
        return self.kind == "word" and self.form.isupper() and sum(c.isalpha() for c in self.form) > 1

    @property
    def doubtful(self) -> bool:
        """Return whether the capital says nothing: an ordinary word where every word has a capital."""
        return self.opening and is_ordinary(self.form)


def read_words(sentence: Sentence) -> tuple[Word, ...]:
    """Return the words of a sentence in order; pairs of names joined by a hyphen are parted."""
    found: list[Word] = []
    opening = True
    for token in sentence.tokens:
        for form, span in _parts(token):
            found.append(Word(form, span, token.kind, opening and token.kind == "word"))
        if token.kind == "word":
            opening = False
        elif token.kind == "quote" or token.form[0] in _OPENERS:
            opening = opening or token.kind == "quote" or token.form in ":;•*"
    return tuple(found)


def _parts(token: Token) -> Iterator[tuple[str, Span]]:
    cut = _pair(token.form) if token.kind == "word" and "-" in token.form else 0
    start = token.span.start
    if not cut:
        yield token.form, token.span
        return
    yield token.form[:cut], Span(start, start + cut)
    yield "-", Span(start + cut, start + cut + 1)
    yield token.form[cut + 1 :], Span(start + cut + 1, token.span.end)


def _pair(form: str) -> int:
    """Return where the hyphen of a pair of persons or places stands ("Prabowo-Gibran"), 0 if the form is one name."""
    match = _pairs().fullmatch(form)
    if not match or known_names().get(form):
        return 0
    names = person_names()
    if match[1] in names and match[2] in names:
        return len(match[1])
    both = [known_names().get(part) for part in match.groups()]
    return len(match[1]) if all(both) else 0


@cache
def _pairs() -> re.Pattern[str]:
    return re.compile(r"([A-Z]\w+)-([A-Z]\w+)")
