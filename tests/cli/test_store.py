"""The commands of the store, and the others on the folder of one."""

import json
from pathlib import Path

import pytest

from kg.schema import load
from kg.write.stored import as_files
from tests.cli.test_bad_input import complaint, kg

TEXTS = {
    "a1": "Malang (Warta Uji) - Kementerian Pertanian mendukung Program Lumbung Hijau bagi petani jagung di Malang.",
    "a2": '"Kami membantu," kata Direktur Pangan Kementerian Pertanian Rina Kartika di Surabaya, Senin.',
}


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    return _written(tmp_path / "berita.jsonl", TEXTS)


def _written(path: Path, texts: dict[str, str]) -> Path:
    lines = [json.dumps({"id": key, "text": text}) for key, text in texts.items()]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_store_exports_the_bytes_of_a_build(tmp_path: Path, rows: Path) -> None:
    """Turtle from a store that grew article by article is what kg build writes in one go."""
    assert kg("build", str(rows), "-o", "out", cwd=tmp_path).returncode == 0
    for key, text in TEXTS.items():
        one = _written(tmp_path / f"{key}.jsonl", {key: text})
        assert kg("build", str(one), "--store", "arsip", cwd=tmp_path).returncode == 0
    assert kg("export", "arsip", "--to", "ttl", "-o", "arsip.ttl", cwd=tmp_path).returncode == 0
    assert (tmp_path / "arsip.ttl").read_bytes() == (tmp_path / "out/graph.ttl").read_bytes()
    assert kg("check", "arsip", cwd=tmp_path).returncode == 0
    assert kg("view", "arsip", "-o", "a.html", cwd=tmp_path).returncode == 0
    asked = kg("query", "--name", "who-holds-which-post", "arsip", cwd=tmp_path)
    assert b"Rina Kartika" in asked.stdout


def test_a_store_has_beside_its_graph_what_a_build_writes(tmp_path: Path) -> None:
    """Texts, refused candidates and who is who, for the explanations: the same bytes, also after an edit."""
    texts = TEXTS | {
        "a3": "Apakah Kementerian Pertanian mendukung Program Lumbung Hijau di Malang? Rina Kartika bertanya.",
        "a4": "Jika Sari Dewi bertemu Rina Kartika di Surabaya, petani jagung mendukung Program Lumbung Hijau.",
    }
    rows = _written(tmp_path / "berita.jsonl", texts)
    assert kg("build", str(rows), "-o", "out", cwd=tmp_path).returncode == 0
    before = _written(tmp_path / "dulu.jsonl", texts | {"a4": texts["a2"], "a5": texts["a4"]})
    assert kg("build", str(before), "--store", "arsip", cwd=tmp_path).returncode == 0
    assert kg("store", "remove", "arsip", "a5", cwd=tmp_path).returncode == 0
    assert kg("store", "replace", "arsip", str(rows), cwd=tmp_path).returncode == 0
    with as_files(tmp_path / "arsip", None, load()) as (turtle, _):
        for name in ("articles.jsonl", "refused.jsonl", "ledger.jsonl"):
            written = (tmp_path / "out" / name).read_bytes()
            assert written
            assert turtle.with_name(name).read_bytes() == written, name


def test_another_text_of_a_known_id_is_left_out_until_it_is_to_replace(tmp_path: Path, rows: Path) -> None:
    """kg store add ends with 3 and says what to do; kg store replace takes the text."""
    assert kg("store", "init", "arsip", cwd=tmp_path).returncode == 0
    assert kg("store", "add", "arsip", str(rows), cwd=tmp_path).returncode == 0
    other = _written(tmp_path / "lain.jsonl", TEXTS | {"a2": "Rina Kartika tiba di Medan pada Selasa pagi."})
    refused = kg("store", "add", "arsip", str(other), cwd=tmp_path)
    assert refused.returncode == 3
    assert "a2: is in the store with another text; `kg store replace`" in complaint(refused)
    assert b"Medan" not in kg("export", "arsip", "--to", "nt", cwd=tmp_path).stdout
    replaced = kg("store", "replace", "arsip", str(other), cwd=tmp_path)
    assert replaced.returncode == 0
    assert "1 replaced, 1 unchanged" in complaint(replaced)
    assert b"Medan" in kg("export", "arsip", "--to", "nt", cwd=tmp_path).stdout


