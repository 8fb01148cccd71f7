"""What `kg build` leaves beside a graph: the texts, the refused candidates, the ledger of who is who."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.graph.offsets import read_texts

ARTICLES, REFUSED, LEDGER = "articles.jsonl", "refused.jsonl", "ledger.jsonl"


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that a gate stopped. `article` is an article id; `what` reads "NAME relation NAME"."""

    article: str
    what: str
    reason: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the ledger: why what an article calls `name` belongs to an entity.

    `entity` is the id of the entity, the part of its IRI after `…/entity/`. `reasons` are (feature, score, sentence).
    """

    entity: str
    article: str
    name: str
    score: float
    reasons: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The files beside a graph, as far as they are there: `None` where the file is not."""

    texts: Mapping[str, str] | None
    refused: tuple[Refused, ...] | None
    ledger: tuple[Row, ...] | None


def beside(graph: Path, articles: Path | None = None) -> Beside:
    """Return what stands beside a graph; `articles` names the texts where they stand elsewhere.

    Raises InputError (file, line) for a file that is there and broken.
    """
    texts = articles or graph.with_name(ARTICLES)
    refused, ledger = graph.with_name(REFUSED), graph.with_name(LEDGER)
    return Beside(
        read_texts(texts) if articles or texts.exists() else None,
        tuple(_refused(*row) for row in _rows(refused)) if refused.exists() else None,
        tuple(_ledger(*row) for row in _rows(ledger)) if ledger.exists() else None,
    )


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


def _ledger(row: Any, path: Path, number: int) -> Row:
    try:
        reasons = tuple((str(feature), float(score), str(why)) for feature, score, why in row["reasons"])
        entity, article, name = (str(row[key]) for key in ("entity", "article", "name"))
        return Row(entity, article, name, float(row["score"]), reasons)
    except (KeyError, TypeError, ValueError) as error:
        need = "entity, article, name, score, reasons ([[feature, score, sentence], …])"
        raise InputError(f"no row of a ledger; it needs {need}", path, number) from error
