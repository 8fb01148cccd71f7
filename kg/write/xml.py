"""XML as a stream, and the characters that XML cannot hold.

XML has no way to write most control characters. Each becomes `_xHHHH_` with its code in hex, as in Office files
(ECMA-376, ST_Xstring); a text that holds such a word already, or would once the character behind it is written so,
gets `_x005F_` for the first underscore of it: `from_xml` gives back every text exactly.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

from lxml import etree

_NONE: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
_FORBIDDEN: Final = re.compile(f"[{_NONE}]|_(?=x[0-9A-Fa-f]{{4}}[_{_NONE}])")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def to_xml(text: str) -> str:
    """Return a text that XML can hold.

    >>> to_xml("Ni\\x07ai 😀"), to_xml("_x0007_"), from_xml(to_xml("_x0007\\x07"))
    ('Ni_x0007_ai 😀', '_x005F_x0007_', '_x0007\\x07')
    """
    return _FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def from_xml(text: str) -> str:
    """Return what `to_xml` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


@contextmanager
def document(out: BinaryIO, root: str, attributes: dict[str, str], spaces: dict[str | None, str]) -> Iterator[Any]:
    """Yield lxml's incremental writer inside the root of a document in UTF-8; the elements are written one by one.

    The root declares the namespaces `spaces`; elements given by plain names stand in its default one.
    """
    with etree.xmlfile(out, encoding="utf-8") as writer:
        writer.write_declaration()
        with writer.element(root, attributes, nsmap=spaces):
            writer.write("\n")
            yield writer
    out.write(b"\n")


@contextmanager
def element(writer: Any, tag: str, attributes: dict[str, str]) -> Iterator[None]:
    """Write an element around what is written meanwhile, on lines of its own."""
    with writer.element(tag, {name: to_xml(value) for name, value in attributes.items()}):
        writer.write("\n")
        yield
    writer.write("\n")


def leaf(tag: str, attributes: dict[str, str], text: str | None = None) -> Any:
    """Return an element without children."""
    made = etree.Element(tag, {name: to_xml(value) for name, value in attributes.items()})
    made.text = None if text is None else to_xml(text)
    return made


def write(writer: Any, made: Any) -> None:
    """Write an element on a line of its own."""
    writer.write(made)
    writer.write("\n")
