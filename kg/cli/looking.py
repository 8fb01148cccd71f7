"""`kg view` and `kg check`: look at a graph, and prove it."""

from pathlib import Path

import click

from kg.cli import options
from kg.errors import StoreError
from kg.wording import counted

FOUND = 1


@click.command()
@options.graph_argument
@click.option("-o", "--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", required=True)
@click.option("--articles", type=click.Path(path_type=Path), metavar="FILE", help="The texts; else those beside GRAPH.")
@click.option("--title", metavar="TEXT", help="What the page is called.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@options.ontology
@options.quiet
def view(
    *, graph: Path, out: Path, articles: Path | None, title: str | None, show: bool, ontology: Path | None, quiet: bool
) -> None:
    """Draw GRAPH as one HTML page that opens from disk.

    The page asks nothing of any network. With the texts of the articles beside the graph (articles.jsonl), the
    evidence stands in its sentence.

    \b
    kg view out/graph.ttl -o jaringan.html --open
    """
    from kg.schema import load
    from kg.view import view as draw
    from kg.write.stored import as_graph

    schema = load(ontology)
    with as_graph(options.existing(graph), articles, schema) as (turtle, texts):
        beside = texts if articles or texts.exists() else None
        report = draw(turtle, out, articles=beside, title=title, schema=schema)
    if not quiet:
        click.echo(
            f"{out}: {counted(report.nodes, 'node')}, {counted(report.edges, 'edge')}, {report.size // 1024} kB",
            err=True,
        )
    if show:
        click.launch(str(out))


@click.command()
@options.graph_argument
@click.option("--articles", type=click.Path(path_type=Path), metavar="FILE", help="The texts; else those beside GRAPH.")
@options.ontology
@options.quiet
def check(*, graph: Path, articles: Path | None, ontology: Path | None, quiet: bool) -> int:
    """Prove GRAPH: its shapes, its claims, and every character of its evidence.

    Each violation is one line on standard output, and the exit code is then 1. The texts are needed: without them
    nothing can be proven, and the exit code is 3.

    \b
    kg check out/graph.ttl --articles out/articles.jsonl
    """
    from kg.graph.check import check as prove
    from kg.schema import load
    from kg.write.stored import as_graph

    schema = load(ontology)
    with as_graph(options.existing(graph), articles, schema) as (turtle, texts):
        if not texts.exists():
            raise StoreError(
                f"no texts to check it against: {texts} is not there; name the file with --articles", graph
            )
        violations = prove(turtle, texts, schema)
    for violation in violations:
        click.echo(violation)
    if not quiet:
        verdict = counted(len(violations), "violation") if violations else "clean: every shape, claim and offset holds"
        click.echo(f"{graph}: {verdict}", err=True)
    return FOUND if violations else 0
