"""How soon the explorer shows a picture and answers, beside stock pyvis on the same graph, in headless Chromium.

usage: python benchmarks/explorer.py [FILE]     (FILE: where the table goes; default: standard output)

Made-up cities of 500, 2,000 and 20,000 names (tests/view/city.py). The network is off. Times are from the start of the
navigation, as the page's own clock has them, and end with a frame that is on the screen; the median of seven (of stock
pyvis: one).
"""

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "view"))

import city

from kg.schema import load
from kg.view.content import content
from kg.view.page import page as make

SIZES = ((500, 1_000), (2_000, 4_000), (20_000, 41_000))
ROUNDS = 7
STOCK = "--stock"
PATIENCE = 30_000
"""Milliseconds after which a page is given up."""

# Runs in each page before its own scripts, outside its policy. The first picture: two frames after the first sign of a
# node was drawn on a canvas of the stage, so that it is on the screen. Ready: the page says that all of it stands and
# answers. Stock pyvis says itself when it has drawn and when it rests.
WATCH = """
window.noted = {};
const after = (act) => requestAnimationFrame(() => requestAnimationFrame(act));
const drawn = (canvas) => {
  if (noted.drawn || !canvas.isConnected || !canvas.closest("#canvas")) return;
  noted.drawn = performance.now();
  after(() => { noted.picture = performance.now(); });
};
const watched = [
  [CanvasRenderingContext2D, ["fill"]],
  [WebGL2RenderingContext, ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]],
];
for (const [Kind, names] of watched)
  for (const name of names) {
    const own = Kind.prototype[name];
    Kind.prototype[name] = function (...given) {
      drawn(this.canvas);
      return own.apply(this, given);
    };
  }
const look = () => {
  if (window.simpul) {
    after(() => { noted.ready ??= performance.now(); });
  } else if (window.network && network.once) {
    network.once("afterDrawing", () => { noted.picture ??= performance.now(); });
    network.once("stabilizationIterationsDone", () => after(() => { noted.ready ??= performance.now(); }));
  } else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


SEARCH = """async (name) => {
  const query = document.getElementById("query");
  query.focus();
  await new Promise(requestAnimationFrame);
  const start = performance.now();
  query.value = name;
  query.dispatchEvent(new Event("input"));
  const offered = performance.now();
  query.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  const opened = performance.now();
  return [offered - start, opened - offered, document.querySelector("#panel h2").textContent === name];
}"""

# A node that nothing else covers: not the legend, not a note.
FREE_NODE = """() => simpul.shown()
  .map(({ at }) => simpul.pointOf("thing", at))
  .find(({ x, y }) => document.elementFromPoint(x, y)?.tagName === "CANVAS")"""

FIRST_NODE = """() => {
  const { x, y } = network.canvasToDOM(network.getPosition(nodes.getIds()[0]));
  const box = document.getElementById("mynetwork").getBoundingClientRect();
  return { x: x + box.left, y: y + box.top };
}"""

CLICK = """async () => {
  const row = document.querySelector("#panel .row");
  await new Promise(requestAnimationFrame);
  const start = performance.now();
  row.click();
  return performance.now() - start;
}"""


def main() -> None:
    """Make the pages, open them, and write the table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for count, edges in SIZES:
            ours, theirs = _pages(Path(folder), count, edges)
            rows.append(_row(f"explorer, {count:,}", ours, [_explorer(browser, ours) for _ in range(ROUNDS)]))
            rows.append(_row(f"stock pyvis, {count:,}", theirs, [_pyvis(theirs)]))
            print(*rows[-2:], sep="\n", file=sys.stderr)
        version = browser.version
        browser.close()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    text = "\n".join(
        [
            "| page, nodes | size | first picture | ready | search | open what is found | click a row | click a node |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
            f"Medians of {ROUNDS}. Chromium {version}, {os.cpu_count()} cores, {platform.machine()}; load {load}.",
            "The explorer opens on 300 nodes; stock pyvis draws all of them and moves them until they rest.",
            "",
        ]
    )
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        print(text)


