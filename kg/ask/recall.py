"""A Turtle file → the record of what it says."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from pyoxigraph import NamedNode

from kg.ask.record import Claim, Office, Passage, Record, Saying, Source, Thing
from kg.errors import StoreError
from kg.graph.index import Index
from kg.graph.reading import read_triples
from kg.graph.vocabulary import (
    ALT_LABEL,
    ANCHOR,
    BEGIN,
    CONTEXT,
    END,
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

_BODIES = tuple(map(term, ("org:organization", "sim:territory", "sim:of")))


def recall(graph: Path, schema: Schema) -> Record:
    """Return what a graph says. Raises StoreError for a file that is no Turtle (line, column) or no graph of ours."""
    record = _Recollection(Index(read_triples(graph)), schema).record()
    if not record.sources and not record.claims and not record.offices:
        raise StoreError("no article and no statement in it; is it a graph that `kg build` wrote?", graph)
    return record


class _Recollection:
    """One graph being read back."""

    def __init__(self, index: Index, schema: Schema) -> None:
        self.index = index
        self.classes = {one.iri: one for one in schema.classes.values()}
        self.relations = {one.iri: one.name for one in schema.relations.values()}
        self.of_type: dict[str, list[str]] = defaultdict(list)
        for subject, kind in index.pairs(TYPE):
            self.of_type[kind].append(subject)

    def record(self) -> Record:
        claims = tuple(self._claims())
        offices = tuple(self._office(iri) for iri in self._all("sim:Post"))
        return Record(
            sources={iri: self._source(iri) for iri in self._all("schema:NewsArticle")},
            things={iri: self._thing(iri, mentions) for iri, mentions in self._mentioned(claims, offices)},
            claims=claims,
            offices=offices,
            sayings=tuple(self._saying(iri) for iri in self._all("sim:Quotation")),
        )

    def _all(self, kind: str) -> list[str]:
        return sorted(set(self.of_type.get(term(kind).value, ())))

    def _one(self, subject: str, *predicates: NamedNode) -> str | None:
        return next((value for one in predicates if (value := self.index.one(subject, one))), None)

    def _many(self, subject: str, predicate: NamedNode) -> tuple[str, ...]:
        return tuple(sorted(self.index.values(subject, predicate)))

    def _source(self, iri: str) -> Source:
        publisher = self._one(iri, term("schema:publisher"))
        return Source(
            id=self._one(iri, term("schema:identifier")) or tail(iri),
            title=self._one(iri, term("schema:headline")),
            outlet=self._one(publisher, PREF_LABEL, term("schema:name")) if publisher else None,
            url=self._one(iri, term("schema:url")),
            date=self._one(iri, term("schema:datePublished")),
        )

    def _passages(self, subject: str) -> tuple[Passage, ...]:
        found = map(self._passage, self.index.values(subject, EVIDENCE))
        return tuple(sorted({passage for passage in found if passage}))

    def _passage(self, iri: str) -> Passage | None:
        """Return a stretch of text; None where the graph does not say from where to where."""
        article, start, end = (self._one(iri, predicate) for predicate in (CONTEXT, BEGIN, END))
        if not (article and start and end and start.isdecimal() and end.isdecimal()):
            return None
        return Passage(article, int(start), int(end), self._one(iri, ANCHOR) or "")

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
            object=self._one(iri, *_BODIES),
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
        return Thing(iri, self._type(iri), name, self._many(iri, ALT_LABEL), mentions)

    def _type(self, iri: str) -> str:
        """Return the most special class of ours; the last part of any other type where there is none."""
        kinds = self._many(iri, TYPE)
        known = [self.classes[kind] for kind in kinds if kind in self.classes]
        if known:
            return max(known, key=lambda one: (len(one.ancestors), one.name)).name
        return tail(kinds[0]) if kinds else ""


def tail(iri: str) -> str:
    """Return the last part of an IRI.

    >>> tail("https://w3id.org/simpul/ontology#Planned")
    'Planned'
    """
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
