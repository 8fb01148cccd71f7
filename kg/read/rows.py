"""One row of fields, whatever its format → one Article: the gate that every article passes."""

import hashlib
import logging
from collections.abc import Mapping

from kg.errors import InputError
from kg.read.encoding import fault, normalise
from kg.read.foreign import foreign_language
from kg.read.options import ReadOptions
from kg.read.outlets import outlet_of
from kg.read.published import parse_published
from kg.read.source import Source
from kg.read.urls import web_address
from kg.records import Article

FIELDS = ("id", "text", "title", "outlet", "url", "date")
ID_DIGITS = 12
log = logging.getLogger(__name__)


def article_from(row: Mapping[str, object], source: Source, options: ReadOptions, line: int | None = None) -> Article:
    """Return the article of a row with the keys of FIELDS, of which `text` alone is needed.

    The text is normalised (see `normalise`) and otherwise kept. A given id is kept; else the id is made from the URL,
    else from the text. A URL that is not of the web is dropped. A date that cannot be read for sure leaves
    `published` None and stays in `printed`. Raises InputError for a wrong type, no text, no letter, or another
    language.
    """
    try:
        fields = {name: _cell(name, row.get(name)) for name in FIELDS}
        text = normalise(_given(fields["text"]))
        _check(text, options)
    except InputError as error:
        raise InputError(error.reason, source.name, line) from None
    url = web_address(fields["url"] or "")
    outlet = outlet_of(fields["outlet"], url, text)
    published = parse_published(fields["date"] or "", outlet)
    if fields["date"] and not published:
        log.info("%s: the date %r cannot be read for sure", source.name, fields["date"])
    return Article(
        id=fields["id"] or content_id(url or text),
        text=text,
        title=fields["title"],
        outlet=outlet,
        url=url,
        published=published,
        printed=None if published else fields["date"],
    )


def content_id(content: str) -> str:
    """Return an id that depends on `content` only: 12 hex digits of its SHA-256.

    >>> content_id("Jakarta")
    '592e27e27927'
    """
    return hashlib.sha256(content.encode()).hexdigest()[:ID_DIGITS]


def _cell(name: str, value: object) -> str | None:
    """Return a field as text, None if it is not there; of metadata the space is tidied, of the text nothing."""
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{name} is not a string but {type(value).__name__}")
    wrong = fault(value)
    if wrong:
        raise InputError(f"{name} {wrong}")
    if name == "text":
        return value
    return normalise(value if name == "id" else " ".join(value.split())).strip() or None


def _given(text: str | None) -> str:
    if text is None:
        raise InputError("no text")
    return text


def _check(text: str, options: ReadOptions) -> None:
    if not text.strip():
        raise InputError("the text is empty")
    if not any(character.isalpha() for character in text):
        raise InputError("the text has no letter")
    language = None if options.any_language else foreign_language(text)
    if language:
        raise InputError(f"not Indonesian (looks like {language})")
