"""What an attacker may write into an article: none of it runs, none of it breaks the page."""

import json
from pathlib import Path

import pytest
import story
from playwright.sync_api import Browser
from pyoxigraph import RdfFormat, parse
from visit import DESK, PHONE, until, visit

from kg.records import Article, Entity, EntityMention, Evidence, PostHeld, Quotation, Resolved, Span, Statement
from kg.view import view
from kg.view.page import island

pytestmark = pytest.mark.browser

SPY = "window.hacked=1"
NAMES = (
    f"<script>{SPY}</script>",
    f"</script><script>{SPY}</script>",
    f'<img src=x onerror="{SPY}">',
    f'"><svg onload={SPY}>',
    f"javascript:{SPY}",
    f"<a href='javascript:{SPY}'>klik</a>",
    "${" + SPY + "} {{" + SPY + "}} $title $data",
    "<!--<script>",
    "]]>\u2028\u2029\\u003c",
    "\u202eretsinim iretneM\u202d\u2066 Budi",
    "__proto__",
    "constructor",
    "L" * 100_000,
    "panjang sekali " * 6_000,
)


ADDRESSES = (
    "#/hubungan/9999",
    "#s=thing:__proto__",
    "#s=thing:<img src=x onerror=alert(1)>",
    "#s=group:99999999",
    "#s=line:constructor",
    "#v=around&of=nobody&hops=99",
    "#v=path&of=x&to=y",
    "#v=toString",
    "#v=group&of=-1",
    "#tab=__proto__",
    "#lang=constructor",
    "#n=1e999&from=%22%3E&to=9999-99-99x",
    "#-type=x&-mark=constructor&-rel=__proto__&-outlet=%00",
    "#panel",
    "#%",
    "#s=%E0%A4%A",
)


def hostile() -> Resolved:
    """Return an article full of such names, each in every role that a text can have."""
    text, things, claims, posts, quotes = "", [], [], [], []
    for number, name in enumerate(NAMES):
        start = len(text)
        text += f"{name} mendukung Budi. "
        span = Span(start, start + len(name))
        whole = Evidence("a1", Span(start, len(text) - 1), name[:50])
        key = f"organization/n{number}"
        things.append(Entity(key, "Organization", name, (name + "x",), (EntityMention("a1", span, name),)))
        claims.append(Statement(key, "supports", "person/budi", "asserted", key, (whole,), plain=False))
        claims.append(Statement(key, "related", "person/budi", "asserted", None, (whole,), plain=True, verb=name))
        posts.append(PostHeld("person/budi", name, key, former=True, evidence=(whole,)))
        quotes.append(Quotation(key, name, "direct", name, span, whole, ("person/budi",)))
    budi = Entity("person/budi", "Person", "Budi", (), (EntityMention("a1", story.spans(text, "Budi")[0], "Budi"),))
    article = Article("a1", text, NAMES[1], NAMES[2], None)
    return Resolved((article,), (*things, budi), tuple(claims), tuple(posts), tuple(quotes), ())


@pytest.mark.slow
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_hostile_article_runs_no_script(browser: Browser, tmp_path: Path, size: dict[str, int]) -> None:
    """Every node, edge and tab is opened: no dialog, no script, no request, no policy violated, and no wider page."""
    graph, texts = story.write(hostile(), tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts, title=NAMES[1])
    with visit(browser, tmp_path / "graph.html", size) as seen:
        page = seen.page
        for tab in range(4):
            page.locator("[role=tab]").nth(tab).click()
        for kind, count in (("thing", len(NAMES) + 1), ("line", 3 * len(NAMES))):
            for at in range(count):
                page.evaluate(f"location.hash = simpul.keyOf('{kind}', {at})")
                until(page, f"simpul.selection() === '{kind} {at}'")
                for summary in page.locator("#panel summary").all()[:3]:
                    summary.click()
                assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
                assert page.evaluate(
                    "document.querySelector('#panel').scrollWidth <= document.querySelector('#panel').clientWidth"
                )
        for press in ("[data-key=views-groups]", "[data-key=shape-table]", "#filter-button", "#language"):
            page.click(press)
            assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        page.click("#home")
        for kind in ("svg", "ttl", "png"):
            page.click("#save")
            with page.expect_download() as waiting:
                page.click(f"#save-{kind}")
            saved = Path(waiting.value.path()).read_bytes()
            assert b"<script" not in saved or kind == "ttl"
            assert kind != "ttl" or len(list(parse(saved, format=RdfFormat.TURTLE))) > 100
        page.fill("#query", "<img")
        page.keyboard.press("Enter")
        assert page.inner_text("#panel h2") == NAMES[2]
        assert page.evaluate("window.hacked") is None
        assert page.locator("#panel img, #panel script, #panel iframe").count() == 0
        assert page.title() == NAMES[1]
        assert seen.requests == [(tmp_path / "graph.html").as_uri()]
        assert seen.complaints == []


def test_only_web_addresses_become_links(browser: Browser, tmp_path: Path) -> None:
    """A javascript: address that found its way into a graph is no link."""
    graph, texts = story.write(story.small(), tmp_path)
    turtle = graph.read_text(encoding="utf-8").replace(f"<{story.URL}>", f"<javascript:{SPY}>")
    graph.write_text(turtle, encoding="utf-8")
    view(graph, tmp_path / "graph.html", articles=texts)
    assert f'"javascript:{SPY}"' not in (tmp_path / "graph.html").read_text(encoding="utf-8")
    with visit(browser, tmp_path / "graph.html") as seen:
        seen.click_edge("Partai Ombak menentang Peraturan Bupati Nomor 7 Tahun 2024")
        assert story.TITLE in seen.panel()
        assert seen.page.locator("a.out").count() == 0


def test_an_address_that_names_nothing_is_passed_over(browser: Browser, tmp_path: Path) -> None:
    """What stands after # is looked up and never used otherwise."""
    graph, texts = story.write(story.small(), tmp_path)
    view(graph, tmp_path / "graph.html", articles=texts)
    with visit(browser, tmp_path / "graph.html") as seen:
        for address in ADDRESSES:
            seen.page.evaluate(f"location.hash = {json.dumps(address)}")
            seen.page.wait_for_timeout(30)
            assert seen.page.inner_text("#panel h2") == story.TITLE
        assert seen.complaints == []


def test_the_island_holds_no_markup() -> None:
    """Neither a tag nor a line separator of JavaScript survives in the data, and it reads back unchanged."""
    data = {"nama": "".join(NAMES[:12])}
    text = island(data)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == data
