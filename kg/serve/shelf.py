"""The files of the pages, by their names."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "assets"


@cache
def read(name: str) -> str:
    """Return the text of one of our files."""
    return (FOLDER / name).read_text(encoding="utf-8")
