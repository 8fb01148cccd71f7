"""Words → units: stretches that name one thing each, with the type that their own words tell.

A unit is led by a head ("Kementerian", "PT"), by a known name, or by nothing but capitals; titles part the
persons from the bodies they serve ("Direktur … Ditjen … Kementerian … Nama").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.find import name_lexicon as known
from kg.find.name_words import Word
from kg.knowledge import words as words_of
from kg.schema import COMPANY, DOCUMENT, EVENT, GOVERNMENT_BODY, ORGANIZATION, PERSON, PLACE, SCHOOL, SPORTS_TEAM

LONGEST = 14
"""A name has no more words than this."""

_COMPASS = "compass"
_NUMBERED = frozenset({EVENT, DOCUMENT, SPORTS_TEAM})


@dataclass(frozen=True, slots=True)
class Unit:
    """Words `start` to `end` name one thing. `source` says how it was found: head, known, title, quoted, plain."""

    start: int
    end: int
    type: str | None
    source: str


def find_units(words: Sequence[Word]) -> list[Unit]:
    """Return the units of a sentence in order, not overlapping."""
    return _Reader(words).read()


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.forms = [word.form for word in words]
        self.lower = [form.lower() for form in self.forms]
        self.units: list[Unit] = []
        self.titled = False
        self.domain = False
        self.at = 0

    def read(self) -> list[Unit]:
        """Return the units, each step taking at least one word."""
        while self.at < len(self.words):
            if not (self._title() or self._unit() or self._domain() or self._plain() or self._bracket()):
                self._pass()
        return self.units

    # What may stand at a place

    def _title_at(self, at: int) -> tuple[int, known.Title] | None:
        found = known.titles().longest(self.forms, at)
        if found is None and self.words[at].opening:
            found = known.titles().longest([self.lower[at], *self.forms[at + 1 : at + 4]], 0)
        return found

    def _head_at(self, at: int) -> tuple[int, known.Head] | None:
        found = known.first_heads().longest(self.forms, at)
        if found is None or (found[1].lower and self.words[at].form.islower()):
            if found and self._name_word(at + found[0]):
                return found
            return None
        return found

    def _known_at(self, at: int) -> tuple[int, known.Known] | None:
        found = known.known_names().longest(self.forms, at)
        if found and found[0] == 1 and self.words[at].doubtful:
            return None
        return found

    def _name_word(self, at: int) -> bool:
        """Return whether the word at `at` can be a part of a name for its capital alone."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        return word.capital and not word.doubtful and not known.is_no_name(word.form)

    def _ordinary(self, at: int) -> bool:
        return known.is_ordinary(self.forms[at])

    def _leads_person(self, at: int) -> bool:
        """Return whether the word often is the first of a person's name and is no ordinary word."""
        if at >= len(self.words):
            return False
        leads, ordinary = known.person_names().get(self.forms[at], (False, True))
        return leads and not ordinary

    # Steps

    def _title(self) -> bool:
        found = self._title_at(self.at)
        if not found:
            return False
        size, title = found
        rivals = [rival[0] for rival in (self._head_at(self.at), self._known_at(self.at)) if rival]
        if max(rivals, default=0) > size or (rivals and title.kind == "honorific"):
            return False
        self.at += size
        self.titled = True
        self.domain = title.takes in ("domain", "body")
        return True

    def _unit(self) -> bool:
        head, name = self._head_at(self.at), self._known_at(self.at)
        if not head and not name:
            return False
        start = self.at
        end, kind = self._head_end(start, head) if head else (start, None)
        source = "head"
        if name and start + name[0] >= end:
            end, kind, source = self._known_end(start, name)
        if end <= start or kind is None:
            return False
        self.units.append(Unit(start, end, kind, source))
        self.at = end
        self.domain = False
        return True

    def _known_end(self, start: int, name: tuple[int, known.Known]) -> tuple[int, str | None, str]:
        size, entry = name
        end = start + size
        if entry.weak and not self.titled and not self._before_place(start):
            return start, None, ""
        if entry.type == PLACE and not self.titled and self._name_word(end) and not self._stops(end):
            return start, None, ""
        while entry.type == GOVERNMENT_BODY and end < len(self.words) and self._is_country(end):
            end += 1
        return end, entry.type, "known"

    def _is_country(self, at: int) -> bool:
        return self.forms[at] in ("RI",) or (self.forms[at] in known.countries() and self.words[at].capital)

    def _before_place(self, start: int) -> bool:
        return start > 0 and any(kind == PLACE for kind, _ in known.cues("before").get(self.lower[start - 1], ()))

    def _stops(self, at: int) -> bool:
        """Return whether another unit, a title or a person begins at `at`."""
        return bool(self._head_at(at) or self._title_at(at) or self._leads_person(at) or self._known_at(at))

    def _head_end(self, start: int, head: tuple[int, known.Head]) -> tuple[int, str | None]:
        size, entry = head
        extend = {"place": self._place_end, "domain": self._domain_end, "name": self._proper_end}[entry.takes]
        end = extend(start + size, entry.type)
        if end == start + size and not self._stands_alone(start, size):
            return start, None
        return end, entry.type

    def _stands_alone(self, start: int, size: int) -> bool:
        """Return whether the head is a name without more words: an acronym, or known."""
        word = self.words[start]
        return word.capital and ((size == 1 and word.acronym) or (size > 1 and not word.opening))

    def _place_end(self, at: int, _: str) -> int:
        found = known.known_names().longest(self.forms, at) if at < len(self.words) else None
        if found and found[1].type == PLACE and self._name_word(at):
            at += found[0]
        else:
            limit = at + (1 if self.titled else 3)
            while at < limit and self._name_word(at) and not self._title_at(at) and not self._head_at(at):
                at += 1
        while at < len(self.words) and self.forms[at] in words_of("compass"):
            at += 1
        return at

    def _domain_end(self, at: int, kind: str) -> int:
        """Return where a body's name ends: fields of work, then a parent body or a territory."""
        start = at
        while at < len(self.words) and at - start < LONGEST:
            place = self._known_at(at)
            if place and place[1].type == PLACE and self._name_word(at):
                return self._tail(at + place[0])
            title = self._title_at(at)
            if title and title[1].kind in ("rank", "honorific"):
                return at
            head = self._head_at(at)
            if head and self.words[at].capital:
                if head[1].type == PLACE and at > start - 1:
                    return self._tail(self._place_end(at + head[0], PLACE))
                if self._separate(start, head[1].type):
                    return at
                return max(self._domain_end(at + head[0], kind), at + head[0])
            if place and place[1].type in (GOVERNMENT_BODY, ORGANIZATION) and at > start:
                return at if self._separate(start, place[1].type) else self._tail(at + place[0])
            if self._joins(at):
                at += 1
                continue
            if not self._belongs(at):
                return at
            at += 1
        return at

    def _separate(self, start: int, kind: str) -> bool:
        """Return whether the body that begins at `at` is the parent that stands as an entity of its own."""
        return kind != GOVERNMENT_BODY or self.forms[start - 1] in words_of("separate_units")

    def _belongs(self, at: int) -> bool:
        word = self.words[at]
        if word.kind == "number" or word.form in words_of("numerals"):
            return at + 1 <= len(self.words) and word.kind != "number"
        if not self._name_word(at):
            return False
        if self._ordinary(at):
            return not (self._leads_person(at) and self.titled)
        return not self.titled and not self._leads_person(at)

    def _joins(self, at: int) -> bool:
        """Return whether "dan" at `at` joins two fields of work of one body."""
        if known.connectors().get(self.forms[at]) != "and" or not self._name_word(at + 1):
            return False
        return self._ordinary(at + 1) and not self._head_at(at + 1) and not self._known_at(at + 1)

    def _tail(self, at: int) -> int:
        while at < len(self.words) and (self.forms[at] in words_of("compass") or self.forms[at] == "RI"):
            at += 1
        return at

    def _proper_end(self, at: int, kind: str) -> int:
        """Return where a name ends that runs through all its capitals."""
        start = at
        while at < len(self.words) and at - start < LONGEST:
            if kind in _NUMBERED and self.words[at].kind == "number" and (at > start or kind != EVENT):
                at += 1
                continue
            if self._joins(at) and at > start and kind not in (EVENT,):
                at += 1
                continue
            if (
                known.connectors().get(self.forms[at]) in ("foreign", "person")
                and at > start
                and self._name_word(at + 1)
            ):
                at += 1
                continue
            if not self._name_word(at):
                break
            title = self._title_at(at)
            if title and title[1].kind != "honorific" and at > start:
                break
            if at > start and self.titled and self._leads_person(at):
                break
            head = self._head_at(at)
            if head and at > start and head[1].type == PLACE and kind in (SCHOOL, COMPANY, ORGANIZATION):
                break
            at += 1
        return at

    def _domain(self) -> bool:
        """Pass over a title's field of work."""
        if not (self.titled and self.domain):
            return False
        word = self.words[self.at]
        if known.connectors().get(word.form) == "and" or word.form in words_of("numerals"):
            self.at += 1
            return True
        if word.kind != "word" or not self._ordinary(self.at):
            if not (word.acronym and self.at + 1 < len(self.words) and self._field(self.at + 1)):
                return False
        elif self._ends_field(self.at):
            return False
        self.at += 1
        return True

    def _ends_field(self, at: int) -> bool:
        word = self.words[at]
        if word.form.islower():
            return self._verb(word.form)
        return self._leads_person(at) or (word.capital and self._sure_person(at))

    def _field(self, at: int) -> bool:
        return self.words[at].capital and self._ordinary(at)

    def _sure_person(self, at: int) -> bool:
        """Return whether an ordinary word begins a person's name: it is known as such and no field follows."""
        leads, _ = known.person_names().get(self.forms[at], (False, False))
        return leads and self._name_word(at + 1) and not self._ordinary(at + 1)

    def _verb(self, form: str) -> bool:
        return form.startswith(("me", "di", "ber", "ter")) or form in words_of("breakers")

    def _plain(self) -> bool:
        if not self._name_word(self.at):
            return False
        start, end = self.at, self._plain_end(self.at)
        kind = self._last_head(start, end)
        if kind is None and self.titled:
            kind, source = PERSON, "title"
        else:
            source = "head" if kind else "plain"
        self.units.append(Unit(start, end, kind, source))
        self.at = end
        self.titled = self.domain = False
        return True

    def _plain_end(self, at: int) -> int:
        start = at
        at += 1
        while at < len(self.words) and at - start < LONGEST:
            connector = known.connectors().get(self.forms[at])
            if connector in ("person", "foreign") and self._name_word(at + 1):
                at += 2
                continue
            if not self._name_word(at):
                break
            title = self._title_at(at)
            if title and title[1].kind in ("office", "rank"):
                break
            head = self._head_at(at)
            if head and head[1].takes in ("domain", "place") and not self.words[at].acronym:
                break
            at += 1
        return at

    def _last_head(self, start: int, end: int) -> str | None:
        for size in (3, 2, 1):
            if end - start > size:
                kind = known.last_heads().get(" ".join(self.forms[end - size : end]))
                if kind:
                    return kind
        return None

    def _bracket(self) -> bool:
        """Read "(IKMA)" behind a unit as the same thing's short name, and go on as if it were not there."""
        if self.forms[self.at] != "(" or not self.units or self.units[-1].end != self.at:
            return False
        if self.at + 2 >= len(self.words) or self.forms[self.at + 2] != ")" or not self.words[self.at + 1].capital:
            return False
        last = self.units[-1]
        inner = known.known_names().get(self.forms[self.at + 1])
        kind = last.type or (inner.type if inner else None)
        if not known.is_no_name(self.forms[self.at + 1]) or last.type:
            self.units.append(Unit(self.at + 1, self.at + 2, kind, "bracket"))
        self.at += 3
        return True

    def _pass(self) -> None:
        form = self.forms[self.at]
        if form != "," and self.words[self.at].kind != "quote":
            self.titled = False
        self.domain = False
        self.at += 1
