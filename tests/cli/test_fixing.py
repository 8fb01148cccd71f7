"""`kg fix`: corrections that the next build obeys, and what it says where it cannot."""

import json
from pathlib import Path

import pytest

from kg.cli.main import run
from kg.graph.shapes import check_shapes

TANI = (
    "Kementerian Pertanian mendukung Program Lumbung Hijau di Kabupaten Malang. "
    "Ketua Yayasan Tani Lestari Budi Santoso menanam jagung di sana."
)
LELE = "Bupati Sleman Agus Setiawan meresmikan Pasar Godean. Pupuk untuk program itu dikirim oleh PT Pupuk Sari."
PUPUK = "PT Pupuk Sari mengirim pupuk. Ketua Yayasan Tani Lestari Budi Santoso menerima pupuk PT Pupuk Sari itu."
SUPPORTS = ("Kementerian Pertanian", "mendukung", "lumbung hijau")
HEAD = "action\tone\tone_at\tother\tother_at\tauthor\tdate\treason\tpredicate\tarticle\twords\tverb\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with three articles and their graph, in which the program runs."""
    monkeypatch.chdir(tmp_path)
    _write({"a1": TANI, "a2": LELE, "a3": PUPUK}, "berita.jsonl")
    build()
    return tmp_path


def _write(texts: dict[str, str], name: str) -> None:
    rows = (json.dumps({"id": one, "text": text}) for one, text in texts.items())
    Path(name).write_text("\n".join(rows), encoding="utf-8")


def build(source: str = "berita.jsonl") -> None:
    assert run(["build", source, "-q"]) == 0


def graph() -> str:
    """Return the Turtle, with IRIs as they are read."""
    return Path("out/graph.ttl").read_text(encoding="utf-8").replace("\\/", "/")


def fix(*arguments: str, code: int = 0) -> None:
    signed = ["--author", "Rina", "--reason", "dibaca ulang"] if arguments[0] != "list" else []
    assert run(["fix", *arguments, *signed]) == code


def test_a_thing_gets_another_name_and_keeps_its_iri(place: Path) -> None:
    """The name that it had is an alias; the words of the article are as they were."""
    fix("rename", "tani lestari", "Yayasan Tani Lestari Indonesia")
    build()
    told = graph()
    assert 'skos:prefLabel "Yayasan Tani Lestari Indonesia"@id' in told
    assert 'skos:altLabel "Yayasan Tani Lestari"@id' in told
    assert "ent:organization/yayasan-tani-lestari " in told
    assert 'nif:anchorOf "Yayasan Tani Lestari Indonesia"' not in told


def test_a_thing_gets_another_type_and_the_graph_stays_valid(place: Path) -> None:
    """What the new type does not allow is refused with its reason."""
    fix("retype", "Agus Setiawan", "Organization")
    build()
    assert "ent:organization/agus-setiawan-" in graph()
    assert "sim:territory ent:" not in graph()
    assert list(check_shapes(Path("out/graph.ttl"))) == []
    assert "a Organization holds no post" in Path("out/refused.jsonl").read_text(encoding="utf-8")
    fix("rename", "Agus Setiawan", "Tim Agus")
    build()
    assert 'skos:prefLabel "Tim Agus"@id' in graph()


