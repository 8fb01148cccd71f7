"""The learnt tables: what each is learnt from, how it is measured, and how it is written."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import knowledge
from kg.errors import KnowledgeError
from kg.files import whole_files
from kg.find import coreferent as coreferent_chains
from kg.find import described as described_things
from kg.find import events as event_times
from kg.find import post_features, post_splits
from kg.find.name_types import NONE
from kg.learn import coreferent, described, events, names, posts, splits
from kg.learn.gold import Example
from kg.learn.measure import FOLDS, Figures, foreseen, told, typed
from kg.learn.regression import Model, Settings, fit
from kg.learn.seen import EVERY, Observed

BASE = "The row without a feature is the weight that every candidate starts with."
TYPES = "A feature speaks for a type; the type - is that of no name."


@dataclass(frozen=True, slots=True)
class Table:
    """A table of weights: lexicon/`file`.tsv.

    `threshold` is the probability from which a candidate is told, None where every candidate has a type. Weights
    nearer to zero than `least` are not written.
    """

    file: str
    observe: Callable[[Iterable[Example]], Observed]
    settings: Settings
    threshold: float | None
    least: float

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return ("feature", "type", "weight") if self.threshold is None else ("feature", "weight")


TABLES = {
    "coreferent": Table(
        coreferent_chains.TABLE, coreferent.observe, coreferent.SETTINGS, coreferent_chains.THRESHOLD, 0.03
    ),
    "names": Table("name_weights", names.observe, names.SETTINGS, None, 0.08),
    "described": Table("described_weights", described.observe, described.SETTINGS, described_things.THRESHOLD, 0.05),
    "events": Table("event_weights", events.observe, events.SETTINGS, event_times.THRESHOLD, 0.02),
    "posts": Table("post_weights", posts.observe, posts.SETTINGS, post_features.THRESHOLD, 0.05),
    "splits": Table("post_split_weights", splits.observe, splits.SETTINGS, post_splits.THRESHOLD, 0.05),
}


def measured(table: Table, observed: Observed) -> Figures:
    """Return how well weights do on articles that they were not learnt from."""
    rated = foreseen(observed.candidates, table.settings)
    if table.threshold is None:
        return typed(observed, rated, NONE)
    return told(observed, rated, table.threshold)


def learnt(table: Table, observed: Observed) -> list[tuple[str, ...]]:
    """Return the rows of the table, sorted."""
    model = fit(observed.candidates, table.settings)
    if table.threshold is None:
        return sorted(_typed_rows(table, model))
    kept = [(name, weight) for name, weight in model.for_yes().items() if name == EVERY or abs(weight) >= table.least]
    return sorted((name, f"{weight:.2f}") for name, weight in kept)


def _typed_rows(table: Table, model: Model) -> Iterable[tuple[str, ...]]:
    for name, place in model.columns.items():
        for label, weight in zip(model.labels, model.weights[place].tolist(), strict=True):
            if abs(weight) >= table.least:
                yield name, label, f"{weight:.2f}"


def text_of(
    name: str, observed: Observed, figures: Figures, rows: Sequence[tuple[str, ...]], *, ours: bool = False
) -> str:
    """Return the text of a table's file: where it comes from, how good it is, and its rows.

    `ours` says that articles that we annotated are among those it was learnt from.
    """
    table = TABLES[name]
    more, also = (" --annotated RAW", " and of kg/learn/annotated.jsonl") if ours else ("", "")
    said = [
        f"Logistic regression, learnt by `kg learn rules {name}{more} --write` from the gold of the "
        f"{observed.articles} articles of train/{also}.",
        f"Each article judged by weights from the others, in {FOLDS} folds: {figures}.",
        TYPES if table.threshold is None else BASE,
    ]
    lines = [*(f"# {one}" for one in said), "\t".join(table.columns), *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def write(name: str, text: str, folder: Path = knowledge.FOLDER) -> None:
    """Write a table's file and its number of rows in ORIGINS.tsv, both or none.

    Raises KnowledgeError where ORIGINS.tsv has no row for the table.
    """
    file = f"lexicon/{TABLES[name].file}.tsv"
    count = sum(not line.startswith("#") for line in text.splitlines()) - 1
    origins = folder / "ORIGINS.tsv"
    told, found = re.subn(rf"(?m)^({re.escape(file)}\t.*\t)\d+$", rf"\g<1>{count}", origins.read_text(encoding="utf-8"))
    if not found:
        raise KnowledgeError(f"no row for {file}; add one", origins)
    with whole_files(folder / file, origins) as (draft, renewed):
        draft.write_text(text, encoding="utf-8")
        renewed.write_text(told, encoding="utf-8")
