"""What `kg build` leaves beside a graph: the texts, the refused candidates, the ledger of who is who."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from kg.errors import InputError
from kg.graph.offsets import read_texts
from kg.resolve.ledger import LEDGER, Entry, read_ledger

ARTICLES, REFUSED = "articles.jsonl", "refused.jsonl"


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that a gate stopped. `article` is an article id; `what` reads "NAME relation NAME"."""

    article: str
    what: str
    reason: str
    start: int
    end: int
    rule: str


class Beside(Protocol):
    """What is known beside a graph; None for what is not.

    `texts` are by article id, `ledger` are the entities with their members and what ties them together, by entity id.
    """

    @property
    def texts(self) -> Mapping[str, str] | None:
        """Return the texts."""
        ...

    @property
    def refused(self) -> tuple[Refused, ...] | None:
        """Return the candidates that a gate stopped."""
        ...

    @property
    def ledger(self) -> Mapping[str, Entry] | None:
        """Return who is who."""
        ...


class FilesBeside:
    """The files beside a graph, each read when it is first asked for; None where it is not there.

    Reading raises InputError or StoreError (file, line) for a file that is there and broken.
    """

    def __init__(self, graph: Path, articles: Path | None = None) -> None:
        """`articles` names the texts where they stand elsewhere."""
        self._graph, self._articles = graph, articles

    @cached_property
    def texts(self) -> Mapping[str, str] | None:
        """Return the texts by article id."""
        file = self._articles or self._graph.with_name(ARTICLES)
        return read_texts(file) if self._articles or file.exists() else None

    @cached_property
    def refused(self) -> tuple[Refused, ...] | None:
        """Return the candidates that a gate stopped."""
        file = self._graph.with_name(REFUSED)
        return tuple(_refused(*row) for row in _rows(file)) if file.exists() else None

    @cached_property
    def ledger(self) -> Mapping[str, Entry] | None:
        """Return the entities with their members and what ties them together, by entity id."""
        file = self._graph.with_name(LEDGER)
        return {entry.cluster.id: entry for entry in read_ledger(file)} if file.exists() else None


def _rows(path: Path) -> Iterator[tuple[Any, Path, int]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield json.loads(line), path, number
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path) from error
    except (ValueError, RecursionError) as error:
        raise InputError("not JSON Lines in UTF-8; build the graph again", path) from error


def _refused(row: Any, path: Path, number: int) -> Refused:
    try:
        article, what, reason, rule = (str(row[key]) for key in ("article", "what", "reason", "rule"))
        return Refused(article, what, reason, int(row["start"]), int(row["end"]), rule)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("no refused candidate; build the graph again", path, number) from error
