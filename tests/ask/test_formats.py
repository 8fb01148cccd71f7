"""An answer as table, CSV, JSON, Markdown and Turtle."""

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from kg.ask import FORMATS, Result, query
from kg.errors import QueryError

HOSTILE = 'a|b <b>\x1b[31m\n"c", `d` \u202e 李'
ROWS = Result(
    ("s", "o"),
    (
        (NamedNode("https://schema.org/Person"), Literal(HOSTILE, language="id")),
        (None, Literal(19)),
        (NamedNode("https://contoh.id/x"), Literal("x")),
    ),
    prefixes={"schema": "https://schema.org/"},
)


def test_a_table_lines_up_and_steers_no_terminal() -> None:
    """One line a row, control characters visible, IRIs short."""
    lines = FORMATS["table"](ROWS).split("\n")
    assert len(lines) == 7
    assert "\x1b" not in "".join(lines)
    assert "\u202e" not in "".join(lines)
    assert lines[2].startswith("schema:Person")
    assert lines[2].index("a|b") == lines[3].index("19")


def test_csv_is_read_back_to_the_same_values() -> None:
    """Values are plain and whole, also those with line ends and quotes."""
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](ROWS), newline="")))
    assert rows == [["s", "o"], ["https://schema.org/Person", HOSTILE], ["", "19"], ["https://contoh.id/x", "x"]]


def test_json_is_the_standard_result_format() -> None:
    """Another program reads the same terms back."""
    read = parse_query_results(FORMATS["json"](ROWS).encode(), format=QueryResultsFormat.JSON)
    assert [(row["s"], row["o"]) for row in read] == list(ROWS.rows)  # type: ignore[union-attr]


def test_markdown_holds_text_and_no_markup() -> None:
    """Bars and tags of the text do not become cells and elements."""
    lines = FORMATS["md"](ROWS).split("\n")
    assert lines[1] == "| --- | --- |"
    assert len(lines) == 6
    assert "\\<b\\>" in lines[2]
    assert lines[2].replace("\\|", "").count("|") == 3


def test_yes_and_no(graph: Path) -> None:
    """ASK answers in each format."""
    answer = query("ASK { ?s ?p ?o }", graph)
    assert FORMATS["table"](answer) == FORMATS["csv"](answer) == FORMATS["md"](answer) == "true\n"
    assert json.loads(FORMATS["json"](answer)) == {"head": {}, "boolean": True}


def test_triples_are_turtle_or_json_ld(graph: Path) -> None:
    """CONSTRUCT comes back as the same triples, with the prefixes of the graph."""
    made = query("CONSTRUCT { ?s sim:supports ?o } WHERE { ?s sim:supports ?o }", graph)
    content = FORMATS["ttl"](made)
    assert "@prefix sim:" in content
    read = {quad.triple for quad in parse(content.encode(), format=RdfFormat.TURTLE)}
    assert read == set(made.triples or ())
    assert {quad.triple for quad in parse(FORMATS["json"](made).encode(), format=RdfFormat.JSON_LD)} == read
    assert all(isinstance(one, Triple) for one in read)
    assert FORMATS["table"](made).count("sim:supports") == 1


def test_rows_are_no_turtle() -> None:
    """The message says which formats fit."""
    with pytest.raises(QueryError, match="take table, csv, json or md"):
        FORMATS["ttl"](ROWS)


@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
def test_an_empty_answer_has_its_columns(form: str) -> None:
    """No row is not an error."""
    assert "who" in FORMATS[form](Result(("who",)))


def test_what_json_ld_cannot_hold_is_refused(graph: Path) -> None:
    """Triples about triples are no broken system but another format; Turtle has them."""
    result = query("CONSTRUCT { ?s ?p <<( ?s ?p ?o )>> } { ?s ?p ?o } LIMIT 1", graph)
    with pytest.raises(QueryError, match="take ttl"):
        FORMATS["json"](result)
    assert "<<(" in FORMATS["ttl"](result)
