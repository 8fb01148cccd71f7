"""Parameters of a query: `VALUES ?x { UNDEF }` is the place of an entity, `VALUES ?x { "" }` that of a string.

What stands there is asked for where no value is given: `UNDEF` is any entity. A value never becomes query text: it is
put there as IRIs or as a literal, written by the RDF library.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.ask.tokens import Token, tokens
from kg.errors import QueryError

Named = Callable[[str], Iterable[NamedNode]]
"""Which entities of a graph bear a name."""

_ANY = "UNDEF"


def fill(sparql: str, values: Mapping[str, str], named: Named) -> str:
    """Return the query with the values in their places; `named` says who is meant where an entity is asked for.

    An entity may be given by its IRI too; a name that nobody bears leaves its place empty, and the answer.
    Raises QueryError for a value whose place the query does not have.

    >>> fill('SELECT * { VALUES ?name { "" } ?x skos:prefLabel ?name }', {"name": '"} DROP ALL'}, lambda name: ())
    'SELECT * { VALUES ?name { "\\\\"} DROP ALL" } ?x skos:prefLabel ?name }'
    >>> fill("SELECT * { VALUES ?x { UNDEF } ?x ?p ?o }", {"x": "KKPX"}, lambda name: (NamedNode("urn:x"),))
    'SELECT * { VALUES ?x { <urn:x> } ?x ?p ?o }'
    """
    places = dict(_places(sparql))
    for name in values:
        if name not in places:
            known = ", ".join(places) or "none"
            raise QueryError(f"no parameter {name}: the query has no VALUES ?{name} {{ {_ANY} }} (it has: {known})")
    for name, token in sorted(places.items(), key=lambda one: -one[1].start):
        if name in values:
            term = _literal(values[name]) if token.kind == "string" else _entities(values[name], named)
            sparql = sparql[: token.start] + term + sparql[token.start + len(token.text) :]
    return sparql


def declared(sparql: str) -> tuple[str, ...]:
    """Return the names of the parameters that a query has a place for, in their order."""
    return tuple(name for name, _ in _places(sparql))


def _places(sparql: str) -> Iterator[tuple[str, Token]]:
    seen = list(tokens(sparql))
    for keyword, variable, opening, value, closing in zip(seen, seen[1:], seen[2:], seen[3:], seen[4:], strict=False):
        shape = keyword.text.upper(), variable.kind, opening.text, closing.text
        if shape == ("VALUES", "variable", "{", "}") and (value.kind == "string" or value.text.upper() == _ANY):
            yield variable.text[1:], value


def _literal(value: str) -> str:
    return str(Literal(_storable(value)))


def _entities(value: str, named: Named) -> str:
    return " ".join(str(one) for one in sorted(named(_storable(value)), key=str) or _iri(value))


def _iri(value: str) -> tuple[NamedNode, ...]:
    try:
        return (NamedNode(value),)
    except ValueError:
        return ()


def _storable(value: str) -> str:
    # A command line may hand over bytes that are no UTF-8, as lone surrogates, which no literal can hold.
    return value.encode("utf-8", "replace").decode()
