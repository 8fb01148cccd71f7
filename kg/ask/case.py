"""A graph with all that questions about it need: what it says, the files beside it, the ontology, the rules' cues."""

from dataclasses import dataclass
from pathlib import Path

from kg.ask.beside import Beside, FilesBeside
from kg.ask.cues import Cues, load_cues
from kg.ask.recall import recall
from kg.ask.record import Record
from kg.ask.showing import Showcase
from kg.schema import Schema, load


@dataclass(frozen=True, slots=True)
class Case:
    """What a question is answered from."""

    record: Record
    beside: Beside
    schema: Schema
    cues: Cues

    def showcase(self) -> Showcase:
        """Return what shows evidence in its sentence."""
        return Showcase(self.record, self.beside.texts, self.cues)


def open_case(
    graph: Path, *, articles: Path | None = None, ontology: Path | None = None, patterns: Path | None = None
) -> Case:
    """Return the case of a graph; the texts are those beside it unless `articles` names others.

    Raises StoreError for a graph, InputError for a file beside it and KnowledgeError for a data file that is broken.
    """
    schema = load(ontology)
    return Case(recall(graph, schema), FilesBeside(graph, articles), schema, load_cues(ontology, patterns))
