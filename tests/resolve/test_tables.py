"""Tables of the user: a row of ours goes in, and not one character of his goes out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.knowledge import numbered_table
from kg.resolve.tables import write_rows

WORDS = st.text("abü東 .'#", max_size=5)
ROWS = st.tuples(WORDS, WORDS, WORDS).map("\t".join)
HIS = st.lists(ROWS | st.sampled_from(["", "  ", "# jangan dihapus", "#\t"]), max_size=6)
HEAD = "catatan\tone\tother"


@given(his=HIS, end=st.sampled_from(["\n", "\r\n"]), mark=st.sampled_from(["", "\ufeff"]), closed=st.booleans())
def test_what_the_user_wrote_stays(
    his: list[str], end: str, mark: str, *, closed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Comments, blank lines, his columns, the ends of lines and the mark; the header alone grows to its right."""
    path = tmp_path_factory.getbasetemp() / "tabel.tsv"
    before = mark + end.join(["# saya", HEAD, *his]) + (end if closed else "")
    path.write_text(before, encoding="utf-8", newline="")
    write_rows(path, ("one", "other"), [{"one": "Rina  Kartika", "reason": "dua\tkata"}], {})
    kept = before.replace(HEAD, f"{HEAD}\treason", 1)
    whole = kept if kept.endswith(end) else kept + end
    assert path.read_bytes().decode() == f"{whole}\tRina Kartika\t\tdua kata{end}"
    assert numbered_table(path, ("one", "other", "reason"))[-1][1] == ("Rina Kartika", "", "dua kata")


def test_a_line_that_is_written_anew_keeps_its_other_cells(tmp_path: Path) -> None:
    """Those of columns of his own, wherever they stand; a table that is not there begins with our columns."""
    path = tmp_path / "tabel.tsv"
    path.write_text(f"{HEAD}\tnomor\n# catatan\nrapat\tRina\tBudi\t12\nlain\tSari\n", encoding="utf-8")
    write_rows(path, ("one", "other"), [], {3: {"one": "Rina", "other": "Dewi", "reason": "keliru"}})
    assert path.read_text(encoding="utf-8").split("\n") == [
        f"{HEAD}\tnomor\treason", "# catatan", "rapat\tRina\tDewi\t12\tkeliru", "lain\tSari", "",
    ]  # fmt: skip
    write_rows(tmp_path / "baru" / "tabel.tsv", ("one", "other"), [{"one": "Rina", "other": ""}], {})
    assert (tmp_path / "baru" / "tabel.tsv").read_bytes() == b"one\tother\nRina\n"
