"""`kg export`: a graph for other tools."""

import sys
from pathlib import Path

import click

from kg.cli import options
from kg.errors import InputError
from kg.write.exporting import WRITERS
from kg.write.exporting import export as write
from kg.write.material import InFile, InFolder

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
    from kg.schema import load
    from kg.write.stored import material

    writer = WRITERS[form]
    if out == _STDOUT and isinstance(writer, InFolder):
        raise click.UsageError(f"{form} makes a folder; name it with -o FOLDER.")
    # Few formats need the texts, and a misspelt name is a mistake for all of them.
    if articles and not articles.exists():
        raise InputError("no such file; give the articles.jsonl of the graph, or leave --articles out", articles)
    with material(options.existing(graph), articles, load(ontology)) as made:
        if out != _STDOUT:
            write(made, form, out)
            click.echo("" if quiet else f"wrote {out}\n", err=True, nl=False)
        elif isinstance(writer, InFile):
            writer.write(made, sys.stdout.buffer)
