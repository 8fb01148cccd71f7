"""Each feature of the explorer, used as a reader uses it: by clicks, in a real browser with the network off."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import city
import pytest
import story
from playwright.sync_api import Browser, Download
from pyoxigraph import RdfFormat, parse
from visit import PHONE, Visit, until, visit

from kg.graph.turtle import turtle
from kg.schema import load
from kg.view import view

COMPANY, GROUP = (f"https://w3id.org/simpul/ontology#{name}" for name in ("Company", "Group"))
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the page of one article."""
    folder = tmp_path_factory.mktemp("sea")
    graph, texts = story.write(story.small(), folder)
    view(graph, folder / "graph.html", articles=texts)
    return folder


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a town of 400 names, with articles of many days and four outlets."""
    folder = tmp_path_factory.mktemp("town")
    graph, texts = story.write(city.city(400, 800), folder)
    view(graph, folder / "graph.html", articles=texts)
    return folder / "graph.html"


@pytest.fixture
def seen(browser: Browser, sea: Path) -> Iterator[Visit]:
    """Yield the page of one article, opened; nothing that a test does may ask for anything or break a policy."""
    with visit(browser, sea / "graph.html") as opened:
        yield opened
        assert opened.requests == [(sea / "graph.html").as_uri()]
        assert opened.complaints == []


@pytest.fixture
def strolled(browser: Browser, town: Path) -> Iterator[Visit]:
    """Yield the page of the town, opened."""
    with visit(browser, town) as opened:
        yield opened
        assert opened.requests == [town.as_uri()]
        assert opened.complaints == []


def names(seen: Visit) -> list[str]:
    """Return the names of the things in the picture."""
    everything = seen.page.evaluate("simpul.things()")
    return sorted(everything[one["at"]] for one in seen.page.evaluate("simpul.shown()") if one["kind"] == "thing")


def test_the_view_around_a_thing_grows_step_by_step(seen: Visit) -> None:
    """One, two and three steps around "Bima Prakoso" show ever more, he himself in the middle, and the way back all."""
    seen.click_node("Bima Prakoso")
    seen.page.click(".action[data-key=around]")
    one = names(seen)
    assert one == ["Bima Prakoso", "PT Bahari Lestari Makmur"]
    seen.page.click("[data-key=hops-2]")
    two = names(seen)
    assert set(one) < set(two)
    assert "Laut Bersih" not in two
    seen.page.click("[data-key=hops-3]")
    assert set(two) < set(names(seen))
    middle = next(node for node in seen.page.evaluate("simpul.shown()") if node["at"] == _number(seen, "Bima Prakoso"))
    assert (middle["x"], middle["y"]) == (0, 0)
    seen.page.click(".crumb .close")
    assert len(names(seen)) == 19


def _number(seen: Visit, name: str) -> int:
    return seen.page.evaluate("simpul.things()").index(name)


def test_a_path_has_the_evidence_of_every_step(seen: Visit) -> None:
    """From the party to the ministry in three steps, each with its sentence; another click undoes it."""
    seen.click_node("Partai Ombak")
    seen.page.click(".action[data-key=path]")
    assert "Partai Ombak" in seen.page.inner_text("#picking")
    seen.page.fill("#query", "laut bersih")
    seen.page.keyboard.press("Enter")
    steps = seen.page.locator(".steps > li")
    assert steps.count() == 3
    assert "menolak Peraturan Bupati Nomor 7 Tahun 2024" in steps.nth(0).inner_text()
    for step in range(3):
        assert steps.nth(step).locator("mark").count() > 0
    assert names(seen) == sorted(
        ["Partai Ombak", "Peraturan Bupati Nomor 7 Tahun 2024", "nelayan kecil", "Laut Bersih"]
    )
    seen.page.keyboard.press("Escape")
    assert len(names(seen)) == 19


def test_where_no_path_leads_the_page_says_so(seen: Visit) -> None:
    """Without people and groups nothing ties the party to the programme."""
    for kind in ("Orang", "Kelompok"):
        seen.page.click(f"#legend button:has-text('{kind}')")
    seen.click_node("Partai Ombak")
    seen.page.click(".action[data-key=path]")
    seen.click_node("Laut Bersih")
    assert "Tidak ada jalur" in seen.page.inner_text("#empty")
    assert "Tidak ada jalur" in seen.panel()


def test_claims_alone_are_one_click(seen: Visit) -> None:
    """ "Klaim saja" leaves what is claimed, planned, possible or denied: 4 of the 25 edges, in picture and list."""
    seen.page.click("[data-key=certainty-claims]")
    assert "Hubungan 4" in seen.panel()
    assert len(seen.page.evaluate("simpul.shownLines()")) == 4
    seen.page.click("[data-key=certainty-all]")
    assert "Hubungan 25" in seen.panel()


def test_subject_and_object_are_told_apart(seen: Visit) -> None:
    """In the sentence of an edge both ends are marked as such."""
    seen.click_edge("Partai Ombak menentang Peraturan Bupati Nomor 7 Tahun 2024")
    sentence = seen.page.locator("#panel .sentence")
    assert sentence.locator(".name.end").all_inner_texts() == ["Partai Ombak", "Peraturan Bupati Nomor 7 Tahun 2024"]


def test_the_table_follows_the_picture(seen: Visit) -> None:
    """The same lines in both, and a post without a place; a filter takes rows away, a row opens its edge, a header
    sorts."""
    page = seen.page
    page.click("[data-key=shape-table]")
    assert page.locator("#table tbody tr").count() == 25 + 1
    page.click("[data-key=sort-subject]")
    first = page.locator("#table tbody tr td:first-child").all_inner_texts()
    assert first == sorted(first, key=str.casefold)
    assert page.get_attribute("#table th:first-child", "aria-sort") == "ascending"
    page.click("#table tbody tr:has-text('menentang') td:nth-child(4)")
    assert "menolak Peraturan Bupati" in seen.panel()
    assert page.locator("#table tr.chosen").count() == 1
    page.click("[data-key=certainty-claims]")
    assert page.locator("#table tbody tr").count() == 4
    page.click("[data-key=shape-picture]")
    assert page.is_hidden("#table")


def test_groups_are_collapsed_and_open(strolled: Visit) -> None:
    """One circle for each community; its panel lists who is in it, and a click opens it alone."""
    page = strolled.page
    page.click("[data-key=views-groups]")
    shown = page.evaluate("simpul.shown()")
    assert {one["kind"] for one in shown} == {"group"}
    assert 1 < len(shown) <= 40
    page.click("#panel .rows button >> nth=0")
    size = int(page.inner_text("#panel section .count").replace(".", ""))
    page.click("#panel .action")
    assert len(page.evaluate("simpul.shown()")) == size


def test_a_large_graph_opens_on_what_matters_and_grows_on_demand(strolled: Visit) -> None:
    """300 of 400 first; a thing outside is found by its name and comes in; its neighbours come when asked."""
    page = strolled.page
    assert len(names(strolled)) == 300
    assert "300 dari 400" in page.inner_text("#note")
    everything = page.evaluate("simpul.things()")
    outside = next(name for name in everything if name not in names(strolled))
    page.fill("#query", outside.upper())
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == outside
    assert outside in names(strolled)
    page.keyboard.press("Escape")
    before = len(names(strolled))
    for at in {one["at"] for one in page.evaluate("simpul.shown()")}:
        page.evaluate(f"location.hash = simpul.keyOf('thing', {at})")
        until(page, f"simpul.selection() === 'thing {at}'")
        if page.locator(".action[data-key=expand]").count():
            page.click(".action[data-key=expand]")
            break
    assert len(names(strolled)) >= before


def test_all_of_it_is_one_click(strolled: Visit) -> None:
    """ "Semua" shows every name there is."""
    strolled.page.click("[data-key=views-all]")
    assert len(names(strolled)) == 400


def test_outlets_relations_and_sources_filter(strolled: Visit) -> None:
    """Each takes lines away, the button says how many filters are on, and one click takes them off."""
    page = strolled.page
    total = _lines(strolled)
    page.click("#filter-button")
    page.click("label.check:has-text('Warta Pesisir') input")
    fewer = _lines(strolled)
    assert 0 < fewer < total
    page.click("label.check:has-text('mendukung') input")
    assert 0 < _lines(strolled) < fewer
    assert page.inner_text("#filter-button .number") == "2"
    page.fill("[data-key=least]", "2")
    page.keyboard.press("Enter")
    assert _lines(strolled) == 0
    assert page.is_visible("#empty")
    page.click("[data-key=clear]")
    assert _lines(strolled) == total


def _lines(seen: Visit) -> int:
    seen.page.evaluate("new Promise(requestAnimationFrame)")
    return int(seen.page.inner_text("#tab-lines .count").replace(".", ""))


def test_time_is_a_slider(strolled: Visit) -> None:
    """Moving the first handle by keyboard takes the older articles away; the dates are read aloud."""
    page = strolled.page
    total = _lines(strolled)
    page.focus("#time-from")
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    until(page, "location.hash.includes('from=2024-01-21')")
    assert 0 < _lines(strolled) < total
    assert page.get_attribute("#time-from", "aria-valuetext") == "21 Januari 2024"


def test_the_address_holds_the_view(browser: Browser, sea: Path) -> None:
    """A copied address opens the same view, filters, selection and language."""
    with visit(browser, sea / "graph.html") as seen:
        page = seen.page
        page.click("#language")
        page.click("[data-key=certainty-claims]")
        page.click("[data-key=shape-table]")
        page.click("#table tbody tr td:nth-child(4) >> nth=0")
        address, panel = page.evaluate("location.href"), seen.panel()
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector("main:not([aria-busy])")
        assert page.inner_text("#panel") == panel
        assert page.locator("#table tr.chosen").count() == 1
        assert page.get_attribute("html", "lang") == "en"
        page.keyboard.press("Escape")
        page.go_back()
        until(page, "told => document.querySelector('#panel').innerText === told", arg=panel)
        assert page.inner_text("#panel") == panel
    finally:
        context.close()


def test_the_page_speaks_two_languages(seen: Visit) -> None:
    """All of the interface changes; the words of the article stay."""
    page = seen.page
    page.click("#language")
    assert page.get_attribute("html", "lang") == "en"
    for words in ("Main", "Groups", "Facts only", "Claims only", "Filter", "Picture", "Table"):
        assert words in page.inner_text("#tools")
    assert "Start here" in seen.panel()
    seen.click_node("Ratna Siregar")
    assert "Quotations" in seen.panel()
    assert "Kami mendukung penuh program Laut Bersih" in seen.panel()
    page.click("#language")
    assert "Kutipan" in seen.panel()


def _saved(seen: Visit, kind: str) -> bytes:
    seen.page.click("#save")
    with seen.page.expect_download() as waiting:
        seen.page.click(f"#save-{kind}")
    download: Download = waiting.value
    assert download.suggested_filename.endswith(f".{kind}")
    return Path(download.path()).read_bytes()


def test_the_view_is_saved_as_turtle_that_the_graph_says_too(browser: Browser, sea: Path) -> None:
    """Every triple of the saved view is a triple of the graph: nothing is made up, and evidence points where it did."""
    with visit(browser, sea / "graph.html") as seen:
        saved = {quad.triple for quad in parse(_saved(seen, "ttl"), format=RdfFormat.TURTLE)}
        graph = {quad.triple for quad in parse(path=str(sea / "graph.ttl"), format=RdfFormat.TURTLE)}
        assert saved - graph == set()
        assert len(saved) > 300
        seen.page.click("[data-key=certainty-claims]")
        fewer = {quad.triple for quad in parse(_saved(seen, "ttl"), format=RdfFormat.TURTLE)}
        assert fewer < saved


def test_terms_of_a_user_and_verbs_are_saved_as_they_are(browser: Browser, tmp_path: Path) -> None:
    """A type of theirs keeps its IRI, without their file it is that of its parent; a statement keeps its verb."""
    own = tmp_path / "punya.ttl"
    own.write_text(
        """@prefix sim: <https://w3id.org/simpul/ontology#> . @prefix my: <https://contoh.example/#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        my:Koperasi a owl:Class ; rdfs:subClassOf sim:Company ; rdfs:label "Koperasi"@id .""",
        encoding="utf-8",
    )
    schema, made = load(own), story.tiny("Koperasi", "related", "Group")
    claim = dataclasses.replace(made.statements[0], verb="bina")
    graph = tmp_path / "graph.ttl"
    graph.write_bytes(turtle(dataclasses.replace(made, statements=(claim,)), schema))
    told = {quad.triple for quad in parse(path=str(graph), format=RdfFormat.TURTLE)}
    for known, types in ((schema, {"https://contoh.example/#Koperasi", GROUP}), (None, {COMPANY, GROUP})):
        view(graph, tmp_path / "graph.html", schema=known)
        with visit(browser, tmp_path / "graph.html") as seen:
            saved = {quad.triple for quad in parse(_saved(seen, "ttl"), format=RdfFormat.TURTLE)}
        assert saved <= told
        assert [one.object.value for one in saved if one.predicate.value.endswith("#verb")] == ["bina"]
        entities = (one for one in saved if one.predicate.value.endswith("#type") and "/entity/" in one.subject.value)
        assert {one.object.value for one in entities} == types


