"""Bad input: one line that says what, where and what to do, the right exit code, and nothing lost or half-written."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ARTICLE = (
    "Jakarta (ANTARA) - Kementerian Pertanian mendukung Program Lumbung Hijau bagi petani jagung di Malang.\n\n"
    '"Kami akan terus membantu," kata Direktur Pangan Kementerian Pertanian Rina Kartika di Jakarta, Senin.\n'
)


# Root reads and writes whatever it likes, unless it gives these rights away.
OBEDIENT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def kg(
    *arguments: str, cwd: Path, stdin: bytes = b"", before: Sequence[str] = (), **options: object
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, behind the words `before`; return what it printed and its exit code."""
    command = [*before, sys.executable, "-m", "kg", *arguments]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, cwd=cwd, input=stdin, capture_output=True, timeout=300, check=False, **options
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return what stderr says, after making sure that it is no traceback."""
    said = done.stderr.decode()
    assert "Traceback" not in said, said
    return said


BROKEN_INPUTS = {
    "missing file": ("tiada.txt", None, "tiada.txt"),
    "empty file": ("kosong.txt", b"", "empty"),
    "binary file": ("gambar.txt", bytes(range(256)) * 8, "binary"),
    "broken JSON line": ("baris.jsonl", b'{"text": "Rina tiba di Malang.\n', "baris.jsonl:1"),
    "CSV with a header alone": ("tabel.csv", b"id,text\n", "tabel.csv: no article in it"),
    "JSON Lines of blank lines": ("baris.jsonl", b"\n \n", "baris.jsonl: no article in it"),
    "JSON without a text": ("baris.jsonl", b'{"title": "Rina"}\n', "text"),
    "article without a sentence": ("angka.txt", b"12 34 56 !!!\n", "angka.txt"),
    "HTML without an article": ("rusak.html", b"<html><body><div <p", "rusak.html"),
    "text in English": (
        "english.txt",
        b"The minister said on Monday that the government would support the farmers of the region with new loans, "
        b"and that they should not have to wait for the money until the end of the year.",
        "Indonesian",
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), BROKEN_INPUTS.values(), ids=BROKEN_INPUTS)
def test_an_input_that_cannot_be_read_ends_with_3_and_writes_nothing(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    """The message names the input, the exit code is 3, and no output folder appears."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = kg("build", name, "-o", "hasil", cwd=tmp_path)
    assert words in complaint(done)
    assert name in complaint(done)
    assert complaint(done).count("\n") == 1
    assert done.returncode == 3
    assert not list(tmp_path.glob("hasil/*"))


