"""Provinces, regencies, cities and districts: which of them a name means, as far as it and its article tell."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge import gazetteer, lexicon
from kg.resolve.known import known
from kg.resolve.normal import normal
from kg.resolve.spelling import plain_words
from kg.schema import PLACE

TERRITORY = "kemendagri"
PROVINCE, CITY, REGENCY, DISTRICT = "province", "city", "regency", "district"
_DISTRICT_DOTS = 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a place's name may mean: one territory (`code`), or several districts of one name (`several`)."""

    code: str = ""
    several: bool = False


@cache
def heads() -> Mapping[str, str]:
    """Return the words that stand before a territory's name, with the level that they tell; "" tells none."""
    return {word: level for word, level in lexicon("territory_heads", ("word", "level"))}  # noqa: C416


@cache
def names() -> Mapping[str, str]:
    """Return the first name of each territory, by code."""
    found: dict[str, str] = {}
    for code, name in gazetteer("territories", ("code", "name")):
        found.setdefault(code, name)
    return found


@cache
def _codes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return bare name → level → codes."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code, name in gazetteer("territories", ("code", "name")):
        level, bare = _split(name)
        if code.count(".") == _DISTRICT_DOTS:
            level = DISTRICT
        elif "." not in code:
            level = PROVINCE
        found[bare][level or _level(code)].add(code)
    return {bare: {level: tuple(sorted(codes)) for level, codes in levels.items()} for bare, levels in found.items()}


def _level(code: str) -> str:
    """Return whether a regency's code is a city's: their last two digits begin at 71."""
    return CITY if int(code.split(".")[1]) > 70 else REGENCY


def _split(name: str) -> tuple[str, str]:
    """Return (level, bare name): "Kota Administrasi Jakarta Pusat" is the city "jakarta pusat"."""
    parts, level = plain_words(name), ""
    while len(parts) > 1 and parts[0] in heads():
        level = heads()[parts[0]] or level
        parts = parts[1:]
    return level, " ".join(parts)


@lru_cache(maxsize=50_000)
def meaning(name: str, nearby: frozenset[str] = frozenset()) -> Meaning:
    """Return what a place's name means; `nearby` are the codes of the territories that its article surely names.

    A bare name means the city and not the regency of that name, unless the article's districts lie in the regency; a
    name that a province shares with a city means neither. A district's name that several bear means the one whose
    regency is nearby.

    >>> title(meaning("Bandung").code), title(meaning("Bandung", frozenset({"32.04.05"})).code)
    ('Kota Bandung', 'Kabupaten Bandung')
    """
    level, bare = _split(name)
    levels = _codes().get(bare)
    if not levels:
        entry = known(PLACE).get(normal(PLACE, name))
        level, bare = _split(entry.name if entry else normal(PLACE, name))
        levels = _codes().get(bare, {})
    if level:
        return _one(levels.get(level, ()), nearby)
    if PROVINCE in levels:
        return Meaning() if levels.keys() & {CITY, REGENCY} else _one(levels[PROVINCE], nearby)
    if levels.keys() & {CITY, REGENCY}:
        return Meaning(_city_or_regency(levels, nearby))
    return Meaning() if bare in known(PLACE) else _one(levels.get(DISTRICT, ()), nearby)


def _one(codes: Collection[str], nearby: Collection[str]) -> Meaning:
    if len(codes) > 1:
        inside = [code for code in codes if any(_inside(code, other) for other in nearby)]
        return Meaning(inside[0]) if len(inside) == 1 else Meaning(several=True)
    return Meaning(next(iter(codes), ""))


def _city_or_regency(levels: Mapping[str, tuple[str, ...]], nearby: Collection[str]) -> str:
    """Return the territory that holds most of what is nearby; of equals the city."""
    choices = [*levels.get(CITY, ()), *levels.get(REGENCY, ())]
    return max(choices, key=lambda code: sum(_inside(other, code) for other in nearby))


def _inside(code: str, other: str) -> bool:
    """Return whether one territory lies in the other, but not in a whole province, which tells too little."""
    return "." in other and code.startswith(f"{other}.")


def title(code: str) -> str:
    """Return a name of the territory that no other bears."""
    name = names()[code]
    if code.count(".") < _DISTRICT_DOTS:
        return name
    alone = len(_codes()[_split(name)[1]].get(DISTRICT, ())) == 1
    return f"{district_head()} {name}" if alone else f"{district_head()} {name} {code}"


@cache
def district_head() -> str:
    """Return the word that stands before a district's name."""
    return next(word.title() for word, level in heads().items() if level == DISTRICT)


def territory_key(code: str) -> str:
    """Return the key of the territory with this code."""
    return " ".join(plain_words(title(code)))


def territory(key: str) -> str | None:
    """Return the code of the territory with this key, None where it is none's."""
    return _keys().get(key)


@cache
def _keys() -> Mapping[str, str]:
    return {territory_key(code): code for code in names()}
