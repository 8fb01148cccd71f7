"""Graphs that the tests of explanations build: the seed article, and articles of our own making."""

from collections.abc import Sequence
from pathlib import Path

from kg import pipeline
from kg.records import Article

SEED = Path(__file__).parent.parent.parent / "seeds" / "antara-ydba-ypti.txt"


def build(articles: Sequence[Article], out: Path) -> Path:
    """Build the graph of some articles into `out`; return its Turtle file."""
    knowledge = pipeline.prepare()
    pipeline.build(pipeline.read_all(articles, knowledge, lambda _: None), knowledge, out)
    return out / "graph.ttl"


def seed(out: Path) -> Path:
    """Build the graph of the seed article into `out`; return its Turtle file."""
    return build([Article("seed", SEED.read_text(encoding="utf-8"), outlet="ANTARA")], out)
