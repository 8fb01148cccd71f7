"""`kg resolve`: who is who, why, and what the user decides about it."""

import getpass
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kg.ask.formats import visible
from kg.cli import options
from kg.cli.family import Family
from kg.errors import QueryError
from kg.resolve.clusters import is_named
from kg.resolve.decisions import MERGE, SPLIT, Decision, checked, read_decisions, write_decisions
from kg.resolve.explaining import explain as explained
from kg.resolve.explaining import one_of, side_of
from kg.resolve.ledger import LEDGER, Entry, read_ledger
from kg.resolve.sides import Side
from kg.store import Archive, is_store
from kg.store.layout import DECISIONS, ONTOLOGY, own_file

author = click.option("--author", metavar="NAME", help="Who decides; else the name of your account.")
reason = click.option("--reason", metavar="TEXT", default="", help="Why; it is kept beside the decision.")


@click.group(cls=Family)
def resolve() -> None:
    """Ask who is who, and decide it.

    A and B are names or parts of names, ids, IRIs, or NAME@ARTICLE: the one that the article mentions.
    """


@resolve.command()
@click.argument("a")
@click.argument("b")
@options.graph_argument
def explain(*, a: str, b: str, graph: Path) -> None:
    """Tell why A and B are one entity of GRAPH, or two.

    Each feature is a line: what it adds, its name and a sentence.

    \b
    kg resolve explain Kemenperin 'Kementerian Perindustrian'
    """
    entries = entries_of(graph)
    for line in explained(one_of(entries, a), one_of(entries, b)):
        click.echo(line)


@resolve.command()
@click.argument("a")
@click.argument("b")
@options.graph_argument
@options.decisions
@author
@reason
def merge(*, a: str, b: str, graph: Path, decisions: Path, author: str | None, reason: str) -> None:
    """Decide that A and B of GRAPH are one; every later build obeys.

    \b
    kg resolve merge 'Rina Kartika@a1' 'Rina Kartika@a7' --reason 'sama-sama dosen UGM'
    """
    entries = entries_of(graph)
    one, other = one_of(entries, a), one_of(entries, b)
    if one.cluster.id == other.cluster.id:
        raise QueryError(f"{one.cluster.id} is one entity already; nothing was decided")
    if one.members[0].family != other.members[0].family:
        told = f"{one.cluster.id} and {other.cluster.id} are of two types"
        raise QueryError(f"{told}; only things of one type, or two organisations, can be one")
    for entry in (one, other):
        if not any(map(is_named, entry.members)):
            told = f"{entry.cluster.id} has no name of its own, so nothing can lead to it"
            raise QueryError(f"{told}; only what has one can be merged; nothing was decided")
    _decide(MERGE, (side_of(one, a), side_of(other, b)), place_of_decisions(graph, decisions), author, reason)


@resolve.command()
@click.argument("a")
@click.argument("b")
@options.graph_argument
@options.decisions
@author
@reason
def split(*, a: str, b: str, graph: Path, decisions: Path, author: str | None, reason: str) -> None:
    """Decide that A and B of GRAPH are two; every later build obeys.

    \b
    kg resolve split 'Budi Santoso@a1' 'Budi Santoso@a7'
    """
    entries = entries_of(graph)
    sides = side_of(one_of(entries, a), a), side_of(one_of(entries, b), b)
    _decide(SPLIT, sides, place_of_decisions(graph, decisions), author, reason)


def entries_of(graph: Path) -> Sequence[Entry]:
    """Return the entities of a graph or a store, with their members."""
    if is_store(options.existing(graph)):
        with Archive(graph) as archive:
            return tuple(archive.ledger())
    return read_ledger(graph.with_name(LEDGER))


def place_of_decisions(graph: Path, decisions: Path) -> Path:
    """Return where decisions about a graph are kept: those about a store, in the store."""
    return options.of_store("decisions", decisions, graph / DECISIONS) if is_store(graph) else decisions


def ontology_of(graph: Path, ontology: Path | None) -> Path | None:
    """Return the user's own ontology: the one that he names, else that of a store."""
    return ontology or (own_file(graph, ONTOLOGY) if is_store(graph) else None)


def name_of(author: str | None) -> str:
    """Return who decides: as he says, else as his account is called. Raises click.UsageError where that has no name."""
    try:
        return author or getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise click.UsageError("your account has no name to sign with; give --author NAME.") from error


def _decide(action: str, sides: tuple[Side, Side], path: Path, author: str | None, reason: str) -> None:
    if sides[0] == sides[1]:
        raise QueryError(f"both mean the same mention, {sides[0]}; say which with NAME@ARTICLE; nothing was decided")
    decided = Decision(action, *sides, name_of(author), date.today().isoformat(), reason)
    known = read_decisions(path)
    write_decisions(checked((*known.all, decided), path), path)
    click.echo(visible(f"{path}: {decided}; the next build, or edit of the store, obeys"), err=True)