def test_what_no_article_says_is_dropped_and_whynot_names_the_correction(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The statement is gone, its mentions are not; the gate that stopped it is the decision."""
    fix("drop", *SUPPORTS)
    build()
    assert run(["why", *SUPPORTS]) == 1
    capsys.readouterr()
    assert run(["whynot", *SUPPORTS]) == 0
    assert "dropped by a decision of Rina" in capsys.readouterr().out
    assert 'nif:anchorOf "Program Lumbung Hijau"@id' in graph()


def test_a_post_is_dropped(place: Path) -> None:
    """P may be the post of somebody at a body."""
    assert "sim:territory ent:" in graph()
    fix("drop", "Agus Setiawan", "jabatan", "Sleman")
    build()
    assert "sim:territory ent:" not in graph()


KATA = (
    '"Pupuk itu tiba terlambat," kata Bupati Sleman Agus Setiawan di Sleman. '
    '"Kami akan menambah pupuk untuk petani," kata Agus Setiawan.'
)


def test_one_quotation_is_dropped_and_the_others_stay(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The row keeps its words; a store obeys it as a build does, and without the row it is there again."""
    _write({"a1": KATA}, "kata.jsonl")
    build("kata.jsonl")
    before = graph()
    fix("drop", "agus", "kutipan", "tiba terlambat")
    build("kata.jsonl")
    told = graph()
    assert "tiba terlambat" not in told
    assert "menambah pupuk" in told
    assert run(["check"]) == 0
    capsys.readouterr()
    fix("list")
    assert "dropped, pieces of evidence: 1" in capsys.readouterr().out
    assert "dropped by a decision of Rina" in Path("out/refused.jsonl").read_text(encoding="utf-8")
    assert run(["build", "kata.jsonl", "-q", "--store", "arsip", "--decisions", "decisions.tsv"]) == 0
    assert run(["export", "arsip", "--to", "ttl", "-o", "arsip.ttl"]) == 0
    assert Path("arsip.ttl").read_bytes() == Path("out/graph.ttl").read_bytes()
    Path("decisions.tsv").unlink()
    build("kata.jsonl")
    assert graph() == before


def test_words_of_several_quotations_drop_none(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of them is meant is asked for, and the table stays as it is."""
    _write({"a1": KATA}, "kata.jsonl")
    build("kata.jsonl")
    fix("drop", "agus", "kutipan", "pupuk", code=3)
    assert "2 quotations have these words" in capsys.readouterr().err
    assert not Path("decisions.tsv").exists()


def test_what_an_article_says_is_added_with_its_words(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words are the evidence, the decision the rule; every offset of the graph holds."""
    words = "Yayasan Tani Lestari Budi Santoso menerima pupuk PT Pupuk Sari"
    fix("add", "pupuk sari", "mendukung", "tani lestari", "--words", words)
    build()
    told = graph()
    assert "ent:company/pt-pupuk-sari" in told
    assert 'sim:rule "decision by Rina"' in told
    assert f'nif:anchorOf "{words}"@id' in told
    assert run(["check"]) == 0
    capsys.readouterr()
    assert run(["why", "pupuk sari", "mendukung", "tani lestari"]) == 0
    assert "decision by Rina" in capsys.readouterr().out


def test_a_statement_is_confirmed(place: Path) -> None:
    """Who confirms it stands on the statement, and the shapes know that."""
    fix("confirm", *SUPPORTS)
    build()
    assert 'sim:confirmedBy "Rina"' in graph()
    assert list(check_shapes(Path("out/graph.ttl"))) == []


def test_two_people_may_confirm_one_statement(place: Path) -> None:
    """Both stand on it; who confirms it twice does so once."""
    for who in ("Rina", "Budi", "Rina"):
        assert run(["fix", "confirm", *SUPPORTS, "--author", who]) == 0
    assert Path("decisions.tsv").read_text(encoding="utf-8").count("confirm\t") == 2
    build()
    told = graph()
    assert 'sim:confirmedBy "Budi" , "Rina"' in told or 'sim:confirmedBy "Rina" , "Budi"' in told


KAGUM = "Rina Kartika berasal dari Kabupaten Malang. Rina Kartika mengagumi Kabupaten Malang."
PATTERN = """[[pattern]]
name = "kagum"
relation = "related"
verb = "kagum"
match = "{s:Person} mengagumi ~1 {o:Place}"
examples = ["[Budi Santosa|s:Person] mengagumi [Rawasari|o:Place]."]
refuses = ["[Budi Santosa|s:Person] tidak mengagumi [Rawasari|o:Place]."]
"""


def _verbs(line: str) -> list[str]:
    """Return the verbs in the graph whose statements have a line that begins so."""
    statements = [part for part in graph().split(" .\n") if "sim:verb" in part and line in part]
    return sorted(part.partition('sim:verb "')[2].partition('"')[0] for part in statements)


@pytest.mark.parametrize("asked", ["kagum", "asal"])
def test_of_several_verbs_between_two_the_one_that_is_named_is_corrected(place: Path, asked: str) -> None:
    """The other one stays, neither dropped nor confirmed; a store obeys the row as a build does."""
    _write({"a1": KAGUM}, "kagum.jsonl")
    Path("kagum.toml").write_text(PATTERN, encoding="utf-8")
    reading = ("build", "kagum.jsonl", "-q", "--patterns", "kagum.toml")
    assert run([*reading]) == 0
    assert _verbs("") == ["asal", "kagum"]
    fix("confirm", "rina kartika", asked, "kabupaten malang")
    assert run([*reading]) == 0
    assert _verbs("sim:confirmedBy") == [asked]
    Path("decisions.tsv").unlink()
    fix("drop", "rina kartika", asked, "kabupaten malang")
    assert run([*reading]) == 0
    assert _verbs("") == sorted({"asal", "kagum"} - {asked})
    fix("list")
    assert run([*reading, "--store", "arsip", "--decisions", "decisions.tsv"]) == 0
    assert run(["export", "arsip", "--to", "ttl", "-o", "arsip.ttl"]) == 0
    assert Path("arsip.ttl").read_bytes() == Path("out/graph.ttl").read_bytes()


def test_who_names_the_relation_of_all_verbs_means_them_all(place: Path) -> None:
    """The row has no verb, and contradicts one that confirms one of them."""
    _write({"a1": KAGUM}, "kagum.jsonl")
    Path("kagum.toml").write_text(PATTERN, encoding="utf-8")
    reading = ("build", "kagum.jsonl", "-q", "--patterns", "kagum.toml")
    assert run([*reading]) == 0
    fix("drop", "rina kartika", "related", "kabupaten malang")
    fix("confirm", "rina kartika", "kagum", "kabupaten malang", code=3)
    assert run([*reading]) == 0
    assert "sim:verb" not in graph()


def test_a_correction_leaves_all_else_of_the_table_as_the_user_wrote_it(place: Path) -> None:
    """Comments, blank lines, columns of his own, their order and the ends of his lines stay."""
    mine = (
        "\ufeff# keputusan rapat redaksi: jangan dihapus\r\n"
        "catatan\taction\tone\tone_at\tother\tother_at\tauthor\tdate\treason\r\n"
        "\r\n"
        "nomor surat 12\trename\tOrganization Yayasan Tani Lestari\t\tYTL\t\tDewi\t2024-05-01"
    )
    Path("decisions.tsv").write_text(mine, encoding="utf-8", newline="")
    fix("confirm", *SUPPORTS)
    lines = Path("decisions.tsv").read_bytes().decode().split("\r\n")
    before = mine.split("\r\n")
    assert [lines[0], *lines[2:4]] == [before[0], *before[2:4]]
    assert lines[1] == before[1] + "\tpredicate\tarticle\twords"
    assert lines[4].startswith("\tconfirm\tGovernmentBody Kementerian Pertanian\t\tProgramme ")
    assert lines[5:] == [""]
    build()
    assert 'sim:confirmedBy "Rina"' in graph()
    assert 'skos:prefLabel "YTL"@id' in graph()


def test_two_additions_of_one_statement_are_told_apart(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By article and words; and what stands above a row may grow after the build."""
    ends = ("pupuk sari", "mendukung", "tani lestari")
    fix("add", *ends, "--words", "PT Pupuk Sari mengirim pupuk")
    fix("add", *ends, "--words", "Pupuk untuk program itu dikirim oleh PT Pupuk Sari")
    table = Path("decisions.tsv")
    table.write_text(table.read_text(encoding="utf-8").replace("mengirim", "menjual"), encoding="utf-8")
    build()
    rows = table.read_text(encoding="utf-8").split("\n")
    table.write_text("\n".join([rows[0], "", "# catatan", *rows[1:]]), encoding="utf-8")
    capsys.readouterr()
    fix("list", code=1)
    first, second = capsys.readouterr().out.split("\n5  ")
    assert first.startswith(
        "4  add Company PT Pupuk Sari supports Organization Yayasan Tani Lestari in a3: PT Pupuk Sari"
    )
    assert "no longer applies: the text of a3 does not say these words" in first
    assert "in a2: Pupuk untuk program" in second
    assert "added, pieces of evidence: 1" in second


def test_what_steers_a_terminal_is_made_visible(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name is data."""
    fix("rename", "tani lestari", "YTL\x1b]0;dibajak\x07")
    fix("list")
    told = capsys.readouterr()
    assert "\x1b" not in told.out + told.err
    assert "YTL\\x1b]0;dibajak\\x07" in told.out


def test_an_argument_that_is_no_text_is_wrong_usage(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, exit code 2, and no table is written; the name of a file may be any bytes."""
    for words in (["fix", "rename", "tani lestari", "YTL \udcff"], ["fix", "confirm", *SUPPORTS, "--author", "\udcff"]):
        assert run(words) == 2
        assert "not UTF-8" in capsys.readouterr().err
    assert not list(place.glob("*decisions*"))


def test_who_has_no_name_is_asked_for_one(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a container an account may be a number; wrong usage, exit code 2, and nothing is written."""

    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr("getpass.getuser", nameless)
    for words in (
        ["fix", "rename", "tani lestari", "YTL"],
        ["resolve", "split", "pupuk sari@a2", "pupuk sari@a3"],
        ["link", "--judged", "candidates.tsv"],
    ):
        assert run(words) == 2
        assert "give --author NAME" in capsys.readouterr().err
    assert run(["fix", "rename", "tani lestari", "YTL", "--author", "Rina"]) == 0


def test_the_list_tells_what_each_did(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the next build nothing is done yet; after it each row says what it did."""
    fix("confirm", *SUPPORTS)
    capsys.readouterr()
    fix("list")
    assert "not built yet" in capsys.readouterr().out
    build()
    capsys.readouterr()
    fix("list")
    told = capsys.readouterr().out
    assert told.startswith("2  confirm GovernmentBody Kementerian Pertanian supports")
    assert "confirmed, pieces of evidence: 1" in told


def test_what_no_longer_applies_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the article the row has nothing to do: the run says so, the report, the page and the list too."""
    fix("drop", *SUPPORTS)
    fix("rename", "Agus Setiawan", "Agus S.")
    _write({"a3": PUPUK}, "lain.jsonl")
    capsys.readouterr()
    build("lain.jsonl")
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert told[0].startswith("kg: decisions.tsv:2: no longer applies: drop GovernmentBody Kementerian Pertanian")
    assert told[1].startswith("kg: decisions.tsv:3: no longer applies: rename Person Agus Setiawan")
    rows = json.loads(Path("out/report.json").read_text(encoding="utf-8"))["decisions"]
    assert [(row["line"], row["applies"]) for row in rows] == [(2, False), (3, False)]
    assert "Tidak berlaku lagi" in Path("out/report.html").read_text(encoding="utf-8")
    fix("list", code=1)


def test_taking_the_table_away_gives_the_old_bytes(place: Path) -> None:
    """Nothing of a correction is left when its row is gone."""
    before = graph()
    fix("drop", *SUPPORTS)
    fix("rename", "tani lestari", "YTL")
    build()
    corrected = graph()
    build()
    assert graph() == corrected != before
    Path("decisions.tsv").unlink()
    build()
    assert graph() == before


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("rename", "tani lestari", "Satu"), ("rename", "tani lestari", "Dua")),
        (("retype", "tani lestari", "Company"), ("retype", "tani lestari", "School")),
        (("drop", *SUPPORTS), ("confirm", *SUPPORTS)),
        (("confirm", *SUPPORTS), ("drop", *SUPPORTS)),
    ],
)
def test_contradictions_are_refused_and_nothing_is_written(
    place: Path, first: tuple[str, ...], second: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that names the row, exit code 3; the table keeps the first."""
    fix(*first)
    kept = Path("decisions.tsv").read_bytes()
    fix(*second, code=3)
    assert "contradicts" in capsys.readouterr().err
    assert Path("decisions.tsv").read_bytes() == kept


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("# catatan\nrename\tYayasan\t\tX\n", "decisions.tsv:3: not a side: 'Yayasan'"),
        ("rename\tPerson A\t\t\n", "decisions.tsv:2: rename needs a new name"),
        ("retype\tPerson A\t\tMakhluk\n", "decisions.tsv:2: no type 'Makhluk'"),
        ("drop\tPerson A\t\tPerson B\n", "decisions.tsv:2: drop needs a relation"),
        ("confirm\tPerson A\t\tPerson B\t\t\t\t\tpost\n", "decisions.tsv:2: no relation 'post'"),
        ("add\tPerson A\t\tPerson B\t\t\t\t\tsupports\ta1\n", "decisions.tsv:2: add needs the article and the words"),
        ("drop\tPerson A\t\tPerson A\t\t\t\t\tsupports\n", "decisions.tsv:2: both sides are Person A"),
        ("drop\tPerson A\t\tPerson B\t\t\t\t\tsupports\t\t\tdukung\n", "decisions.tsv:2: supports has no verb"),
        ("confirm\tPerson A\t\t\t\t\t\t\tquotation\ta1\tkata\n", "decisions.tsv:2: a quotation can be dropped and"),
        ("drop\tPerson A\t\t\t\t\t\t\tquotation\ta1\n", "decisions.tsv:2: drop of a quotation needs its article and"),
        ("hapus\tPerson A\t\tPerson B\n", "decisions.tsv:2: no action 'hapus'"),
        ("retype\tPerson A\t\tGroup\n\nretype\tPerson A\t\tCompany\n", "decisions.tsv:4: retype Person A to Company"),
        (
            "rename\tOrganization Yayasan Tani Lestari\t\tA\nrename\tCompany Yayasan Tani Lestari\t\tB\n",
            "decisions.tsv:3: rename Company Yayasan Tani Lestari to B contradicts",
        ),
    ],
)
def test_a_bad_row_stops_the_build_at_its_line(
    place: Path, rows: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 3 with file and line, and not one file is written anew."""
    Path("decisions.tsv").write_text(HEAD + rows, encoding="utf-8")
    Path("out/graph.ttl").write_text("lama", encoding="utf-8")
    assert run(["build", "berita.jsonl", "-q"]) == 3
    assert told in capsys.readouterr().err
    assert graph() == "lama"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "pupuk sari", "mendukung", "tani lestari", "--words", "kata yang tiada"), "no article says"),
        (("add", "pupuk sari", "mendukung", "tani lestari", "--words", "PT Pupuk Sari"), "2 articles say"),
        (("add", "pupuk sari", "mendukung", "tani lestari", "--words", "x", "--article", "a9"), "no article 'a9'"),
        (("add", "pupuk sari", "keluarga", "tani lestari", "--words", "mengirim pupuk"), "does not hold between"),
        (("add", "pupuk sari", "partnersWith", "pupuk sari", "--words", "mengirim pupuk"), "both ends are company/pt"),
        (("add", "pupuk sari", "related", "tani lestari", "--words", "mengirim pupuk"), "needs a verb"),
        (("rename", "tiada", "X"), "nothing is called 'tiada'"),
        (("retype", "tani lestari", "Makhluk"), "no type is called 'Makhluk'"),
        (("drop", "pupuk sari", "mendukung", "tani lestari"), "the graph does not say"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    place: Path, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit code 3, and no table is written."""
    fix(*arguments, code=3)
    assert told in capsys.readouterr().err
    assert not Path("decisions.tsv").exists()


def test_a_store_keeps_its_own_corrections(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are written into its folder, obeyed by its next edit, and told of there."""
    assert run(["build", "berita.jsonl", "--store", "arsip", "-q"]) == 0
    fix("confirm", *SUPPORTS, "arsip")
    _write({"a4": PUPUK.replace("mengirim", "membeli")}, "lain.jsonl")
    assert run(["store", "add", "arsip", "lain.jsonl", "-q"]) == 0
    assert run(["export", "arsip", "--to", "ttl", "-o", "arsip.ttl"]) == 0
    assert 'sim:confirmedBy "Rina"' in Path("arsip.ttl").read_text(encoding="utf-8")
    capsys.readouterr()
    fix("list", "arsip")
    assert "confirmed, pieces of evidence: 1" in capsys.readouterr().out
    assert run(["store", "remove", "arsip", "a1"]) == 0
    assert "no longer applies: confirm" in capsys.readouterr().err
    assert not Path("decisions.tsv").exists()
