"""What a page's JSON-LD says of the article (schema.org NewsArticle and its kin)."""

import json
from collections.abc import Iterable, Iterator
from html import unescape

KINDS = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "Article")
DEEPEST = 8


def news_article(scripts: Iterable[str]) -> dict[str, str]:
    """Return title, date, outlet and url as far as the first article among `scripts` states them.

    Scripts that are not JSON, and values that are not strings, are passed over.

    >>> news_article(['{"@type": "NewsArticle", "headline": "Beras turun", "publisher": {"name": "ANTARA"}}'])
    {'title': 'Beras turun', 'outlet': 'ANTARA'}
    """
    objects = [item for script in scripts for item in _objects(_loaded(script))]
    articles = [item for kind in KINDS for item in objects if kind in _names(item.get("@type"))]
    if not articles:
        return {}
    first = articles[0]
    fields = {
        "title": _text(first.get("headline")) or _text(first.get("name")),
        "date": _text(first.get("datePublished")),
        "outlet": _text(first.get("publisher"), "name"),
        "url": _text(first.get("url"), "@id") or _text(first.get("mainEntityOfPage"), "@id"),
    }
    return {name: value for name, value in fields.items() if value}


def _loaded(script: str) -> object:
    try:
        # Pages put bare line breaks into strings, which strict JSON refuses.
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Yield every object inside `value`, the outer before the inner."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _names(kind: object) -> tuple[str, ...]:
    names = kind if isinstance(kind, list) else [kind]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def _text(value: object, key: str | None = None) -> str | None:
    """Return `value`, or what it has under `key` (of a list: its first item), if that is a string that is not blank."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and key:
        value = value.get(key)
    # Many pages escape their JSON as if it were HTML.
    return unescape(value).strip() or None if isinstance(value, str) else None
