"""Parameters of a query: `VALUES ?name { "" }` is the place of one, with the value it has where none is given.

A value never becomes query text: it is put there as a literal, written by the RDF library.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal

from kg.ask.tokens import Token, tokens
from kg.errors import QueryError


def fill(sparql: str, values: Mapping[str, str]) -> str:
    """Return the query with the values in their places.

    Raises QueryError for a value whose place the query does not have.

    >>> fill('SELECT * { VALUES ?name { "" } ?x skos:prefLabel ?name }', {"name": '"} DROP ALL'})
    'SELECT * { VALUES ?name { "\\\\"} DROP ALL" } ?x skos:prefLabel ?name }'
    """
    places = dict(_places(sparql))
    for name in values:
        if name not in places:
            known = ", ".join(places) or "none"
            raise QueryError(f'no parameter {name}: the query has no VALUES ?{name} {{ "" }} (it has: {known})')
    for name, token in sorted(places.items(), key=lambda one: -one[1].start):
        if name in values:
            literal = str(Literal(_storable(values[name])))
            sparql = sparql[: token.start] + literal + sparql[token.start + len(token.text) :]
    return sparql


def declared(sparql: str) -> tuple[str, ...]:
    """Return the names of the parameters that a query has a place for, in their order."""
    return tuple(name for name, _ in _places(sparql))


def _places(sparql: str) -> Iterator[tuple[str, Token]]:
    seen = list(tokens(sparql))
    for keyword, variable, opening, value, closing in zip(seen, seen[1:], seen[2:], seen[3:], seen[4:], strict=False):
        shape = keyword.text.upper(), variable.kind, opening.text, value.kind, closing.text
        if shape == ("VALUES", "variable", "{", "string", "}"):
            yield variable.text[1:], value


def _storable(value: str) -> str:
    # A command line may hand over bytes that are no UTF-8, as lone surrogates, which no literal can hold.
    return value.encode("utf-8", "replace").decode()
