"""`kg store`: a graph on disk that grows with the news."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from kg.cli import engines, options
from kg.cli.family import Family
from kg.cli.feeding import Feeding, feed
from kg.cli.skipping import warn_unheeded
from kg.engine.choice import Name
from kg.graph.iris import BASE
from kg.pipeline import prepare
from kg.read import ReadOptions
from kg.store import Archive
from kg.store import faults as faults_of
from kg.store.layout import DECISIONS
from kg.wording import counted

FAULTS = 1
_folder = click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")


@click.group(cls=Family)
def store() -> None:
    """Keep a graph on disk that grows with the news.

    Articles are added, replaced and removed; the graph is always the one that a fresh build of what remains would
    give. Every step is whole or not done, whatever happens to the machine. query, view, check and export take the
    folder of a store wherever they take a graph.

    \b
    kg store init arsip
    kg store add arsip berita/
    kg query --name who-holds-which-post arsip
    """


@store.command()
@_folder
@click.option("--base", metavar="IRI", default=BASE, help="What the IRIs of the data start with.", show_default=True)
@options.own_knowledge
@options.quiet
def init(*, folder: Path, base: str, ontology: Path | None, patterns: Path | None, quiet: bool) -> None:
    """Make an empty store in DIR. Its --ontology and --patterns are kept in it and hold for all its articles."""
    options.iris(base)
    prepare(ontology, patterns)
    Archive.make(folder, base, ontology, patterns)
    if not quiet:
        click.echo(f"made {folder}; `kg store add {folder} INPUT...` fills it", err=True)


def _take(
    *,
    folder: Path,
    inputs: tuple[str, ...],
    model: bool,
    form: str | None,
    any_language: bool,
    allow_private: bool,
    strict: bool,
    jobs: int | None,
    engine: Name | None,
    scheduler: str | None,
    quiet: bool,
    replace: bool,
) -> int:
    how = ReadOptions(format=form, allow_private=allow_private, any_language=any_language)
    choice = engines.chosen(engine, jobs, scheduler)
    return feed(folder, inputs, Feeding(how, choice, model, None, replace=replace, strict=strict, quiet=quiet))


def _taking(name: str, told: str, *, replace: bool) -> click.Command:
    """Return a command that reads INPUT into a store; the two there are differ in what they do with a known id."""
    function: Callable[..., Any] = partial(_take, replace=replace)
    shared = (_folder, options.inputs, options.model, options.reading_options, engines.engine_options, options.quiet)
    for decorate in reversed(shared):
        function = decorate(function)
    return click.command(name, help=told)(function)


store.add_command(
    _taking(
        "add",
        """Read INPUT into the store.

        What it holds already, word for word, is not read again. An article whose id it holds with another text is left
        out, and the exit code is then 3; `kg store replace` takes it.
        """,
        replace=False,
    )
)
store.add_command(
    _taking(
        "replace",
        "Read INPUT into the store, in place of articles with the same ids. An article that is new is added.",
        replace=True,
    )
)


@store.command()
@_folder
@click.argument("ids", nargs=-1, required=True, metavar="ARTICLE_ID...")
@options.quiet
def remove(*, folder: Path, ids: tuple[str, ...], quiet: bool) -> None:
    """Take articles out of the store, with all that only they tell."""
    with Archive(folder, writable=True) as archive:
        gone = archive.remove(ids)
        warn_unheeded(archive.effects(), folder / DECISIONS)
        if not quiet:
            click.echo(f"{len(gone)} removed; {counted(len(archive), 'article')} in {folder}", err=True)


@store.command()
@_folder
@options.quiet
def compact(*, folder: Path, quiet: bool) -> None:
    """Make the store as small as it can be, and its graph anew from its tables."""
    with Archive(folder, writable=True, mending=True) as archive:
        archive.compact()
        if not quiet:
            click.echo(f"{folder}: {counted(len(archive), 'article')}", err=True)


@store.command()
@_folder
@options.quiet
def verify(*, folder: Path, quiet: bool) -> int:
    """Tell whether the store is whole: its tables, and its graph against them.

    Each fault is one line on standard output, and the exit code is then 1. `kg check DIR` proves the graph itself.
    """
    with Archive(folder) as archive:
        found = list(faults_of(archive))
        for fault in found:
            click.echo(fault)
        if not quiet:
            verdict = counted(len(found), "fault") if found else f"whole: {counted(len(archive), 'article')}"
            click.echo(f"{folder}: {verdict}", err=True)
    return FAULTS if found else 0
