"""`kg export`: a graph for other tools."""

import sys
from pathlib import Path

import click

from kg.cli import options
from kg.write.exporting import WRITERS
from kg.write.exporting import export as write
from kg.write.material import InFolder, Material

ARTICLES = "articles.jsonl"
_STDOUT = Path("-")
_FORMATS = "\n".join(
    f"    {name:14} {writer.about}{' (folder)' * isinstance(writer, InFolder)}" for name, writer in WRITERS.items()
)


@click.command(epilog=f"\b\nFormats:\n{_FORMATS}")
@options.graph_argument
@click.option("--to", "form", type=click.Choice(list(WRITERS)), metavar="FORMAT", required=True, help="See below.")
@click.option("-o", "--out", type=options.FILE, metavar="FILE|FOLDER", default=_STDOUT, help="Else standard output.")
@click.option("--articles", type=options.FILE, metavar="FILE", help="The texts; else those beside GRAPH.")
@options.ontology
@options.quiet
def export(*, graph: Path, form: str, out: Path, articles: Path | None, ontology: Path | None, quiet: bool) -> None:
    """Write GRAPH for another tool, in one of many formats.

    The same graph gives the same bytes. A file or folder is written whole or not at all; a folder that holds anything
    but an export of ours is never replaced.

    \b
    kg export out/graph.ttl --to graphml -o jaringan.graphml
    kg export out/graph.ttl --to obsidian -o kotak/
    """
    if out != _STDOUT:
        write(_material(graph, articles, ontology), form, out)
        click.echo("" if quiet else f"wrote {out}\n", err=True, nl=False)
        return
    writer = WRITERS[form]
    if isinstance(writer, InFolder):
        raise click.UsageError(f"{form} makes a folder; name it with -o FOLDER.")
    writer.write(_material(graph, articles, ontology), sys.stdout.buffer)


def _material(graph: Path, articles: Path | None, ontology: Path | None) -> Material:
    from kg.graph.offsets import read_texts
    from kg.graph.source import Source
    from kg.schema import load

    options.existing(graph)
    beside = graph.with_name(ARTICLES)
    texts = articles or (beside if beside.exists() else None)
    schema = load(ontology)
    return Material(Source.of_file(graph), schema, read_texts(texts) if texts else {})
