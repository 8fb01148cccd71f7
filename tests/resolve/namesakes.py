"""Pairs of short articles of our own writing in which names meet: who is one, and who is not."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg import pipeline
from kg.pipeline import Knowledge
from kg.records import Article
from kg.resolve.whole import Who, cluster

FOLDER = Path(__file__).parents[1] / "cases" / "namesakes"
Named = tuple[str, str]
"""The side of a pair ("one", "other") and the name of an entity there."""


@dataclass(frozen=True)
class Pair:
    """Two articles, the names of their entities, and which of the one are which of the other."""

    slug: str
    articles: tuple[Article, Article]
    entities: frozenset[Named]
    same: frozenset[frozenset[Named]]


@dataclass(frozen=True)
class Outcome:
    """What the resolver made of a pair: the entities that it found, by the ids that it gave them."""

    pair: Pair
    ids: Mapping[Named, str]

    @property
    def joined(self) -> frozenset[frozenset[Named]]:
        """Two of the entities that have one id, each such pair."""
        return frozenset(
            frozenset({a, b}) for a, one in self.ids.items() for b, other in self.ids.items() if a != b and one == other
        )

    @property
    def wrong(self) -> frozenset[frozenset[Named]]:
        """What was joined and is not one."""
        return self.joined - self.pair.same

    @property
    def missed(self) -> frozenset[frozenset[Named]]:
        """What is one and was not joined."""
        return self.pair.same - self.joined


def pairs() -> list[Pair]:
    """Return all pairs, in the order of their names."""
    return [_pair(file) for file in sorted(FOLDER.glob("*.toml"))]


def _pair(file: Path) -> Pair:
    row: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    sides = ("one", "other")
    return Pair(
        slug=file.stem,
        articles=(_article("one", row["one"]), _article("other", row["other"])),
        entities=frozenset((side, name) for side in sides for name in row[side]["entities"]),
        same=frozenset(frozenset(zip(sides, names, strict=True)) for names in row["same"]),
    )


def _article(side: str, row: Mapping[str, Any]) -> Article:
    published = date.fromisoformat(row["date"]) if "date" in row else None
    return Article(side, row["text"].strip(), published=published)


def outcome(pair: Pair, knowledge: Knowledge) -> Outcome:
    """Return what reading and resolving the two articles gives."""
    findings = [pipeline.extract(article, knowledge) for article in pair.articles]
    who = cluster(pair.articles, findings, knowledge.schema)
    found = {named: entity for named in pair.entities if (entity := _id(named, pair, who))}
    return Outcome(pair, found)


def _id(named: Named, pair: Pair, who: Who) -> str | None:
    side, name = named
    text = next(article.text for article in pair.articles if article.id == side)
    ids = [entity.id for mention, entity in who.entity_of[side].items() if mention.span.of(text) == name]
    return ids[0] if ids else None
