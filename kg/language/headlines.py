"""How far the headline of another article reaches, where a scrape ran it into the text ("Baca juga: …")."""

import re

from kg.knowledge import words
from kg.language.starters import starters

REACH = 320
"""A headline ends within this many characters."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]+ )")
_QUOTED = re.compile(r"(?<=[\w?!.])(?:\s*)([\"“])(?=[A-Z])")


def headline_end(text: str, start: int, end: int) -> int:
    """Return where the headline that begins at `start` ends, at most `end`.

    Headlines write most words with a capital. So the first other word in lower case belongs to the next sentence, and
    that sentence begins at the last seam before it: two words run together, a quotation mark, a word that opens
    sentences, or else the word before it.
    """
    limit = min(end, start + REACH)
    low = next((m for m in _WORD.finditer(text, start, limit) if _is_low(m[0])), None)
    if low is None:
        return end if end <= limit else start
    seams = [m.start() for m in _GLUED.finditer(text, start, low.start())]
    seams += [m.start(1) for m in _QUOTED.finditer(text, start, low.start())]
    heads = list(_WORD.finditer(text, start, low.start()))
    if seams and len(_WORD.findall(text, max(seams), low.start())) <= 6:
        return max(seams)
    run = heads[1:][-7:]
    openings = [m.start() for m in run if m[0] in starters("function")][-1:]
    openings += [m.start() for m in run if m[0] in starters("role")][:1]
    if openings:
        return openings[0]
    return run[-1].start() if run else start


def _is_low(word: str) -> bool:
    return word[0].islower() and word not in words("headline_words")
