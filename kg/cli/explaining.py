"""`kg why` and `kg whynot`: a graph explains itself."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from kg.ask import why_text
from kg.ask.case import Case, open_case
from kg.ask.claims_asked import Question, Reading, line
from kg.ask.formats import visible
from kg.ask.stored import stored_case
from kg.ask.why import Explanation, explained
from kg.ask.why import why as reasons
from kg.cli import options
from kg.errors import StoreError
from kg.schema import load
from kg.store import Archive, is_store
from kg.write.stored import as_files

FOUND = 1
SEVERAL = 2
"""The exit code of a question that has several readings: it was not asked exactly enough."""

triple = (
    click.argument("subject", metavar="S"),
    click.argument("predicate", metavar="P"),
    click.argument("object_", metavar="O"),
)
articles = click.option("--articles", type=options.FILE, metavar="FILE", help="The texts; else those beside GRAPH.")
text_or_json = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


def asking(function: options.Function) -> options.Function:
    """Add what `kg why` and `kg whynot` share: S P O GRAPH, the texts, a user's own knowledge, the format."""
    for decorate in (options.own_knowledge, text_or_json, articles, options.graph_argument, *reversed(triple)):
        function = decorate(function)
    return function


@click.command()
@asking
def why(
    *,
    subject: str,
    predicate: str,
    object_: str,
    graph: Path,
    articles: Path | None,
    form: str,
    ontology: Path | None,
    patterns: Path | None,
) -> int:
    """Tell why the graph says S P O.

    The sentence with its words marked, the rule and its score, the names that led to each node, who says it, where
    and when. S and O are names, in any case, also the beginnings of their words; or the ids of entities. P is a
    relation by its name or label, in Indonesian or English, read from either end; or post, or quotation (O is then
    some of the words). The exit code is 1 where the graph does not say so, and 2 where the names may mean several.

    \b
    kg why kemenperin mendukung "ayah angkat"
    kg why dini jabatan "ditjen industri"
    """
    with _case_about((subject, object_), graph, articles, ontology, patterns) as case:
        return _answer(Question(subject, predicate, object_), case, form)


def _answer(question: Question, case: Case, form: str) -> int:
    """Print why, after asking which reading is meant where there are several; return the exit code."""
    answer = reasons(question, case)
    explanations = answer.explanations
    if len(answer.readings) > 1:
        chosen = _choose(answer.readings, case)
        if chosen is None:
            return SEVERAL
        explanations = explained(chosen, case)
    if not explanations:
        return _nothing(question, answer.near)
    _print(explanations, form)
    return 0


@contextmanager
def _case_about(
    names: Sequence[str], graph: Path, articles: Path | None, ontology: Path | None, patterns: Path | None
) -> Iterator[Case]:
    """Yield the case of a question about two names; of a store no more is read than that needs."""
    if is_store(graph) and articles is None:
        with Archive(graph) as archive:
            yield stored_case(archive, names, ontology, patterns)
        return
    with case_of(graph, articles, ontology, patterns) as case:
        yield case


@contextmanager
def case_of(graph: Path, articles: Path | None, ontology: Path | None, patterns: Path | None) -> Iterator[Case]:
    """Yield the case of a graph, or of a store, whose files are there until the end of this.

    Raises StoreError where the graph, or the file of texts that the user named, is not there.
    """
    if articles and not articles.is_file():
        raise StoreError("no such file; give the articles.jsonl of the graph, or leave --articles out", articles)
    with as_files(options.existing(graph), articles, load(ontology)) as (turtle, texts):
        given = texts if articles or texts.exists() else None
        yield open_case(turtle, articles=given, ontology=ontology, patterns=patterns)


def _print(explanations: Sequence[Explanation], form: str) -> None:
    if form == "json":
        click.echo(json.dumps([why_text.row(one) for one in explanations], ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join("\n".join(why_text.lines(one)) for one in explanations))


def _nothing(question: Question, near: Sequence[str]) -> int:
    click.echo(f"kg: the graph does not say: {visible(str(question))}", err=True)
    for one in near:
        click.echo(f"  {visible(one)}", err=True)
    click.echo("  kg whynot, with the same words, tells what stopped it", err=True)
    return FOUND


def _choose(found: Sequence[Reading], case: Case) -> Reading | None:
    """Return the reading that the user picks; None where nobody can be asked, after listing them."""
    click.echo("kg: these words may mean several; which one?", err=True)
    listed(found, case)
    if not _somebody_there():
        click.echo("  ask again with one of the ids in brackets", err=True)
        return None
    number = click.prompt("number", type=click.IntRange(1, len(found)), err=True)
    return found[number - 1]


def listed(found: Sequence[Reading], case: Case) -> None:
    """Print readings with their numbers and ids, for somebody who is to choose."""
    for number, one in enumerate(found, 1):
        ends = ", ".join(end.rpartition("/entity/")[2] for end in (one.subject, one.object) if end)
        click.echo(f"  {number}. {visible(line(one.told[0], case.record, case.schema))} ({ends})", err=True)


def _somebody_there() -> bool:
    """Return whether a person sits at both ends of the terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


@click.command()
@asking
def whynot(
    *,
    subject: str,
    predicate: str,
    object_: str,
    graph: Path,
    articles: Path | None,
    form: str,
    ontology: Path | None,
    patterns: Path | None,
) -> int:
    """Tell which gate stopped S P O.

    No article mentions the one or the other; never in one article, or in one sentence; types that the relation does
    not allow; refused, with the reason; denied, planned or possible; only claimed; the other way round; or it is
    there after all (the exit code is then 1). S, P and O are as for `kg why`. A name that may mean several things is
    taken for all of them.

    \b
    kg whynot "ayah angkat" mendukung kemenperin
    """
    from kg.ask.whynot import whynot as inquire

    with _case_about((subject, object_), graph, articles, ontology, patterns) as case:
        answer = inquire(Question(subject, predicate, object_), case)
    verdict = answer.verdict
    if form == "json":
        row = {"gate": verdict.gate, "reason": verdict.reason, "words": verdict.words, "notes": answer.notes}
        click.echo(json.dumps(row, ensure_ascii=False, indent=2))
    else:
        click.echo(str(answer))
    return FOUND if verdict.gate == "said" else 0
