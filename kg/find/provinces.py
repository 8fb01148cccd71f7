"""Where a province's name stands right behind that of a territory in it: "Kalasan Daerah Istimewa Yogyakarta"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kg.find.name_lexicon import known_names
from kg.knowledge import gazetteer, words

_PROVINCE = 2
"""Digits of a province's code, with which the codes of all in it begin."""


def province_at(forms: Sequence[str]) -> int | None:
    """Return where, at the end of a name, a province begins behind a territory that lies in it; None for nowhere.

    >>> province_at(["Balige", "Sumatera", "Utara"]), province_at(["Banda", "Aceh"]), province_at(["Sleman", "Bali"])
    (1, None, None)
    >>> province_at(["Polres", "Ogan", "Komering", "Ulu", "Sumsel"])
    4
    """
    for at in range(1, len(forms)):
        province = _provinces().get(_full(" ".join(forms[at:])))
        if province is not None:
            within = any(province in _within().get(" ".join(forms[start:at]), ()) for start in range(at))
            whole = any(" ".join(forms[start:]) in _within() for start in range(at))
            return at if within and not whole else None
    return None


def _full(name: str) -> str:
    """Return the name that a short form stands for: "Sumatera Utara" for "Sumut"."""
    known = known_names().get(name)
    return known.stands_for if known and known.place and known.stands_for else name


@cache
def _provinces() -> Mapping[str, str]:
    """Return the code of each province by name."""
    return {name: code for code, name in _rows() if len(code) == _PROVINCE}


@cache
def _within() -> Mapping[str, frozenset[str]]:
    """Return the codes of the provinces in which territories of a bare name lie."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in _rows():
        if len(code) > _PROVINCE:
            found[_bare(name)].add(code[:_PROVINCE])
    return {name: frozenset(codes) for name, codes in found.items()}


def _bare(name: str) -> str:
    forms = name.split()
    while len(forms) > 1 and forms[0].casefold() in words("territory_heads"):
        del forms[0]
    return " ".join(forms)


def _rows() -> Sequence[Sequence[str]]:
    return gazetteer("territories", ("code", "name"))
