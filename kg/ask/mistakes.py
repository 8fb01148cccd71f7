"""Why a query is no SPARQL, for whoever wrote it: the place, what stands there, and what may be meant.

The engine tells the furthest place that it came to and every token that would have been right there, a page of them.
rdflib's grammar tells where the smallest part begins that it cannot read. Both are asked, and the tokens before them.
"""

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from itertools import pairwise
from re import DOTALL, match
from typing import Final

from kg.ask.tokens import Token, place, tokens
from kg.errors import QueryError

_CLOSES: Final = {"(": ")", "[": "]", "{": "}"}
_LONGEST_SHOWN: Final = 30
_LONGEST_READ_AGAIN: Final = 5_000
_LONGEST_REASON: Final = 120
_WORDS: Final = """
    SELECT ASK CONSTRUCT DESCRIBE DISTINCT REDUCED WHERE FROM NAMED PREFIX BASE VERSION FILTER OPTIONAL UNION MINUS
    BIND VALUES UNDEF GRAPH ORDER GROUP BY HAVING LIMIT OFFSET AS IN NOT EXISTS ASC DESC A TRUE FALSE COUNT SUM MIN
    MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES LANGDIR DATATYPE BOUND IRI URI BNODE RAND ABS CEIL
    FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH
    DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG
    STRLANGDIR STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC HASLANG HASLANGDIR REGEX SUBSTR REPLACE TRIPLE
    SUBJECT PREDICATE OBJECT ISTRIPLE LATERAL INSERT DELETE DATA USING CLEAR CREATE DROP COPY MOVE ADD TO WITH ALL
    DEFAULT SILENT
"""
"""The words of SPARQL 1.1 and 1.2."""
_KNOWN: Final = frozenset(_WORDS.split())
_IN_OUR_WORDS: Final = {
    "variable that is unbound": "before here SELECT names a variable that is neither counted nor in GROUP BY",
    "IRI parsing failed": "before here is an IRI that cannot be one; a relation is sim:supports, not <supports>",
}
_TRIPLE: Final = "a statement is subject, predicate and object, with a dot before the next"


def not_sparql(sparql: str, message: str, known: Collection[str] = (), *, update: bool = False) -> QueryError:
    """Return the error for a query or update, line ends LF, of which the engine says `message`.

    `known` are prefixes that need not be declared.
    """
    seen = [*tokens(sparql)]
    found = _unclosed(sparql, seen) or _unreadable(sparql, seen, update=update) or _undeclared(sparql, seen, known)
    return found or _told(sparql, seen, message)


def unreadable(sparql: str, seen: Collection[Token], start: int) -> QueryError:
    """Return the error for a query that no grammar reads from an offset on."""
    return _at(sparql, start, f"{_from(sparql, start)}{hint(seen, start)}")


def hint(seen: Collection[Token], start: int) -> str:
    """Return what may be meant by the part of a query that begins at an offset, or nothing.

    >>> query = "ASK { ?s ?p ?o FILTR(?o > 3) }"
    >>> hint([*tokens(query)], 15)
    '; FILTER may be meant by FILTR'
    """
    rest = [one for one in seen if one.start >= start]
    for one in rest:
        word = one.text.upper()
        if one.kind == "word" and word.isalpha() and word not in _KNOWN:
            near = get_close_matches(word, sorted(_KNOWN), 1, 0.7)
            return f"; {near[0]} may be meant by {one.text}" if near else ""
    return f"; {_TRIPLE}" if rest and rest[0].kind in ("variable", "name", "iri", "string") else ""


def _unclosed(sparql: str, seen: Collection[Token]) -> QueryError | None:
    """Return what is wrong with quotation marks and brackets, None for nothing."""
    opened: list[Token] = []
    for one in seen:
        if one.kind != "mark":
            continue
        if one.text in "\"'":
            return _at(sparql, one.start, f"the quotation mark {one.text} is never closed on its line")
        if one.text in _CLOSES:
            opened.append(one)
        elif one.text in _CLOSES.values() and (not opened or _CLOSES[opened.pop().text] != one.text):
            return _at(sparql, one.start, f"{one.text} closes no bracket that is open")
    return _at(sparql, opened[-1].start, f"{opened[-1].text} is never closed") if opened else None


def _undeclared(sparql: str, seen: Sequence[Token], known: Collection[str]) -> QueryError | None:
    declared = {*known, *(two.text[:-1] for one, two in pairwise(seen) if _declares(one))}
    for one in seen:
        prefix = one.text.partition(":")[0]
        if one.kind == "name" and prefix not in declared and prefix != "_":
            told = f"the prefix {prefix}: is not declared; write PREFIX {prefix}: <…> before the query"
            return _at(sparql, one.start, f"{told}{f', or use {_listed(declared)}' if declared else ''}")
    return None


def _declares(one: Token) -> bool:
    return one.kind == "word" and one.text.upper() == "PREFIX"


def _listed(prefixes: Collection[str]) -> str:
    return ", ".join(f"{prefix}:" for prefix in sorted(prefixes))


def _unreadable(sparql: str, seen: Collection[Token], *, update: bool) -> QueryError | None:
    """Return where rdflib's grammar cannot go on; None where it can, or the query is too long to be read twice."""
    if len(sparql) > _LONGEST_READ_AGAIN:
        return None
    # Only who made a mistake waits for the grammar.
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate

    try:
        parseUpdate(sparql) if update else parseQuery(sparql)
    except ParseException as error:
        return unreadable(sparql, seen, error.loc)
    except RecursionError:
        return None
    return None


def _told(sparql: str, seen: Collection[Token], message: str) -> QueryError:
    """Return what the engine tells, shortened to what a person can use."""
    found = match(r"error at (\d+):(\d+): (?:expected )?(?:one of )?(.*)", message, DOTALL)
    if not found:
        return QueryError(f"not SPARQL ({shortened(message)})")
    line, column = int(found[1]), int(found[2])
    start = sum(len(one) + 1 for one in sparql.split("\n")[: line - 1]) + column - 1
    said = next((ours for theirs, ours in _IN_OUR_WORDS.items() if theirs in found[3]), None)
    return QueryError(f"not SPARQL: {said or _from(sparql, start) + hint(seen, start)}", None, line, column)


def _from(sparql: str, start: int) -> str:
    rest = shortened(sparql[start:], _LONGEST_SHOWN)
    if rest:
        return f"cannot be read from `{rest}` on"
    return "the query is not whole, or breaks a rule that no grammar tells, as where a variable is set twice"


def shortened(text: str, most: int = _LONGEST_REASON) -> str:
    """Return a text on one line, cut off behind so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + " …"


def _at(sparql: str, start: int, reason: str) -> QueryError:
    return QueryError(f"not SPARQL: {reason}", None, *place(sparql, start))
