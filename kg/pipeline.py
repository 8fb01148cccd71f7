"""The story on one page: read → understand → find → resolve → graph."""

import logging
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.find.finding import find
from kg.find.patterns import Patterns, load_patterns
from kg.language import understand
from kg.read import UnreachableError
from kg.records import Article, Findings
from kg.schema import Schema, load

if TYPE_CHECKING:
    from kg.graph.iris import Iris
    from kg.model import Reader
    from kg.resolve.decisions import Decisions
    from kg.resolve.links import Links
    from kg.write.report import Report

log = logging.getLogger(__name__)
WRITTEN = ("articles.jsonl", "ledger.jsonl", "refused.jsonl", "report.json", "report.html", "graph.ttl", "graph.html")
Progress = Callable[[Article], None]
FindingsOf = Callable[[Article, "Knowledge"], Findings]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before anything is read: the ontology and the patterns, each with the user's own added.

    Without a `reader` the rules read alone.
    """

    schema: Schema
    patterns: Patterns
    reader: "Reader | None" = None


@dataclass(frozen=True, slots=True)
class Found:
    """An article and what it says. `seconds` is how long its reading took, no two times the same."""

    article: Article
    findings: Findings
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles that were read, what was found in each, and the inputs that were skipped.

    `seconds` is the time that each article took, in their order; empty where nobody took the time.
    """

    articles: tuple[Article, ...]
    findings: tuple[Findings, ...]
    skipped: tuple[InputError, ...]
    seconds: tuple[float, ...] = ()

    def timings(self) -> tuple[tuple[str, float], ...]:
        """Return the id of each article whose reading was timed, with its seconds."""
        return tuple((article.id, taken) for article, taken in zip(self.articles, self.seconds, strict=False))


def prepare(
    ontology: Path | None = None, patterns: Path | None = None, *, model: bool = False, threads: int = 0
) -> Knowledge:
    """Return the knowledge for a run; without the `model` the rules read alone, and `threads` (0: one a core) run it.

    Raises KnowledgeError for a broken data file, before any article is read. The model is loaded meanwhile; should
    weights that are the right ones not load, `extract` raises it for the first article.
    """
    # The weights come first: they are loaded while the rest is. Who asks for no model need not wait for its libraries.
    if model:
        from kg.model import load_reader
    reader = load_reader(threads=threads) if model else None
    schema = load(ontology)
    loaded = load_patterns(schema, patterns)
    if patterns:
        from kg.find.examples import prove_examples

        prove_examples(loaded, schema, patterns)
    return Knowledge(schema, loaded, reader)


def extract(article: Article, knowledge: Knowledge) -> Findings:
    """Return everything that one article says. Raises InputError for an article without a sentence.

    The rules read first; where there is a reader, its reading of what they found stands.
    """
    document = understand(article)
    if not document.sentences:
        raise InputError("no sentence in the text; nothing can be read from it", article.id)
    found = find(document, knowledge.schema, knowledge.patterns)
    reader = knowledge.reader
    return reader.read(document, found, knowledge.schema, knowledge.patterns) if reader else found


def find_all(
    inputs: Iterable[Article | InputError], knowledge: Knowledge, findings_of: FindingsOf = extract
) -> Generator[Found | InputError, None, None]:
    """Yield what each input says, or the error in its place. A bad article never stops the others."""
    for given in inputs:
        if isinstance(given, InputError):
            yield given
            continue
        started = perf_counter()
        try:
            findings = findings_of(given, knowledge)
        except InputError as error:
            yield error
        else:
            yield Found(given, findings, perf_counter() - started)


def gather(found: Iterable[Found | InputError], progress: Progress) -> Reading:
    """Return all that was found, and the errors of what was not; `progress` hears of each article that was read."""
    read: list[Found] = []
    skipped: list[InputError] = []
    for one in found:
        if isinstance(one, InputError):
            skipped.append(one)
        else:
            read.append(one)
            progress(one.article)
    return Reading(
        articles=tuple(one.article for one in read),
        findings=tuple(one.findings for one in read),
        skipped=tuple(skipped),
        seconds=tuple(one.seconds for one in read),
    )


def read_all(inputs: Iterable[Article | InputError], knowledge: Knowledge, progress: Progress) -> Reading:
    """Return what all inputs say, read one after the other; `kg.engine` reads with many processes."""
    return gather(find_all(inputs, knowledge), progress)


def build(
    reading: Reading,
    knowledge: Knowledge,
    out: Path,
    iris: "Iris | None" = None,
    decisions: "Decisions | None" = None,
    *,
    links: "Links | None" = None,
) -> "Report":
    """Write graph, page, texts, ledger, refusals and reports into `out`, all of them or none.

    Raises InputError where nothing was read, OutsideError where the disk refuses.
    """
    if not reading.articles:
        raise nothing_read(reading.skipped)
    # Who only extracts need not wait for what makes a graph and shows it.
    from kg.files import whole_files
    from kg.graph.turtle import write_turtle
    from kg.resolve import resolve
    from kg.resolve.decisions import NONE
    from kg.resolve.effects import effects
    from kg.resolve.ledger import ledger_rows
    from kg.resolve.links import NO_LINKS
    from kg.resolve.whole import cluster
    from kg.view import view
    from kg.write.jsonl import article_row, refusal_row, write_lines
    from kg.write.report import Report, report_row
    from kg.write.report_page import report_page

    decisions = NONE if decisions is None else decisions
    links = NO_LINKS if links is None else links
    who = cluster(reading.articles, reading.findings, knowledge.schema, decisions, links)
    for row in links.idle(who.members.values()):
        log.error("no article speaks of %s; its link to %s was passed over", row.thing, row.iri)
    resolved = resolve(reading.articles, reading.findings, knowledge.schema, who, decisions)
    decided = effects(decisions, who.ids_of, who.means, resolved.obeyed)
    report = Report.of(resolved, reading.findings, reading.skipped, knowledge.schema, decided)
    with whole_files(*(out / name for name in WRITTEN)) as (articles, ledger, refused, summary, told, turtle, page):
        write_lines(map(article_row, resolved.articles), articles)
        write_lines(ledger_rows(who), ledger)
        write_lines(map(refusal_row, resolved.refusals), refused)
        write_lines([report_row(report)], summary)
        told.write_text(report_page(report, reading.timings(), knowledge.schema), encoding="utf-8", newline="\n")
        write_turtle(resolved, turtle, knowledge.schema, iris)
        view(turtle, page, articles=articles, schema=knowledge.schema)
    return report


def nothing_read(skipped: Sequence[InputError]) -> InputError:
    """Return the error of a run in which no article could be read; one that the network is to blame for stays that."""
    if not skipped:
        return InputError(
            "no article found in the input; give a .txt, .html, .jsonl, .csv or .parquet file, a folder, a URL or -"
        )
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    kind = type(skipped[0]) if all(isinstance(error, UnreachableError) for error in skipped) else InputError
    return kind(f"nothing could be read: {skipped[0]}{more}")
