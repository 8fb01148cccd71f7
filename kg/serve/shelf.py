"""The files of the pages, by their names."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "assets"


@cache
def read(name: str) -> str:
    """Return the text of one of our files."""
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def word(key: str, language: str) -> str:
    """Return what we call something in Indonesian (`id`) or English (`en`): assets/words.toml.

    >>> word("alias", "id"), word("alias", "en")
    ('nama lain', 'other name')
    """
    said: str = tomllib.loads(read("words.toml"))[key][language]
    return said
