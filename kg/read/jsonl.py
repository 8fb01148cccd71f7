"""JSON Lines: one object a line, with `text` and what else FIELDS names; other keys are passed over."""

import json
from collections.abc import Iterator

from kg.errors import InputError
from kg.read.options import ReadOptions
from kg.read.rows import article_from
from kg.read.source import Source
from kg.records import Article


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Article | InputError]:
    """Yield the article of each line, or the InputError (with its line) in its place; blank lines give nothing."""
    for number, line in source.lines(options.max_bytes):
        if not line.strip():
            continue
        try:
            yield article_from(_object(line, source, number), source, options, number)
        except InputError as error:
            yield error


def _object(line: str, source: Source, number: int) -> dict[str, object]:
    try:
        value = json.loads(line.rstrip())
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON at character {error.colno}: {error.msg}", source.name, number) from None
    except (RecursionError, ValueError) as error:
        raise InputError(f"JSON that cannot be read: {error}", source.name, number) from None
    if not isinstance(value, dict):
        raise InputError("not a JSON object; each line is one article", source.name, number)
    return value
