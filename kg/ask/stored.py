"""A question's case from a store, of which only what the question needs is read."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from kg.ask.beside import Refused
from kg.ask.case import Case
from kg.ask.cues import load_cues
from kg.ask.excerpt import excerpt
from kg.ask.recall import recollect
from kg.schema import load
from kg.store import Archive, Ledger, Texts


def stored_case(archive: Archive, asked: Iterable[str], ontology: Path | None, patterns: Path | None) -> Case:
    """Return the case of a question with the names `asked`; the store must stay open as long as it is used."""
    schema = load(ontology or archive.ontology)
    triples = excerpt(archive.graph, archive.labels(), asked)
    cues = load_cues(ontology or archive.ontology, patterns or archive.patterns)
    return Case(recollect(triples, schema), StoreBeside(archive), schema, cues)


class StoreBeside:
    """What a store keeps beside its graph."""

    def __init__(self, archive: Archive) -> None:
        self.texts, self.ledger = Texts(archive), Ledger(archive)
        self._archive = archive

    @cached_property
    def refused(self) -> tuple[Refused, ...]:
        """Return the candidates that a gate stopped."""
        return tuple(
            Refused(one.article, one.what, one.reason, one.span.start, one.span.end, one.rule)
            for one in self._archive.refusals()
        )
