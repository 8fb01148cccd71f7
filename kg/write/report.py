"""The count at the end of every run: what was read, what was skipped and why, what was found, what conflicts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Final

from kg.errors import InputError
from kg.graph.conflicts import conflicting
from kg.records import Findings, Resolved, Statement
from kg.resolve.effects import Effect
from kg.schema import Schema
from kg.wording import counted
from kg.write.jsonl import Json

Counts = dict[str, int]
FIRST_CONFLICTS: Final = 20
LONGEST_WORDS: Final = 300


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict: the article, who says so (None: the outlet itself), and the words that say so."""

    article: str
    by: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims that cannot both be true: one asserts what the other denies. The ends are the names of entities."""

    subject: str
    relation: str
    object: str
    asserted: Claim
    denied: Claim


@dataclass(frozen=True, slots=True)
class Report:
    """What one run read and found, the same for the same input. Counts by name are in the order of the alphabet.

    `conflicts` counts all, `first_conflicts` shows some of them. `decisions` are the user's, with what each did.
    """

    read: int
    skipped: tuple[str, ...]
    unread_dates: int
    sentences: int
    mentions: int
    entities: Counts
    statements: Counts
    claims: int
    posts: int
    quotes: int
    quotes_without_speaker: int
    events: int
    refused: Counts
    conflicts: int
    first_conflicts: tuple[Conflict, ...]
    decisions: tuple[Effect, ...] = ()

    @classmethod
    def of(
        cls,
        resolved: Resolved,
        findings: Sequence[Findings],
        skipped: Sequence[InputError],
        schema: Schema,
        decisions: tuple[Effect, ...] = (),
    ) -> "Report":
        """Return the count of a run."""
        return cls(
            read=len(resolved.articles),
            skipped=tuple(_printable(str(error)) for error in skipped),
            unread_dates=sum(article.published is None and bool(article.printed) for article in resolved.articles),
            sentences=sum(finding.sentences for finding in findings),
            mentions=sum(len(entity.mentions) for entity in resolved.entities),
            entities=_counted(entity.type for entity in resolved.entities),
            statements=_counted(statement.predicate for statement in resolved.statements),
            claims=sum(not statement.plain for statement in resolved.statements),
            posts=len(resolved.posts),
            quotes=len(resolved.quotations),
            quotes_without_speaker=sum(quote.speaker is None for quote in resolved.quotations),
            events=len(resolved.occurrences),
            refused=_counted(refusal.reason.partition(":")[0] for refusal in resolved.refusals),
            conflicts=sum(1 for _ in conflicting(resolved.statements, schema)),
            first_conflicts=_first_conflicts(resolved, schema),
            decisions=decisions,
        )

    def summary(self) -> str:
        """Return the report as one line for a terminal."""
        return (
            f"{self.read} read, {len(self.skipped)} skipped; {counted(self.sentences, 'sentence')}, "
            f"{counted(self.mentions, 'mention')} of {counted(sum(self.entities.values()), 'entity', 'entities')}; "
            f"{counted(sum(self.statements.values()), 'statement')} ({self.claims} only claimed), "
            f"{counted(self.posts, 'post')}, {counted(self.quotes, 'quotation')} "
            f"({self.quotes_without_speaker} without a speaker); "
            f"{counted(sum(self.refused.values()), 'candidate')} refused"
        )


def report_row(report: Report) -> Json:
    """Return the report as JSON."""
    return asdict(report)


def _printable(text: str) -> str:
    """Return a text that any file can hold: the name of a file may have bytes that are no UTF-8.

    >>> _printable("tem\\udcffuan.jsonl: no article a1 in it")
    'tem\\\\udcffuan.jsonl: no article a1 in it'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _counted(values: Iterable[str]) -> Counts:
    return dict(sorted(Counter(values).items()))


def _first_conflicts(resolved: Resolved, schema: Schema) -> tuple[Conflict, ...]:
    names = {entity.id: entity.name for entity in resolved.entities}
    texts = {article.id: article.text for article in resolved.articles}

    def claim(one: Statement) -> Claim:
        first = one.evidence[0]
        words = " ".join(first.span.of(texts[first.article]).split())
        shown = words if len(words) <= LONGEST_WORDS else words[:LONGEST_WORDS] + " …"
        return Claim(first.article, names[one.attributed_to] if one.attributed_to else None, shown)

    return tuple(
        Conflict(names[here.subject], here.verb or here.predicate, names[here.object], claim(here), claim(there))
        for here, there in islice(conflicting(resolved.statements, schema), FIRST_CONFLICTS)
    )
