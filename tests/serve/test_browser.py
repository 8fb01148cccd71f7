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
