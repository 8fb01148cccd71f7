"""Which team of a country or club a name means: that of an age, of women, of a sport ("Timnas U-23")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import gazetteer, lexicon

TEAM, SIDE, AGE, SEX, MAIN, SPORT, FOOTBALL = "team", "side", "age", "sex", "main", "sport", "football"
HOME, BYNAME = "home", "byname"
_AGE = re.compile(r"\bu ?-? ?(\d{1,2})\b")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4
_OFTEN = 3
"""How often a text that is about games names them."""


@dataclass(frozen=True, slots=True)
class Squad:
    """A team's name taken apart: what remains of it, its marks as (kind, word), whether it says "national team".

    `byname`: it says so by a name that others may bear too ("Garuda"), and what remains is the country.
    """

    rest: str
    marks: frozenset[tuple[str, str]] = frozenset()
    national: bool = False
    byname: bool = False

    @property
    def country(self) -> bool:
        """Whether what remains is the name of a country."""
        return self.rest in _countries()


@lru_cache(maxsize=50_000)
def squad(form: str) -> Squad:
    """Return a team's name taken apart.

    >>> squad("Timnas U-23 Indonesia").rest, sorted(squad("tim bola voli putri Jepang").marks)
    ('indonesia', [('sex', 'putri'), ('sport', 'voli')])
    >>> squad("Skuad Garuda").rest, squad("Skuad Garuda").national
    ('indonesia', True)
    """
    parts = _WORD.findall(_AGE.sub(r"u\1", form.casefold()))
    rest, marks, national, byname, at = [], set(), False, False, 0
    while at < len(parts):
        size, kind, word = _longest(parts, at)
        if kind in ("", HOME):
            rest.append(parts[at])
        elif kind == TEAM:
            national = True
        elif kind == BYNAME:
            rest.append(word)
            national = byname = True
        elif kind != SIDE:
            marks.add((kind, word))
        at += size
    return Squad(" ".join(rest), frozenset(marks), national, byname)


def telling(marks: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Return the words of the marks that tell another team than the one that is meant where nothing is said."""
    return frozenset(word for kind, word in marks if kind not in (MAIN, FOOTBALL))


def is_other_squad(short: str, full: str, *, earlier: bool) -> bool:
    """Return whether a shorter name of a team, used earlier than the full one or later, means another team.

    Teams of two ages are two. "Persib" may be short for "Persib U-20" only once that was named, while a country's name
    may be short for any of its teams.
    """
    one, other = squad(short), squad(full)
    if not one.marks <= other.marks:
        return True
    return one.marks != other.marks and earlier and (one.national or bool(one.marks) or not one.country)


def is_short_squad(short: str, full: str) -> bool:
    """Return whether "timnas" or a country's name may stand for the full name of a national team.

    >>> is_short_squad("Jepang", "timnas voli putri Jepang"), is_short_squad("Jepang", "Persib Bandung")
    (True, False)
    """
    one, other = squad(short), squad(full)
    named = other.country and (other.national or bool(other.marks))
    return named and (one.rest == other.rest or (one.national and not one.rest))


@cache
def home() -> str:
    """Return the country whose national team is meant where none is named."""
    return next(word for word, (kind, _) in _words().items() if kind == HOME)


@lru_cache(maxsize=1_000)
def sport_of(text: str) -> str:
    """Return the sport of which a text speaks most, nothing where that is football or none.

    >>> sport_of("Tim bola voli berlatih. Pelatih voli senang."), sport_of("Ia mencetak gol.")
    ('voli', '')
    """
    parts, at = _WORD.findall(text.casefold()), 0
    found: dict[tuple[str, str], int] = {}
    while at < len(parts):
        size, kind, word = _longest(parts, at)
        if kind in (SPORT, FOOTBALL):
            found[kind, word] = found.get((kind, word), 0) + 1
        at += size
    best = min(found.items(), key=lambda item: (-item[1], item[0]), default=None)
    return best[0][1] if best and best[0][0] == SPORT and best[1] > 1 else ""


def age_of(text: str) -> str:
    """Return the age of the football teams at the games that a text is about, nothing where it is about none.

    >>> age_of("Olimpiade dibuka. Tiket ke Olimpiade direbut. Olimpiade usai."), age_of("Ia pernah ke Olimpiade.")
    ('u23', '')
    """
    named = [age for name, age in lexicon("games", ("name", "age")) for _ in range(text.count(name))]
    return min(set(named), key=lambda age: (-named.count(age), age)) if len(named) >= _OFTEN else ""


def _longest(parts: Sequence[str], at: int) -> tuple[int, str, str]:
    """Return how many words the longest listed phrase at a place has, its kind and what it stands for."""
    if parts[at] not in _firsts():
        return (1, AGE, parts[at]) if _AGE.fullmatch(parts[at]) else (1, "", "")
    for size in range(_LONGEST, 0, -1):
        found = _words().get(" ".join(parts[at : at + size]))
        if found and at + size <= len(parts):
            return size, *found
    return 1, "", ""


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    return {word: (kind, same) for word, kind, same in lexicon("squads", ("word", "kind", "same"))}


@cache
def _firsts() -> frozenset[str]:
    return frozenset(word.split()[0] for word in _words())


@cache
def _countries() -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(name.casefold())) for (name,) in gazetteer("countries", ("name",)))
