"""What commands that read articles share: who finds in them, and how skips and idle decisions are told."""

from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg import pipeline
from kg.engine import Engine
from kg.errors import InputError
from kg.pipeline import Found
from kg.read import RepeatedError
from kg.records import Article

if TYPE_CHECKING:
    from kg.resolve.effects import Effect

SKIPPED = 3
Find = Callable[[Iterable[Article | InputError]], Generator[Found | InputError, None, None]]


def finder(reader: Engine, findings: Path | None) -> Find:
    """Return what finds in articles: the reader, or a file that says already what they hold."""
    if findings is None:
        return reader.find_all
    from kg.read.findings import Given

    given = Given(findings, reader.knowledge.schema)
    return lambda inputs: pipeline.find_all(inputs, reader.knowledge, lambda article, _: given.of(article))


def faults(skipped: Iterable[InputError]) -> list[InputError]:
    """Return the skips that are somebody's mistake: an article given twice is not."""
    return [error for error in skipped if not isinstance(error, RepeatedError)]


def warn(skipped: Sequence[InputError], *, read: int) -> None:
    """Tell of each skip; a single one that left nothing to read is told by the error that ends the run."""
    for error in skipped if read or len(skipped) > 1 else ():
        click.echo(f"kg: skipped {' '.join(str(error).split())}", err=True)


def warn_unheeded(found: Iterable["Effect"], table: Path) -> None:
    """Tell of each decision of the user that no longer applies."""
    from kg.resolve.effects import unheeded

    for one in unheeded(found):
        click.echo(f"kg: {table}:{one.line}: no longer applies: {' '.join(str(one).split())}", err=True)
