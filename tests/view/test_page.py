"""The page as a file: what stands in it and what does not."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest
import story

from kg.errors import InputError, KgError, OutsideError, StoreError
from kg.graph.iris import Iris
from kg.graph.reading import read_triples
from kg.graph.turtle import turtle
from kg.records import Article, Entity, EntityMention, Evidence, Quotation, Resolved, Span
from kg.schema import load
from kg.view import explorer, view
from kg.view.looks import ASSETS
from kg.view.page import VENDOR, vis_network
from kg.view.reading import read_picture
from kg.view.scripts import modules, script

LIBRARY = "c539ad1086f6ccd49189d57265de65cff062b65ed5c4867851558bc451e6505b"  # vis-network 9.1.2


def test_quotations_stand_as_in_the_article(tmp_path: Path) -> None:
    """Whoever reads the list of what was said meets it in the order of the text, not of its ids."""
    graph, _ = story.write(story.small(), tmp_path)
    sayings = read_picture(read_triples(graph), load()).sayings
    starts = [one.evidence[0].start for one in sayings]
    assert len(starts) > 2
    assert starts == sorted(starts)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the texts of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text of a script or style with its kind."""
        if self.found and self.found[-1][0] in ("script", "style") and data.strip():
            self.texts.append((self.found[-1][1].get("type") or self.found[-1][0], data))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("page")
    graph, texts = story.write(story.small(), folder)
    view(graph, folder / "graph.html", articles=texts)
    return (folder / "graph.html").read_text(encoding="utf-8")


def data_of(html: str, name: str = "graph") -> dict:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_report_counts_what_the_page_shows(tmp_path: Path) -> None:
    """19 entities; 20 claims and the 5 posts that have a place are edges; the size is that of the file."""
    graph, texts = story.write(story.small(), tmp_path)
    report = view(graph, tmp_path / "graph.html", articles=texts)
    assert (report.articles, report.nodes, report.edges) == (1, 19, 25)
    assert report.size == (tmp_path / "graph.html").stat().st_size


def test_the_data_is_plain_json(page: str) -> None:
    """The island parses, and says which sentence proves an edge and which characters of it."""
    graph, details, texts = (data_of(page, name) for name in ("graph", "details", "texts-0"))
    names = graph["things"]["name"]
    opposes = next(at for at, row in enumerate(graph["relations"]) if row[1] == load().label("opposes"))
    line = next(
        at
        for at, (start, rel) in enumerate(zip(graph["lines"]["s"], graph["lines"]["rel"], strict=True))
        if names[start] == "Partai Ombak" and rel == opposes
    )
    claim = next(claim for claim in details["claims"] if claim["line"] == line)
    context, start, end, *_ = claim["ev"][0]
    assert texts["t"][context] == "Partai Ombak menolak Peraturan Bupati Nomor 7 Tahun 2024."
    assert texts["t"][context][start:end] == "menolak Peraturan Bupati Nomor 7 Tahun 2024"


def test_nothing_in_the_page_points_outside(page: str) -> None:
    """No element loads anything: there is no src, no stylesheet, no frame, no link, no handler in an attribute."""
    for tag, attributes in Elements(page).found:
        assert tag not in ("link", "iframe", "img", "object", "embed", "base", "form", "a")
        assert not {name for name in attributes if name in ("src", "href", "srcset", "style") or name.startswith("on")}


