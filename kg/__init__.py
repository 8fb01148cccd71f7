"""Simpul reads Indonesian news and writes a knowledge graph; every statement in it points at the words that say so."""

from kg.version import VERSION

__all__ = ["VERSION"]
__version__ = VERSION
