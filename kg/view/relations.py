"""The kinds of edges as the page lists them: what each is called in both directions and both languages."""

from collections.abc import Iterable
from typing import Any, Final

from kg.schema import Schema
from kg.view.drawing import Line

NONE: Final = -1

Row = list[Any]


class Relations:
    """Numbers the relations of a page, one for each predicate and verb; `rows` are what the page gets.

    A row is [IRI, label in Indonesian, in English, inverse in Indonesian, in English, symmetric, verb or ""].
    """

    def __init__(self, lines: Iterable[Line], schema: Schema) -> None:
        keys = sorted({_key(line) for line in lines if line.office is None})
        self.rows = [_row(predicate, verb, schema) for predicate, verb in keys]
        self._numbers = {key: at for at, key in enumerate(keys)}

    def number(self, line: Line) -> int:
        """Return the number of a line's relation, -1 for a post."""
        return NONE if line.office else self._numbers[_key(line)]


def _key(line: Line) -> tuple[str, str]:
    return line.claims[0].predicate if line.claims else "", line.claims[0].verb or "" if line.claims else ""


def _row(predicate: str, verb: str, schema: Schema) -> Row:
    name = predicate.rpartition("#")[2].rpartition("/")[2]
    relation = schema.relations.get(name)
    if verb or relation is None:
        label = verb or name
        return [predicate, label, label, "", "", int(relation is not None and relation.symmetric), verb]
    return [
        predicate,
        schema.label(name),
        schema.label(name, "en"),
        relation.inverse_id,
        relation.inverse_en,
        int(relation.symmetric),
        "",
    ]
