"""Words → units: stretches that name one thing each, with the type that their own words tell.

A unit is led by a head ("Kementerian", "PT"), by a known name, or by nothing but capitals; titles part the
persons from the bodies they serve ("Direktur … Ditjen … Kementerian … Nama").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.find import name_lexicon as known
from kg.find.name_editions import edition_end
from kg.find.name_ends import LONGEST, domain_end, field_end, is_age, place_end, proper_end, tail
from kg.find.name_persons import body_end, person_follows, person_start
from kg.find.name_sight import Hints, Sight
from kg.find.name_words import Word
from kg.find.title_words import post_words
from kg.knowledge import words as word_list
from kg.schema import COMPANY, DOCUMENT, EVENT, GOVERNMENT_BODY, ORGANIZATION, PARTY, PERSON, PLACE, SPORTS_TEAM

_BODIES = frozenset({GOVERNMENT_BODY, ORGANIZATION})
_PASSED = frozenset({","})
_OPEN = frozenset({PLACE, DOCUMENT, EVENT})


@dataclass(frozen=True, slots=True)
class Unit:
    """Words `start` to `end` name one thing. `source` tells how it was found.

    Sources: head, known, title (behind one), bracket, quoted, plain (capitals alone).
    """

    start: int
    end: int
    type: str | None
    source: str


@cache
def verb_beginnings() -> tuple[str, ...]:
    """Return the prefixes that a verb behind a title begins with."""
    return tuple(sorted(word_list("verb_beginnings")))


def find_units(words: Sequence[Word], hints: Hints) -> list[Unit]:
    """Return the units of a sentence in order, not overlapping."""
    return _Reader(Sight(words, hints)).read()


class _Reader:
    """Reads one sentence from left to right. `titled`: a title stands before, so that a person may follow."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.units: list[Unit] = []
        self.titled = False
        self.domain = False
        self.territory = False
        self.at = 0

    def read(self) -> list[Unit]:
        """Return the units, each step taking at least one word."""
        while self.at < len(self.sight):
            if not (self._title() or self._unit() or self._field() or self._plain() or self._bracket()):
                self._pass()
        return self.units

    def _title(self) -> bool:
        found = self.sight.title(self.at)
        if not found:
            return False
        size, title = found
        rivals = [rival[0] for rival in (self.sight.head(self.at), self.sight.known(self.at)) if rival]
        if max(rivals, default=0) > size or (rivals and title.kind == "honorific"):
            return False
        self.at += size
        self.titled = True
        self.domain = title.takes in ("domain", "body")
        if title.takes == "domain":
            self.at = field_end(self.sight, self.at)
        self.territory = title.takes == "place"
        return True

    def _unit(self) -> bool:
        """Read a unit that a head or a known name begins; the longer of the two decides."""
        start = self.at
        end, kind = self._head_end(start)
        source = "head"
        name = self.sight.known(start)
        told = self._told_end(start, kind)
        if told:
            end, kind = told
        elif name and (start + name[0] >= end or (self.titled and person_follows(self.sight, start + name[0], end))):
            end, kind = self._known_end(start, *name)
            source = "known"
        if told and kind is None:
            self._take(Unit(start, end, None, "plain"))
            return True
        if end <= start or kind is None:
            return False
        if self.titled and source == "head" and kind not in _OPEN and not told:
            end = body_end(self.sight, start, end)
        self._take(Unit(start, end, kind, source))
        self.titled = self.titled and kind != PERSON
        return True

    def _told_end(self, start: int, kind: str | None) -> tuple[int, str | None] | None:
        """Return the end and type of a name whose bounds the article tells: of its own words or those behind its head.

        A person behind a title needs no such help.
        """
        sight = self.sight
        head = sight.head(start)
        told = sight.told(start) or (sight.told(start + head[0]) if head else None)
        if not told or told[0] <= start + 1 or (not head and (sight.words[start].form in known.person_names())):
            return None
        return told[0], (head[1].type if head else told[1] or kind)

    def _take(self, unit: Unit) -> None:
        self.units.append(unit)
        self.at = unit.end
        self.domain = self.territory = False

    def _head_end(self, start: int) -> tuple[int, str | None]:
        found = self.sight.head(start)
        if not found or (self.sight.words[start].capital and self._no_head(start, found[0])):
            return start, None
        size, head = found
        at = start + size
        if self.sight.bracketed(at) and self.sight.name_word(at + 3):
            at += 3
        if head.takes == "place":
            end = place_end(self.sight, at, most=1 if self.titled else 3)
        elif head.takes == "domain":
            end = domain_end(self.sight, at, head.type, titled=self.titled)
        else:
            end = proper_end(self.sight, at, head.type, titled=self.titled)
        if end == at:
            return (start + size, head.type) if self._stands_alone(start, size) else (start, None)
        return end, head.type

    def _no_head(self, start: int, size: int) -> bool:
        """Return whether the head is a word of a running headline or a bare noun: nothing of a name behind it."""
        return self.sight.words[start].doubtful and not self.sight.name_word(start + size)

    def _stands_alone(self, start: int, size: int) -> bool:
        word = self.sight.words[start]
        return word.capital and ((size == 1 and word.acronym) or (size > 1 and not word.opening))

    def _known_end(self, start: int, size: int, entry: known.Known) -> tuple[int, str | None]:
        end = start + size
        if entry.place and not self._is_place(start, end, weak=entry.weak):
            return start, None
        if entry.type == GOVERNMENT_BODY:
            while self._is_country(end):
                end += 1
        if entry.type in _BODIES and size == 1:
            end = self._branch_end(end)
        if entry.type == COMPANY:
            end = tail(self.sight, end)
        if entry.type == SPORTS_TEAM:
            end += is_age(self.sight, end)
        if entry.type == EVENT:
            end = edition_end(self.sight, end)
        return end, entry.type

    def _branch_end(self, at: int) -> int:
        """Return the end with the territory that a body's short name carries ("DLH Kalteng", "MUI Kota Sukabumi")."""
        head = self.sight.head(at)
        if head and head[1].type == PLACE and self.sight.words[at].capital:
            return place_end(self.sight, at + head[0], most=1)
        return at + self.sight.place(at)

    def _is_country(self, at: int) -> bool:
        return self.sight.listed(at, "name_tails") or (
            at < len(self.sight) and self.sight.forms[at] in known.countries()
        )

    def _is_place(self, start: int, end: int, *, weak: bool) -> bool:
        if weak and not self.territory and not self._after_place_cue(start):
            return False
        if self.sight.name_word(end) and not self._begins(end):
            return self.titled and not weak
        return not (weak and self.sight.leads_person(start) and self.sight.name_word(end))

    def _after_place_cue(self, start: int) -> bool:
        cue = known.cues("before").get(self.sight.lower[start - 1], ()) if start else ()
        return any(kind == PLACE and votes > 1 for kind, votes in cue)

    def _begins(self, at: int) -> bool:
        """Return whether another unit, a title or a person begins at `at`."""
        sight = self.sight
        if sight.forms[at] in known.last_heads():
            return False
        return bool(sight.head(at) or sight.title(at) or sight.leads_person(at) or sight.known(at))

    def _field(self) -> bool:
        """Pass over a title's field of work."""
        if not (self.titled and self.domain):
            return False
        sight, at = self.sight, self.at
        word = sight.words[at]
        if known.connectors().get(word.form) in ("and", "foreign") or sight.listed(at, "numerals") or word.form == ",":
            if word.form == "," and not sight.ordinary(at + 1):
                return False
        elif not sight.ordinary(at):
            if not (word.acronym and at + 1 < len(sight) and sight.words[at + 1].capital and sight.ordinary(at + 1)):
                return False
        elif self._ends_field(at):
            return False
        self.at += 1
        return True

    def _ends_field(self, at: int) -> bool:
        word = self.sight.words[at]
        if word.form.islower():
            return word.form.startswith(verb_beginnings()) or word.form in word_list("breakers")
        if self.sight.leads_person(at):
            return True
        leads, _ = known.person_names().get(word.form, (False, False))
        return leads and self.sight.name_word(at + 1) and not self.sight.ordinary(at + 1)

    def _plain(self) -> bool:
        if not self.sight.name_word(self.at):
            return False
        start, end = self.at, self._plain_end(self.at)
        if not self.titled:
            kind = self._last_head(start, end)
            self._take(Unit(start, end, kind, "head" if kind else "plain"))
            return True
        cut = person_start(self.sight, start, end)
        if start < cut < end:
            kind = self._last_head(start, cut)
            self._take(Unit(start, cut, kind or ORGANIZATION, "head" if kind else "plain"))
        kind = self._last_head(self.at, end)
        if kind is None and all(word.acronym for word in self.sight.words[self.at : end]):
            self._take(Unit(self.at, end, None, "plain"))
            return True
        self._take(Unit(self.at, end, kind or PERSON, "head" if kind else "title"))
        self.titled = kind is not None
        return True

    def _plain_end(self, at: int) -> int:
        start, sight = at, self.sight
        at += 1
        while at < len(sight) and at - start < LONGEST:
            if sight.connector(at) in ("person", "foreign"):
                at += 2
                continue
            if not sight.name_word(at) or self._parts_from(at) or sight.known_behind(start, at):
                break
            at += 1
        return tail(sight, at) if sight.forms[at - 1] in known.last_heads() else at

    def _parts_from(self, at: int) -> bool:
        """Return whether a title or a head that opens a name begins at `at`."""
        title, head = self.sight.title(at), self.sight.head(at)
        if title and title[1].kind in ("office", "rank"):
            return True
        return bool(head and head[1].takes in ("domain", "place") and head[1].type != PARTY) and not (
            self.sight.words[at].acronym
        )

    def _last_head(self, start: int, end: int) -> str | None:
        for size in (3, 2, 1):
            if end - start > size:
                kind = known.last_heads().get(" ".join(self.sight.forms[end - size : end]))
                if kind:
                    return kind
        return None

    def _bracket(self) -> bool:
        """Read "(IKMA)" behind a unit as the same thing's short name, and go on as if it were not there."""
        sight, at = self.sight, self.at
        if not sight.bracketed(at):
            return False
        last = self.units[-1] if self.units and self.units[-1].end == at else None
        inner = known.known_names().get(sight.forms[at + 1])
        if last or inner:
            kind = last.type if last else None
            self.units.append(Unit(at + 1, at + 2, kind or (inner.type if inner else None), "bracket"))
        self.at += 3
        return True

    def _pass(self) -> None:
        word = self.sight.words[self.at]
        posted = known.connectors().get(word.form) == "about" and self.sight.place(self.at + 1)
        if word.form not in _PASSED | post_words("origin") and word.kind != "quote" and not posted:
            self.titled = False
        self.domain = self.territory = False
        self.at += 1
