"""Names that stand between quotation marks behind a word for what they are: program "desa terang", film "Laut Biru"."""

from collections.abc import Sequence

from kg.find.name_lexicon import cues
from kg.find.name_units import Unit
from kg.find.name_words import Word
from kg.schema import EVENT, PRODUCT, PROGRAMME

LONGEST = 9
"""A quoted name has no more words than this; more is a quotation."""

_QUOTABLE = frozenset({PROGRAMME, PRODUCT, EVENT})


def quoted_units(words: Sequence[Word]) -> list[Unit]:
    """Return the units inside quotation marks, in order."""
    found: list[Unit] = []
    for at, word in enumerate(words[:-2]):
        kind = _kind(words, at)
        if kind is None or (found and at < found[-1].end) or words[at + 1].kind != "quote":
            continue
        end = next((i for i in range(at + 2, min(at + 3 + LONGEST, len(words))) if words[i].kind == "quote"), 0)
        if end > at + 2 and word.span.end + 1 == words[at + 1].span.start:
            last = end - 1 if words[end - 1].form in (",", ".") and end - 1 > at + 2 else end
            found.append(Unit(at + 2, last, kind, "quoted"))
    return found


def _kind(words: Sequence[Word], at: int) -> str | None:
    told = cues("before").get(words[at].form.lower(), ())
    return next((kind for kind, votes in told if kind in _QUOTABLE and votes >= 3), None)
