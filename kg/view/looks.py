"""How each type looks: shape, colour and icon, from assets/looks.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.schema import Schema

ASSETS: Final = Path(__file__).parent / "assets"
ANY: Final = "*"
"""The look of a type that has none of its own and stands below none that has."""


@dataclass(frozen=True, slots=True)
class Look:
    """`shape` is a shape of vis-network; `outline` and `icon` are SVG paths on a grid of 24; colours are #rrggbb."""

    shape: str
    outline: str
    colour: str
    ink: str
    icon: str


@cache
def looks() -> dict[str, Look]:
    """Return the look of each type by the name of its class, `*` for any other."""
    given = tomllib.loads((ASSETS / "looks.toml").read_text(encoding="utf-8"))
    outlines = given["outlines"]
    return {
        name: Look(row["shape"], outlines[row["shape"]], row["colour"], row["ink"], row["icon"])
        for name, row in given["types"].items()
    }


def look_of(name: str, schema: Schema) -> Look:
    """Return the look of a type, else that of the nearest type above it: a user's own class looks like its parent."""
    ahead = [name]
    while ahead:
        here = ahead.pop(0)
        if here in looks():
            return looks()[here]
        if here in schema.classes:
            ahead.extend(schema.classes[here].parents)
    return looks()[ANY]
