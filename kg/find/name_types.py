"""The type of a name, told by the words around it, by what is known of its own words, and by the article as a whole."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.find import name_lexicon as known
from kg.find.name_units import Unit
from kg.find.name_words import Word
from kg.schema import ORGANIZATION, PERSON, PLACE, SPORTS_TEAM

SURE = 4
"""The votes of a type that a name's own words tell (head, title)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit in its sentence."""

    sentence: int
    words: Sequence[Word]
    unit: Unit

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the unit's words."""
        return tuple(word.form for word in self.words[self.unit.start : self.unit.end])

    @property
    def ordinary(self) -> bool:
        """Return whether every word of the unit is an ordinary one."""
        return all(known.is_ordinary(form) or form.isdigit() for form in self.forms)


def choose_types(candidates: Sequence[Candidate]) -> list[str | None]:
    """Return the type of each candidate, None where it is no name. One form has one type in an article, but for teams.

    A full name decides for its parts: "Hasan" is a Person where "Zulkifli Hasan" is.
    """
    votes = [_votes(candidate) for candidate in candidates]
    whole: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for candidate, vote in zip(candidates, votes, strict=True):
        whole[candidate.forms].update(vote)
    parts = _person_parts(whole)
    return [_choose(candidate, vote, whole, parts) for candidate, vote in zip(candidates, votes, strict=True)]


def _votes(candidate: Candidate) -> Counter[str]:
    found: Counter[str] = Counter()
    unit, words = candidate.unit, candidate.words
    if unit.type:
        found[unit.type] += SURE
    for kind, count in _cue_votes(words, unit):
        found[kind] += count
    if unit.type is None:
        for kind, count in _form_votes(candidate):
            found[kind] += count
    return found


def _cue_votes(words: Sequence[Word], unit: Unit) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    before = [word.form.lower() for word in words[max(0, unit.start - 2) : unit.start]]
    for size in (2, 1):
        cue = known.cues("before").get(" ".join(before[-size:])) if len(before) >= size else None
        if cue:
            found.extend(cue)
            break
    after = [word.form.lower() for word in words[unit.end : unit.end + 2]]
    for size in (2, 1):
        cue = known.cues("after").get(" ".join(after[:size])) if len(after) >= size else None
        if cue:
            found.extend(cue)
            break
    return found


def _form_votes(candidate: Candidate) -> list[tuple[str, int]]:
    forms = candidate.forms
    names = known.person_names()
    hits = sum(form in names for form in forms)
    if hits and names.get(forms[0], (False, False))[0]:
        return [(PERSON, 3 if len(forms) > 1 else 2)]
    if hits:
        return [(PERSON, 2)]
    if len(forms) == 1 and forms[0].isupper():
        return [(ORGANIZATION, 1)]
    if candidate.ordinary:
        return []
    return [(PERSON, 1)] if 2 <= len(forms) <= 4 else []


def _person_parts(whole: dict[tuple[str, ...], Counter[str]]) -> frozenset[str]:
    parts: set[str] = set()
    for forms, votes in whole.items():
        if len(forms) > 1 and _best(votes) == PERSON:
            parts.update(forms)
    return frozenset(parts)


def _best(votes: Counter[str]) -> str | None:
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and ranked[0][1] > 0 else None


def _choose(
    candidate: Candidate, vote: Counter[str], whole: dict[tuple[str, ...], Counter[str]], parts: frozenset[str]
) -> str | None:
    forms, unit = candidate.forms, candidate.unit
    if unit.type == PLACE and vote[SPORTS_TEAM] and " ".join(forms) in known.countries():
        return SPORTS_TEAM
    if unit.type and unit.source in ("head", "known", "quoted", "bracket"):
        return unit.type
    if len(forms) == 1 and forms[0] in parts:
        return PERSON
    if candidate.ordinary and max(whole[forms].values(), default=0) < 3:
        return None
    return _best(whole[forms]) or (PERSON if not candidate.ordinary else None)
