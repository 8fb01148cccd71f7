"""How articles come into a store: made where it is not there, fed, and what came of it told."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import click

from kg.cli import options
from kg.cli.progress import meter
from kg.cli.skipping import SKIPPED, faults, finder, warn, warn_unheeded
from kg.engine import Engine
from kg.engine.choice import Choice
from kg.errors import InputError, KgError, StoreError
from kg.files import whole_files
from kg.graph.iris import BASE
from kg.pipeline import Found, nothing_read, prepare
from kg.read import ReadOptions, read
from kg.records import Article
from kg.resolve.decisions import read_decisions
from kg.resolve.links import read_links
from kg.schema import load
from kg.store import Archive, Growth, Pair, grow, is_store
from kg.store.layout import DECISIONS, LINKS, ONTOLOGY, own_file
from kg.wire import pack
from kg.wording import counted


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


@contextmanager
def made(folder: Path, base: str, ontology: Path | None, patterns: Path | None) -> Iterator[None]:
    """Make the store where it is not there; one into which no article comes before an error is taken away again.

    Raises StoreError for one that was made for other IRIs or knowledge.
    """
    if is_store(folder):
        _check_fits(folder, base, ontology, patterns)
        yield
        return
    prepare(ontology, patterns)
    was_there = folder.exists()
    adoptable = [folder / name for name in (DECISIONS, LINKS) if not (folder / name).exists()]
    Archive.make(folder, base, ontology, patterns)
    try:
        yield
    except BaseException:
        with suppress(KgError, OSError):
            if Archive.unmake(folder):
                for table in adoptable:
                    table.unlink(missing_ok=True)
                if not was_there:
                    folder.rmdir()
        raise


def _check_fits(folder: Path, base: str, ontology: Path | None, patterns: Path | None) -> None:
    with Archive(folder) as archive:
        if base not in {BASE, archive.iris.base}:
            raise StoreError(f"its IRIs start with {archive.iris.base}; leave --base out, or make another", folder)
        for given, kept, name in (
            (ontology, archive.ontology, "--ontology"),
            (patterns, archive.patterns, "--patterns"),
        ):
            if given and (kept is None or given.read_bytes() != kept.read_bytes()):
                raise StoreError(f"made with another {name}; leave it out, or make another store", folder)


def proven(folder: Path, decisions: Path, links: Path, ontology: Path | None) -> None:
    """Return if the tables that the user named for a store are whole. Raises KnowledgeError (file, line) else."""
    if options.is_given("decisions"):
        read_decisions(options.named("decisions", decisions), load(ontology or own_file(folder, ONTOLOGY)))
    if options.is_given("links"):
        read_links(options.named("links", links))


def adopted(folder: Path, decisions: Path, links: Path) -> None:
    """Let a store keep the tables that the user named, once they are proven.

    Raises StoreError where it keeps other rows already.
    """
    for option, file, name in (("decisions", decisions, DECISIONS), ("links", links, LINKS)):
        if not options.is_given(option):
            continue
        kept = folder / name
        if kept.exists() and kept.read_bytes() != file.read_bytes():
            told = f"it keeps its own {name}, and {file} is another; put the rows that you want into {kept}"
            raise StoreError(f"{told}, and leave --{option} out", folder)
        if not kept.exists():
            with whole_files(kept) as (draft,):
                draft.write_bytes(file.read_bytes())


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
