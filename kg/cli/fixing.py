"""`kg fix`: what the user puts right, as rows of his table that every later build obeys."""

import getpass
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from kg.ask.case import Case
from kg.ask.claims_asked import Question, Reading
from kg.ask.fixing import chosen_words, entry_of, reading_of, relation_of, side_in, type_called
from kg.cli import options
from kg.cli.explaining import FOUND, articles, case_of, listed
from kg.cli.resolving import author, entries_of, place_of_decisions, reason
from kg.errors import QueryError
from kg.resolve.corrections import ADD, CONFIRM, DROP, RENAME, RETYPE, Correction
from kg.resolve.decisions import checked, read_decisions, write_decisions
from kg.resolve.effects import Effect, effects
from kg.resolve.explaining import one_of
from kg.schema import load
from kg.store import Archive, is_store

REPORT = "report.json"
SEVERAL = 2
entity = click.argument("entity", metavar="ENTITY")


def signed(function: options.Function) -> options.Function:
    """Add what all corrections share: GRAPH, the table, who decides and why, and a user's own ontology."""
    for decorate in (options.ontology, reason, author, options.decisions, options.graph_argument):
        function = decorate(function)
    return function


def of_statement(function: options.Function) -> options.Function:
    """Add S P O, and what all corrections share."""
    for name, shown in (("object_", "O"), ("predicate", "P"), ("subject", "S")):
        function = click.argument(name, metavar=shown)(function)
    return function


@click.group()
def fix() -> None:
    """Put right what was read wrongly; every later build obeys.

    Corrections are rows of decisions.tsv, each with author, date and reason; the evidence stays as it is. ENTITY, S, P
    and O are as for `kg why` and `kg resolve`: names or parts of names, ids, or NAME@ARTICLE. Delete a row to take a
    correction back.
    """


@fix.command()
@entity
@click.argument("name")
@signed
def rename(
    *, entity: str, name: str, graph: Path, decisions: Path, author: str | None, reason: str, ontology: Path | None
) -> None:
    """Call ENTITY by NAME; what it was called becomes another name of it, its IRI stays.

    \b
    kg fix rename ypti 'PT Yogya Presisi Tehnikatama Industri' --reason 'nama di akta'
    """
    if not name.strip():
        raise click.BadParameter("give a name", param_hint="NAME")
    known = entries_of(graph)
    side = side_in(known, one_of(known, entity), entity)
    _decide(Correction(RENAME, side, value=" ".join(name.split())), graph, decisions, author, reason, ontology)


@fix.command()
@entity
@click.argument("type_name", metavar="TYPE")
@signed
def retype(
    *, entity: str, type_name: str, graph: Path, decisions: Path, author: str | None, reason: str, ontology: Path | None
) -> None:
    """Say that ENTITY is a TYPE, by its name or label; its IRI, which begins with the type, changes.

    What is said of it that its new type does not allow goes to refused.jsonl.

    \b
    kg fix retype ypti Company
    """
    known = entries_of(graph)
    kind = type_called(load(ontology), type_name)
    side = side_in(known, one_of(known, entity), entity)
    _decide(Correction(RETYPE, side, value=kind), graph, decisions, author, reason, ontology)


@fix.command()
@of_statement
@signed
def drop(
    *,
    subject: str,
    predicate: str,
    object_: str,
    graph: Path,
    decisions: Path,
    author: str | None,
    reason: str,
    ontology: Path | None,
) -> int:
    """Say that no article says S P O: all that was read so is dropped. P may be post: the posts of S at O.

    \b
    kg fix drop kemenperin mendukung 'ayah angkat' --reason 'kalimatnya tentang program lain'
    """
    return _said(DROP, Question(subject, predicate, object_), graph, decisions, author, reason, ontology)


@fix.command()
@of_statement
@signed
def confirm(
    *,
    subject: str,
    predicate: str,
    object_: str,
    graph: Path,
    decisions: Path,
    author: str | None,
    reason: str,
    ontology: Path | None,
) -> int:
    """Say that you read the evidence of S P O and that it says so: sim:confirmedBy on its statements.

    \b
    kg fix confirm kemenperin mendukung 'ayah angkat' --author Rina
    """
    return _said(CONFIRM, Question(subject, predicate, object_), graph, decisions, author, reason, ontology)


