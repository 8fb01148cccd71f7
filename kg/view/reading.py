"""Triples → Picture: a graph as GRAPH.md describes it, read back for the page."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Final

from pyoxigraph import Triple

from kg.graph.recalled import Passage, passage, source, special_type, tail
from kg.graph.vocabulary import (
    ALT_LABEL,
    ANCHOR,
    BODIES,
    ENTITY_OF,
    EVIDENCE,
    OBJECT,
    PREDICATE,
    RULE,
    SUBJECT,
    TYPE,
    term,
)
from kg.schema import Schema
from kg.view.facts import OFFSETS, Facts
from kg.view.picture import Claim, Mark, Office, Picture, Saying, Thing

_OFFSETS: Final = re.compile(r"(\d{1,15}),(\d{1,15})", re.ASCII)


def read_picture(triples: Iterable[Triple], schema: Schema) -> Picture:
    """Return what a graph says, ready to be shown; a picture without sources and claims where it is none of ours."""
    return _Reader(Facts(triples), schema).picture()


class _Reader:
    """One graph being read."""

    def __init__(self, facts: Facts, schema: Schema) -> None:
        self.facts = facts
        self.schema = schema

    def picture(self) -> Picture:
        facts = self.facts
        sources = {iri: source(iri, facts.one, facts.name) for iri in facts.of_type("schema:NewsArticle")}
        claims = tuple(self._claims())
        offices = tuple(map(self._office, facts.of_type("sim:Post")))
        sayings = tuple(sorted(map(self._saying, facts.of_type("sim:Quotation")), key=lambda one: one.evidence[:1]))
        things = {thing.id: thing for thing in self._things(claims, offices)}
        return Picture(sources, things, claims, offices, sayings)

    def _passages(self, subject: str) -> tuple[Passage, ...]:
        found = map(self._passage, self.facts.all(subject, EVIDENCE))
        return tuple(sorted({passage for passage in found if passage}))

    def _passage(self, iri: str) -> Passage | None:
        """Return a stretch of text; None where neither its IRI nor the graph says from where to where."""
        home, _, offsets = iri.partition(OFFSETS)
        if found := _OFFSETS.fullmatch(offsets):
            return Passage(home, int(found[1]), int(found[2]), self.facts.one(iri, ANCHOR) or "")
        return passage(iri, self.facts.one)

    def _claims(self) -> Iterator[Claim]:
        for iri in self.facts.of_type("sim:Statement"):
            subject, predicate, target = (self.facts.one(iri, part) for part in (SUBJECT, PREDICATE, OBJECT))
            if subject and predicate and target:
                yield self._claim(iri, subject, predicate, target)

    def _claim(self, iri: str, subject: str, predicate: str, target: str) -> Claim:
        score = self.facts.one(iri, term("sim:score"))
        return Claim(
            id=iri,
            subject=subject,
            predicate=predicate,
            object=target,
            verb=self.facts.one(iri, term("sim:verb")),
            mark=self._mark(iri, subject, predicate, target),
            speaker=self.facts.one(iri, term("sim:attributedTo")),
            evidence=self._passages(iri),
            rules=tuple(sorted(self.facts.all(iri, RULE))),
            score=_number(score),
            conflicts=tuple(sorted(self.facts.all(iri, term("sim:conflictsWith")))),
            sources=_count(self.facts.one(iri, term("sim:sources"))),
        )

    def _mark(self, iri: str, subject: str, predicate: str, target: str) -> Mark:
        """Return how sure a statement is; what is asserted is a fact only where the plain triple stands as well."""
        match tail(self.facts.one(iri, term("sim:modality")) or "").lower():
            case "planned" | "possible" | "denied" as modality:
                return modality
            case _:
                return "fact" if self.facts.holds(subject, predicate, target) else "attributed"

    def _office(self, iri: str) -> Office:
        one = self.facts.one
        tie = next((tie for tie in BODIES if one(iri, tie)), None)
        return Office(
            id=iri,
            person=one(iri, term("org:member")) or "",
            title=one(iri, term("sim:title")) or "",
            place=one(iri, tie) if tie else None,
            former=one(iri, term("sim:former")) in ("true", "1"),
            evidence=self._passages(iri),
            tie=tie.value if tie else "",
        )

    def _saying(self, iri: str) -> Saying:
        one = self.facts.one
        return Saying(
            speaker=one(iri, term("sim:speaker")),
            text=one(iri, term("schema:text")) or "",
            direct=tail(one(iri, term("sim:quoteKind")) or "").lower() != "indirect",
            cue=one(iri, term("sim:cue")),
            evidence=self._passages(iri),
            mentions=tuple(sorted(self.facts.all(iri, term("sim:mentions")))),
        )

    def _things(self, claims: tuple[Claim, ...], offices: tuple[Office, ...]) -> Iterator[Thing]:
        """Yield what an article mentions or a claim or a post needs; a mere publisher is no part of the story."""
        mentions = self._mentions()
        ends = {end for claim in claims for end in (claim.subject, claim.object, claim.speaker) if end}
        ends |= {end for office in offices for end in (office.person, office.place) if end}
        for iri in sorted(ends | set(mentions)):
            yield Thing(
                id=iri,
                type=special_type(sorted(self.facts.all(iri, TYPE)), self.schema),
                name=self.facts.name(iri),
                aliases=tuple(sorted(self.facts.all(iri, ALT_LABEL))),
                mentions=tuple(sorted(mentions.get(iri, ()))),
                times=self._times(iri),
            )

    def _mentions(self) -> dict[str, set[Passage]]:
        found: dict[str, set[Passage]] = defaultdict(set)
        for iri in self.facts.subjects():
            for entity in self.facts.all(iri, ENTITY_OF):
                if passage := self._passage(iri):
                    found[entity].add(passage)
        return found

    def _times(self, iri: str) -> tuple[tuple[str, str | None], ...]:
        """Return the times as printed, each with the date where there is just one."""
        dates = sorted(self.facts.all(iri, term("schema:startDate")))
        printed = sorted(self.facts.all(iri, term("sim:when")))
        if len(dates) == 1:
            return tuple((when, dates[0]) for when in printed or dates)
        return (*((when, None) for when in printed), *((date, date) for date in dates))


def _number(text: str | None) -> float | None:
    """Return a number; None for words that are none, and for one without end, which no page can hold."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if isfinite(number) else None


def _count(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
