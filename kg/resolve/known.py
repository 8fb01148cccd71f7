"""What the gazetteers know of a name: the name that it stands for, and the identifiers of what bears it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.knowledge import gazetteer, lexicon
from kg.resolve.normal import ORGANISATION, family_of, normal
from kg.schema import PLACE

TICKER, ROR, WIKIDATA = "idx", "ror", "wikidata"
Identifiers = tuple[tuple[str, str], ...]
Row = tuple[str, str, Identifiers]
"""A name, the name that it stands for or "", and the identifiers of what bears it."""


@dataclass(frozen=True, slots=True)
class Known:
    """The full name of something that a gazetteer lists, and its identifiers (scheme, value)."""

    name: str
    identifiers: Identifiers = ()


@cache
def known(family: str) -> Mapping[str, Known]:
    """Return what the gazetteers know of a family, by normal form; territories are in `kg.resolve.territories`."""
    found: dict[str, Known] = {}
    same: dict[str, str] = {}
    for name, stands_for, identifiers in _rows(family):
        form = normal(family, name)
        if stands_for:
            same.setdefault(form, normal(family, stands_for))
            found.setdefault(normal(family, stands_for), Known(stands_for))
        elif form in found:
            ours = found[form]
            more = tuple(one for one in identifiers if one not in ours.identifiers)
            found[form] = Known(ours.name, ours.identifiers + more)
        else:
            found[form] = Known(name, identifiers)
    return found | {form: found[_end(form, same)] for form in same}


def _end(form: str, same: Mapping[str, str]) -> str:
    seen = {form}
    while form in same and same[form] not in seen:
        form = same[form]
        seen.add(form)
    return form


def _rows(family: str) -> Iterator[Row]:
    """Yield the rows of a family; the first that knows a name decides how it is written."""
    for kind, name, same in gazetteer("same_names", ("family", "name", "same")):
        if kind == family:
            yield name, same, ()
    if family == PLACE:
        yield from _places()
    for kind, row in (*_things(), *_acronyms()):
        if kind == family:
            yield row
    if family == ORGANISATION:
        yield from _identified()


def _places() -> Iterator[Row]:
    for name, _, stands_for in gazetteer("places_world", ("name", "kind", "stands_for")):
        yield name, stands_for, ()
    for name, stands_for in gazetteer("places_indonesia", ("name", "stands_for")):
        if stands_for:
            yield name, stands_for, ()
    for name, stands_for in gazetteer("nicknames", ("name", "stands_for")):
        yield name, stands_for, ()


def _things() -> Iterator[tuple[str, Row]]:
    for table in ("organisations", "schools"):
        for name, kind, stands_for in gazetteer(table, ("name", "type", "stands_for")):
            yield family_of(kind), (name, stands_for, ())


def _acronyms() -> Iterator[tuple[str, Row]]:
    """Yield the acronyms that articles explain in one way only, by a name that tells what it is."""
    rows = gazetteer("acronyms", ("short", "name"))
    often = Counter(short for short, _ in rows)
    types = {head: kind for head, kind, place in lexicon("heads", ("head", "type", "place")) if place == "first"}
    for short, name in rows:
        kind = types.get(name.split(" ", 1)[0])
        if kind and often[short] == 1 and short.isupper():
            yield family_of(kind), (short, name, ())


def _identified() -> Iterator[Row]:
    for name, ticker in gazetteer("listed", ("name", "ticker")):
        yield name, "", ((TICKER, ticker),)
    for name, ror, wikidata in gazetteer("institutes", ("name", "ror", "wikidata")):
        yield name, "", ((ROR, ror), (WIKIDATA, wikidata))[: 2 if wikidata else 1]
