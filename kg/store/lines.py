"""A part of the graph as N-Triples lines, sorted, each once: what two states of it are compared by."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, Triple, parse

from kg.store.blobs import squeezed, unsqueezed


def lines_of(triples: Iterable[Triple]) -> list[str]:
    """Return triples as sorted lines."""
    return sorted({f"{one.subject} {one.predicate} {one.object} ." for one in triples})


def folded(lines: Iterable[str]) -> bytes:
    """Return lines as a blob."""
    return squeezed("\n".join(lines).encode("utf-8"))


def unfolded(blob: bytes) -> list[str]:
    """Return the lines of a blob. No part of a line holds a line break: N-Triples escapes them."""
    text = unsqueezed(blob).decode("utf-8")
    return text.split("\n") if text else []


def quads(blob: bytes) -> Iterator[Quad]:
    """Yield the triples of a blob for a store's default graph."""
    return parse(unsqueezed(blob), format=RdfFormat.N_TRIPLES)
