"""A Turtle file → the record of what it says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast, get_args

from pyoxigraph import NamedNode, Triple

from kg.ask.record import Claim, Office, Record, Saying, Thing
from kg.errors import StoreError
from kg.graph.index import Index
from kg.graph.reading import read_triples
from kg.graph.recalled import NAMES, Passage, passage, source, special_type, tail
from kg.graph.vocabulary import (
    ALT_LABEL,
    BODIES,
    ENTITY_OF,
    EVIDENCE,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    RULE,
    SUBJECT,
    TYPE,
    term,
)
from kg.records import Modality
from kg.schema import Schema


def recall(graph: Path, schema: Schema) -> Record:
    """Return what a graph says. Raises StoreError for a file that is no Turtle (line, column) or no graph of ours."""
    record = recollect(read_triples(graph), schema)
    if not record.sources and not record.claims and not record.offices:
        raise StoreError("no article and no statement in it; is it a graph that `kg build` wrote?", graph)
    return record


def recollect(triples: Iterable[Triple], schema: Schema) -> Record:
    """Return what triples say."""
    return _Recollection(Index(triples), schema).record()


class _Recollection:
    """One graph being read back."""

    def __init__(self, index: Index, schema: Schema) -> None:
        self.index = index
        self.schema = schema
        self.relations = {one.iri: one.name for one in schema.relations.values()}
        self.of_type: dict[str, list[str]] = defaultdict(list)
        for subject, kind in index.pairs(TYPE):
            self.of_type[kind].append(subject)

    def record(self) -> Record:
        claims = tuple(self._claims())
        offices = tuple(self._office(iri) for iri in self._all("sim:Post"))
        return Record(
            sources={iri: source(iri, self._one, self._name) for iri in self._all("schema:NewsArticle")},
            things={iri: self._thing(iri, mentions) for iri, mentions in self._mentioned(claims, offices)},
            claims=claims,
            offices=offices,
            sayings=tuple(self._saying(iri) for iri in self._all("sim:Quotation")),
        )

    def _all(self, kind: str) -> list[str]:
        return sorted(set(self.of_type.get(term(kind).value, ())))

    def _one(self, subject: str, *predicates: NamedNode) -> str | None:
        return next((value for one in predicates if (value := self.index.one(subject, one))), None)

    def _name(self, iri: str) -> str | None:
        return self._one(iri, *NAMES)

    def _many(self, subject: str, predicate: NamedNode) -> tuple[str, ...]:
        return tuple(sorted(self.index.values(subject, predicate)))

    def _passages(self, subject: str) -> tuple[Passage, ...]:
        found = map(self._passage, self.index.values(subject, EVIDENCE))
        return tuple(sorted({passage for passage in found if passage}))

    def _passage(self, iri: str) -> Passage | None:
        return passage(iri, self._one)

    def _claims(self) -> Iterator[Claim]:
        for iri in self._all("sim:Statement"):
            subject, predicate, target = (self._one(iri, part) for part in (SUBJECT, PREDICATE, OBJECT))
            if subject and predicate and target:
                yield self._claim(iri, subject, predicate, target)

    def _claim(self, iri: str, subject: str, predicate: str, target: str) -> Claim:
        modality = tail(self._one(iri, term("sim:modality")) or "").lower()
        return Claim(
            id=iri,
            subject=subject,
            predicate=self.relations.get(predicate, tail(predicate)),
            object=target,
            verb=self._one(iri, term("sim:verb")),
            modality=cast("Modality", modality if modality in get_args(Modality) else "asserted"),
            plain=target in self.index.values(subject, NamedNode(predicate)),
            speaker=self._one(iri, term("sim:attributedTo")),
            evidence=self._passages(iri),
            rules=self._many(iri, RULE),
            score=self._one(iri, term("sim:score")),
            conflicts=self._many(iri, term("sim:conflictsWith")),
        )

    def _office(self, iri: str) -> Office:
        return Office(
            id=iri,
            subject=self._one(iri, term("org:member")) or "",
            title=self._one(iri, term("sim:title")) or "",
            object=self._one(iri, *BODIES),
            former=self._one(iri, term("sim:former")) in ("true", "1"),
            evidence=self._passages(iri),
            rules=self._many(iri, RULE),
            score=self._one(iri, term("sim:score")),
        )

    def _saying(self, iri: str) -> Saying:
        return Saying(
            id=iri,
            subject=self._one(iri, term("sim:speaker")),
            text=self._one(iri, term("schema:text")) or "",
            kind="indirect" if tail(self._one(iri, term("sim:quoteKind")) or "").lower() == "indirect" else "direct",
            cue=self._one(iri, term("sim:cue")),
            mentions=self._many(iri, term("sim:mentions")),
            evidence=self._passages(iri),
            rules=self._many(iri, RULE),
            score=self._one(iri, term("sim:score")),
        )

    def _mentioned(
        self, claims: tuple[Claim, ...], offices: tuple[Office, ...]
    ) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        """Yield what an article mentions or a claim or a post needs; a mere publisher is no part of the story."""
        mentions: dict[str, set[Passage]] = {
            end: set() for claim in claims for end in (claim.subject, claim.object, claim.speaker) if end
        }
        mentions |= {end: set() for office in offices for end in (office.subject, office.object) if end}
        for place, thing in self.index.pairs(ENTITY_OF):
            if passage := self._passage(place):
                mentions.setdefault(thing, set()).add(passage)
        for thing in sorted(mentions):
            yield thing, tuple(sorted(mentions[thing]))

    def _thing(self, iri: str, mentions: tuple[Passage, ...]) -> Thing:
        name = self._one(iri, PREF_LABEL) or tail(iri).replace("-", " ")
        return Thing(iri, special_type(self._many(iri, TYPE), self.schema), name, self._many(iri, ALT_LABEL), mentions)