def test_a_bad_line_among_good_ones_is_skipped_and_counted(tmp_path: Path) -> None:
    """The good article is read, the bad line is named with its number, and --strict makes it exit code 3."""
    good = '{"id": "a1", "text": "Rina Kartika mendukung Program Lumbung Hijau di Malang."}\n'
    (tmp_path / "baris.jsonl").write_text(good + "{oops\n", encoding="utf-8")
    done = kg("build", "baris.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    assert "baris.jsonl:2" in complaint(done)
    assert "1 read, 1 skipped" in complaint(done)
    assert kg("build", "baris.jsonl", "--strict", cwd=tmp_path).returncode == 3


def test_a_missing_input_among_good_ones_stops_before_anything_is_written(tmp_path: Path, article: Path) -> None:
    """A mistyped file name is a mistake of the whole run."""
    done = kg("build", article.name, "tiada.txt", "-o", "hasil", cwd=tmp_path)
    assert done.returncode == 3
    assert "tiada.txt" in complaint(done)
    assert not (tmp_path / "hasil").exists()


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    """A folder without permission is an input that cannot be read."""
    folder = tmp_path / "terkunci"
    folder.mkdir()
    (folder / "berita.txt").write_text(ARTICLE, encoding="utf-8")
    folder.chmod(0)
    done = kg("build", "terkunci", cwd=tmp_path, before=OBEDIENT)
    folder.chmod(0o755)
    assert done.returncode == 3
    assert "terkunci" in complaint(done)
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_may_not_be_written_ends_with_4(tmp_path: Path, article: Path) -> None:
    """The disk's refusal is exit code 4, and the message names the folder."""
    (tmp_path / "hasil").mkdir(mode=0o555)
    done = kg("build", article.name, "-o", "hasil", cwd=tmp_path, before=OBEDIENT)
    assert done.returncode == 4
    assert "hasil" in complaint(done)
    assert not list((tmp_path / "hasil").iterdir())


def test_a_full_disk_ends_with_4_and_leaves_the_old_graph(tmp_path: Path, article: Path) -> None:
    """When nothing more can be written, what stood in the folder still stands, and no temporary file stays."""
    assert kg("build", article.name, cwd=tmp_path).returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def no_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    article.write_text(ARTICLE + "Rina tiba di Batu, Selasa.\n", encoding="utf-8")
    done = kg("build", article.name, cwd=tmp_path, preexec_fn=no_room)
    assert done.returncode == 4, complaint(done)
    said = complaint(done)
    assert said.count("\n") == 1
    assert said.startswith("kg: out")
    assert "cannot be written (File too large); nothing was changed" in said
    assert "('" not in said
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Ctrl-C in the middle of a long run: one line, exit code 130, no output."""
    text = "Rina Kartika mendukung Program Lumbung Hijau di Malang."
    rows = (json.dumps({"id": number, "text": text}) + "\n" for number in range(200_000))
    (tmp_path / "arsip.jsonl").write_text("".join(rows), encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "arsip.jsonl"]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    time.sleep(4)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"Traceback" not in said
    assert not list(tmp_path.glob("out/*"))


BROKEN_KNOWLEDGE = {
    "ontology that is no Turtle": ("--ontology", "punya.ttl", "<a> <b> .", "punya.ttl"),
    "ontology that is missing": ("--ontology", "tiada.ttl", None, "tiada.ttl"),
    "patterns that are no TOML": ("--patterns", "pola.toml", "[[pattern]\n", "pola.toml"),
    "pattern with an unknown relation": (
        "--patterns",
        "pola.toml",
        '[[pattern]]\nname = "dongeng"\nrelation = "bermimpi"\nmatch = "{Agent} mimpi {Any}"\n'
        "examples = []\nrefuses = []\n",
        "dongeng",
    ),
    "pattern whose refusal gives the relation": (
        "--patterns",
        "pola.toml",
        '[[pattern]]\nname = "tolong"\nrelation = "supports"\nmatch = "{s:Agent} <tolong> {o:Any}"\n'
        'examples = ["[Rina|s:Person] menolong [Sari|o:Person]."]\n'
        'refuses = ["[Rina|s:Person] menolong [Sari|o:Person]."]\n',
        "tolong",
    ),
}


@pytest.mark.parametrize(("option", "name", "content", "words"), BROKEN_KNOWLEDGE.values(), ids=BROKEN_KNOWLEDGE)
def test_a_broken_data_file_stops_the_run_before_the_first_article(
    tmp_path: Path, article: Path, option: str, name: str, content: str | None, words: str
) -> None:
    """A data file of the user's that is broken ends with 3, naming file and entry."""
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    done = kg("build", article.name, option, name, cwd=tmp_path)
    assert done.returncode == 3
    assert words in complaint(done)
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_ctrl_c_stops_a_query_that_never_ends(tmp_path: Path, article: Path) -> None:
    """Python must hear the signal while the engine counts: one line, exit code 130, soon."""
    assert kg("build", article.name, "-q", cwd=tmp_path).returncode == 0
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "kg", "query", endless]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    time.sleep(4)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.strip() == b"kg: stopped; nothing was half-written"


BROKEN_QUERIES = {
    "no SPARQL": "SELECT ?s WHERE { ?s ?p }",
    "SERVICE": "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "LOAD": "LOAD <http://127.0.0.1:1/x.ttl>",
    "DROP": "DROP ALL",
}


@pytest.mark.parametrize("sparql", BROKEN_QUERIES.values(), ids=BROKEN_QUERIES)
def test_a_query_that_is_broken_or_refused_ends_with_3_and_its_position(
    tmp_path: Path, article: Path, sparql: str
) -> None:
    """The message has line and column; the graph stays as it was."""
    assert kg("build", article.name, "-q", cwd=tmp_path).returncode == 0
    graph = (tmp_path / "out" / "graph.ttl").read_bytes()
    done = kg("query", sparql, cwd=tmp_path)
    assert done.returncode == 3
    assert ":1:" in complaint(done) or "line 1" in complaint(done)
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == graph


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    """An option that does not exist is wrong usage, with a hint to the help."""
    done = kg("build", "--warna", cwd=tmp_path)
    assert done.returncode == 2
    assert "--help" in complaint(done)


