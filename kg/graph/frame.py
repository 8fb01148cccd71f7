"""What every part of the graph needs to know while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.graph.iris import Iris
from kg.records import Resolved
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Frame:
    """The schema, the IRIs, the texts by article id, the types by entity id.

    `reprint_of` gives the article id that stands for all reprints of one report.
    """

    schema: Schema
    iris: Iris
    texts: Mapping[str, str]
    types: Mapping[str, str]
    reprint_of: Mapping[str, str]


def frame(resolved: Resolved, schema: Schema, iris: Iris, reprint_of: Mapping[str, str]) -> Frame:
    """Return the frame of a graph."""
    texts = {article.id: article.text for article in resolved.articles}
    types = {entity.id: entity.type for entity in resolved.entities}
    return Frame(schema, iris, texts, types, reprint_of)
