"""Whether every stretch of text that a graph quotes stands in its article, to the character."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import InputError
from kg.graph.index import Index
from kg.graph.things import text_digest
from kg.graph.violation import Violation
from kg.graph.vocabulary import ANCHOR, BEGIN, CONTEXT, END, EVIDENCE, term

_WHOLE = ("schema:text", "skos:prefLabel", "skos:altLabel", "sim:when")
"""Words that a piece of the evidence consists of. An outlet that only publishes has a name and no evidence."""
_PART = ("sim:title", "sim:cue")
"""Words that stand within a piece of the evidence."""
_PLACE = re.compile(r"(.*)#char=(\d+),(\d+)", re.DOTALL)


def read_texts(path: Path) -> dict[str, str]:
    """Return the texts of a JSONL file of articles by article id.

    Raises InputError for a file that cannot be read, and (with its line) for a row without `id` and `text`.
    """
    texts: dict[str, str] = {}
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    texts.update(_row(line, path, number))
    except OSError as error:
        hint = "give the texts with --articles FILE"
        raise InputError(f"the articles cannot be read ({error.strerror}); {hint}", path) from error
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start})", path) from error
    return texts


def _row(line: str, path: Path, number: int) -> dict[str, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON ({error})", path, number) from error
    if not (isinstance(row, dict) and isinstance(row.get("id"), str) and isinstance(row.get("text"), str)):
        raise InputError("no article: it needs a string `id` and a string `text`", path, number)
    try:
        row["text"].encode()
    except UnicodeEncodeError as error:
        told = f"character {error.start} of the text is half of one (a lone surrogate), which no article holds; mend it"
        raise InputError(told, path, number) from error
    return {row["id"]: row["text"]}


def check_offsets(index: Index, texts: Mapping[str, str]) -> Iterator[Violation]:
    """Yield what does not agree with the texts: articles, stretches of text, quotations."""
    named = dict(index.pairs(term("schema:identifier")))
    for article, identifier in sorted(named.items()):
        yield from _check_article(article, texts.get(identifier), index)
    for place in sorted(index.subjects(ANCHOR)):
        yield from _check_string(place, named, texts, index)
    for node, words in sorted({pair for name in _WHOLE for pair in index.pairs(term(name))}):
        if (shown := _shown(node, index)) and words not in shown:
            yield Violation(node, "these words are not the words of its evidence", words)
    for node, words in sorted({pair for name in _PART for pair in index.pairs(term(name))}):
        if not any(words in one for one in _shown(node, index)):
            yield Violation(node, "these words do not stand in its evidence", words)


def _shown(node: str, index: Index) -> list[str]:
    return [index.one(place, ANCHOR) or "" for place in index.values(node, EVIDENCE)]


def _check_article(article: str, text: str | None, index: Index) -> Iterator[Violation]:
    if text is None:
        yield Violation(article, "the text of the article is not among the articles given")
        return
    if index.one(article, term("sim:textDigest")) != text_digest(text):
        yield Violation(article, "the text has changed since the graph was built")
    if text not in (index.values(article, term("nif:isString")) or [text]):
        yield Violation(article, "the text in the graph is not the text of the article")


def _check_string(place: str, named: Mapping[str, str], texts: Mapping[str, str], index: Index) -> Iterator[Violation]:
    found = _PLACE.fullmatch(place)
    context = index.one(place, CONTEXT)
    numbers = index.one(place, BEGIN), index.one(place, END)
    if not found or found.groups() != (context, *numbers):
        yield Violation(place, "its IRI does not name its article and its offsets")
        return
    text = texts.get(named.get(context or "", ""))
    start, end, anchor = int(found[2]), int(found[3]), index.one(place, ANCHOR)
    if text is not None and (not start < end <= len(text) or text[start:end] != anchor):
        yield Violation(place, f"the article does not say this there, but {text[start:end][:80]!r}", anchor)