@fix.command()
@of_statement
@click.option("--words", required=True, metavar="TEXT", help="The very words of an article that say so.")
@click.option("--article", metavar="ID", help="The article; needed where several have these words.")
@signed
def add(
    *,
    subject: str,
    predicate: str,
    object_: str,
    words: str,
    article: str | None,
    graph: Path,
    decisions: Path,
    author: str | None,
    reason: str,
    ontology: Path | None,
) -> None:
    """Add S P O, which an article says and nobody found. Without words that say so nothing is added.

    \b
    kg fix add ydba 'bekerja sama dengan' ypti --words 'YDBA menggandeng YPTI'
    """
    known = entries_of(graph)
    one, other = one_of(known, subject), one_of(known, object_)
    with case_of(graph, None, ontology, None) as case:
        relation, flipped = relation_of(case, predicate)
        place = chosen_words(case.beside.texts, words, article)
        sides = side_in(known, one, subject), side_in(known, other, object_)
        types = one.cluster.type, other.cluster.type
        if flipped:
            sides, types = sides[::-1], types[::-1]
        if not case.schema.fits(relation, *types):
            told = f"{relation} does not hold between {types[0]} and {types[1]} (its domain and range)"
            raise QueryError(f"{told}; nothing was decided")
    row = Correction(ADD, sides[0], sides[1], "", relation, place, " ".join(words.split()))
    _decide(row, graph, decisions, author, reason, ontology)


@fix.command("list")
@options.graph_argument
@options.decisions
@options.ontology
def list_(*, graph: Path, decisions: Path, ontology: Path | None) -> int:
    """List the decisions with what each did to GRAPH. The exit code is 1 where one no longer applies.

    \b
    kg fix list
    """
    found = _effects(graph, decisions, ontology)
    for one in found:
        mark = "" if one.applies else "no longer applies: "
        click.echo(f"{one.line}  {one.what}{f'  [{one.by}]' if one.by else ''}\n      {mark}{one.did}")
    return FOUND if any(not one.applies for one in found) else 0


def _effects(graph: Path, decisions: Path, ontology: Path | None) -> tuple[Effect, ...]:
    """Return the rows with what each did, as far as that is known: a row that is newer than GRAPH did nothing yet."""
    if is_store(options.existing(graph)):
        with Archive(graph) as archive:
            return archive.effects()
    report = _report(graph.with_name(REPORT))
    rows = effects(read_decisions(decisions, load(ontology)), lambda _: (), lambda _: (), ())
    unbuilt = "not built yet"
    return tuple(report.get((one.what, one.by), Effect(one.line, one.what, one.by, True, unbuilt)) for one in rows)


def _report(path: Path) -> Mapping[tuple[str, str], Effect]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["decisions"]
        found = [Effect(int(row["line"]), row["what"], row["by"], bool(row["applies"]), row["did"]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {(one.what, one.by): one for one in found}


def _said(
    action: str,
    question: Question,
    graph: Path,
    decisions: Path,
    author: str | None,
    reason: str,
    ontology: Path | None,
) -> int:
    """Write a correction of what the graph says; return the exit code."""
    known = entries_of(graph)
    with case_of(graph, None, ontology, None) as case:
        found = reading_of(question, case, posts=action == DROP)
        if not isinstance(found, Reading):
            return _unclear(found, case)
    sides = (side_in(known, entry_of(known, end), question.subject) for end in (found.subject, found.object or ""))
    predicate = {"Post": "post"}.get(found.relation, found.relation)
    one, other = sides
    _decide(Correction(action, one, other, predicate=predicate), graph, decisions, author, reason, ontology)
    return 0


def _unclear(found: tuple[Reading, ...], case: Case) -> int:
    click.echo("kg: these words may mean several; nothing was decided", err=True)
    listed(found, case)
    return SEVERAL


def _decide(
    row: Correction, graph: Path, decisions: Path, author: str | None, reason: str, ontology: Path | None
) -> None:
    path = place_of_decisions(graph, decisions)
    known = read_decisions(path, load(ontology) if not is_store(graph) else None)
    signed = Correction(
        row.action, row.one, row.other, row.value, row.predicate, row.article, row.words,
        author or getpass.getuser(), date.today().isoformat(), reason,
    )  # fmt: skip
    write_decisions(checked((*known.all, signed), path), path)
    click.echo(f"{path}: {signed}; the next build, or edit of the store, obeys", err=True)
