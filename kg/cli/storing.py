"""`kg store`: a graph on disk that grows with the news."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import click

from kg.cli import engines, options
from kg.cli.family import Family
from kg.cli.progress import meter
from kg.cli.skipping import SKIPPED, faults, finder, warn, warn_unheeded
from kg.engine import Engine
from kg.engine.choice import Choice, Name
from kg.errors import InputError, StoreError
from kg.graph.iris import BASE
from kg.pipeline import Found, nothing_read, prepare
from kg.read import ReadOptions, read
from kg.records import Article
from kg.store import Archive, Growth, Pair, grow, is_store
from kg.store import faults as faults_of
from kg.store.layout import DECISIONS
from kg.wire import pack
from kg.wording import counted

FAULTS = 1
_folder = click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")


@dataclass(frozen=True, slots=True)
class Feeding:
    """How a store is fed: how inputs are read, by which engine, and whether known ids take another text."""

    how: ReadOptions
    choice: Choice
    model: bool
    findings: Path | None
    replace: bool
    strict: bool
    quiet: bool


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


def made(folder: Path, base: str, ontology: Path | None, patterns: Path | None) -> None:
    """Make the store where it is not there. Raises StoreError for one that was made for other IRIs or knowledge."""
    if not is_store(folder):
        prepare(ontology, patterns)
        Archive.make(folder, base, ontology, patterns)
        return
    with Archive(folder) as archive:
        if base not in {BASE, archive.iris.base}:
            raise StoreError(f"its IRIs start with {archive.iris.base}; leave --base out, or make another", folder)
        for given, kept, name in (
            (ontology, archive.ontology, "--ontology"),
            (patterns, archive.patterns, "--patterns"),
        ):
            if given and (kept is None or given.read_bytes() != kept.read_bytes()):
                raise StoreError(f"made with another {name}; leave it out, or make another store", folder)


def feed(folder: Path, inputs: tuple[str, ...], feeding: Feeding) -> int:
    """Read inputs into a store and return the exit code."""
    with Archive(folder, writable=True) as archive:
        reader = Engine.prepared(archive.ontology, archive.patterns, model=feeding.model, choice=feeding.choice)
        find = finder(reader, feeding.findings)

        def found(articles: Iterable[Article | InputError]) -> Iterator[Pair | InputError]:
            with closing(find(articles)) as each:
                for one in each:
                    yield (one.article, one.findings) if isinstance(one, Found) else one

        with meter(inputs, quiet=feeding.quiet) as bar:
            articles, name = read(inputs, feeding.how, bar.read), _reading(reader, feeding)
            growth = grow(archive, articles, found, name, replace=feeding.replace, progress=bar.done)
        return _told(growth, archive, feeding)


def _reading(reader: Engine, feeding: Feeding) -> str:
    """Return what tells one way of reading from another: what is read in the same way is not read again."""
    name = sha256(pack(reader.setup))
    if feeding.findings:
        files = [feeding.findings] if feeding.findings.is_file() else sorted(feeding.findings.rglob("*.json"))
        for file in files:
            name.update(file.read_bytes())
    return name.hexdigest()


def _told(growth: Growth, archive: Archive, feeding: Feeding) -> int:
    count = growth.outcomes.total()
    warn(growth.skipped, read=count)
    warn_unheeded(archive.effects(), archive.folder / DECISIONS)
    if not count:
        raise nothing_read(growth.skipped)
    if not feeding.quiet:
        click.echo(f"{growth.summary()}; {counted(len(archive), 'article')} in {archive.folder}", err=True)
    return SKIPPED if growth.refused or (feeding.strict and faults(growth.skipped)) else 0
