"""The pages in a real browser: they work under their own policy and ask nobody but the service."""

import pytest
from playwright.sync_api import Browser, Page

from tests.serve.running import Service

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def watched(browser: Browser) -> tuple[Page, list[str], list[str]]:
    """Return a page, what it complains of, and what it asks for."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return page, complaints, asked


def test_the_editor_runs_a_named_question(service: Service, browser: Browser) -> None:
    """Choose a question, press the button, see its rows; the policy is not broken and nothing comes from elsewhere."""
    page, complaints, asked = watched(browser)
    page.goto(service.sparql)
    page.select_option("#questions", "most-mentioned")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results tbody tr", timeout=20_000)
    assert page.locator(".yasr_results tbody tr").count() > 5
    assert not complaints
    assert {url for url in asked if not url.startswith(("data:", "blob:", service.address))} == set()
    page.close()


def test_a_wide_answer_scrolls_within_a_phone(service: Service, browser: Browser) -> None:
    """The table of an answer scrolls by itself; the page stays as wide as the screen."""
    page, complaints, _ = watched(browser)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(service.sparql)
    page.select_option("#questions", "who-supports-whom")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results tbody tr", timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not complaints
    page.close()


@pytest.mark.parametrize("path", ["/", "/article/a1", "/id/entity/programme/laut-bersih"])
def test_the_pages_break_no_policy(service: Service, browser: Browser, path: str) -> None:
    """Explorer, article and thing show themselves without a complaint and without a request to others."""
    page, complaints, asked = watched(browser)
    page.goto(service.address + path, timeout=60_000)
    assert "Laut Bersih" in page.content()
    assert not complaints
    assert {url for url in asked if not url.startswith(("data:", service.address))} == set()
    page.close()


def test_each_parameter_of_a_question_has_a_field(service: Service, browser: Browser) -> None:
    """A name in the field is looked up and asked for; Enter runs the question; a name that nobody bears is said so."""
    page, complaints, asked = watched(browser)
    page.goto(service.sparql)
    page.select_option("#questions", "how-are-they-connected")
    assert page.locator("#fields input[required]").count() == 2
    page.select_option("#questions", "everything-about")
    page.fill("#fields input", "laut bersih")
    page.keyboard.press("Enter")
    page.wait_for_selector(".yasr_results tbody tr", timeout=20_000)
    assert "Laut Bersih" in page.inner_text("#told")
    assert "entity/programme/laut-bersih> }" in page.inner_text(".CodeMirror-code")
    page.fill("#fields input", "tak seorang pun")
    page.keyboard.press("Tab")
    page.wait_for_selector("#told:has-text('tak seorang pun')")
    assert not complaints
    assert {url for url in asked if not url.startswith(("data:", "blob:", service.address))} == set()
    page.close()


def test_there_is_a_way_from_the_graph_to_the_questions_and_back(service: Service, browser: Browser) -> None:
    """The explorer of a service links to its SPARQL, and every other page to both; so does a refusal."""
    page, _, _ = watched(browser)
    page.goto(service.address + "/", timeout=60_000)
    page.click("#tools a:has-text('SPARQL')")
    page.wait_for_selector("#editor")
    assert page.url == service.sparql
    page.goto(service.address + "/id/entity/programme/tidak-ada")
    assert page.inner_text("h1") == "Not Found"
    assert "the graph knows no such thing" in page.inner_text(".reason")
    assert {one.get_attribute("href") for one in page.locator("main a").all()} == {"/", "/sparql"}
    page.click("nav .brand")
    page.wait_for_selector("#canvas")
    page.close()
