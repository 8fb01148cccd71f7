"""Queries of the Reconciliation API: versions 0.1 and 0.2 (an object of queries) and the draft of 1.0 (a list)."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.serve.answer import RefusalError

MOST_QUERIES: Final = 50
MOST_CANDIDATES: Final = 50
_USUAL: Final = 10
_LONGEST: Final = 500
_MOST_HINTS: Final = 10


@dataclass(frozen=True, slots=True)
class Hint:
    """A property and the values of which one should be the candidate's."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: a name, types of which one must fit (`strict`) or should, and further hints."""

    name: str
    types: tuple[str, ...] = ()
    strict: bool = True
    every: bool = False
    limit: int = _USUAL
    hints: tuple[Hint, ...] = ()


def read_json(body: bytes) -> Any:
    """Return what JSON says. Raises RefusalError (400) for what is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusalError(400, f"the queries are no JSON ({str(error)[:200]})") from error


def read_batch(content: Any) -> Mapping[str, Query]:
    """Return the queries of a batch by their keys. Raises RefusalError: 400 for what is none, 413 for too many."""
    if not isinstance(content, dict):
        raise RefusalError(400, "the queries are no object of queries")
    _count(content)
    return {key: read_query(one) for key, one in content.items()}


def read_query(content: Any) -> Query:
    """Return one query; a string is a name. Raises RefusalError (400) for what is none."""
    given = {"query": content} if isinstance(content, str) else content
    if not isinstance(given, dict):
        raise RefusalError(400, "a query is an object")
    types, strict = given.get("type") or (), given.get("type_strict", "any")
    hints = tuple(_hint(one.get("pid") or one.get("p"), one.get("v")) for one in _rows(given.get("properties")))
    name = given.get("query", "")
    if not isinstance(name, str) or not (name or hints):
        raise RefusalError(400, "a query has a text `query`, or `properties`")
    return Query(
        name[:_LONGEST],
        (types,) if isinstance(types, str) else tuple(_words(types)),
        strict != "should",
        strict == "all",
        _limit(given.get("limit")),
        hints,
    )


def read_draft(content: Any) -> tuple[Query, ...]:
    """Return the queries of the draft of version 1.0, in order. Raises RefusalError like `read_batch`."""
    queries = content.get("queries") if isinstance(content, dict) else None
    if not isinstance(queries, list):
        raise RefusalError(400, "no list `queries`")
    _count(queries)
    return tuple(_drafted(one) for one in queries)


def _drafted(given: Any) -> Query:
    conditions = _rows(given.get("conditions")) if isinstance(given, dict) else []
    names = [word for one in conditions if one.get("matchType") == "name" for word in _words(one.get("v"))]
    hints = tuple(_hint(one.get("pid"), one.get("v")) for one in conditions if one.get("matchType") == "property")
    if not (names or hints):
        raise RefusalError(400, "a query has `conditions` of matchType name or property")
    kind = given.get("type")
    return Query(" ".join(names)[:_LONGEST], (kind,) if isinstance(kind, str) else (), True, False,
                 _limit(given.get("limit")), hints)  # fmt: skip


def _hint(name: Any, value: Any) -> Hint:
    if not isinstance(name, str):
        raise RefusalError(400, "a property has a text `pid`")
    return Hint(name, tuple(_words(value)))


def _words(value: Any) -> Iterable[str]:
    """Return a value, or each of several, as words: of a thing its id, of a number its digits."""
    for one in value if isinstance(value, list) else [value]:
        told = one.get("id") or one.get("name") if isinstance(one, dict) else one
        if isinstance(told, str | int | float):
            yield str(told)[:_LONGEST]


def _rows(value: Any) -> list[dict[str, Any]]:
    rows = [] if value is None else value
    if not isinstance(rows, list) or len(rows) > _MOST_HINTS or not all(isinstance(one, dict) for one in rows):
        raise RefusalError(400, f"properties and conditions are a list of at most {_MOST_HINTS} objects")
    return rows


def _limit(value: Any) -> int:
    # Only a fraction may be infinite; a whole number is of any size, and none at all for a fraction.
    given = int(value) if isinstance(value, float) and math.isfinite(value) else value
    return min(max(given, 1), MOST_CANDIDATES) if isinstance(given, int) else _USUAL


def _count(queries: Any) -> None:
    if len(queries) > MOST_QUERIES:
        raise RefusalError(413, f"{len(queries)} queries; send at most {MOST_QUERIES} at once")
