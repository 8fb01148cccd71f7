"""Whether everyone can use the page: axe-core finds nothing to complain of, in any view and either language."""

import json
from pathlib import Path

import city
import pytest
import story
from playwright.sync_api import Browser
from visit import DESK, PHONE, Visit, visit

from kg.view import view

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
STEPS = (
    (),
    ("#panel .row >> nth=0",),
    ("#language", "[data-key=views-groups]"),
    ("[data-key=shape-table]", "#filter-button"),
    ("[data-key=certainty-claims]", "#save"),
    ("#panel .question >> nth=-1",),
    ("#panel .question >> nth=-2", ".action[data-key=path]"),
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of a small town."""
    folder = tmp_path_factory.mktemp("access")
    graph, texts = story.write(city.city(40, 90), folder)
    view(graph, folder / "graph.html", articles=texts)
    return folder / "graph.html"


def faults(seen: Visit) -> list[str]:
    """Return what axe-core finds, with the place of each."""
    # A world of its own: the page's policy forbids foreign scripts, and shall.
    session = seen.page.context.new_cdp_session(seen.page)
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    world = session.send("Page.createIsolatedWorld", {"frameId": frame})["executionContextId"]
    call = f"{AXE.read_text(encoding='utf-8')};axe.run().then(found => JSON.stringify(found.violations.map("
    call += "one => one.id + ': ' + one.nodes.map(node => node.target + ' ' + node.html.slice(0, 120)).join(' | '))))"
    answer = session.send(
        "Runtime.evaluate",
        {"expression": call, "contextId": world, "awaitPromise": True, "returnByValue": True},
    )
    return json.loads(answer["result"]["value"])


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(browser: Browser, page: Path, size: dict[str, int]) -> None:
    """Overview, dossiers, groups, table, filters, menu, path: each as a reader gets there."""
    if not AXE.exists():
        pytest.skip("no axe-core: run tests/install_tools.sh")
    for steps in STEPS:
        with visit(browser, page, size) as seen:
            for step in steps:
                seen.page.click(step)
            seen.page.wait_for_timeout(200)
            assert faults(seen) == [], steps


def test_keyboard_alone_is_enough(browser: Browser, page: Path) -> None:
    """Tab reaches every control in order; search, dossier, path and the way back need no mouse."""
    with visit(browser, page) as seen:
        keyboard = seen.page.keyboard
        names = seen.page.evaluate("simpul.things()")
        keyboard.press("/")
        keyboard.type(names[3])
        keyboard.press("Enter")
        assert seen.page.inner_text("#panel h2") == names[3]
        for _ in range(40):
            keyboard.press("Tab")
            if seen.page.evaluate("document.activeElement.dataset.key") == "path":
                break
        keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "query"
        keyboard.type(names[20])
        keyboard.press("Enter")
        assert seen.page.locator("#panel .steps > li").count() > 0
        keyboard.press("Escape")
        assert seen.page.locator("#panel [role=tablist]").count() == 1
        assert seen.complaints == []


def test_focus_is_never_lost(browser: Browser, page: Path) -> None:
    """Each press of a control of the bar leaves the focus where it was, though the bar is drawn anew."""
    with visit(browser, page) as seen:
        for key in ("views-groups", "views-front", "certainty-facts", "shape-table", "shape-picture", "filter"):
            seen.page.focus(f"#tools [data-key={key}]")
            seen.page.keyboard.press("Enter")
            if key == "filter":
                assert seen.page.evaluate("document.activeElement.closest('#filters') !== null")
            else:
                assert seen.page.evaluate("document.activeElement.dataset.key") == key
