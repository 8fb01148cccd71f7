"""Takes the picture of the README: python docs/explorer.py out/graph.html (needs Chromium and playwright).

It shows the page at 1280 × 800 with that fact opened whose two ends have the most relations.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHOOSE = """() => {
  const { lines, marks } = JSON.parse(document.getElementById("graph").textContent);
  const degree = (thing) => lines.s.concat(lines.o).filter((end) => end === thing).length;
  const facts = lines.s.map((_, at) => at).filter((at) => marks[lines.mark[at]] === "fact");
  const weight = (at) => degree(lines.s[at]) + degree(lines.o[at]);
  facts.sort((a, b) => weight(b) - weight(a));
  location.hash = simpul.keyOf("line", facts[0] || 0);
}"""


def main() -> None:
    """Write explorer.png beside this file."""
    page_file = Path(sys.argv[1]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page.goto(page_file.as_uri())
        page.wait_for_selector("main:not([aria-busy])")
        page.evaluate(CHOOSE)
        page.wait_for_selector("#panel mark")
        page.mouse.move(780, 560)
        page.wait_for_timeout(500)
        page.screenshot(path=Path(__file__).with_name("explorer.png"))
        browser.close()


if __name__ == "__main__":
    main()
