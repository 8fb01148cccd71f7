"""HTML pages: main text and metadata by trafilatura; what JSON-LD says of a NewsArticle wins over guesses."""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import InputError
from kg.read.encoding import fault
from kg.read.options import ReadOptions
from kg.read.outlets import of_address
from kg.read.rows import article_from
from kg.read.source import Source
from kg.read.structured import news_article
from kg.read.urls import host, web_address
from kg.records import Article

LINKED_DATA = '//script[contains(@type, "ld+json")]/text()'
HEAD = 1000
# A page of news has some thousand; trafilatura takes minutes for a million, one inside the other.
MOST_ELEMENTS = 30_000
# The page's own date or none: a date found anywhere in the text may be another article's.
SURE_DATES = {"extensive_search": False, "original_date": True}


def read_html(source: Source, options: ReadOptions) -> Iterator[Article | InputError]:
    """Yield the one article of a page: its text is the main text that trafilatura finds.

    Raises InputError where there is none.
    """
    from trafilatura import bare_extraction, load_html

    page = source.text(options.max_bytes)
    if wrong := fault(page):
        raise InputError(f"the page {wrong}", source.name)
    tree = load_html(_document(page))
    if tree is None:
        raise InputError("no HTML", source.name)
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise InputError(f"more than {MOST_ELEMENTS:,} elements; no article has that many", source.name)
    stated = news_article(tree.xpath(LINKED_DATA))
    found = bare_extraction(
        tree, url=source.url, with_metadata=True, include_comments=False, date_extraction_params=SURE_DATES
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise InputError("no article in this page", source.name)
    url = _address(source.url, stated.get("url"), found.url)
    yield article_from({**_row(found, stated, url), "url": url}, source, options)


def _document(text: str) -> str:
    """Return `text` as a whole document: trafilatura takes a fragment without <html> for something else."""
    return text if "<html" in text[:HEAD].lower() else f"<html><body>{text}"


def _address(fetched: str | None, *named: str | None) -> str | None:
    """Return the first address that the page names for itself; of a fetched page, only one on the same host counts."""
    addresses = [address for name in named if (address := web_address(name or ""))]
    if fetched:
        addresses = [address for address in addresses if host(address) == host(fetched)] + [fetched]
    return addresses[0] if addresses else None


def _row(found: Any, stated: Mapping[str, str], url: str | None) -> dict[str, object]:
    known = of_address(url) if url else None
    return {
        "text": found.text,
        "title": stated.get("title") or found.title,
        "date": stated.get("date") or found.date,
        "outlet": stated.get("outlet") or (known.label if known else found.sitename),
    }
