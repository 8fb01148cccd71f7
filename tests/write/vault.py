"""A vault as its reader sees it: front matter, and where the links lead."""

import re
from pathlib import Path
from typing import Any

import yaml

LINK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]")


def split(note: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body of a note."""
    _, matter, body = note.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(matter, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), body


def links(folder: Path) -> list[str]:
    """Return where the links of all notes lead."""
    return [found[1] for note in folder.rglob("*.md") for found in LINK.finditer(split(note)[1])]


def broken(folder: Path) -> list[str]:
    """Return the links that lead nowhere."""
    return sorted({target for target in links(folder) if not (folder / f"{target}.md").is_file()})
