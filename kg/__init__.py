"""Simpul reads Indonesian news and writes a knowledge graph; every statement in it points at the words that say so.

    import kg

    g = kg.build(["berita.txt"])
    g.why("kemenperin", "mendukung", "ayah angkat")

What is named here is loaded when it is first used: `import kg` waits for no library.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kg.version import VERSION

if TYPE_CHECKING:
    from kg.api import Answer, Graph, Reasons, build, open
    from kg.errors import KgError
    from kg.records import Article

__all__ = ["VERSION", "Answer", "Article", "Graph", "KgError", "Reasons", "build", "open"]
__version__ = VERSION

_HOMES = {
    "Answer": "kg.api",
    "Article": "kg.records",
    "Graph": "kg.api",
    "KgError": "kg.errors",
    "Reasons": "kg.api",
    "build": "kg.api",
    "open": "kg.api",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
