"""Marks that the judges give, and what they add up to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Verdict = Literal["right", "surplus", "missed"]

COUNTED: Final = (
    "entities",
    "entities.fine",
    "named",
    "posts",
    "relations",
    "relations.pair",
    "quotes",
    "quotes.span",
    "events",
)
SHARED: Final = ("attribution", "attributed", "modality", "offsets")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a judge says of some things: right, surplus (predicted only) or missed (in gold only).

    For the figures of SHARED, surplus stands for wrong. `predicate` is the relation, `type` the entity type that
    the mark also counts for. `error` is (kind, line) for a reader who wants to know why.
    """

    figure: str
    verdict: Verdict
    count: int = 1
    predicate: str | None = None
    type: str | None = None
    error: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of one figure were right, surplus and missed.

    >>> Count(3, 1, 2).row()
    {'p': 75.0, 'r': 60.0, 'f1': 66.7, 'gold': 5, 'found': 4}
    """

    right: int = 0
    surplus: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of the found that is right, 0 where nothing was found."""
        return self.right / (self.right + self.surplus) if self.right + self.surplus else 0.0

    @property
    def recall(self) -> float:
        """Return the share of gold that was found, 0 where gold has nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def row(self) -> dict[str, float | int]:
        """Return the figure in percent, rounded to one decimal, with the numbers it rests on."""
        return {
            "p": round(100 * self.precision, 1),
            "r": round(100 * self.recall, 1),
            "f1": round(100 * self.f1, 1),
            "gold": self.right + self.missed,
            "found": self.right + self.surplus,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those that were asked are right."""

    right: int = 0
    asked: int = 0

    def row(self) -> dict[str, float | int]:
        """Return the accuracy in percent, rounded to one decimal, and of how many."""
        return {"accuracy": round(100 * self.right / self.asked, 1) if self.asked else 0.0, "of": self.asked}


@dataclass(frozen=True, slots=True)
class Scores:
    """All figures, in their order; `errors` are lines by kind, `articles` one by one.

    `predicates` are counts by relation, `types` by entity type: that of gold where there is one, else the one found.

    `missing` are the articles of gold without a prediction, sorted: they count as empty.
    """

    counts: Mapping[str, Count]
    shares: Mapping[str, Share]
    predicates: Mapping[str, Count]
    types: Mapping[str, Count]
    errors: Mapping[str, tuple[str, ...]]
    articles: Mapping[str, "Scores"]
    missing: tuple[str, ...] = ()

    def row(self) -> dict[str, dict[str, Any]]:
        """Return the figures as one JSON object."""
        counts = {name: count.row() for name, count in self.counts.items()}
        return {**counts, **{name: share.row() for name, share in self.shares.items()}}


def add_up(
    marks: Iterable[Mark], articles: Mapping[str, Scores] | None = None, missing: tuple[str, ...] = ()
) -> Scores:
    """Return the scores that the marks add up to. Errors keep their order."""
    figures: Counter[tuple[str, Verdict]] = Counter()
    predicates: dict[str, Counter[Verdict]] = defaultdict(Counter)
    types: dict[str, Counter[Verdict]] = defaultdict(Counter)
    errors: dict[str, list[str]] = defaultdict(list)
    for mark in marks:
        figures[mark.figure, mark.verdict] += mark.count
        if mark.predicate:
            predicates[mark.predicate][mark.verdict] += mark.count
        if mark.type:
            types[mark.type][mark.verdict] += 1
        if mark.error:
            errors[mark.error[0]].append(mark.error[1])
    return Scores(
        {
            name: _count({verdict: number for (of, verdict), number in figures.items() if of == name})
            for name in COUNTED
        },
        {name: Share(figures[name, "right"], figures[name, "right"] + figures[name, "surplus"]) for name in SHARED},
        {name: _count(predicates[name]) for name in sorted(predicates)},
        {name: _count(types[name]) for name in sorted(types)},
        {kind: tuple(lines) for kind, lines in errors.items()},
        articles or {},
        missing,
    )


def _count(numbers: Mapping[Verdict, int]) -> Count:
    return Count(numbers.get("right", 0), numbers.get("surplus", 0), numbers.get("missed", 0))