def test_the_policy_allows_our_scripts_and_styles_alone(page: str) -> None:
    """Content-Security-Policy: nothing by default, scripts and styles by the hash of their very text, and so
    the libraries that become scripts when they are needed."""
    elements = Elements(page)
    policy = next(attributes["content"] for tag, attributes in elements.found if "http-equiv" in attributes)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    for kind in ("script", "style"):
        texts = re.findall(rf'<{kind}(?: type="text/plain" id="library-\w+")?>(.*?)</{kind}>', page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert len(hashes) == {"script": 3, "style": 1}[kind]
        assert sorted(rules[f"{kind}-src"].split()) == sorted(f"'sha256-{digest}'" for digest in hashes)


def test_foreign_scripts_are_those_that_were_looked_at() -> None:
    """Each bundle of vendor/ has the sum that vendored.toml gives, each package a licence and its text."""
    bundles = tomllib.loads((VENDOR / "vendored.toml").read_text())["bundle"]
    assert {f"{path.stem}.js" for path in VENDOR.glob("*.js")} == {bundle["file"] for bundle in bundles}
    texts = (VENDOR / "licences.txt").read_text()
    recipe = (VENDOR / "build.sh").read_text()
    for bundle in bundles:
        assert hashlib.sha256((VENDOR / bundle["file"]).read_bytes()).hexdigest() == bundle["sha256"]
        for package in bundle["packages"]:
            assert package["licence"] in ("MIT", "ISC")
            assert f"== {package['name']} ==" in texts
            assert f"{package['name']}@{package['version']}" in recipe


def test_webgl_comes_only_where_it_is_needed(page: str) -> None:
    """A small page has neither Sigma nor the positions of a crowd."""
    assert "var webgl" not in page
    assert "x" not in data_of(page)["things"]


def test_modules_are_joined_each_after_those_it_needs() -> None:
    """No line of import or export is left over, and no module of the folder is forgotten."""
    code = script()
    assert not re.search(r"^(import|export) ", code, re.MULTILINE)
    assert sorted(modules()) == sorted(path.stem for path in ASSETS.glob("*.js"))


def test_the_library_is_the_one_that_was_looked_at() -> None:
    """vis-network comes with pyvis; a new one shall be tried in a browser before this sum is changed."""
    assert "sourceMappingURL" not in vis_network()
    assert hashlib.sha256(vis_network().encode()).hexdigest() == LIBRARY


@pytest.mark.slow
def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the run nor the hash seed shows in the file, in a small and in a large graph."""
    for name, resolved in (("small", story.small()), ("large", story.large(120))):
        graph, texts = story.write(resolved, tmp_path / name)
        code = "import sys, pathlib, kg.view as v; g, t, o = map(pathlib.Path, sys.argv[1:]); v.view(g, o, articles=t)"
        pages = set()
        for seed in ("1", "77"):
            out = tmp_path / name / f"{seed}.html"
            run = [sys.executable, "-c", code, str(graph), str(texts), str(out)]
            subprocess.run(run, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
            pages.add(out.read_bytes())
        assert len(pages) == 1


def test_without_texts_the_evidence_stands_alone(tmp_path: Path) -> None:
    """The graph keeps the words of the evidence; the sentence around them needs articles.jsonl."""
    graph, _ = story.write(story.small(), tmp_path)
    view(graph, tmp_path / "graph.html")
    texts = data_of((tmp_path / "graph.html").read_text(), "texts-0")["t"]
    assert "menolak Peraturan Bupati Nomor 7 Tahun 2024" in texts


def test_a_text_that_changed_is_not_shown_as_evidence(tmp_path: Path) -> None:
    """Where the stored text no longer has the words at their place, the words of the graph stand alone."""
    graph, texts = story.write(story.small(), tmp_path)
    texts.write_text(json.dumps({"id": "a1", "text": "Palsu. " + story.TEXT}) + "\n")
    view(graph, tmp_path / "graph.html", articles=texts)
    assert "Palsu" not in (tmp_path / "graph.html").read_text()


def test_a_relation_of_a_users_own_has_its_own_words(tmp_path: Path) -> None:
    """A class and a relation of --ontology are called as that file calls them, and look like their parent."""
    own = tmp_path / "own.ttl"
    own.write_text(
        """@prefix sim: <https://w3id.org/simpul/ontology#> . @prefix my: <https://contoh.example/#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        my:Koperasi a owl:Class ; rdfs:subClassOf sim:Company ; rdfs:label "Koperasi"@id .
        my:membina a owl:ObjectProperty ; rdfs:label "membina"@id ; rdfs:domain my:Koperasi ; rdfs:range sim:Group ."""
    )
    schema = load(own)
    resolved = story.tiny("Koperasi", "membina", "Group")
    (tmp_path / "graph.ttl").write_bytes(turtle(resolved, schema))
    view(tmp_path / "graph.ttl", tmp_path / "graph.html", schema=schema)
    data = data_of((tmp_path / "graph.html").read_text())
    assert data["relations"][0][1] == "membina"
    assert data["types"]["Koperasi"]["label"][0] == "Koperasi"
    assert data["types"]["Koperasi"]["icon"] != data["types"]["Group"]["icon"]
    assert data["types"]["Koperasi"]["iri"] == "https://contoh.example/#Koperasi"


def test_a_type_that_no_ontology_knows_gets_no_address(tmp_path: Path) -> None:
    """None is made up for it in the namespace of ours."""
    graph, _ = story.write(story.tiny("Company", "supports", "Group"), tmp_path)
    told = re.sub(r"(mina-jaya a )[^;]*;", r"\1<urn:lain#Toko> ;", graph.read_text(encoding="utf-8"))
    graph.write_text(told, encoding="utf-8")
    view(graph, tmp_path / "graph.html")
    assert data_of((tmp_path / "graph.html").read_text(encoding="utf-8"))["types"]["Toko"]["iri"] is None


@pytest.mark.parametrize("before", ["", "🎉🎉🎉🎉 "])
def test_the_cue_of_a_quotation_is_marked_where_it_stands(tmp_path: Path, before: str) -> None:
    """A page counts in units of UTF-16: characters that take two of them shift nothing and hide nothing."""
    text, words = f"{before}Kata Rina, “Kami siap 🐟,” kata Rina tegas.", "Kami siap 🐟,"
    rina = Entity("person/rina", "Person", "Rina", (), (EntityMention("a1", story.spans(text, "Rina")[0], "Rina"),))
    whole = Evidence("a1", Span(0, len(text)), "kutipan")
    said = Quotation(rina.id, words, "direct", "kata", story.spans(text, words)[0], whole, ())
    graph, texts = story.write(Resolved((Article("a1", text),), (rina,), (), (), (said,), ()), tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts)
    page = (tmp_path / "graph.html").read_text(encoding="utf-8")
    number, *places = data_of(page, "details")["quotes"][0]["ev"][0]
    units = data_of(page, "texts-0")["t"][number].encode("utf-16-le")
    marked = [
        units[2 * start : 2 * end].decode("utf-16-le") for start, end in zip(places[::2], places[1::2], strict=True)
    ]
    assert marked == [words, "kata"]
    assert units[2 * places[3] :].decode("utf-16-le") == " Rina tegas."


@pytest.mark.parametrize("score", ['"abc"', '"NaN"', '"INF"^^xsd:double', '""'])
def test_a_score_that_is_no_number_is_left_out(tmp_path: Path, score: str) -> None:
    """A graph that others wrote is drawn all the same."""
    graph, _ = story.write(story.small(), tmp_path)
    told = graph.read_text(encoding="utf-8")
    graph.write_text(told.replace("sim:score 0.87", f"sim:score {score}", 1), encoding="utf-8")
    view(graph, tmp_path / "graph.html")
    claims = data_of((tmp_path / "graph.html").read_text(encoding="utf-8"), "details")["claims"]
    assert sum("score" not in claim for claim in claims) == 1


def test_the_base_of_a_graph_may_hold_a_path_called_entity(tmp_path: Path) -> None:
    """What stands before the last /entity/ is the base, and the things are called by what is behind it."""
    base = "https://contoh.id/entity/kg/"
    (tmp_path / "graph.ttl").write_bytes(turtle(story.small(), load(), Iris(base)))
    view(tmp_path / "graph.ttl", tmp_path / "graph.html")
    data = data_of((tmp_path / "graph.html").read_text(encoding="utf-8"))
    assert data["base"] == base
    assert "programme/laut-bersih" in data["things"]["key"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("broken.ttl", "ini bukan Turtle", StoreError),
        ("empty.ttl", "", StoreError),
        ("other.ttl", "<http://a.example/> <http://a.example/b> 1 .", StoreError),
    ],
)
def test_a_graph_that_is_none_is_refused(tmp_path: Path, name: str, content: str, error: type[KgError]) -> None:
    """Each with one line that says which file; the page that was there stays."""
    (tmp_path / name).write_text(content)
    (tmp_path / "graph.html").write_text("lama")
    with pytest.raises(error, match=name):
        view(tmp_path / name, tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text() == "lama"


def test_texts_and_disks_that_fail_say_so(tmp_path: Path) -> None:
    """A broken line of articles.jsonl is named with its number; a folder that is a file cannot be written to."""
    graph, texts = story.write(story.small(), tmp_path)
    with pytest.raises(OutsideError):
        view(graph, graph / "graph.html", articles=texts)
    texts.write_text('{"id": "a1", "text": "x"}\n{"id"\n')
    with pytest.raises(InputError, match=r"articles\.jsonl:2"):
        view(graph, tmp_path / "graph.html", articles=texts)


def test_a_server_can_have_the_page_around_one_thing(tmp_path: Path) -> None:
    """The same page for triples from anywhere, with a link to what is around each thing; empty for none."""
    graph, _ = story.write(story.small(), tmp_path)
    made = explorer(read_triples(graph), {"a1": story.TEXT}, schema=load(), around="/around/")
    assert data_of(made)["around"] == "/around/"
    assert len(data_of(made)["things"]["name"]) == 19
    assert data_of(explorer([], {}, schema=load()))["things"]["name"] == []


def test_both_languages_say_the_same_things() -> None:
    """Each key of the interface's words is there in Indonesian and English, and something of the page says it."""
    keys = {
        name: set(re.findall(r'^  "?([\w.]+)"?:', (ASSETS / f"words-{name}.js").read_text(), re.MULTILINE))
        for name in ("id", "en")
    }
    assert keys["id"] == keys["en"]
    page = "".join(path.read_text() for path in ASSETS.iterdir() if not path.name.startswith("words-"))
    made = re.compile(r"^(?:col|view|left|certainty|export)\.\w+(?:\.hint)?$|^\w+\.(?:hint|tag)$|^fact$|^attributed$")
    marks = {"planned", "possible", "denied"}
    unsaid = {key for key in keys["id"] - marks if f'"{key}"' not in page and not made.match(key)}
    assert unsaid == set()
