"""How far a figure would move on other articles of the same kind."""

from collections.abc import Callable, Sequence

import numpy as np

from kg.score.tallies import Count, Scores

DRAWS = 2000
SHARE = 0.95
SEED = 1


def interval(scores: Scores, pick: Callable[[Scores], Count | None]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure's F1, in percent.

    `pick` takes the count out of an article's scores. Articles are drawn with replacement, as many as there are. The
    same scores give the same interval.
    """
    counts = [pick(scores.articles[name]) or Count() for name in sorted(scores.articles)]
    table = np.array([[one.right, one.surplus, one.missed] for one in counts])
    drawn = np.random.default_rng(SEED).integers(0, len(counts), (DRAWS, len(counts)))
    right, surplus, missed = table[drawn].sum(axis=1).T
    found = 2 * right + surplus + missed
    figures = np.divide(200 * right, found, out=np.zeros(DRAWS), where=found > 0)
    low, high = np.quantile(figures, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return round(float(low), 1), round(float(high), 1)


def table_rows(scores: Scores, names: Sequence[str], pick: Callable[[Scores, str], Count | None]) -> list[str]:
    """Return one row of a Markdown table for each name: precision, recall, F1, its interval, and how many gold has."""
    rows = []
    for name in names:
        count = pick(scores, name) or Count()
        row = count.row()
        low, high = interval(scores, lambda one, name=name: pick(one, name))  # type: ignore[misc]
        rows.append(f"| {name} | {row['p']} | {row['r']} | {row['f1']} | {low} – {high} | {row['gold']} |")
    return rows
