"""The words of a noun phrase: which end it, count what it speaks of, or look like a verb."""

from functools import cache

from kg.find.time_words import values
from kg.knowledge import lexicon
from kg.records import Token


@cache
def edge(kind: str) -> frozenset[str]:
    """Return the words of one kind of lexicon/phrase_words.tsv."""
    return frozenset(word for word, which in lexicon("phrase_words", ("word", "kind")) if which == kind)


@cache
def _verb_beginnings() -> tuple[str, ...]:
    return tuple(sorted(edge("verb")))


@cache
def singular(form: str) -> str:
    """Return a doubled noun as one.

    >>> singular("negara-negara"), singular("anak-anak"), singular("sabu-sabu")
    ('negara', 'anak', 'sabu')
    """
    left, _, right = form.partition("-")
    return left if left and left == right else form


def is_verb(form: str) -> bool:
    """Return whether a word in lower case looks like a verb by its prefix.

    >>> is_verb("menggelar"), is_verb("terdampak")
    (True, False)
    """
    return form.startswith(_verb_beginnings()) and len(form) > 4 and form not in edge("inside")


def is_year(token: Token) -> bool:
    """Return whether a token is a year: "2024"."""
    return token.kind == "number" and len(token.form) == 4 and token.form[:2] in ("19", "20")


def is_quantity(token: Token) -> bool:
    """Return whether a token belongs to the quantity before a head: "sejumlah", "dua"."""
    return counts(token) or token.form.lower() in edge("quantity")


def counts(token: Token) -> bool:
    """Return whether a token is a number in figures or words."""
    return token.kind == "number" or token.form.lower() in edge("count")


def figure(token: Token) -> str:
    """Return a word of a number as a figure if it has one: "dua" and "2" are one number."""
    form = token.form.lower()
    return values("number").get(form, form)