def _pages(folder: Path, count: int, edges: int) -> tuple[Path, Path]:
    resolved = city.city(count, edges)
    made = content(city.picture(resolved), load(), {one.id: one.text for one in resolved.articles})
    ours, theirs = folder / f"explorer-{count}.html", folder / f"pyvis-{count}.html"
    ours.write_text(make("Kota", made), encoding="utf-8")
    theirs.write_text(_stock(made.graph), encoding="utf-8")
    return ours, theirs


def _stock(graph: dict[str, Any]) -> str:
    """Return the page that pyvis makes of the same nodes and edges, as its manual says."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for at, name in enumerate(graph["things"]["name"]):
        network.add_node(at, label=name)
    ends = zip(graph["lines"]["s"], graph["lines"]["o"], strict=True)
    # add_edge looks through all edges each time; the list takes the same in one step.
    network.edges = [{"from": start, "to": end, "arrows": "to"} for start, end in ends]
    return str(network.generate_html(notebook=False))


def _opened(browser: Browser, path: Path) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_offline(True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    page.goto(path.as_uri(), wait_until="commit")
    return page


def _noted(page: Page, what: str) -> float | None:
    """Return when something was noted, in milliseconds; None where it was not within the patience."""
    for _ in range(PATIENCE // 100):
        if found := page.evaluate(f"window.noted && window.noted.{what}"):
            return float(found)
        page.wait_for_timeout(100)
    return None


def _explorer(browser: Browser, path: Path) -> list[float | None]:
    page = _opened(browser, path)
    picture, ready = _noted(page, "picture"), _noted(page, "ready")
    click = page.evaluate(CLICK)
    page.keyboard.press("Escape")
    name = page.evaluate("simpul.things().at(-1)")
    offered, opened, is_right = page.evaluate(SEARCH, name)
    assert is_right
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    node = _clicked(page, page.evaluate(FREE_NODE))
    assert page.evaluate("simpul.selection()")
    page.context.close()
    return [picture, ready, offered, opened, click, node]


def _pyvis(path: Path) -> list[float | None]:
    """Return the times of a stock page, measured in a process of its own: one that never rests has to be ended."""
    command = [sys.executable, __file__, STOCK, str(path)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        out, _ = run.communicate(timeout=PATIENCE / 1000 + 10)
        return list(json.loads(out))
    except (subprocess.TimeoutExpired, ValueError):
        os.killpg(run.pid, signal.SIGKILL)
        return [None] * 6


def _measure_stock(path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = _opened(browser, path)
        picture, ready = _noted(page, "picture"), _noted(page, "ready")
        node = None
        if ready is not None:
            node = _clicked(page, page.evaluate(FIRST_NODE))
        print(json.dumps([picture, ready, None, None, None, node]))
        browser.close()


def _clicked(page: Page, point: dict[str, float]) -> float:
    """Return the milliseconds from a click of the mouse to the frame that shows its answer (Event Timing API)."""
    page.evaluate(
        "new PerformanceObserver((list) => { for (const one of list.getEntries())"
        " window.noted.click = Math.max(window.noted.click || 16, one.duration) })"
        ".observe({ type: 'event', durationThreshold: 16 })"
    )
    page.mouse.click(point["x"], point["y"])
    page.wait_for_timeout(1500)
    return float(page.evaluate("window.noted.click || 16"))


def _row(name: str, path: Path, rounds: list[list[float | None]]) -> str:
    columns = [[one for one in column if one is not None] for column in zip(*rounds, strict=True)]
    cells = [_time(median(column)) if column else "–" for column in columns]
    if name.startswith("stock") and not columns[1]:
        cells[1] = f"> {PATIENCE // 1000} s"
        cells[0] = cells[0] if columns[0] else cells[1]
    return f"| {name} | {path.stat().st_size / 1e6:.1f} MB | " + " | ".join(cells) + " |"


def _time(milliseconds: float) -> str:
    return f"{milliseconds / 1000:.2f} s" if milliseconds >= 1000 else f"{milliseconds:.0f} ms"


if __name__ == "__main__":
    if sys.argv[1:2] == [STOCK]:
        _measure_stock(Path(sys.argv[2]))
    else:
        main()
