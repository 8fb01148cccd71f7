"""The count at the end of every run: what was read, what was skipped and why, what was found."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from kg.errors import InputError
from kg.records import Findings, Resolved
from kg.write.jsonl import Json

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """What one run read and found. Counts by name are in the order of the alphabet."""

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

    @classmethod
    def of(cls, resolved: Resolved, findings: Sequence[Findings], skipped: Sequence[InputError]) -> "Report":
        """Return the count of a run."""
        return cls(
            read=len(resolved.articles),
            skipped=tuple(str(error) for error in skipped),
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
        )

    def summary(self) -> str:
        """Return the report as one line for a terminal."""
        return (
            f"{self.read} read, {len(self.skipped)} skipped; {self.sentences} sentences, {self.mentions} mentions of "
            f"{sum(self.entities.values())} entities; {sum(self.statements.values())} statements "
            f"({self.claims} only claimed), {self.posts} posts, {self.quotes} quotations "
            f"({self.quotes_without_speaker} without a speaker); {sum(self.refused.values())} candidates refused"
        )


def report_row(report: Report) -> Json:
    """Return the report as JSON."""
    return asdict(report)


def _counted(values: Iterable[str]) -> Counts:
    return dict(sorted(Counter(values).items()))
