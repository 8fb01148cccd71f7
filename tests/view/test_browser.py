"""The page in a real browser, with the network off."""

import dataclasses
from pathlib import Path

import pytest
import story
from playwright.sync_api import Browser
from visit import DESK, PHONE, visit

from kg.view import view

pytestmark = pytest.mark.browser

DISPUTED = "Peraturan Bupati Nomor 7 Tahun 2024 berdampak pada · klaim nelayan kecil"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    graph, texts = story.write(story.small(), folder)
    view(graph, folder / "graph.html", articles=texts)
    return folder / "graph.html"


def test_a_click_on_an_edge_shows_the_sentence_that_says_so(browser: Browser, page: Path) -> None:
    """The words of the evidence are marked in their sentence, with the article and a link to it."""
    with visit(browser, page) as seen:
        seen.click_edge("Partai Ombak menentang Peraturan Bupati Nomor 7 Tahun 2024")
        assert "Partai Ombak menolak Peraturan Bupati Nomor 7 Tahun 2024." in seen.panel()
        assert "".join(seen.page.locator("mark").all_inner_texts()) == "menolak Peraturan Bupati Nomor 7 Tahun 2024"
        link = seen.page.locator("#panel a.out")
        assert link.get_attribute("href") == story.URL
        assert link.get_attribute("rel") == "noopener noreferrer"
        for words in (story.TITLE, "Warta Pesisir", "15 Mei 2024", "pola-opposes", "0,87"):
            assert words in seen.panel()


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Browser, page: Path) -> None:
    """Opened from disk, clicked and searched: the only request is for the file itself, and no policy is violated."""
    with visit(browser, page) as seen:
        seen.click_node("nelayan kecil")
        seen.page.keyboard.press("Escape")
        seen.page.fill("#query", "laut")
        seen.page.keyboard.press("Enter")
        seen.page.mouse.wheel(0, 300)
        assert seen.requests == [page.as_uri()]
        assert seen.complaints == []


def test_a_claim_names_its_speaker_and_what_contradicts_it(browser: Browser, page: Path) -> None:
    """Two claims that cannot both be true are two edges, each with its speaker, and each leads to the other."""
    with visit(browser, page) as seen:
        seen.click_edge(DISPUTED)
        assert "menurut" in seen.panel()
        assert "Sinta Maheswari" in seen.panel()
        seen.page.click("#panel .conflicts button")
        assert "membantah bahwa peraturan itu merugikan nelayan kecil" in seen.panel()
        assert "Yohanes Tandilolo" in seen.panel()


def test_a_click_on_a_node_tells_all_about_it(browser: Browser, page: Path) -> None:
    """Name, aliases, posts, relations, quotations and mentions of a person; the time of an event."""
    with visit(browser, page) as seen:
        seen.click_node("Ratna Siregar")
        for words in ("Orang", "Ratna", "Direktur Jenderal Pesisir", "Kami mendukung penuh program Laut Bersih"):
            assert words in seen.panel()
        seen.page.click("#panel .context summary")
        assert seen.page.locator("#panel .cue").inner_text() == "kata"
        seen.click_node("Penandatanganan nota kesepahaman")
        assert "Selasa (14/5/2024) · 14 Mei 2024" in seen.panel()


def test_the_search_knows_aliases_whatever_the_case(browser: Browser, page: Path) -> None:
    """ "/" leads to the field; an alias in capitals and with accents finds it; Enter opens it, Escape closes it."""
    with visit(browser, page) as seen:
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("BAHÁRI")
        assert "PT Bahari Lestari Makmur" in seen.page.inner_text("#suggestions")
        seen.page.keyboard.press("Enter")
        assert seen.page.inner_text("#panel h2") == "PT Bahari Lestari Makmur"
        seen.page.keyboard.press("Escape")
        assert seen.page.inner_text("#panel h2") == story.TITLE


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_suggestion_shows_its_name_and_its_note_side_by_side(
    browser: Browser, page: Path, size: dict[str, int]
) -> None:
    """What is found and what it is stand beside each other in their row; neither covers the other."""
    with visit(browser, page, size) as seen:
        seen.page.fill("#query", "bahari")
        row, found, note = (
            seen.page.locator(f"#suggestions li >> nth=0 {part}") for part in ("", ">> .found", ">> .note")
        )
        outer, left, right = row.bounding_box(), found.bounding_box(), note.bounding_box()
        assert outer and left and right
        assert left["x"] + left["width"] <= right["x"]
        assert right["x"] + right["width"] <= outer["x"] + outer["width"]
        assert outer["y"] <= right["y"] and right["y"] + right["height"] <= outer["y"] + outer["height"]


