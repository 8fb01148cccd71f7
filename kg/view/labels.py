"""How a name stands on the canvas: short, in lines, without characters that would turn its neighbours around."""

import textwrap
import unicodedata
from typing import Final

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
