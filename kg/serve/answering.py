"""A query → its answer in the form that the client accepts, written by the engine itself."""

import io
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import IO, Any, Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, QueryTriples

from kg.ask.guard import plainly_safe, refuse_unsafe
from kg.ask.mistakes import not_sparql
from kg.errors import QueryError
from kg.serve.answer import Answer, RefusalError
from kg.serve.negotiation import RESULTS, TRIPLES, chosen, content_type
from kg.serve.source import Held
from kg.serve.wire import Json

Name = NamedNode | BlankNode
Graph = Name | DefaultGraph
_NAMING_GRAPHS: Final = frozenset({"FROM"})
_KNOWN: Final = 4096
"""Queries of which a worker remembers whether they are refused."""
_SHORT: Final = 2048
"""Characters of the longest of them: no worker holds more than 32 MiB of queries."""


class Bounded(io.RawIOBase):
    """Bytes that refuse to grow over a limit: the engine stops where it writes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self._full = False
        self._content = bytearray()

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: Any, /) -> int:
        """Take what the engine writes. Raises OverflowError beyond the limit."""
        part = memoryview(data)
        if self._full:
            # What its buffer still held when the limit was told: closing hands that in.
            return len(part)
        if len(self._content) + len(part) > self._limit:
            self._full = True
            raise OverflowError
        self._content += part
        return len(part)

    def content(self) -> bytes:
        """Return all that was written."""
        return bytes(self._content)


def bounded(write: Callable[[IO[bytes]], object], limit: int) -> bytes:
    """Return what `write` writes. Raises RefusalError (413) where that is more than the limit."""
    raw = Bounded(limit)
    # The engine writes word by word, so Python must not be asked each time.
    out = io.BufferedWriter(raw, 1 << 14)
    try:
        write(out)
        out.flush()
    except OverflowError as error:
        out.detach()
        reason = f"the answer is larger than {limit} bytes; ask for less, or in parts (LIMIT, OFFSET)"
        raise RefusalError(413, reason) from error
    return raw.content()


def answer_query(graph: Held, head: Json, body: bytes) -> Answer:
    """Return what a query finds. Raises RefusalError: 400 for a query that is broken or refused, 406, 413."""
    sparql = body.decode()
    if (reason := refused(sparql)) is not None:
        raise RefusalError(400, reason)
    try:
        default, named = _dataset(head)
        known = {name: namespace for name, namespace in graph.prefixes.items() if f"{name}:" in sparql}
        found = graph.store.query(sparql, prefixes=known, default_graph=default, named_graphs=named)
        return _written(found, str(head.get("accept", "")), int(head["result"]))
    except SyntaxError as error:
        raise RefusalError(400, str(not_sparql(_lines(sparql), str(error), graph.prefixes))) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise RefusalError(400, f"the query cannot be answered ({' '.join(str(error).split())[:200]})") from error


def refused(sparql: str) -> str | None:
    """Return why a query is refused before the engine sees it, None where it may go on."""
    return _remembered(sparql) if len(sparql) <= _SHORT else _refused(sparql)


@lru_cache(maxsize=_KNOWN)
def _remembered(sparql: str) -> str | None:
    return _refused(sparql)


def _refused(sparql: str) -> str | None:
    if plainly_safe(sparql):
        return None
    try:
        refuse_unsafe(_lines(sparql), allowed=_NAMING_GRAPHS)
    except QueryError as error:
        return str(error)
    return None


def _lines(sparql: str) -> str:
    return sparql.replace("\r\n", "\n").replace("\r", "\n")


def _dataset(head: Json) -> tuple[list[Graph] | None, list[Name] | None]:
    """Return the default and the named graphs that the request names: all others are then out of sight."""
    if not head.get("default") and not head.get("named"):
        return None, None
    return [*_nodes(head.get("default", ()))], [*_nodes(head.get("named", ()))]


def _nodes(iris: Collection[str]) -> list[NamedNode]:
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise RefusalError(400, f"the name of a graph is no IRI ({error})") from error


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, accept: str, limit: int) -> Answer:
    if isinstance(found, QueryTriples):
        media = chosen(accept, tuple(TRIPLES))
        content = bounded(lambda out: found.serialize(out, TRIPLES[media]), limit)
    else:
        media = chosen(accept, tuple(RESULTS))
        content = bounded(lambda out: found.serialize(out, RESULTS[media]), limit)
    return Answer(200, content_type(media), content)
