"""An answer as Python values: rows that are dictionaries, a table in a notebook."""

import html
from collections.abc import Iterator, Sequence
from typing import TypeAlias, overload

from pyoxigraph import Literal

from kg.ask.formats import table, visible
from kg.ask.result import Result
from kg.ask.result import Value as Node

Value: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Value]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {f"{_XSD}integer": int, f"{_XSD}decimal": float, f"{_XSD}double": float, f"{_XSD}float": float}
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
MOST_SHOWN = 50
"""Rows that a notebook shows."""


class Answer(Sequence[Row]):
    """The answer to a query: a sequence of rows, each a dictionary by column; `pandas.DataFrame(answer)` takes it.

    IRIs and words are strings; numbers and truth values are Python's; what is not bound is None, and what
    is not of the type that it names is a string. A yes-or-no question gives one row with the column `answer`; triples
    have the columns subject, predicate and object.
    """

    def __init__(self, result: Result) -> None:
        self.result = result
        self.columns: tuple[str, ...] = ("answer",) if result.answer is not None else result.columns
        self._rows: list[Row] = (
            [{"answer": result.answer}]
            if result.answer is not None
            else [dict(zip(result.columns, map(_value, row), strict=True)) for row in result.rows]
        )

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        return self._rows[at]

    def column(self, name: str) -> list[Value]:
        """Return the values of a column. Raises KeyError for a column that is not there."""
        if name not in self.columns:
            raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")
        return [row[name] for row in self._rows]

    def __repr__(self) -> str:
        return table(self.result).rstrip("\n")

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{_safe(name)}</th>" for name in self.columns)
        rows = "".join(
            f"<tr>{''.join(f'<td>{_safe(row[name])}</td>' for name in self.columns)}</tr>"
            for row in self._rows[:MOST_SHOWN]
        )
        more = f"<caption>{len(self)} rows, the first {MOST_SHOWN} shown</caption>" if len(self) > MOST_SHOWN else ""
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _value(node: Node | None) -> Value:
    if node is None:
        return None
    if isinstance(node, Literal):
        return _typed(node)
    return str(getattr(node, "value", node))


def _typed(node: Literal) -> Value:
    kind = node.datatype.value
    if kind == f"{_XSD}boolean":
        return _TRUTHS.get(node.value, node.value)
    try:
        return _NUMBERS[kind](node.value) if kind in _NUMBERS else node.value
    except ValueError:
        return node.value


def _safe(value: Value) -> str:
    return "" if value is None else html.escape(visible(str(value)))
