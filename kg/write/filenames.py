"""Names of notes that every file system takes: Windows too, and those that do not tell capitals apart."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 120
"""Bytes of a name in UTF-8, without its mark and ending: file systems take 255."""
# What Windows forbids, what breaks a wikilink, and controls and characters that turn their neighbours around.
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\[\]#^%`]')
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
_MARK: Final = 8
_MARKED: Final = re.compile(r"\([0-9a-f]{8}\)$")


def file_names(named: Mapping[str, str]) -> dict[str, str]:
    """Return for each id a file name made of its name, no two the same even without regard to capitals.

    Names that would fall together, and names of which something was left out, get a mark made of the id.

    >>> file_names({"a": "Rina", "b": "RINA", "c": "Budi", "d": "PT A/B"})
    {'a': 'Rina (ca978112)', 'b': 'RINA (3e23e816)', 'c': 'Budi', 'd': 'PT A B (18ac3e73)'}
    """
    shaped = {one: safe_name(name) for one, name in named.items()}
    taken = Counter(map(_folded, shaped.values()))
    alone = {one for one, name in shaped.items() if name and name == named[one] and taken[_folded(name)] == 1}
    alone -= {one for one, name in named.items() if _MARKED.search(name)}
    return {one: name if one in alone else f"{name} ({_mark(one)})".lstrip() for one, name in shaped.items()}


def safe_name(name: str) -> str:
    """Return `name` as a file may be called; it may be empty.

    >>> safe_name("../etc/passwd"), safe_name("NUL.txt"), safe_name(" Rapat\\n[I] . ")
    ('etc passwd', '', 'Rapat I')
    """
    visible = "".join(" " if c.isspace() else c for c in name if c.isspace() or unicodedata.category(c)[0] != "C")
    plain = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", visible)).split()).strip(". ")
    plain = plain.encode()[:LONGEST].decode(errors="ignore").strip(". ")
    return "" if _DEVICES.fullmatch(plain) else plain


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name.casefold())


def _mark(identifier: str) -> str:
    return hashlib.sha256(identifier.encode()).hexdigest()[:_MARK]
