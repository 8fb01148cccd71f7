"""What stands behind the drawing: claims, posts, quotations and mentions, each with the sentences that say so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg.graph.recalled import Passage
from kg.schema import Schema
from kg.view.budget import Budget
from kg.view.contexts import Contexts
from kg.view.cues import cue_finder
from kg.view.drawing import Line
from kg.view.picture import MARKS, Claim, Office, Picture, Saying

Json = dict[str, Any]
Marked = list[int]
"""[context, start, end] in UTF-16 units of the context, or with the range of a cue behind it."""


class Details:
    """Turns records into rows of the page; what they refer to becomes a number. What finds no room is counted."""

    def __init__(
        self,
        picture: Picture,
        lines: Sequence[Line],
        contexts: Contexts,
        *,
        numbers: Mapping[str, int],
        schema: Schema,
        budget: Budget,
    ) -> None:
        self.picture, self.lines, self.contexts = picture, lines, contexts
        self.numbers, self.budget = numbers, budget
        self.left_out = {"evidence": 0, "quotes": 0, "mentions": 0}
        self._cue = cue_finder(schema)
        self._line_of = {claim.id: at for at, line in enumerate(lines) for claim in line.claims}
        self._sources = {iri: at for at, iri in enumerate(picture.sources)}
        self._posts = {line.id: at for at, line in enumerate(lines) if line.office}

    def rows(self) -> Json:
        """Return everything, and count in `left_out` what the budget has no room for."""
        return {
            "claims": [self._claim(claim, at) for at, line in enumerate(self.lines) for claim in line.claims],
            "posts": [self._office(office) for office in self.picture.offices],
            "quotes": self._quotes(),
            "mentions": self._mentions(),
        }

    def _claim(self, claim: Claim, line: int) -> Json:
        row: Json = {
            "id": claim.id.rpartition("/")[2],
            "line": line,
            "mark": MARKS.index(claim.mark),
            "ev": [self._proof(passage, claim.rules) for passage in self._kept(claim.evidence, self.budget.evidence)],
        }
        if claim.speaker is not None and claim.speaker in self.numbers:
            row["by"] = self.numbers[claim.speaker]
        if claim.rules:
            row["rules"] = list(claim.rules)
        if claim.score is not None:
            row["score"] = claim.score
        if conflicts := sorted({self._line_of[iri] for iri in claim.conflicts if iri in self._line_of}):
            row["against"] = conflicts
        return row

    def _proof(self, passage: Passage, rules: Sequence[str]) -> Marked:
        row = self.contexts.marked(passage)
        if cue := self._cue(passage.words, rules):
            return row + self.contexts.within(passage, row, cue)
        return row

    def _office(self, office: Office) -> Json:
        articles = {passage.article for passage in office.evidence}
        return {
            "line": self._posts.get(office.id),
            "in": sorted(self._sources[iri] for iri in articles if iri in self._sources),
            "person": self.numbers.get(office.person),
            "title": office.title,
            "former": office.former,
            "tie": office.tie,
            "ev": [self.contexts.marked(passage) for passage in office.evidence],
        }

    def _quotes(self) -> list[Json]:
        room = Counter[str | None]()
        rows = []
        for saying in self.picture.sayings:
            room[saying.speaker] += 1
            if room[saying.speaker] > self.budget.sayings:
                self.left_out["quotes"] += 1
                continue
            rows.append(self._quote(saying))
        return rows

    def _quote(self, saying: Saying) -> Json:
        row: Json = {
            "by": None if saying.speaker is None else self.numbers.get(saying.speaker),
            "ev": self.contexts.quotation(saying),
            "about": [self.numbers[iri] for iri in saying.mentions if iri in self.numbers],
        }
        if not saying.direct:
            row["indirect"] = 1
        if not (row["ev"] and self.contexts.says(row["ev"][0], saying.text)):
            row["text"] = saying.text
        return row

    def _mentions(self) -> list[list[Marked]]:
        """Return the mentions of each thing; none at all where the budget has no room for them."""
        if not self.budget.mentions:
            self.left_out["mentions"] = sum(len(thing.mentions) for thing in self.picture.things.values())
            return []
        return [[self.contexts.marked(one) for one in thing.mentions] for thing in self.picture.things.values()]

    def _kept(self, passages: Sequence[Passage], most: int) -> Sequence[Passage]:
        self.left_out["evidence"] += max(len(passages) - most, 0)
        return passages[:most]