def test_removing_and_verifying(tmp_path: Path, rows: Path) -> None:
    """What is removed is gone; an unknown id is told and removes nothing."""
    assert kg("build", str(rows), "--store", "arsip", cwd=tmp_path).returncode == 0
    unknown = kg("store", "remove", "arsip", "a1", "tiada", cwd=tmp_path)
    assert unknown.returncode == 3
    assert "tiada" in complaint(unknown)
    gone = kg("store", "remove", "arsip", "a1", cwd=tmp_path)
    assert "1 removed; 1 article " in complaint(gone)
    assert kg("store", "verify", "arsip", cwd=tmp_path).returncode == 0
    assert kg("store", "compact", "arsip", cwd=tmp_path).returncode == 0
    assert b"Lumbung Hijau" not in kg("export", "arsip", "--to", "nt", cwd=tmp_path).stdout


def test_findings_from_a_file_are_resolved_in_a_store(tmp_path: Path, rows: Path) -> None:
    """Reading here, resolving there: the graph is the same."""
    extracted = kg("extract", str(rows), cwd=tmp_path)
    (tmp_path / "temuan.jsonl").write_bytes(extracted.stdout)
    done = kg("build", str(rows), "--findings", "temuan.jsonl", "--store", "arsip", cwd=tmp_path)
    assert done.returncode == 0, complaint(done)
    assert b"Lumbung Hijau" in kg("export", "arsip", "--to", "nt", cwd=tmp_path).stdout


def test_a_decision_about_a_store_is_kept_and_obeyed_in_it(tmp_path: Path, rows: Path) -> None:
    """kg resolve merge writes the store's decisions.tsv, and compacting obeys it."""
    assert kg("build", str(rows), "--store", "arsip", cwd=tmp_path).returncode == 0
    merged = kg("resolve", "merge", "Malang", "Surabaya", "arsip", cwd=tmp_path)
    assert merged.returncode == 0, complaint(merged)
    assert (tmp_path / "arsip/decisions.tsv").exists()
    assert _places("arsip", tmp_path) == 2
    assert kg("store", "compact", "arsip", cwd=tmp_path).returncode == 0
    assert _places("arsip", tmp_path) == 1


def _places(store: str, folder: Path) -> int:
    asked = kg("query", "SELECT (COUNT(?p) AS ?n) { ?p a sim:Place }", store, "--format", "csv", cwd=folder)
    return int(asked.stdout.split()[1])


@pytest.mark.parametrize("command", ["add", "replace", "remove", "compact", "verify"])
def test_what_is_no_store_is_told(tmp_path: Path, rows: Path, command: str) -> None:
    """Each command says how to make one, and makes nothing."""
    more = [str(rows)] if command in {"add", "replace", "remove"} else []
    done = kg("store", command, "tiada", *more, cwd=tmp_path)
    assert done.returncode == 3
    assert "kg store init" in complaint(done)
    assert not (tmp_path / "tiada").exists()


TABLE = "action\tone\tone_at\tother\tother_at\tauthor\tdate\treason\n"
RENAMED = TABLE + "rename\tPlace Malang\t\tKota Malang\t\tRina\t2024-05-01\tnama resmi\n"


def test_a_new_store_keeps_the_table_of_decisions_that_it_is_given(tmp_path: Path, rows: Path) -> None:
    """It is obeyed at once and by every later edit, and the same table may be given again."""
    (tmp_path / "putusan.tsv").write_text(RENAMED, encoding="utf-8")
    build = ("build", str(rows), "--store", "arsip", "--decisions", "putusan.tsv")
    for _ in range(2):
        done = kg(*build, cwd=tmp_path)
        assert done.returncode == 0, complaint(done)
    assert (tmp_path / "arsip/decisions.tsv").read_text(encoding="utf-8") == RENAMED
    assert b"Kota Malang" in kg("export", "arsip", "--to", "nt", cwd=tmp_path).stdout


