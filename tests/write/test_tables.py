"""Tables: every value comes back, and a spreadsheet runs nothing."""

import csv
import json
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutsideError
from kg.write.csv import armoured, bare, safe
from kg.write.exporting import export
from kg.write.material import Material
from kg.write.tables import tables
from tests.write import world

NAMES = ["articles", "entities", "statements", "posts", "quotes", "events", "mentions"]


@pytest.fixture(scope="module")
def worst(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return world.material(world.hostile(world.WORST), tmp_path_factory.mktemp("world"))


@given(st.text() | st.text("'=+-@\t\r\n＝x", max_size=6))
def test_an_armoured_text_begins_no_formula_and_comes_back(text: str) -> None:
    """Whatever it begins with."""
    assert armoured(text)[:1] not in set("=+-@\t\r\n＝＋－＠") | ({""} if text else set())
    assert bare(armoured(text)) == text


def test_csv_gives_back_every_cell(worst: Material, tmp_path: Path) -> None:
    """Line feeds, quotation marks, NUL and formulas included."""
    export(worst, "csv", tmp_path / "csv")
    for table in tables(worst):
        with (tmp_path / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        assert header == list(table.columns)
        assert rows == [list(map(safe, cells)) for cells in table.cells()]


def test_a_list_in_csv_is_a_json_array(worst: Material, tmp_path: Path) -> None:
    """The names of a thing are told apart whatever they hold."""
    export(worst, "csv", tmp_path / "csv")
    with (tmp_path / "csv" / "entities.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert tuple(json.loads(row["aliases"])) == worst.source.about(row["id"]).all("skos:altLabel")
            assert bare(row["name"]) == worst.source.name(row["id"])


def test_parquet_gives_back_every_value(worst: Material, tmp_path: Path) -> None:
    """Lists, numbers, truth values and gaps keep their kind."""
    export(worst, "parquet", tmp_path / "parquet")
    for table in tables(worst):
        read = pyarrow.parquet.read_table(tmp_path / "parquet" / f"{table.name}.parquet").to_pylist()
        shown = [
            {name: list(one) if isinstance(one, tuple) else one for name, one in zip(table.columns, cells, strict=True)}
            for cells in table.cells()
        ]
        assert read == shown


def test_each_table_has_the_records_of_the_graph(tmp_path: Path) -> None:
    """Two articles, nine things, seven claims, three posts, two quotations, one event, and every mention."""
    material = world.material(world.ordinary(), tmp_path)
    counts = {table.name: len(list(table.cells())) for table in tables(material)}
    assert counts == dict(zip(NAMES, (2, 9, 7, 3, 2, 1, 13), strict=True))


def test_a_claim_row_says_who_claims_what_and_whether_it_stands(tmp_path: Path) -> None:
    """The denied partnership is no fact, is attributed, and is tied to what contradicts it."""
    material = world.material(world.ordinary(), tmp_path)
    statements = next(table for table in tables(material) if table.name == "statements")
    rows = [dict(zip(statements.columns, cells, strict=True)) for cells in statements.cells()]
    denied = next(row for row in rows if row["modality"] == "denied")
    assert (denied["fact"], denied["attributed_to_name"], denied["predicate"]) == (False, "Andi Salim", "partnersWith")
    assert denied["words"] == ("PT Laut Biru bermitra dengan KKPX",)
    assert len(denied["conflicts"]) == 1  # type: ignore[arg-type]
    assert sum(row["fact"] is True for row in rows) == 4


def test_without_pyarrow_parquet_says_what_to_install(
    worst: Material, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And leaves nothing behind."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutsideError, match=r"pip install 'simpul-kg\[parquet\]'"):
        export(worst, "parquet", tmp_path / "parquet")
    assert list(tmp_path.iterdir()) == []
