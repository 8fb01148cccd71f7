"""The report in a real browser: nothing is asked for or refused, and a phone need not scroll sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from visit import DESK, PHONE, Visit

from kg.schema import load
from kg.write.report_page import report_page
from tests.write.test_report import HOSTILE, report

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_hostile_report_opens_quietly_and_fits(
    browser: Browser, tmp_path: Path, size: dict[str, int], scheme: str
) -> None:
    """No request besides the page itself, no complaint, no wider than the screen, and words that can be seen."""
    path = tmp_path / "report.html"
    path.write_text(report_page(report(), [(text, 1.0) for text in HOSTILE], load()), encoding="utf-8")
    context = browser.new_context(viewport=size, color_scheme=scheme)
    context.set_offline(True)
    visited = Visit(context.new_page())
    visited.page.goto(path.as_uri())
    assert visited.requests == [path.as_uri()]
    assert visited.complaints == []
    assert visited.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    ink = visited.page.evaluate("getComputedStyle(document.body).color")
    paper = visited.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (ink, paper) == {
        "light": ("rgb(28, 36, 48)", "rgb(251, 250, 248)"),
        "dark": ("rgb(232, 234, 237)", "rgb(20, 24, 30)"),
    }[scheme]
    context.close()
