"""How a name stands on the canvas: short, in lines, without characters that would turn its neighbours around.

And what a page is called that has no headline of its own.
"""

import textwrap
import unicodedata
from collections import Counter
from typing import Final

from kg.view.picture import Picture

LINE: Final = 20
LINES: Final = 2
LETTER: Final = 6.7
"""Width of an average letter in pixels at 13 px."""
LEADING: Final = 16
_KEPT: Final = 4 * LINE * LINES


def shown(name: str) -> str:
    """Return `name` cut to two lines of twenty characters, control and direction characters left out.

    >>> shown("Kementerian Kelautan dan Perikanan Republik Indonesia")
    'Kementerian Kelautan\\ndan Perikanan…'
    >>> shown("Rini\\u202eFauzan")
    'RiniFauzan'
    """
    plain = "".join(" " if c.isspace() else c for c in name[:_KEPT] if c.isspace() or unicodedata.category(c)[0] != "C")
    return "\n".join(textwrap.wrap(plain, LINE, max_lines=LINES, placeholder="…")) or "?"


def box(label: str, radius: float) -> tuple[float, float]:
    """Return the width and height of a node of `radius` with its label under it, in pixels."""
    lines = label.split("\n")
    return max(2 * radius, max(map(len, lines)) * LETTER), 2 * radius + len(lines) * LEADING + 4


def title_of(picture: Picture) -> str:
    """Return the headline of the only article, else the names of the three things that most is said of."""
    headlines = [source.title for source in picture.sources.values()]
    if len(headlines) == 1 and headlines[0]:
        return headlines[0]
    said = Counter(end for claim in picture.claims for end in (claim.subject, claim.object))
    said.update(office.person for office in picture.offices)
    first = sorted(picture.things.values(), key=lambda thing: (-said[thing.id], thing.id))[:3]
    return ", ".join(textwrap.shorten(thing.name[:_KEPT], 2 * LINE, placeholder="…") for thing in first)
