"""Measure the reader against gold and write the tables of README.md and docs/model.md: no score there is typed.

usage: python benchmarks/scores.py [CORPUS]

CORPUS is a folder with seed/ and dev/, each with articles.jsonl and gold/; by default it is $SIMPUL_CORPUS, else
../shared/corpus.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kg import pipeline
from kg.read import read
from kg.records import Article
from kg.score import Scores, load, score
from kg.score.intervals import table_rows
from kg.write.jsonl import findings_row

ROOT = Path(__file__).parent.parent
FIGURES = {
    "named": "named entities",
    "entities": "all entities",
    "entities.fine": "all entities, exact type",
    "posts": "posts",
    "quotes": "quotations with speaker",
    "relations": "relations",
    "events": "dates of events",
}
HEAD = "| | precision | recall | F1 | 95 % interval | in gold |\n|---|---|---|---|---|---|"


def measure(folder: Path, knowledge: pipeline.Knowledge) -> Scores:
    """Return the scores of the articles of one folder."""
    articles = [article for article in read([str(folder / "articles.jsonl")]) if isinstance(article, Article)]
    found = {one.id: findings_row(pipeline.extract(one, knowledge), one.text) for one in articles}
    return score({one.id: {"id": one.id, "text": one.text} for one in articles}, load(folder / "gold"), found)


def short(rules: Scores, seed: Scores, model: Scores, model_seed: Scores) -> Iterator[str]:
    """Yield the lines of the README's table: what is read by default, and beside it what the rules read alone."""
    many = len(model.articles)
    beside = "F1 with `--no-model` | seed article"
    yield f"| {many} development articles | precision | recall | F1 | seed article | {beside} |"
    yield "|---|---|---|---|---|---|---|"
    for figure, label in FIGURES.items():
        row, own, ruled, seen = (each.counts[figure].row() for each in (model, model_seed, rules, seed))
        told = f"| {row['p']} | {row['r']} | **{row['f1']}** | {own['f1']} | {ruled['f1']} | {seen['f1']} |"
        yield f"| {label} {told}"
    offsets = model.shares["offsets"].row()
    yield f"| offsets that slice the very words | {offsets['accuracy']} % of {offsets['of']} | | | | | |"


def full(dev: Scores) -> Iterator[str]:
    """Yield the lines of the model card's tables."""
    yield HEAD
    yield from table_rows(dev, list(dev.counts), lambda scores, name: scores.counts.get(name))
    yield ""
    for name, share in dev.shares.items():
        yield f"- {name}: {share.row()['accuracy']} % of {share.asked}"
    yield "\nEntities by type:\n"
    yield HEAD
    yield from table_rows(dev, list(dev.types), lambda scores, name: scores.types.get(name))
    yield "\nRelations by predicate:\n"
    yield HEAD
    yield from table_rows(dev, list(dev.predicates), lambda scores, name: scores.predicates.get(name))


def put(path: Path, lines: str) -> None:
    """Replace what stands between the two marks in a file."""
    begin, end = "<!-- scores: written by benchmarks/scores.py -->\n", "<!-- /scores -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}{lines}\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure and write."""
    corpus = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SIMPUL_CORPUS", ROOT / "../shared/corpus"))
    measured = [
        measure(corpus / part, knowledge)
        for knowledge in (pipeline.prepare(), pipeline.prepare(model=True))
        for part in ("dev", "seed")
    ]
    readme, card = "\n".join(short(*measured)), "\n".join(full(measured[2]))
    put(ROOT / "README.md", readme)
    put(ROOT / "docs" / "model.md", card)
    print(readme, card, sep="\n\n")


if __name__ == "__main__":
    main()