def test_a_store_with_a_table_of_its_own_says_so_where_another_is_named(tmp_path: Path, rows: Path) -> None:
    """No file that the user names is passed over without a word: the message says where his rows belong."""
    assert kg("build", str(rows), "--store", "arsip", cwd=tmp_path).returncode == 0
    (tmp_path / "arsip/decisions.tsv").write_text(RENAMED, encoding="utf-8")
    (tmp_path / "lain.tsv").write_text(TABLE, encoding="utf-8")
    done = kg("build", str(rows), "--store", "arsip", "--decisions", "lain.tsv", cwd=tmp_path)
    assert done.returncode == 3
    assert "put the rows that you want into arsip/decisions.tsv, and leave --decisions out" in complaint(done)
    fixed = kg("fix", "rename", "malang", "Kota", "arsip", "--decisions", "lain.tsv", cwd=tmp_path)
    assert fixed.returncode == 2
    assert "a store keeps its own table, arsip/decisions.tsv; leave --decisions out" in complaint(fixed)
    assert (tmp_path / "lain.tsv").read_text(encoding="utf-8") == TABLE


WRONG_FOR_A_STORE = {
    "a missing input": (("tiada.txt",), 3, "tiada.txt"),
    "a missing table": (("berita.jsonl", "--decisions", "tiada.tsv"), 3, "tiada.tsv: no such file"),
    "a broken table": (("berita.jsonl", "--decisions", "rusak.tsv"), 3, "rusak.tsv:2"),
    "missing findings": (("berita.jsonl", "--findings", "tiada.jsonl"), 3, "tiada.jsonl: not there"),
    "nothing to read": (("kosong.txt",), 3, "kosong.txt"),
    "nothing to read, with a table": (("kosong.txt", "--decisions", "putusan.tsv"), 3, "kosong.txt"),
    "two places for the graph": (("berita.jsonl", "-o", "hasil"), 2, "give one of them"),
}


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG_FOR_A_STORE.values(), ids=WRONG_FOR_A_STORE)
@pytest.mark.usefixtures("rows")
def test_what_is_wrong_leaves_no_empty_store_behind(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """Neither a mistyped name nor an input without an article does."""
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "putusan.tsv").write_text(RENAMED, encoding="utf-8")
    (tmp_path / "rusak.tsv").write_text(TABLE + "nikahkan\tPlace Malang\t\tPlace Batu\t\tRina\t\t\n", encoding="utf-8")
    done = kg("build", *arguments, "--store", "arsip", cwd=tmp_path)
    assert done.returncode == code
    assert words in complaint(done)
    assert not (tmp_path / "arsip").exists()


def test_a_run_without_an_article_leaves_a_folder_and_a_store_as_they_were(tmp_path: Path, rows: Path) -> None:
    """The user's own table stays in his folder, and a store that was there already stays a store."""
    (tmp_path / "kosong.txt").write_bytes(b"")
    (tmp_path / "arsip").mkdir()
    (tmp_path / "arsip/decisions.tsv").write_text(RENAMED, encoding="utf-8")
    assert kg("build", "kosong.txt", "--store", "arsip", cwd=tmp_path).returncode == 3
    assert [path.name for path in (tmp_path / "arsip").iterdir()] == ["decisions.tsv"]
    assert kg("build", str(rows), "--store", "arsip", cwd=tmp_path).returncode == 0
    assert kg("store", "remove", "arsip", *TEXTS, cwd=tmp_path).returncode == 0
    assert kg("build", "kosong.txt", "--store", "arsip", cwd=tmp_path).returncode == 3
    assert kg("store", "verify", "arsip", cwd=tmp_path).returncode == 0
