"""Raw articles with what the reader itself reads in them, to learn from beside those that people annotated.

Self-training as in "Self-training with Noisy Student improves ImageNet classification" (Xie et al., CVPR 2020): who
learns is shown less than who guessed (see `hidden` in reader.toml).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from kg import pipeline
from kg.errors import InputError
from kg.learn.gold import ARTICLES, GOLD, examples
from kg.read import read
from kg.records import Article
from kg.write.jsonl import findings_row

NUMBER, SEED = 420, 8
SHORTEST, LONGEST = 800, 3000
"""Characters of an article that is guessed at."""
_NOT_WORD = re.compile(r"\W+")


def unread(raw: Path, corpus: Path, number: int = NUMBER) -> list[Article]:
    """Return so many articles of `raw`, drawn by chance but always the same, none of which the corpus has.

    Raises InputError where no article is of a fitting length.
    """
    known = {_beginning(one.article.text) for part in sorted(corpus.iterdir()) for one in _of(corpus, part)}
    fitting = [
        one
        for one in read([str(raw)])
        if isinstance(one, Article) and SHORTEST <= len(one.text) <= LONGEST and _beginning(one.text) not in known
    ]
    if not fitting:
        raise InputError(f"no article of {SHORTEST} to {LONGEST} characters that the corpus does not have", raw)
    drawn = np.random.default_rng(SEED).permutation(len(fitting))[:number]
    return [fitting[at] for at in drawn]


def guess(articles: Iterable[Article], knowledge: pipeline.Knowledge, folder: Path) -> Iterator[Article]:
    """Write the articles and what is read in them into `folder`, in the form of the corpus; yield each when done."""
    (folder / GOLD).mkdir(parents=True, exist_ok=True)
    with (folder / ARTICLES).open("w", encoding="utf-8") as out:
        for article in articles:
            try:
                row = findings_row(pipeline.extract(article, knowledge), article.text)
            except InputError:
                continue
            path = folder / GOLD / f"{article.id}.json"
            path.write_text(json.dumps(_as_gold(article, row), ensure_ascii=False), encoding="utf-8")
            out.write(json.dumps({"id": article.id, "text": article.text}, ensure_ascii=False) + "\n")
            yield article


def _of(corpus: Path, part: Path) -> Iterator[Any]:
    return examples(corpus, part.name) if (part / ARTICLES).exists() else iter(())


def _as_gold(article: Article, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was read in gold's form: mentions are bare words."""
    entities = [{**one, "mentions": sorted({each["text"] for each in one["mentions"]})} for one in row["entities"]]
    return {**row, "id": article.id, "entities": entities}


def _beginning(text: str) -> str:
    """Return the letters near the beginning of a text, behind the dateline: by them reprints are known.

    >>> _beginning("x" * 99 + " Warga Desa!" + "y" * 99)[:9]
    'wargadesa'
    """
    return _NOT_WORD.sub("", text.casefold())[99:179]
