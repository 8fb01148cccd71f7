"""Scores as lines for people."""

from collections.abc import Iterator
from itertools import islice

from kg.score.tallies import Scores
from kg.wording import counted


def lines(scores: Scores, errors: int = 0) -> Iterator[str]:
    """Yield the figures, one a line, then the counts by relation and up to `errors` errors of each kind."""
    yield counted(len(scores.articles), "article")
    for name, count in scores.counts.items():
        row = count.row()
        figures = f"P {row['p']:5.1f}  R {row['r']:5.1f}  F1 {row['f1']:5.1f}"
        yield f"{name:16} {figures}   gold {row['gold']:5}  found {row['found']:5}"
    for name, share in scores.shares.items():
        yield f"{name:16} accuracy {share.row()['accuracy']:.1f} of {share.asked}"
    each = (f"{name} {count.right}/{count.surplus}/{count.missed}" for name, count in scores.predicates.items())
    yield "by predicate (right, surplus, missed): " + "  ".join(each)
    for kind, said in scores.errors.items():
        for line in islice(said, errors):
            yield f"{kind}: {line}"


def article_lines(scores: Scores) -> Iterator[str]:
    """Yield one line for each article: its id and the F1 of each figure."""
    for name, one in scores.articles.items():
        yield name + " " + " ".join(f"{figure}={count.row()['f1']}" for figure, count in one.counts.items())
