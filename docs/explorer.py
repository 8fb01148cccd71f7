"""Takes the picture of the README: python docs/explorer.py out/graph.html (needs Chromium and playwright).

It shows the page at 1280 × 800 with that fact opened whose two ends have the most relations.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHOOSE = """() => {
  const { lines } = JSON.parse(document.getElementById("data").textContent);
  const degree = (thing) => lines.filter((line) => line.s === thing || line.o === thing).length;
  const facts = lines.map((line, at) => ({ at, line })).filter(({ line }) => line.mark === "fact");
  facts.sort((a, b) => degree(b.line.s) + degree(b.line.o) - degree(a.line.s) - degree(a.line.o));
  location.hash = simpul.address("line", facts.length ? facts[0].at : 0);
}"""


def main() -> None:
    """Write explorer.png beside this file."""
    page_file = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page.goto(page_file.as_uri())
        page.wait_for_function("window.simpul !== undefined")
        page.evaluate(CHOOSE)
        page.wait_for_selector("#panel mark")
        page.mouse.move(640, 400)
        page.wait_for_timeout(500)
        page.screenshot(path=Path(__file__).with_name("explorer.png"))
        browser.close()


if __name__ == "__main__":
    main()
