"""Measure the reader against gold and write the tables of README.md and docs/model.md: no score there is typed.

usage: python benchmarks/scores.py [CORPUS [RAW]]

CORPUS is a folder with seed/ and dev/, each with articles.jsonl and gold/; by default it is $SIMPUL_CORPUS, else
../shared/corpus. RAW is the file of raw articles (JSON Lines, .xz or not) of which benchmarks/kept_back.jsonl annotates
some that nothing was learnt from; by default ../data/raw/news.jsonl.xz beside CORPUS.
"""

import lzma
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from kg import pipeline
from kg.learn.gold import Example, examples
from kg.learn.standoff import annotated
from kg.score import Count, Scores, score
from kg.score.intervals import interval, table_rows
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
KEPT_BACK = Path(__file__).parent / "kept_back.jsonl"
HEAD = "| | precision | recall | F1 | 95 % interval | in gold |\n|---|---|---|---|---|---|"


def measure(given: Iterable[Example], knowledge: pipeline.Knowledge) -> Scores:
    """Return the scores of annotated articles."""
    given = list(given)
    found = {one.article.id: findings_row(pipeline.extract(one.article, knowledge), one.article.text) for one in given}
    texts = {one.article.id: {"id": one.article.id, "text": one.article.text} for one in given}
    return score(texts, {one.article.id: dict(one.gold) for one in given}, found)


def kept_back(raw: Path) -> list[Example]:
    """Return the annotated articles that nothing was learnt from; `raw` holds their texts, packed or not."""
    if raw.suffix != ".xz":
        return list(annotated(raw, KEPT_BACK))
    with tempfile.TemporaryDirectory() as folder, lzma.open(raw) as packed:
        path = Path(folder) / raw.stem
        with path.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        return list(annotated(path, KEPT_BACK))


def short(rules: Sequence[Scores], model: Sequence[Scores]) -> Iterator[str]:
    """Yield the lines of the README's table: F1 of what is read by default, and of what the rules read alone.

    `rules` and `model` are the scores of the development articles, the seed article and those kept back.
    """
    dev, _, kept = model
    sets = f"{len(kept.articles)} unread articles | {len(dev.articles)} development articles"
    yield f"| F1 | {sets} | seed article | `--no-model`: unread | development | seed |"
    yield "|---|---|---|---|---|---|---|"
    for figure, label in FIGURES.items():
        (dev_f1, seed_f1, kept_f1), ruled = (
            [one.counts[figure].row()["f1"] for one in each] for each in (model, rules)
        )
        yield f"| {label} | **{kept_f1}** | {dev_f1} | {seed_f1} | {ruled[2]} | {ruled[0]} | {ruled[1]} |"
    shares = [one.shares["offsets"] for one in (kept, dev)]
    told = " | ".join(f"{one.row()['accuracy']} % of {one.asked:,}" for one in shares)
    yield f"| offsets that slice the very words | {told} | | | | |"


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


def unseen(rules: Scores, model: Scores) -> Iterator[str]:
    """Yield the lines of the table of the articles that were kept back."""
    many = len(model.articles)
    yield f"| {many} articles kept back | precision | recall | F1 | 95 % interval | F1 with `--no-model` |"
    yield "|---|---|---|---|---|---|"
    for figure, label in FIGURES.items():
        row, alone = model.counts[figure].row(), rules.counts[figure].row()
        low, high = interval(model, partial(_count, figure))
        yield f"| {label} | {row['p']} | {row['r']} | **{row['f1']}** | {low} – {high} | {alone['f1']} |"


def _count(figure: str, scores: Scores) -> Count | None:
    return scores.counts.get(figure)


def put(path: Path, lines: str, what: str = "scores") -> None:
    """Replace what stands between the two marks in a file."""
    begin, end = f"<!-- {what}: written by benchmarks/scores.py -->\n", f"<!-- /{what} -->"
    page = path.read_text(encoding="utf-8")
    if page.count(begin) != 1 or page.count(end) != 1:
        raise SystemExit(f"{path}: the marks {begin.strip()} and {end} must stand there once; nothing written")
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}{lines}\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure and write."""
    corpus = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SIMPUL_CORPUS", ROOT / "../shared/corpus"))
    raw = Path(sys.argv[2]) if len(sys.argv) > 2 else corpus / "../data/raw/news.jsonl.xz"
    parts = [list(examples(corpus, "dev")), list(examples(corpus, "seed")), kept_back(raw)]
    rules, model = (
        [measure(part, knowledge) for part in parts]
        for knowledge in (pipeline.prepare(model=False), pipeline.prepare(model=True))
    )
    readme, card = "\n".join(short(rules, model)), "\n".join(full(model[0]))
    beside = "\n".join(unseen(rules[2], model[2]))
    put(ROOT / "README.md", readme)
    put(ROOT / "docs" / "model.md", card)
    put(ROOT / "docs" / "model.md", beside, "unseen")
    print(readme, card, beside, sep="\n\n")


if __name__ == "__main__":
    main()
