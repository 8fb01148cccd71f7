"""The page's own JavaScript: ES modules in assets/, joined into one script that needs no server.

A browser loads modules from disk only over HTTP, so the page gets them in one piece: each after those it imports, the
lines of import and the word `export` taken out. Their top-level names share one scope; a name used twice is a
SyntaxError of the whole script, which the tests of the page would see at once.
"""

import re
from functools import cache
from typing import Final

from kg.view.looks import ASSETS

FIRST: Final = "main"
_IMPORT: Final = re.compile(r'^import [^;]*? from "\./([\w-]+)\.js";\n', re.MULTILINE | re.DOTALL)
_EXPORT: Final = re.compile(r"^export (?=(?:async function|function|class|const|let)\b)", re.MULTILINE)


@cache
def script() -> str:
    """Return the modules that main.js needs, and itself, as one script."""
    parts = "\n".join(_EXPORT.sub("", _IMPORT.sub("", _source(name))) for name in modules())
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def modules() -> list[str]:
    """Return the names of the modules, each after those it imports; where two import each other, in the order met."""
    found: dict[str, None] = {}
    met: set[str] = set()

    def visit(name: str) -> None:
        if name in met:
            return
        met.add(name)
        for other in _IMPORT.findall(_source(name)):
            visit(other)
        found[name] = None

    visit(FIRST)
    return list(found)


def _source(name: str) -> str:
    return (ASSETS / f"{name}.js").read_text(encoding="utf-8")
