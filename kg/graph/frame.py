"""What every part of the graph needs to know while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.graph.iris import Iris
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Frame:
    """The schema, the IRIs, and the types by entity id.

    `reprint_of` gives the article id that stands for all reprints of one report; who is not in it stands for himself.
    """

    schema: Schema
    iris: Iris
    types: Mapping[str, str]
    reprint_of: Mapping[str, str] = field(default_factory=dict)
