"""The forms of Indonesian words: base form, voice, and the clitics at their ends."""

from functools import cache, lru_cache
from typing import Any, Literal

from kg.knowledge import lexicon

LONGEST = 32
"""Longer forms are no Indonesian words, and the stemmer would take its time over them."""


@lru_cache(maxsize=65536)
def base(form: str) -> str:
    """Return the base form of a word, in lower case; a word that is its own base is returned as it is.

    Function words ("sebagai", "menurut", "secara") are their own base. A doubled word gives the base of its half.

    >>> base("Mengapresiasi"), base("didukung"), base("pengurus-pengurus"), base("menurut")
    ('apresiasi', 'dukung', 'urus', 'menurut')
    """
    lower = form.lower()
    known = _known().get(lower)
    if known is not None:
        return known
    bare = next((lower.removesuffix(ending) for ending in _affixes("clitic") if lower.endswith(ending)), lower)
    if bare in _known():
        return _known()[bare]
    half, _, other = lower.partition("-")
    if other and half and (other.startswith(half) or half.endswith(other)):
        return base(half)
    if len(lower) > LONGEST or not lower.isascii() or not lower.isalpha():
        return lower
    if not lower.startswith(_affixes("first")) and not lower.endswith(_affixes("last")):
        return lower
    return str(_stemmer().stem(lower))


def voice(form: str) -> Literal["active", "passive"] | None:
    """Return the voice that a verb's prefix tells: meN- and ber- are active, di- and ter- passive.

    >>> voice("mendukung"), voice("didukung"), voice("terpilih"), voice("dukung")
    ('active', 'passive', 'passive', None)
    """
    lower = form.lower()
    if base(lower) == lower:
        return None
    if lower.startswith(_affixes("active")):
        return "active"
    return "passive" if lower.startswith(_affixes("passive")) else None


def clitic(form: str) -> tuple[str, str]:
    """Return the word without the clitic at its end, and the clitic in lower case ("" if there is none).

    >>> clitic("ujarnya"), clitic("Tanya"), clitic("bisakah"), clitic("meskipun")
    (('ujar', 'nya'), ('Tanya', ''), ('bisa', 'kah'), ('meskipun', ''))
    """
    lower = form.lower()
    for ending in _affixes("clitic"):
        stem = lower[: -len(ending)]
        if lower.endswith(ending) and len(stem) > 2 and base(lower) != lower and base(lower) == base(stem):
            return form[: -len(ending)], ending
    return form, ""


@cache
def _affixes(kind: str) -> tuple[str, ...]:
    return tuple(form for form, of in lexicon("affixes", ("form", "kind")) if of == kind)


@cache
def _known() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon("base_forms", ("form", "base"))}


@cache
def _stemmer() -> Any:
    # Loading takes longer than reading a short article, so it waits for the first word that the table lacks.
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer().delegatedStemmer
