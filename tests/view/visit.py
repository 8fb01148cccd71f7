"""Opening a page in a real browser with the network off, and noting all that it does."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

PATIENCE = 20.0  # seconds
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class Visit:
    """An open page, with the requests, errors and dialogs it gave rise to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def click_node(self, name: str) -> None:
        """Click on the node with this name."""
        at = self.page.evaluate("simpul.things()").index(name)
        self._click(self.page.evaluate(f"simpul.pointOf('thing', {at})"))

    def click_edge(self, sentence: str) -> None:
        """Click on the edge that reads so."""
        at = self.page.evaluate("simpul.lines()").index(sentence)
        self._click(self.page.evaluate(f"simpul.pointOf('line', {at})"))

    def _click(self, point: dict[str, float]) -> None:
        self.page.mouse.click(point["x"], point["y"])

    def panel(self) -> str:
        """Return the text of the side panel."""
        return self.page.inner_text("#panel")


def until(page: Page, expression: str, arg: object = None) -> None:
    """Wait until `expression` is true, asked from here: the page's policy forbids how `wait_for_function` polls."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"still not so: {expression}"
        page.wait_for_timeout(20)


@contextmanager
def visit(browser: Browser, path: Path, size: dict[str, int] = DESK) -> Iterator[Visit]:
    """Yield the page at `path`, opened from disk without a network."""
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    context.set_offline(True)
    try:
        visited = Visit(context.new_page())
        visited.page.goto(path.as_uri())
        visited.page.wait_for_selector("main:not([aria-busy])")
        yield visited
    finally:
        context.close()