def test_an_article_without_a_title_is_called_as_it_begins(browser: Browser, tmp_path: Path) -> None:
    """The list of articles tells them apart by their first words; without the texts, by their id."""
    made = story.small()
    untitled = dataclasses.replace(made, articles=(dataclasses.replace(made.articles[0], title=""),))
    graph, texts = story.write(untitled, tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts)
    view(graph, tmp_path / "bare.html")
    for name, words in (("graph.html", story.TEXT.split(maxsplit=1)[0]), ("bare.html", "a1")):
        with visit(browser, tmp_path / name) as seen:
            seen.page.click("#tab-articles")
            assert seen.page.inner_text("#tabbed cite").startswith(words)


def test_everything_is_reached_by_keyboard(browser: Browser, page: Path) -> None:
    """From the list in the panel an edge opens with Tab and Enter, and the way back is the browser's own."""
    with visit(browser, page) as seen:
        seen.page.focus("#panel [role=tab]")
        seen.page.keyboard.press("ArrowRight")
        assert seen.page.locator("[role=tab][aria-selected=true]").inner_text().startswith("Entitas")
        seen.page.keyboard.press("ArrowLeft")
        seen.page.wait_for_selector("[role=tab][aria-selected=true]:focus:not(:has-text('Entitas'))")
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector("#panel mark")
        seen.page.go_back()
        seen.page.wait_for_selector("#panel [role=tablist]")


def test_types_and_marks_are_switched_off_and_on(browser: Browser, page: Path) -> None:
    """A type switched off takes its edges along; the lists follow the drawing."""
    with visit(browser, page) as seen:
        assert "Hubungan 25" in seen.panel()
        seen.page.click("#legend button:has-text('Kelompok')")
        assert "Entitas 18" in seen.panel()
        assert "nelayan kecil" not in seen.panel()
        assert seen.page.get_attribute("#legend button:has-text('Kelompok')", "aria-pressed") == "false"
        seen.page.click("#legend button:has-text('Kelompok')")
        seen.page.click("#legend button:has-text('Jabatan')")
        assert "Hubungan 20" in seen.panel()


def test_edges_between_the_same_two_things_part(browser: Browser, page: Path) -> None:
    """The two edges of a disputed claim are apart by more than a finger's jitter."""
    with visit(browser, page) as seen:
        lines = seen.page.evaluate("simpul.lines()")
        pair = [at for at, line in enumerate(lines) if line.startswith("Peraturan Bupati") and "nelayan" in line]
        one, two = (seen.page.evaluate(f"simpul.pointOf('line', {at})") for at in pair)
        assert (one["x"] - two["x"]) ** 2 + (one["y"] - two["y"]) ** 2 > 10**2


def test_the_page_fits_a_phone(browser: Browser, page: Path) -> None:
    """Nothing is wider than the screen, and a tap on a node opens the panel below."""
    with visit(browser, page, PHONE) as seen:
        assert seen.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        seen.click_node("nelayan kecil")
        assert seen.page.inner_text("#panel h2") == "nelayan kecil"


def test_three_hundred_nodes_are_all_there(browser: Browser, tmp_path: Path) -> None:
    """A large graph opens at rest, within the frame, and its nodes can be hit."""
    graph, texts = story.write(story.large(), tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts)
    with visit(browser, tmp_path / "graph.html") as seen:
        names = seen.page.evaluate("simpul.things()")
        assert len(names) == 300
        frame = seen.page.locator("#canvas").bounding_box()
        for at in range(0, 300, 50):
            point = seen.page.evaluate(f"simpul.pointOf('thing', {at})")
            assert frame["x"] < point["x"] < frame["x"] + frame["width"]
            assert frame["y"] < point["y"] < frame["y"] + frame["height"]
        seen.click_node(names[100])
        assert seen.page.inner_text("#panel h2") == names[100]


def test_things_without_a_relation_do_not_fill_the_screen(browser: Browser, tmp_path: Path) -> None:
    """Where there are many, they stand in the list only, until they are switched on; a few are drawn at once."""
    many = story.large(150)
    alone = story.loose(many, keep=20)
    graph, texts = story.write(alone, tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts)
    with visit(browser, tmp_path / "graph.html") as seen:
        chip = seen.page.locator("#legend button:has-text('Tanpa hubungan')")
        assert chip.get_attribute("aria-pressed") == "false"
        assert "Entitas 150" in seen.panel()
        chip.click()
        assert chip.get_attribute("aria-pressed") == "true"
        seen.click_node(seen.page.evaluate("simpul.things()")[100])
        assert seen.page.locator("#panel .close").count() == 1
