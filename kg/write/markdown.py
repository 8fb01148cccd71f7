"""Markdown and YAML front matter in which no name and no quotation can do anything but be read."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

_ACTIVE: Final = re.compile(r"([\\`*_{}\[\]<>#|~=^$%&!@])")
# What may begin a list, a heading or a rule at the start of a line: a mark, or a number with one behind it.
_OPENING: Final = re.compile(r"^(\s*(?=[-+])|\s*\d+(?=[.)]))(.)")
_UNPRINTED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return a text of one line that Markdown shows as it is, line breaks and other white space as spaces.

    >>> plain("*Rina* [[x]]\\n# <b>")
    '\\\\*Rina\\\\* \\\\[\\\\[x\\\\]\\\\] \\\\# \\\\<b\\\\>'
    """
    escaped = _ACTIVE.sub(r"\\\1", " ".join(text.split()))
    return _OPENING.sub(r"\1\\\2", escaped)


def link(path: str, name: str) -> str:
    """Return a wikilink to the note `path` that shows `name`, or what a link can show of it.

    >>> link("Orang/Rina", "Rina"), link("Orang/PT A", "PT [A|B]")
    ('[[Orang/Rina|Rina]]', '[[Orang/PT A|PT (A/B)]]')
    """
    shown = " ".join(name.split()).translate(_SHOWN)
    return f"[[{path}|{shown or path}]]"


_SHOWN: Final = str.maketrans({"[": "(", "]": ")", "|": "/", "<": "‹", ">": "›", "`": "'", "$": "＄", "\\": "/"})


def front_matter(values: Mapping[str, Any]) -> str:
    """Return YAML front matter. Every value is JSON, which YAML reads to the very character; None is left out."""
    lines = [f"{key}: {_quoted(value)}" for key, value in values.items() if value is not None]
    return "\n".join(["---", *lines, "---", ""])


def _quoted(value: Any) -> str:
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
