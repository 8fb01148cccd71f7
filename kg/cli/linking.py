"""`kg link`: what the entities of a graph are called elsewhere, and what the user judges about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click
from tqdm import tqdm

from kg.ask.formats import visible
from kg.cli import options
from kg.cli.resolving import entries_of, name_of, ontology_of
from kg.errors import KnowledgeError
from kg.link.cache import Cache
from kg.link.calling import Line
from kg.link.candidates import read_judged, waiting, write_offers
from kg.link.linking import offers
from kg.link.mapping import HINTS, mapping
from kg.link.service import meet
from kg.link.things import Asking, things
from kg.resolve.links import SAME, Links, read_links, write_links
from kg.schema import Schema, load
from kg.store import is_store
from kg.store.layout import LINKS
from kg.wording import counted
from kg.write.stored import material


@click.command()
@options.graph_argument
@click.option("--service", metavar="URL", help="A service of the W3C Reconciliation API.")
@click.option("--judged", type=options.FILE, metavar="FILE", help="Take your judgements back from FILE.")
@click.option("-o", "--out", type=options.FILE, default=Path("candidates.tsv"), metavar="FILE", show_default=True)
@click.option("--cache", type=options.FILE, default=Path("link-cache.sqlite"), metavar="FILE", show_default=True,
              help="What services answered; delete it to ask anew.")  # fmt: skip
@click.option("--type", "types", multiple=True, metavar="TYPE", help="Only entities of this type; may be repeated.")
@click.option("--map", "words", multiple=True, metavar="OURS=THEIRS",
              help="What the service calls a type of ours, or a property: " + ", ".join(HINTS) + ".")  # fmt: skip
@options.links
@click.option("--author", metavar="NAME", help="Who judged; else the name of your account.")
@click.option("--seconds", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Limit of a request.")
@click.option("--allow-private", is_flag=True, help="Let the URL reach addresses of your own machine and network.")
@options.ontology
@options.quiet
def link(
    *,
    graph: Path,
    service: str | None,
    judged: Path | None,
    out: Path,
    cache: Path,
    types: tuple[str, ...],
    words: tuple[str, ...],
    links: Path,
    author: str | None,
    seconds: float,
    allow_private: bool,
    ontology: Path | None,
    quiet: bool,
) -> None:
    """Ask a service what the entities of GRAPH are, and take your judgements back.

    With --service, candidates go into a table, best first; write yes or no into its column `judgement`. With --judged,
    what you wrote goes into links.tsv, of a store into the one in its folder; every later build obeys: what is the same
    is a skos:exactMatch in the graph, and what was judged is not asked again.

    \b
    kg link --service https://wikidata.reconci.link/id/api --type Company
    kg link --judged candidates.tsv
    kg build berita.txt
    """
    if (service is None) == (judged is None):
        raise click.UsageError("give --service URL to ask, or --judged FILE to take judgements back.")
    place = options.of_store("links", links, graph / LINKS) if is_store(graph) else links
    if judged is not None:
        _take(judged, place, name_of(author), quiet=quiet)
        return
    line = Line(service or "", seconds, allow_private=allow_private)
    schema = load(ontology_of(graph, ontology))
    own = _pairs(words)
    _known(types, schema)
    known = read_links(place)
    _nothing_lost(out, known)
    entries = entries_of(graph)
    met = meet(line)
    with material(graph, None, schema) as made, Cache(cache) as kept:
        asking = Asking(frozenset(types), mapping(met, schema, own))
        asked = list(things(entries, made.source, schema, known, asking))
        with tqdm(total=len(asked), unit=" entities", leave=False, disable=quiet or None) as bar:
            count = write_offers(offers(asked, met, kept, bar.update), out)
    if not quiet:
        told = f"{counted(count, 'candidate')} for {counted(len(asked), 'entity', 'entities')}"
        click.echo(visible(f"{met.name}: {told}; judge them in {out}"), err=True)


def _take(judged: Path, place: Path, author: str, *, quiet: bool) -> None:
    found = read_judged(judged, author, date.today().isoformat())
    write_links(found, place)
    if not quiet:
        same = sum(row.judgement == SAME for row in found)
        told = f"{place}: {same} the same, {len(found) - same} different; the next build, or edit of the store, obeys"
        click.echo(told, err=True)


def _nothing_lost(out: Path, known: Links) -> None:
    """Raise KnowledgeError where the table of candidates holds judgements that would be written over."""
    count = waiting(out, known)
    if count:
        told = f"{counted(count, 'judgement')} not taken back yet; `kg link --judged {out}` takes them"
        raise KnowledgeError(f"{told}, or name another file with -o; nothing was asked", out)


def _pairs(words: Iterable[str]) -> Mapping[str, str]:
    pairs = {ours: theirs for ours, _, theirs in (word.partition("=") for word in words)}
    for ours, theirs in pairs.items():
        if not (ours and theirs):
            raise click.BadParameter(f"write OURS=THEIRS, not {ours!r}", param_hint="--map")
    return pairs


def _known(types: Iterable[str], schema: Schema) -> None:
    for name in types:
        if name not in schema.classes:
            raise click.BadParameter(f"no type {name!r}; one of {', '.join(schema.classes)}", param_hint="--type")
