"""The first picture: there before vis-network is read, and the same; and nothing of a graph is out of reach."""

from pathlib import Path

import pytest
import story
from playwright.sync_api import Browser
from visit import DESK, PHONE, visit

from kg.view import view

pytestmark = pytest.mark.browser

# Keeps a copy of the first picture as it is taken away, and notes whether vis-network was there when it was drawn.
KEEP = """
const { remove } = Element.prototype;
Element.prototype.remove = function () {
  if (this.className === "sketch")
    window.kept = this.getContext("2d").getImageData(0, 0, this.width, this.height);
  return remove.call(this);
};
const { fill } = CanvasRenderingContext2D.prototype;
CanvasRenderingContext2D.prototype.fill = function (...given) {
  window.early ??= { vis: "vis" in window, panel: document.getElementById("panel").childElementCount };
  return fill.apply(this, given);
};
"""

# How many pixels the first picture has, how many are drawn on, and how many look otherwise in the one that followed.
COMPARE = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const { width, height, data } = kept;
  const then = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  let [drawn, other] = [0, 0];
  for (let at = 3; at < data.length; at += 4) {
    drawn += data[at] > 60;
    other += Math.abs(data[at] - then[at]) > 60;
  }
  return { isAsLarge: width === canvas.width && height === canvas.height, drawn, other };
}"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    graph, texts = story.write(story.small(), folder)
    view(graph, folder / "graph.html", articles=texts)
    return folder / "graph.html"


@pytest.mark.parametrize("sharp", [1, 2])
def test_the_first_picture_is_the_picture(browser: Browser, page: Path, sharp: int) -> None:
    """It stands before vis-network is a script and before the panel is filled; what follows it looks the same."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce", device_scale_factor=sharp)
    try:
        seen = context.new_page()
        seen.add_init_script(KEEP)
        seen.goto(page.as_uri())
        seen.wait_for_selector("main:not([aria-busy])")
        assert seen.evaluate("early") == {"vis": False, "panel": 0}
        found = seen.evaluate(COMPARE)
        assert found["isAsLarge"]
        assert found["drawn"] > 10_000 * sharp
        assert found["other"] < 0.01 * found["drawn"]
    finally:
        context.close()


def test_a_link_to_a_line_opens_on_it_with_its_label(browser: Browser, page: Path) -> None:
    """The address is read before the first picture; the panel follows, and what was looked up has no focus stolen."""
    with visit(browser, page) as seen:
        address = seen.page.evaluate("simpul.keyOf('line', 0)")
    context = browser.new_context(viewport=DESK)
    try:
        opened = context.new_page()
        opened.goto(page.as_uri() + address)
        opened.wait_for_selector("main:not([aria-busy])")
        assert opened.evaluate("simpul.selection()") == "line 0"
        assert opened.evaluate("location.hash") == address
        assert opened.locator("#panel mark").count() > 0
        assert opened.evaluate("document.activeElement.tagName") == "BODY"
    finally:
        context.close()


def test_a_post_without_a_place_is_in_list_table_and_dossier(browser: Browser, page: Path) -> None:
    """It is no line of the picture, but counted, listed, and led to; filters hold for it, too."""
    title = next(one["title"] for one in story.FACTS["post"] if not one.get("place"))
    with visit(browser, page) as seen:
        assert "Jabatan tanpa lembaga 1" in seen.panel()
        assert title in seen.panel()
        seen.page.click("[data-key=shape-table]")
        assert "25 hubungan · 1 jabatan tanpa lembaga" in seen.page.inner_text("#table caption")
        row = seen.page.locator("#table tbody tr", has_text=title)
        assert "tak disebut" in row.inner_text()
        row.locator(".link").click()
        assert title in seen.panel()
        assert seen.page.locator("#panel mark").count() > 0
        seen.page.keyboard.press("Escape")
        seen.page.click("[data-key=certainty-claims]")
        assert "tanpa lembaga" not in seen.panel() + seen.page.inner_text("#table")


def test_on_a_phone_answers_of_the_search_have_the_whole_width(browser: Browser, page: Path) -> None:
    """They stand over all else, and a finger finds them."""
    with visit(browser, page, PHONE) as seen:
        seen.page.fill("#query", "laut")
        box = seen.page.locator("#suggestions").bounding_box()
        assert box
        assert box["width"] > PHONE["width"] * 0.9
        middle = f"document.elementFromPoint({box['x'] + box['width'] - 20}, {box['y'] + 20}).closest('#suggestions')"
        assert seen.page.evaluate(f"Boolean({middle})")
