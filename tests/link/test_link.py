"""`kg link`: entities go to a service, candidates come into a table, judgements come back into every later graph."""

import csv
import json
from pathlib import Path

import pytest

from kg.cli.main import run
from tests.link.conftest import build, write
from tests.link.foreign import SPACE, Foreign

MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"


def ask(service: Foreign, *options: str) -> int:
    return run(["link", "--service", service.address, "--allow-private", "-q", *options])


def rows(file: str = "candidates.tsv") -> list[dict[str, str]]:
    with Path(file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="," if file.endswith("csv") else "\t"))


def judge(said: dict[str, str], file: str = "candidates.tsv") -> None:
    """Write judgements, by candidate, into the table as a person does."""
    found = rows(file)
    with Path(file).open("w", encoding="utf-8-sig", newline="") as table:
        writer = csv.DictWriter(table, list(found[0]), delimiter="," if file.endswith("csv") else "\t")
        writer.writeheader()
        writer.writerows({**row, "judgement": said.get(row["candidate"], "")} for row in found)


def triples(graph: Path) -> set[str]:
    """Return the lines of a graph, without the one that counts the others."""
    assert run(["export", str(graph), "--to", "nt", "-o", "graf.nt", "-q"]) == 0
    lines = Path("graf.nt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if "<http://rdfs.org/ns/void#triples>" not in line}


def test_candidates_come_with_all_that_a_person_needs_to_judge(place: Path, service: Foreign) -> None:
    """Name, type, description, score, the service's own opinion and the IRI; nothing is judged; best first."""
    assert ask(service) == 0
    found = {(row["entity"], row["candidate"]): row for row in rows()}
    ministry = [row for row in rows() if row["thing"] == "GovernmentBody Kementerian Perindustrian"]
    assert [row["candidate"] for row in ministry] == ["T1", "T2"]
    assert (ministry[0]["score"], ministry[0]["match"], ministry[1]["score"]) == ("100", "yes", "40.5")
    assert ministry[0]["iri"] == f"{SPACE}T1"
    assert {row["judgement"] for row in found.values()} == {""}


def test_type_and_properties_are_hints_in_the_words_of_the_service(place: Path, service: Foreign) -> None:
    """Types that the service offers under our name are found; properties are what the user says they are."""
    assert ask(service, "--map", "post=jabatan", "--map", "Person=human") == 0
    asked = {one["query"]: one for batch in service.asked for one in batch.values()}
    assert asked["PT Yogya Presisi Tehnikatama Industri"]["type"] == "firm"
    assert asked["Kementerian Perindustrian"]["type"] == "body"
    minister = asked["Rina Kartika"]
    assert minister["type"] == "human"
    assert [one["pid"] for one in minister["properties"]] == ["jabatan"]
    assert "Menteri" in json.dumps(minister["properties"])


def test_the_draft_of_version_1_is_spoken_too(place: Path, service: Foreign) -> None:
    """The same table comes of it."""
    assert ask(service) == 0
    before = rows()
    service.draft = True
    assert ask(service, "--cache", "lain.sqlite") == 0
    assert rows() == before
    assert service.asked[-1].keys() == {"queries"}


def test_what_was_answered_is_not_asked_again_and_the_table_is_the_same(place: Path, service: Foreign) -> None:
    """The cache is a file; the second run asks nothing."""
    assert ask(service) == 0
    count, before = len(service.asked), Path("candidates.tsv").read_bytes()
    assert ask(service) == 0
    assert (len(service.asked), Path("candidates.tsv").read_bytes()) == (count, before)
    assert Path("link-cache.sqlite").exists()


def test_judgements_come_back_into_the_graph_and_change_nothing_else(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """One skos:exactMatch more, and kg diff shows it alone; without the file the bytes are those of before."""
    before = Path("out/graph.ttl").read_bytes()
    assert run(["export", "out/graph.ttl", "--to", "csv", "-o", "tabel", "-q"]) == 0
    assert ask(service) == 0
    judge({"T1": "yes", "T2": "no"})
    assert run(["link", "--judged", "candidates.tsv", "--author", "Dewi", "-q"]) == 0
    after = build("baru")
    new = triples(after) - triples(Path("out/graph.ttl"))
    (one,) = new
    assert one.endswith(f"<{MATCH}> <{SPACE}T1> .")
    assert triples(Path("out/graph.ttl")) < triples(after)
    capsys.readouterr()
    assert run(["diff", "out/graph.ttl", "baru/graph.ttl", "--format", "rdfpatch"]) == 1
    shown = capsys.readouterr().out.splitlines()
    patch = [line for line in shown if line[:2] in {"A ", "D "} and "void#triples" not in line]
    assert len(patch) == 1
    assert f"<{SPACE}T1>" in patch[0]
    assert build("lagi").read_bytes() == after.read_bytes()
    Path("links.tsv").unlink()
    assert build("lama").read_bytes() == before


def test_what_was_judged_is_not_offered_again(place: Path, service: Foreign) -> None:
    """Neither what is different, nor anything for a thing that is known to be one of them."""
    assert ask(service) == 0
    judge({"T2": "no"})
    assert run(["link", "--judged", "candidates.tsv", "-q"]) == 0
    assert ask(service) == 0
    assert {row["candidate"] for row in rows()} == {"T1", "T3"}
    Path("links.tsv").unlink()
    assert ask(service) == 0
    judge({"T1": "yes"})
    assert run(["link", "--judged", "candidates.tsv", "-q"]) == 0
    assert ask(service) == 0
    assert {row["candidate"] for row in rows()} == {"T3"}


def test_a_judged_fact_goes_to_wikidata(place: Path) -> None:
    """From an article to a command, by way of judgements; what a gazetteer says may be judged different."""
    text = "Universitas Gadjah Mada berlokasi di Kabupaten Sleman. PT Baja Biru merupakan anak usaha PT Langit Merah."
    row = {"id": "a1", "text": text, "url": "https://warta.example/a1", "date": "2024-05-06"}
    Path("berita.jsonl").write_text(json.dumps(row))
    item = "http://www.wikidata.org/entity/"
    Path("links.tsv").write_text(
        "judgement\tthing\tthing_at\tiri\tauthor\tdate\treason\n"
        f"different\tSchool Universitas Gadjah Mada\t\t{item}Q1145992\n"
        f"same\tCompany PT Baja Biru\t\t{item}Q3\nsame\tCompany PT Langit Merah\t\t{item}Q4\n"
    )
    graph = build("baru")
    assert "Q1145992" not in graph.read_text(encoding="utf-8")
    assert "https://ror.org/" in graph.read_text(encoding="utf-8")
    assert run(["export", str(graph), "--to", "quickstatements", "-o", "qs.txt", "-q"]) == 0
    assert Path("qs.txt").read_text(encoding="utf-8").split("\t") == [
        "Q3", "P749", "Q4", "S854", '"https://warta.example/a1"',
        "S1683", 'id:"PT Baja Biru merupakan anak usaha PT Langit Merah"', "S577", "+2024-05-06T00:00:00Z/11\n",
    ]  # fmt: skip


@pytest.mark.parametrize("said", ["yes", "no", "mungkin"])
def test_judgements_that_were_not_taken_back_are_not_written_over(
    place: Path, service: Foreign, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input: 3, and nothing is asked; once they are taken back, or with another table, it goes on."""
    assert ask(service) == 0
    judge({"T1": said})
    kept, count = Path("candidates.tsv").read_bytes(), len(service.asked)
    assert ask(service, "--type", "Person") == 3
    assert "1 judgement not taken back yet; `kg link --judged candidates.tsv` takes them" in capsys.readouterr().err
    assert (Path("candidates.tsv").read_bytes(), len(service.asked)) == (kept, count)
    assert ask(service, "-o", "lain.tsv") == 0
    if said != "mungkin":
        assert run(["link", "--judged", "candidates.tsv", "-q"]) == 0
        assert ask(service, "--type", "Person") == 0


def test_a_judgement_that_a_spreadsheet_saved_in_another_encoding_is_not_written_over(
    place: Path, service: Foreign
) -> None:
    """It can be saved again as UTF-8; what was written over is lost."""
    assert ask(service) == 0
    judge({"T1": "yes"})
    text = Path("candidates.tsv").read_text(encoding="utf-8-sig").replace("kementerian lain", "kementérian")
    Path("candidates.tsv").write_text(text, encoding="cp1252")
    assert ask(service) == 3
    assert Path("candidates.tsv").read_text(encoding="cp1252") == text


def test_yes_and_no_for_one_candidate_are_told_with_the_line(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input: 3, and no table of links."""
    assert ask(service) == 0
    judge({"T1": "yes"})
    table = Path("candidates.tsv").read_text(encoding="utf-8-sig")
    row = next(line for line in table.splitlines() if line.startswith("yes"))
    Path("candidates.tsv").write_text(f"{table}no{row.removeprefix('yes')}\n", encoding="utf-8")
    assert run(["link", "--judged", "candidates.tsv", "-q"]) == 3
    told = capsys.readouterr().err
    assert told.startswith(f"kg: candidates.tsv:{len(table.splitlines()) + 1}: ")
    assert "and not to be; say one" in told
    assert not Path("links.tsv").exists()


def test_judgements_leave_all_else_of_the_table_as_the_user_wrote_it(place: Path, service: Foreign) -> None:
    """Comments and columns of his own stay; of one thing and one IRI the line is written anew, and what repeats it."""
    head = "catatan\tjudgement\tthing\tthing_at\tiri\tauthor\tdate\treason\n"
    ministry = f"different\tGovernmentBody Kementerian Perindustrian\t\t{SPACE}T1"
    mine = f"rapat 3\t{ministry}\tRina\t2024-05-01\tsalah\n# lagi\n\t{ministry}\n"
    other = "\tsame\tPlace Jepara\t\thttps://a.example/1"
    Path("links.tsv").write_text(f"# jangan dihapus\n{head}{mine}{other}", encoding="utf-8")
    assert ask(service) == 0
    Path("candidates.tsv").write_text(
        "judgement\tthing\tthing_at\tiri\tcandidate_name\n"
        f"yes\tGovernmentBody Kementerian Perindustrian\t\t{SPACE}T1\tKementerian Perindustrian\n"
        f"yes\tCompany PT Yogya Presisi Tehnikatama Industri\t\t{SPACE}T3\tPT YPTI\n"
    )
    assert run(["link", "--judged", "candidates.tsv", "--author", "Dewi", "-q"]) == 0
    lines = Path("links.tsv").read_text(encoding="utf-8").splitlines()
    same = f"same\tGovernmentBody Kementerian Perindustrian\t\t{SPACE}T1\tDewi\t"
    assert [lines[0], f"{lines[1]}\n", lines[3], lines[5]] == ["# jangan dihapus", head, "# lagi", other]
    assert lines[2].startswith(f"rapat 3\t{same}")
    assert lines[4].startswith(f"\t{same}")
    assert lines[6].startswith(f"\tsame\tCompany PT Yogya Presisi Tehnikatama Industri\t\t{SPACE}T3\tDewi\t")
    assert len(lines) == 7
    assert f"<{SPACE}T1>" in "".join(triples(build("baru")))


def test_a_type_of_a_store_of_its_own_ontology_is_known(place: Path, service: Foreign) -> None:
    """As `kg fix retype` knows it."""
    Path("own.ttl").write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix sim: <https://w3id.org/simpul/ontology#> .\n"
        'sim:Dish a owl:Class ; rdfs:subClassOf sim:Product ; rdfs:label "hidangan"@id , "dish"@en ;\n'
        '  rdfs:comment "Makanan."@id .\n'
    )
    assert run(["store", "init", "arsip", "--ontology", "own.ttl", "-q"]) == 0
    assert run(["store", "add", "arsip", "berita.jsonl", "-q", "--jobs", "1"]) == 0
    assert ask(service, "--type", "Dish", "arsip") == 0
    assert ask(service, "--type", "Dish") == 2


def test_the_table_may_be_a_csv(place: Path, service: Foreign) -> None:
    """What its name says; quotation marks and commas survive a spreadsheet."""
    assert ask(service, "-o", "calon.csv") == 0
    judge({"T3": "YES"}, "calon.csv")
    assert run(["link", "--judged", "calon.csv", "-q"]) == 0
    assert "same\tCompany PT Yogya Presisi Tehnikatama Industri" in Path("links.tsv").read_text()


@pytest.mark.parametrize("content", ["", "a\tb\n", "judgement,thing\n", "\xff", None])
def test_what_is_no_table_of_ours_is_told(content: str | None, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad input: 3."""
    if content is not None:
        Path("calon.tsv").write_text(content, encoding="latin-1")
    assert run(["link", "--judged", "calon.tsv", "-q"]) == 3
    assert capsys.readouterr().err.startswith("kg: calon.tsv:")


def test_a_namesake_is_linked_alone(place: Path) -> None:
    """Of two people of one name the one that is first mentioned at a place."""
    Path("links.tsv").write_text(
        f"judgement\tthing\tthing_at\tiri\tauthor\tdate\treason\nsame\tPerson Agus Setiawan\ta2:14\t{SPACE}P9\n"
    )
    (one,) = triples(build("baru")) - triples(Path("out/graph.ttl"))
    assert "agus-setiawan" in one
    assert f"<{SPACE}P9>" in one


def test_a_store_has_the_same_triples(place: Path, service: Foreign) -> None:
    """A store keeps its links in its folder; its next edit obeys, and ends where a fresh build does."""
    assert run(["build", "berita.jsonl", "--store", "arsip", "-q", "--jobs", "1"]) == 0
    assert run(["link", "arsip", "--service", service.address, "--allow-private", "-q"]) == 0
    judge({"T1": "yes", "T3": "yes"})
    assert run(["link", "arsip", "--judged", "candidates.tsv", "-q"]) == 0
    assert Path("arsip/links.tsv").exists()
    assert run(["store", "compact", "arsip"]) == 0
    Path("links.tsv").write_bytes(Path("arsip/links.tsv").read_bytes())
    assert triples(Path("arsip")) == triples(build("baru"))
    assert f"<{SPACE}T3>" in "".join(triples(Path("arsip")))
    assert run(["store", "remove", "arsip", "a1"]) == 0
    assert SPACE not in "".join(triples(Path("arsip")))


def test_a_link_to_what_is_no_longer_there_is_told(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is passed over, not forgotten."""
    assert ask(service) == 0
    judge({"T1": "yes"})
    assert run(["link", "--judged", "candidates.tsv", "-q"]) == 0
    write("a3")
    build("baru")
    assert "no article speaks of GovernmentBody Kementerian Perindustrian" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "told"),
    [({"T1": "mungkin"}, "no judgement 'mungkin'"), ({"T1": "yes", "T2": "yes"}, "say yes to one")],
)
def test_a_judgement_that_is_none_is_told_with_its_line(
    place: Path, service: Foreign, said: dict[str, str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input: 3, and no table of links."""
    assert ask(service) == 0
    judge(said)
    assert run(["link", "--judged", "candidates.tsv", "-q"]) == 3
    assert told in capsys.readouterr().err
    assert not Path("links.tsv").exists()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("sama\tPlace Jepara\t\thttps://a.example/1", "no judgement 'sama'"),
        ("same\tJepara\t\thttps://a.example/1", "not a thing"),
        ("same\tPlace Jepara\t\tjavascript:alert(1)", "not an IRI"),
        ("# catatan\n\nsame\tPlace Jepara\t\tftp://a.example", "links.tsv:4: not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example/#> <https://a.example/p> <https://a.example/o", "not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example/a[b]", "not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example/?a[]=1", "not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example/%zz", "not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example/a#100%", "not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example:99x/", "not an IRI"),
        ("same\tPlace Jepara\t\thttps://a.example/1\ndifferent\tPlace Jepara\t\thttps://a.example/1", "delete one"),
    ],
)
def test_a_broken_table_of_links_stops_the_build(
    place: Path, row: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With file and line, before anything is written."""
    Path("links.tsv").write_text(f"judgement\tthing\tthing_at\tiri\tauthor\tdate\treason\n{row}\n")
    assert run(["build", "berita.jsonl", "-q", "-o", "baru"]) == 3
    assert told in capsys.readouterr().err
    assert not Path("baru").exists()


def test_names_of_a_service_are_no_formulas_of_a_spreadsheet(place: Path, service: Foreign) -> None:
    """A description that begins like one gets an apostrophe."""
    assert ask(service) == 0
    assert next(row["description"] for row in rows() if row["candidate"] == "T3") == "'=1+1"
