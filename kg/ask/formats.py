"""An answer as text: `FORMATS` by the name that `--format` takes."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from kg.ask.result import Result, Value
from kg.errors import QueryError

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def table(result: Result) -> str:
    """Return columns for a terminal, then the number of rows; control characters are made visible, IRIs are short."""
    if result.answer is not None:
        return _yes(result.answer)
    rows = [[visible(_short(value, result.prefixes)) for value in row] for row in result.rows]
    widths = [max(map(_width, column)) for column in zip(result.columns, *rows, strict=True)]
    lines = [_padded(result.columns, widths), "  ".join("─" * width for width in widths)]
    lines += [_padded(row, widths) for row in rows]
    return "\n".join([*lines, f"({len(rows)})"]) + "\n"


def markdown(result: Result) -> str:
    """Return a Markdown table; what a cell holds is text and never markup."""
    if result.answer is not None:
        return _yes(result.answer)
    rows = [[_unmarked(visible(_short(value, result.prefixes))) for value in row] for row in result.rows]
    lines = [[_unmarked(name) for name in result.columns], ["---"] * len(result.columns), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def comma_separated(result: Result) -> str:
    """Return the SPARQL 1.1 CSV result: plain values, IRIs in full, lines that end in CRLF."""
    if result.answer is not None:
        return _yes(result.answer)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(result.columns)
    writer.writerows([["" if value is None else _plain(value) for value in row] for row in result.rows])
    return out.getvalue()


def json_results(result: Result) -> str:
    """Return the SPARQL 1.1 JSON result; for triples, JSON-LD. Raises QueryError for what JSON-LD cannot hold."""
    if result.triples is not None:
        return _rdf(result, RdfFormat.JSON_LD)
    if result.answer is not None:
        return json.dumps({"head": {}, "boolean": result.answer}) + "\n"
    bindings = [
        {name: _json(value) for name, value in zip(result.columns, row, strict=True) if value is not None}
        for row in result.rows
    ]
    content = {"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def turtle(result: Result) -> str:
    """Return triples as Turtle. Raises QueryError for an answer of other kind."""
    if result.triples is None:
        raise QueryError("ttl is for CONSTRUCT and DESCRIBE; take table, csv, json or md for this query")
    return _rdf(result, RdfFormat.TURTLE)


FORMATS: Mapping[str, Callable[[Result], str]] = {
    "table": table,
    "csv": comma_separated,
    "json": json_results,
    "md": markdown,
    "ttl": turtle,
}


def _yes(answer: bool) -> str:
    return "true\n" if answer else "false\n"


def _rdf(result: Result, form: RdfFormat) -> str:
    out = io.BytesIO()
    try:
        serialize(result.triples or (), out, form, prefixes=dict(result.prefixes))
    except (OSError, ValueError) as error:
        raise QueryError(f"{form.name} cannot hold this answer ({error}); take ttl or table") from error
    return out.getvalue().decode()


def _plain(value: Value) -> str:
    if isinstance(value, BlankNode | Triple):
        return str(value)
    return value.value


def _short(value: Value | None, prefixes: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, NamedNode):
        for prefix, namespace in prefixes.items():
            if value.value.startswith(namespace) and len(value.value) > len(namespace):
                return f"{prefix}:{value.value.removeprefix(namespace)}"
    return _plain(value)


def _json(value: Value) -> dict[str, object]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, Triple):
        ends = {"subject": value.subject, "predicate": value.predicate, "object": value.object}
        return {"type": "triple", "value": {name: _json(end) for name, end in ends.items()}}
    made: dict[str, object] = {"type": "literal", "value": value.value}
    if value.language:
        return made | {"xml:lang": value.language}
    return made if value.datatype.value == _XSD_STRING else made | {"datatype": value.datatype.value}


def visible(text: str) -> str:
    """Return text on one line, without characters that steer a terminal or turn the reading direction.

    >>> visible("a\\x1b[31m\\nb")
    'a\\\\x1b[31m b'
    """
    return "".join(_visible_character(one) for one in text)


def _visible_character(character: str) -> str:
    if character in "\n\r\t":
        return " "
    steers = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return ascii(character)[1:-1] if steers else character


def _unmarked(text: str) -> str:
    for mark in "\\`*_[]<>|~#":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else not unicodedata.combining(one) for one in text)


def _padded(cells: tuple[str, ...] | list[str], widths: list[int]) -> str:
    padded = (cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
