"""`kg build`: from articles to a graph."""

from contextlib import closing
from pathlib import Path

import click

from kg import pipeline
from kg.cli import engines, options
from kg.cli.feeding import Feeding, adopted, feed, made, proven
from kg.cli.progress import meter
from kg.cli.skipping import SKIPPED, faults, finder, warn, warn_unheeded
from kg.engine import Engine
from kg.engine.choice import Name
from kg.graph.iris import BASE
from kg.read import ReadOptions, check_inputs, read
from kg.read.findings import check_findings
from kg.resolve.decisions import read_decisions
from kg.resolve.links import read_links


@click.command()
@options.inputs
@click.option("-o", "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("out"), show_default=True)
@click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Add to, or replace in, the store DIR instead of writing OUT; it is made if it is not there.",
)
@click.option("--base", metavar="IRI", default=BASE, help="What the IRIs of the data start with.", show_default=True)
@click.option("--findings", type=options.FILE, metavar="FILE", help="Take what the articles say from FILE.")
@options.decisions
@options.links
@options.own_knowledge
@options.model
@options.reading_options
@engines.engine_options
@options.quiet
def build(
    *,
    inputs: tuple[str, ...],
    out: Path,
    store: Path | None,
    base: str,
    findings: Path | None,
    decisions: Path,
    links: Path,
    ontology: Path | None,
    patterns: Path | None,
    model: bool,
    form: str | None,
    any_language: bool,
    allow_private: bool,
    strict: bool,
    jobs: int | None,
    engine: Name | None,
    scheduler: str | None,
    quiet: bool,
) -> int:
    """Turn articles into a graph.

    INPUT is a .txt, .html, .jsonl, .csv or .parquet file, a folder, a glob, an http(s) URL, or - for standard input.
    Writes graph.ttl (RDF), graph.html (open it in a browser), articles.jsonl (the texts read), ledger.jsonl (who is
    who, and why), refused.jsonl (candidates that a gate stopped, and why), report.json and report.html (what was read,
    skipped and found) into the folder OUT: all of them, or none. With --findings the articles are not read again: FILE
    says, by id, what `kg extract` or a careful reader found in each.

    \b
    kg build berita.txt
    kg build berita.jsonl --findings temuan.jsonl
    kg build arsip/ 'unduhan/*.html' https://www.antaranews.com/berita/1 -o hasil/
    """
    iris = options.iris(base)
    how = ReadOptions(format=form, allow_private=allow_private, any_language=any_language)
    choice = engines.chosen(engine, jobs, scheduler)
    table, linked_table = options.named("decisions", decisions), options.named("links", links)
    if findings:
        check_findings(findings)
    if store:
        if options.is_given("out"):
            raise click.UsageError("the graph goes into --store DIR or into -o OUT; give one of them.")
        check_inputs(inputs)
        proven(store, decisions, links, ontology)
        with made(store, base, ontology, patterns):
            adopted(store, decisions, links)
            feeding = Feeding(how, choice, model, findings, replace=True, strict=strict, quiet=quiet)
            return feed(store, inputs, feeding)
    reader = Engine.prepared(ontology, patterns, model=model, choice=choice)
    decided = read_decisions(table, reader.knowledge.schema)
    linked = read_links(linked_table)
    find_all = finder(reader, findings)
    with meter(inputs, quiet=quiet) as bar, closing(find_all(read(inputs, how, bar.read))) as found:
        reading = pipeline.gather(found, bar.done)
    warn(reading.skipped, read=len(reading.articles))
    report = pipeline.build(reading, reader.knowledge, out, iris, decided, links=linked)
    warn_unheeded(report.decisions, decisions)
    if not quiet:
        click.echo(report.summary(), err=True)
        click.echo(f"wrote {out / 'graph.ttl'}; open {out / 'graph.html'} in a browser", err=True)
    return SKIPPED if strict and faults(reading.skipped) else 0
