"""What we know of Indonesian is data with an origin: each table and each file of patterns is listed and counted."""

import tomllib
from collections import Counter
from pathlib import Path

from kg.knowledge import FOLDER, read_table

LIST = "ORIGINS.tsv"


def counted(path: Path) -> int:
    """Return the rows of a table, or the patterns of a file."""
    if path.suffix == ".toml":
        return sum(len(rows) for rows in tomllib.loads(path.read_text(encoding="utf-8")).values())
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(bool(line.strip()) and not line.startswith("#") for line in lines) - 1


def test_every_file_of_knowledge_has_one_origin_and_the_right_number_of_rows() -> None:
    """A table without an origin, one that is listed twice, and a number that was not counted again are told apart."""
    files = sorted(one for one in FOLDER.rglob("*") if one.suffix in {".tsv", ".toml"} and one.name != LIST)
    listed = read_table(FOLDER / LIST, ("file", "rows"))
    assert sorted(listed) == [(one.relative_to(FOLDER).as_posix(), str(counted(one))) for one in files]


def test_every_origin_has_a_source_a_licence_and_a_day() -> None:
    """Nothing came from nowhere."""
    for row in read_table(FOLDER / LIST, ("file", "source", "licence", "date")):
        assert all(row), row


def test_no_row_of_a_lexicon_is_there_twice() -> None:
    """Cells are read without the blanks around them: what differs in these alone is one row."""
    for path in sorted((FOLDER / "lexicon").glob("*.tsv")):
        rows = [
            tuple(cell.strip() for cell in line.split("\t")) for line in path.read_text(encoding="utf-8").splitlines()
        ]
        told = [row for row in rows if any(row) and not row[0].startswith("#")]
        assert not [row for row, times in Counter(told).items() if times > 1], path.name


def test_a_byte_order_mark_is_no_part_of_a_table(tmp_path: Path) -> None:
    """Excel writes one before the name of the first column."""
    (tmp_path / "t.tsv").write_text("\ufeffword\tkind\nsatu\ta\n", encoding="utf-8")
    assert read_table(tmp_path / "t.tsv", ("word", "kind")) == (("satu", "a"),)
