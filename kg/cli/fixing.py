"""`kg fix`: what the user puts right, as rows of his table that every later build obeys."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from kg.ask.claims_asked import Question, Reading
from kg.ask.fixing import chosen_words, entry_of, quotation_of, reading_of, relation_of, side_in, type_called
from kg.ask.formats import visible
from kg.ask.record import Claim
from kg.cli import options
from kg.cli.explaining import FOUND, case_of, listed
from kg.cli.family import Family
from kg.cli.obeyed import effects_in
from kg.cli.resolving import author, entries_of, name_of, ontology_of, place_of_decisions, reason
from kg.errors import QueryError
from kg.resolve.corrections import ADD, CONFIRM, DROP, POST, QUOTATION, RENAME, RETYPE, Correction
from kg.resolve.decisions import checked, read_decisions, write_decisions
from kg.resolve.explaining import one_of
from kg.schema import load

SEVERAL = 2
entity = click.argument("entity", metavar="ENTITY")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes into the table of which graph, and why; `ontology` is the user's own, or the store's."""

    graph: Path
    table: Path
    author: str
    reason: str
    ontology: Path | None

    def write(self, row: Correction) -> None:
        """Write a correction into the table.

        Raises KnowledgeError where it cannot be meant, or contradicts another; nothing is written.
        """
        schema = load(self.ontology)
        known = read_decisions(self.table, schema)
        signed = replace(row, author=self.author, date=date.today().isoformat(), reason=self.reason)
        write_decisions(checked((*known.all, signed), self.table, schema), self.table)
        click.echo(visible(f"{self.table}: {signed}; the next build, or edit of the store, obeys"), err=True)


def hand(graph: Path, decisions: Path, author: str | None, reason: str, ontology: Path | None) -> Hand:
    """Return who writes where; a store has its own table and ontology."""
    return Hand(graph, place_of_decisions(graph, decisions), name_of(author), reason, ontology_of(graph, ontology))


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


@click.group(cls=Family)
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
    row = Correction(RENAME, side, value=" ".join(name.split()))
    hand(graph, decisions, author, reason, ontology).write(row)


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
    by = hand(graph, decisions, author, reason, ontology)
    kind = type_called(load(by.ontology), type_name)
    by.write(Correction(RETYPE, side_in(known, one_of(known, entity), entity), value=kind))


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
    """Say that no article says S P O: all that was read so is dropped.

    P may be post, for the posts of S at O, or quotation: then O is some of its words, and the one quotation is dropped.

    \b
    kg fix drop kemenperin mendukung 'ayah angkat' --reason 'kalimatnya tentang program lain'
    kg fix drop dini kutipan 'sangat tepat' --reason 'kata orang lain'
    """
    by = hand(graph, decisions, author, reason, ontology)
    return _said(DROP, Question(subject, predicate, object_), by)


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
    by = hand(graph, decisions, author, reason, ontology)
    return _said(CONFIRM, Question(subject, predicate, object_), by)


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
    if one.cluster.id == other.cluster.id:
        raise QueryError(f"both ends are {one.cluster.id}; name two things; nothing was decided")
    by = hand(graph, decisions, author, reason, ontology)
    with case_of(graph, None, by.ontology, None) as case:
        relation, flipped = relation_of(case, predicate)
        place = chosen_words(case.beside.texts, words, article)
        sides = side_in(known, one, subject), side_in(known, other, object_)
        types = one.cluster.type, other.cluster.type
        if flipped:
            sides, types = sides[::-1], types[::-1]
        if not case.schema.fits(relation, *types):
            told = f"{relation} does not hold between {types[0]} and {types[1]} (its domain and range)"
            raise QueryError(f"{told}; nothing was decided")
    by.write(Correction(ADD, sides[0], sides[1], "", relation, place, " ".join(words.split())))


@fix.command("list")
@options.graph_argument
@options.decisions
@options.ontology
def list_(*, graph: Path, decisions: Path, ontology: Path | None) -> int:
    """List the decisions with what each did to GRAPH. The exit code is 1 where one no longer applies.

    \b
    kg fix list
    """
    found = effects_in(graph, place_of_decisions(graph, options.named("decisions", decisions)), ontology)
    for one in found:
        mark = "" if one.applies else "no longer applies: "
        what = visible(f"{one.what}{f'  [{one.by}]' if one.by else ''}")
        click.echo(f"{one.line}  {what}\n      {mark}{visible(one.did)}")
    return FOUND if any(not one.applies for one in found) else 0


def _said(action: str, question: Question, hand: Hand) -> int:
    """Write a correction of what the graph says; return the exit code."""
    known = entries_of(hand.graph)
    with case_of(hand.graph, None, hand.ontology, None) as case:
        found = reading_of(question, case, droppable=action == DROP)
        if not isinstance(found, Reading):
            click.echo("kg: these words may mean several; nothing was decided; ask with an id in brackets", err=True)
            listed(found, case)
            return SEVERAL
        if found.relation == "Quotation":
            speaker = entry_of(known, found.subject)
            side = side_in(known, speaker, speaker.cluster.name)
            article, words = quotation_of(found, case)
            hand.write(Correction(action, side, predicate=QUOTATION, article=article, words=" ".join(words.split())))
            return 0
    predicate = POST if found.relation == "Post" else found.relation
    verbs = {told.verb or "" for told in found.told if isinstance(told, Claim)}
    # A verb that was asked for is the only one that is meant; who asks for the relation that needs one means all.
    verb = verbs.pop() if len(verbs) == 1 else ""
    ends = [entry_of(known, end or "") for end in (found.subject, found.object)]
    one, other = (side_in(known, end, end.cluster.name) for end in ends)
    hand.write(Correction(action, one, other, predicate=predicate, verb=verb))
    return 0
