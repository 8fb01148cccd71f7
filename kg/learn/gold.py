"""The training articles with what careful readers annotated."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.read import read
from kg.records import Article, Chain
from kg.score import load

ARTICLES, GOLD = "articles.jsonl", "gold"
TRAINING, DEVELOPMENT = "train", "dev"
"""The only part of the corpus that anything is learnt from, and the one that measures and chooses thresholds."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article and its gold, a row of the form of `kg extract`."""

    article: Article
    gold: Mapping[str, Any]


def corpus_folder(given: Path | None = None) -> Path:
    """Return the folder of the corpus: the one given, else $SIMPUL_CORPUS, else ../shared/corpus."""
    return given or Path(os.environ.get("SIMPUL_CORPUS", "../shared/corpus"))


def examples(corpus: Path, part: str = TRAINING) -> Iterator[Example]:
    """Yield the articles of a part of the corpus that have gold, in the order of their ids.

    Raises InputError for a missing or broken articles.jsonl or gold.
    """
    folder = corpus / part
    gold = load(folder / GOLD)
    articles = [one for one in read([str(folder / ARTICLES)]) if isinstance(one, Article)]
    for article in sorted(articles, key=lambda one: one.id):
        if article.id in gold:
            yield Example(article, gold[article.id])


def entity_row(text: str, number: int, chain: Chain) -> dict[str, Any]:
    """Return a chain as an entity of gold's form, with its number as id."""
    forms = [mention.span.of(text) for mention in chain.mentions]
    return {"id": str(number), "type": chain.type, "name": chain.name, "mentions": forms}