@pytest.mark.slow
def test_a_five_megabyte_line_is_read(tmp_path: Path) -> None:
    """An article without one line break is read to its end."""
    sentence = "Harga jagung di pasar naik karena hujan turun terus sejak awal bulan, dan warga harus menunggu panen. "
    text = sentence * (5_000_000 // len(sentence)) + "Rina Kartika mendukung Program Lumbung Hijau di Malang."
    (tmp_path / "panjang.txt").write_text(text, encoding="utf-8")
    done = kg("extract", "panjang.txt", cwd=tmp_path)
    assert done.returncode == 0, complaint(done)
    assert f'"start": {len(text) - 55}'.encode() in done.stdout


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path, article: Path) -> None:
    """`kg info | head -c 1` ends quietly, and well."""
    command = f"{sys.executable} -m kg info | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.parametrize("option", ["--decisions", "--links"])
def test_a_file_that_the_user_names_must_be_there(tmp_path: Path, article: Path, option: str) -> None:
    """Without the option there need be no file; with it a misspelt name would lose all that was decided."""
    done = kg("build", str(article), option, "tidakada.tsv", cwd=tmp_path)
    assert done.returncode == 3
    assert "tidakada.tsv: no such file" in complaint(done)
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a graph in out/, bytes that are no Turtle, and a store whose table of decisions is none."""
    folder = tmp_path_factory.mktemp("tempat")
    (folder / "berita.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "biner.ttl").write_bytes(bytes(range(128, 256)))
    assert kg("build", "berita.txt", "-q", cwd=folder).returncode == 0
    assert kg("build", "berita.txt", "-q", "--store", "arsip", cwd=folder).returncode == 0
    (folder / "arsip/decisions.tsv").write_text("x\n", encoding="utf-8")
    return folder


MISTAKES = {
    "a folder that holds a graph": ("query ASK{} out", 3, "out: a folder, and no store; name the graph in it, out/g"),
    "a folder served": ("serve out", 3, "out: a folder, and no store; name the graph in it, out/graph.ttl"),
    "a folder without a graph": ("check arsip/graph", 3, "name a graph.ttl that `kg build` wrote"),
    "an ontology that is none": ("query ASK{} out/graph.ttl --ontology biner.ttl", 3, "biner.ttl:1: not Turtle"),
    "an ontology that is not there": ("query ASK{} out/graph.ttl --ontology tiada.ttl", 3, "tiada.ttl: the ontology"),
    "texts that are not there": ("why a b c out/graph.ttl --articles tiada", 3, "tiada: no such file"),
    "an address of another kind": ("build ftp://contoh.id/a.txt", 3, "not an address that can be fetched"),
    "an article as decisions": ("build berita.txt --decisions berita.txt", 3, "berita.txt:1: no column action"),
    "a command misspelt": ("bild berita.txt", 2, "No such command 'bild'. Did you mean build?"),
    "a store's command misspelt": ("store ad arsip", 2, "No such command 'ad'. Did you mean add?"),
    "a store whose decisions are broken": ("store verify arsip", 1, "arsip: 1 fault"),
}


@pytest.mark.parametrize(("line", "code", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_what_where_and_what_to_do(place: Path, line: str, code: int, words: str) -> None:
    """Whatever a newcomer gives in place of a file: no traceback, the right exit code, words that help."""
    done = kg(*line.split(), cwd=place)
    assert words in complaint(done)
    assert done.returncode == code


def test_where_a_line_of_json_breaks_off_is_told(tmp_path: Path) -> None:
    """The character is that of the line, and not of the one after it."""
    (tmp_path / "baris.jsonl").write_text('{"text": "Rina tiba."\n{"text": "Rina pulang."}\n', encoding="utf-8")
    assert "baris.jsonl:1: broken JSON at character 22" in complaint(kg("build", "baris.jsonl", cwd=tmp_path))