def test_a_long_name_is_never_cut_within_a_character(browser: Browser, tmp_path: Path) -> None:
    """Half of a pair of UTF-16 would keep the picture from being saved."""
    made = story.tiny("Company", "supports", "Group")
    long = dataclasses.replace(made.entities[0], name="🐟" * 60)
    graph, texts = story.write(dataclasses.replace(made, entities=(long, made.entities[1])), tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts)
    with visit(browser, tmp_path / "graph.html") as seen:
        assert "🐟…" in _saved(seen, "svg").decode("utf-8")
        assert seen.complaints == []


def test_the_view_is_saved_as_a_picture(browser: Browser, sea: Path) -> None:
    """PNG and SVG, with every name that is shown; the SVG is well formed and holds no script."""
    with visit(browser, sea / "graph.html") as seen:
        assert _saved(seen, "png").startswith(b"\x89PNG")
        drawing = _saved(seen, "svg").decode("utf-8")
        page = seen.page
        assert page.evaluate(
            "text => !new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')", drawing
        )
        assert "Bima Prakoso" in drawing
        assert "<script" not in drawing
        assert seen.complaints == []


def test_a_phone_shows_all_of_it(browser: Browser, town: Path) -> None:
    """No view is wider than the screen, and what can be tapped is large enough for a finger."""
    with visit(browser, town, PHONE) as seen:
        page = seen.page
        for press in ("[data-key=views-groups]", "[data-key=views-front]", "[data-key=shape-table]", "#filter-button"):
            page.click(press)
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        for button in page.locator(".tool:visible, .segment button:visible, .legend-button:visible").all():
            box = button.bounding_box()
            assert box
            assert box["height"] >= 36


def test_the_picture_is_walked_by_keyboard(seen: Visit) -> None:
    """N and P go from name to name, Enter opens what is around, Escape leads back, arrows and plus move the picture."""
    page = seen.page
    page.focus("#canvas")
    page.keyboard.press("n")
    first = page.inner_text("#panel h2")
    page.keyboard.press("n")
    second = page.inner_text("#panel h2")
    assert first != second
    page.keyboard.press("p")
    assert page.inner_text("#panel h2") == first
    assert page.inner_text("#live") == first
    before = page.evaluate("simpul.pointOf('thing', 0)")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("simpul.pointOf('thing', 0)")["x"] < before["x"]
    page.keyboard.press("Enter")
    assert page.is_visible(".crumb")
    page.keyboard.press("Escape")
    assert page.locator("#panel [role=tablist]").count() == 1
