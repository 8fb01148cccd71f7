"""Annotations of articles whose texts are kept elsewhere: each string is told by its place in the text.

An annotation is gold of corpus/GUIDELINES.md with [start, end] in place of what is copied from the article: the name
(unless the text writes it otherwise), the mentions, titles, evidence, quotations and times.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.files import whole_files
from kg.learn.gold import Example
from kg.read import read
from kg.records import Article

ANNOTATED = Path(__file__).parent / "annotated.jsonl"
"""Our annotations of raw articles of ../shared/data/raw."""

_COPIED = {"posts": "title", "relations": "evidence", "quotes": "text", "events": "when"}
"""What each part of gold copies from the text."""

Row = Mapping[str, Any]


def kept(text: str, gold: Row) -> dict[str, Any]:
    """Return the annotation of an article without its words. Raises InputError for a mention that the text lacks.

    >>> gold = {"id": "a1", "entities": [{"id": "e1", "type": "Place", "name": "Batu", "mentions": ["BATU"]}]}
    >>> kept("BATU - Hujan.", gold)["entities"]
    [{'id': 'e1', 'type': 'Place', 'name': 'Batu', 'mentions': [[0, 4]]}]
    """
    row: dict[str, Any] = {"id": gold["id"], "sum": _sum(text), "entities": []}
    for one in gold["entities"]:
        name = _place(text, one["name"]) if one["name"] in text else one["name"]
        row["entities"].append({**one, "name": name, "mentions": [_place(text, form) for form in one["mentions"]]})
    for part, field in _COPIED.items():
        row[part] = [{**one, field: _place(text, one[field])} for one in gold.get(part, ())]
    return row


def given_back(text: str, row: Row) -> dict[str, Any]:
    """Return the gold that an annotation is of. Raises InputError where it was made of another text.

    >>> gold = {"id": "a1", "entities": [{"id": "e1", "type": "Place", "name": "Batu", "mentions": ["BATU"]}]}
    >>> given_back("BATU - Hujan.", kept("BATU - Hujan.", gold))["entities"] == gold["entities"]
    True
    """
    if row["sum"] != _sum(text):
        raise InputError(f"the text of {row['id']} is not the one that was annotated")
    gold: dict[str, Any] = {"id": row["id"], "entities": []}
    for one in row["entities"]:
        name = one["name"] if isinstance(one["name"], str) else text[slice(*one["name"])]
        gold["entities"].append({**one, "name": name, "mentions": [text[slice(*form)] for form in one["mentions"]]})
    for part, field in _COPIED.items():
        gold[part] = [{**one, field: text[slice(*one[field])]} for one in row[part]]
    return gold


def annotated(raw: Path, annotations: Path = ANNOTATED) -> Iterator[Example]:
    """Yield the annotated articles, in the order of their ids; `raw` is the file that holds their texts.

    Raises InputError for an article that `raw` lacks or has with another text.
    """
    rows = {row["id"]: row for row in map(json.loads, annotations.read_text(encoding="utf-8").splitlines())}
    articles = {one.id: one for one in read([str(raw)]) if isinstance(one, Article) and one.id in rows}
    missing = sorted(rows.keys() - articles.keys())
    if missing:
        raise InputError(f"{len(missing)} of the annotated articles are not there, the first of them {missing[0]}", raw)
    for name in sorted(rows):
        yield Example(articles[name], given_back(articles[name].text, rows[name]))


def keep(examples: Iterable[Example], annotations: Path) -> int:
    """Write the annotations of articles, without their words, sorted by id; return how many."""
    rows = sorted((kept(one.article.text, one.gold) for one in examples), key=lambda row: str(row["id"]))
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    with whole_files(annotations) as (draft,):
        draft.write_text("".join(lines), encoding="utf-8")
    return len(rows)


def _place(text: str, form: str) -> list[int]:
    start = text.find(form)
    if start < 0:
        raise InputError(f"the text does not hold {form!r}")
    return [start, start + len(form)]


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
