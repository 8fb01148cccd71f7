"""`kg conflicts` and `kg diff`: what cannot both hold in a graph, and what another says otherwise."""

import json
from pathlib import Path

import click

from kg.ask.difference_formats import FORMATS as DIFFERENCE_FORMATS
from kg.cli import options
from kg.cli.explaining import FOUND, articles, case_of
from kg.schema import load
from kg.wording import counted
from kg.write.stored import as_graph


@click.command()
@options.graph_argument
@articles
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@options.own_knowledge
def conflicts(*, graph: Path, articles: Path | None, form: str, ontology: Path | None, patterns: Path | None) -> int:
    """List claims of GRAPH that cannot both hold, and why.

    What one denies and another asserts; two persons in an office that one holds, at one body and at one time (a
    succession is no conflict); relations that the ontology calls one way, or that exclude each other. Each side with
    its words, its speaker and its article. The exit code is 1 where there is a conflict.

    \b
    kg conflicts out/graph.ttl --format json
    """
    from kg.ask import conflict_text
    from kg.ask.conflicts import conflicts as find

    with case_of(graph, articles, ontology, patterns) as case:
        found = find(case.record, case.schema)
        showcase = case.showcase()
        if form == "json":
            rows = [conflict_text.row(one, case, showcase) for one in found]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            for one in found:
                click.echo("\n".join(conflict_text.lines(one, case, showcase)))
            click.echo(f"{graph}: {counted(len(found), 'conflict') if found else 'no conflicts'}", err=True)
    return FOUND if found else 0


@click.command()
@click.argument("old", type=options.FILE)
@click.argument("new", type=options.FILE)
@click.option("--format", "form", type=click.Choice(list(DIFFERENCE_FORMATS)), default="text", show_default=True)
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Else stdout.")
@options.ontology
def diff(*, old: Path, new: Path, form: str, out: Path | None, ontology: Path | None) -> int:
    """Tell what changed from the graph OLD to the graph NEW.

    New and gone articles, entities, statements, posts, quotations and conflicts; posts that ended; what else is said
    of what is in both. As text, JSON, RDF Patch (applied to OLD it gives NEW) or one HTML page. The exit code is 0
    where the graphs are the same and 1 where they differ.

    \b
    kg diff kemarin/graph.ttl hari-ini/graph.ttl
    kg diff kemarin/graph.ttl hari-ini/graph.ttl --format html -o beda.html
    """
    from kg.ask.difference import Side, difference, read_side
    from kg.files import whole_files

    schema = load(ontology)

    def side(graph: Path) -> Side:
        with as_graph(options.existing(graph), None, schema) as (turtle, _):
            return read_side(turtle, schema)

    found = difference(side(old), side(new), schema)
    content = DIFFERENCE_FORMATS[form](found)
    if out is None:
        click.echo(content, nl=False)
    else:
        with whole_files(out) as (draft,):
            draft.write_text(content, encoding="utf-8")
    return FOUND if found else 0
