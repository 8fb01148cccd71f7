"""The form in which names are compared: short words written out, fillers left out."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from kg.knowledge import gazetteer, lexicon
from kg.resolve.spelling import plain_words
from kg.schema import ORGANISATIONS

ORGANISATION = "organisation"
WORD = "word"
"""The family, in same_names.tsv, of short words that stand inside names of any family."""
_SHORTEST = 3


def family_of(type_name: str) -> str:
    """Return the wider type within which a name means one thing: all organisations are one family."""
    return ORGANISATION if type_name in ORGANISATIONS else type_name


@lru_cache(maxsize=50_000)
def normal(family: str, name: str) -> str:
    """Return the form in which names of a family are compared, spelling left as it is.

    >>> normal("organisation", "Pemprov Jatim") == normal("organisation", "Pemerintah Provinsi Jawa Timur")
    True
    """
    parts = stripped(family, expanded(_with_numbers(plain_words(name))))
    return " ".join(sorted(parts) if parts[:1] and parts[0] in fillers(family, "bag") else parts)


@cache
def fillers(family: str, where: str) -> frozenset[str]:
    """Return the words that names of a family may do without at a place: first, last, any, state, nation, bag."""
    rows = lexicon("name_fillers", ("word", "family", "where"))
    return frozenset(word for word, kind, place in rows if (kind, place) == (family, where))


def stripped(family: str, parts: list[str]) -> list[str]:
    """Return the words of a name without those that it may do without; one word always remains.

    >>> stripped("organisation", ["pt", "maju", "jaya", "tbk"]), stripped("organisation", ["dpr", "ri"])
    (['maju', 'jaya'], ['dpr'])
    """
    anywhere, first, last = (fillers(family, where) for where in ("any", "first", "last"))
    kept = [part for part in parts if part not in anywhere] or parts
    while len(kept) > 1 and kept[0] in first:
        kept = kept[1:]
    while len(kept) > 1 and kept[-1] in last:
        kept = kept[:-1]
    if kept and kept[0] in fillers(family, "state"):
        kept = _without_nation(kept, fillers(family, "nation"))
    return kept


def _without_nation(parts: list[str], nation: frozenset[str]) -> list[str]:
    for size in (2, 1):
        if len(parts) > size and " ".join(parts[-size:]) in nation:
            return parts[:-size]
    return parts


def _with_numbers(parts: list[str]) -> list[str]:
    """Return the words with "U 23" written as "U23"."""
    joined: list[str] = []
    for part in parts:
        if part.isdigit() and joined and len(joined[-1]) == 1:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def expanded(parts: list[str]) -> list[str]:
    """Return the words of a name, each short one replaced by what it stands for."""
    table = _expansions()
    if len(parts) < 2 or not any(part in table for part in parts):
        return parts
    return [word for part in parts for word in table.get(part, (part,))]


@cache
def _expansions() -> Mapping[str, tuple[str, ...]]:
    """Return what a short word inside a longer name stands for: "pemprov", "jatim", "kpk"."""
    found: dict[str, tuple[str, ...]] = {}
    for short, name, sure in _shorts():
        word, full = plain_words(short), tuple(plain_words(name))
        if len(word) == 1 and (sure or len(word[0]) >= _SHORTEST) and word[0] not in full:
            found.setdefault(word[0], full)
    return found


def _shorts() -> Iterator[tuple[str, str, bool]]:
    """Yield (short form, what it stands for, whether we say so: it may then be shorter than acronyms are)."""
    for family, name, same in gazetteer("same_names", ("family", "name", "same")):
        if family == WORD:
            yield name, same, True
    for table, kind in (("organisations", "type"), ("places_indonesia", "kind")):
        for name, _, stands_for in gazetteer(table, ("name", kind, "stands_for")):
            if stands_for:
                yield name, stands_for, False
    ordinary = _ordinary()
    for name, stands_for in gazetteer("acronyms", ("short", "name")):
        if name.lower() not in ordinary:
            yield name, stands_for, False


def _ordinary() -> frozenset[str]:
    """Return the words of which names of places and persons are made, and fillers: no acronym may take their place."""
    places = (word for (name,) in gazetteer("territories", ("name",)) for word in plain_words(name))
    persons = (name.lower() for (name,) in lexicon("person_names", ("name",)))
    return frozenset([*places, *persons, *(word for (word,) in lexicon("name_fillers", ("word",)))])
