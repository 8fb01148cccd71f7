"""What a query may not do: reach the network, change anything, or name other graphs than the one that is asked.

The engine would follow `SERVICE` to any address, and reads it more loosely than the standard: `1SERVICE <…>` and
`SERVICE:x` are service calls to it. So a query that holds these letters anywhere must pass two readings: our tokens,
which see every spelling, and rdflib's grammar, which knows whether `<` begins an IRI or compares two values.
"""

import re
from collections.abc import Collection, Iterator

from kg.ask.mistakes import unreadable
from kg.ask.tokens import Token, place, tokens
from kg.errors import QueryError

LONGEST = 50_000
MOST_TOKENS = 4000
DEEPEST_NESTING = 100
"""Beyond these the engine may overflow its stack and take the process with it."""

_SERVICE = "service"
_REACHING = frozenset({"ServiceGraphPattern", "Load"})
_PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})
_QUERIES = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_UPDATES = ("LOAD", "INSERT", "DELETE", "DROP", "CLEAR", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_REFUSED = dict.fromkeys(_UPDATES, "a graph is only read") | {"FROM": "the graph that is asked is the file you name"}
_LETTERS = (*map(str.lower, _REFUSED), _SERVICE, "\\u")
_SUSPECT = re.compile(rf"\b(?:{'|'.join(_REFUSED)})\b|service|\\u".lower())
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def refuse_unsafe(sparql: str, *, allowed: Collection[str] = ()) -> None:
    """Raise QueryError, with its place, for a query that is no pure question to one graph.

    Raises QueryError also for what is far too long or too deeply nested. Line ends are LF. `allowed` are keywords that
    are no danger where the query is asked: FROM, where the graph has named graphs.
    """
    seen = list(_bounded(sparql))
    for one in seen:
        if one.kind == "word" and (word := one.text.upper()) in _REFUSED and word not in allowed:
            raise _refusal(f"{word} is refused: {_REFUSED[word]}", sparql, one)
    first = next((one for one in seen if one.kind == "word" and one.text.upper() not in _PROLOGUE), None)
    if first is None or first.text.upper() not in _QUERIES:
        where = place(sparql, first.start if first else 0)
        raise QueryError("not SPARQL (a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE)", None, *where)
    if _SERVICE in sparql.casefold():
        _refuse_service(sparql, seen)


def plainly_safe(sparql: str) -> bool:
    """Return whether a query surely passes `refuse_unsafe`, found in a fraction of its time; False decides nothing.

    That it is a query at all is then for the engine to say.

    >>> plainly_safe("SELECT * { ?s sim:supports ?o }"), plainly_safe("SELECT * { ?s a schema:Service }")
    (True, False)
    """
    if len(sparql) > MOST_TOKENS or sum(map(sparql.count, _OPENING)) > DEEPEST_NESTING:
        return False
    folded = sparql.casefold()
    # Most queries hold none of these letters anywhere, which is seen in a tenth of the time of seeking words.
    return not any(letters in folded for letters in _LETTERS) or not _SUSPECT.search(folded)


def refuse_unsafe_update(sparql: str) -> None:
    """Raise QueryError, with its place, for an update that would reach the network or is far too long or too deep.

    Line ends are LF.
    """
    seen = list(_bounded(sparql))
    for one in seen:
        if one.kind == "word" and one.text.upper() == "LOAD":
            raise _refusal("LOAD is refused: an update never reaches the network", sparql, one)
    if _SERVICE in sparql.casefold():
        _refuse_service_words(sparql, seen)
    if _constructs(sparql, update=True) & _REACHING:
        raise QueryError("LOAD and SERVICE are refused: an update never reaches the network", None, 1, 1)


def _bounded(sparql: str) -> Iterator[Token]:
    depth = 0
    if len(sparql) > LONGEST:
        raise QueryError(f"the query is too long ({len(sparql)} characters, {LONGEST} at most)", None, 1, 1)
    for count, one in enumerate(tokens(sparql), 1):
        if one.kind == "mark":
            depth += (one.text in _OPENING) - (one.text in _CLOSING)
        if count > MOST_TOKENS or depth > DEEPEST_NESTING:
            limits = f"{MOST_TOKENS} words and marks, {DEEPEST_NESTING} levels of brackets"
            raise _refusal(f"the query is too long or too deep ({limits})", sparql, one)
        yield one


def _refuse_service(sparql: str, seen: list[Token]) -> None:
    _refuse_service_words(sparql, seen)
    if _constructs(sparql, update=False) & _REACHING:
        raise QueryError("SERVICE is refused: a query never reaches the network", None, 1, 1)


def _refuse_service_words(sparql: str, seen: list[Token]) -> None:
    for one in seen:
        # The local part of a name may hold the letters (schema:Service); its prefix may not, see above.
        exposed = one.text.partition(":")[0] if one.kind == "name" else one.text
        if one.kind not in ("string", "iri", "variable") and _SERVICE in exposed.casefold():
            raise _refusal("SERVICE is refused: a query never reaches the network", sparql, one)
    escape = sparql.replace("\\U", "\\u").find("\\u")
    if escape >= 0:
        reason = "\\u escapes are refused in a query that holds the letters of SERVICE; write the characters"
        raise QueryError(reason, None, *place(sparql, escape))


def _constructs(sparql: str, *, update: bool) -> set[str]:
    """Return the names of all constructs that rdflib's grammar finds in the query or update."""
    from pyparsing import ParseException, ParseResults
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
    from rdflib.plugins.sparql.parserutils import CompValue

    try:
        ahead: list[object] = [parseUpdate(sparql) if update else parseQuery(sparql)]
    except ParseException as error:
        raise unreadable(sparql, [*tokens(sparql)], error.loc) from error
    except RecursionError as error:
        raise QueryError("the query is too deeply nested", None, 1, 1) from error
    names = set()
    while ahead:
        one = ahead.pop()
        if isinstance(one, CompValue):
            names.add(one.name)
            ahead.extend(one.values())
        elif isinstance(one, ParseResults | list):
            ahead.extend(one)
    return names


def _refusal(reason: str, sparql: str, token: Token) -> QueryError:
    return QueryError(reason, None, *place(sparql, token.start))
