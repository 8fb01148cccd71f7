"""The report of a run: counts, skips with reasons, conflicts with their words; a page that anybody can read."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import InputError
from kg.pipeline import Reading
from kg.records import Article
from kg.schema import load
from kg.write.report import Claim, Conflict, Report, report_row
from kg.write.report_page import MOST_ROWS, report_page

ASSERTED = "mendukung Program Lumbung Hijau"
GIVEN = (
    Article("a1", f"Jakarta (ANTARA) - Kementerian Pertanian {ASSERTED} di Kabupaten Malang."),
    Article("a2", f"Jakarta (ANTARA) - Kementerian Pertanian tidak {ASSERTED} di Kabupaten Malang."),
)
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<a href='javascript:alert(1)'>klik</a>",
    "{{ 7 * 7 }} {% raw %} &amp;",
    "\u202eretsinem\u202d",
    "L" * 5000,
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Return what two articles say that contradict each other, and one skip."""
    given = [*GIVEN, InputError("no text", "berita.jsonl", 3)]
    return pipeline.read_all(given, pipeline.prepare(), lambda _: None)


def built(reading: Reading, out: Path) -> tuple[dict[str, object], str]:
    """Return report.json and report.html as `kg build` writes them."""
    pipeline.build(reading, pipeline.prepare(), out)
    row = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return row, (out / "report.html").read_text(encoding="utf-8")


def test_claims_that_cannot_both_be_true_are_counted_and_shown_with_their_words(
    reading: Reading, tmp_path: Path
) -> None:
    """Who asserts and who denies, in which article, in which words."""
    row, page = built(reading, tmp_path)
    assert row["conflicts"] == 1
    assert row["first_conflicts"] == [
        {
            "subject": "Kementerian Pertanian",
            "relation": "supports",
            "object": "Program Lumbung Hijau",
            "asserted": {"article": "a1", "by": None, "words": f"Kementerian Pertanian {ASSERTED}"},
            "denied": {"article": "a2", "by": None, "words": f"Kementerian Pertanian tidak {ASSERTED}"},
        }
    ]
    assert f"tidak {ASSERTED}" in page


def test_time_taken_changes_the_page_and_no_byte_of_the_row(reading: Reading, tmp_path: Path) -> None:
    """Two runs never take the same time; report.json tells nothing of it."""
    pages = set()
    rows = set()
    for name, seconds in (("cepat", (0.5, 0.25)), ("lambat", (50.0, 12.5))):
        _, page = built(replace(reading, seconds=seconds), tmp_path / name)
        pages.add(page)
        rows.add((tmp_path / name / "report.json").read_bytes())
    assert len(pages) == 2
    assert len(rows) == 1


def test_the_page_lists_the_slowest_articles_first(reading: Reading) -> None:
    """At most ten, with their seconds as Indonesian prints numbers."""
    timings = [(f"a{number}", float(number)) for number in range(30)]
    page = report_page(report(), timings, load())
    shown = re.findall(r"<bdi>(a\d+)</bdi></td><td class=\"count\">([\d,]+)</td>", page)
    assert shown == [(f"a{number}", f"{number},00") for number in range(29, 19, -1)]
    assert "435,0 detik" in page
    assert "detik" not in report_page(report(), (), load())


def test_skips_beyond_the_limit_are_counted(reading: Reading) -> None:
    """The page stays small; report.json has all."""
    many = replace(report(), skipped=tuple(f"baris {number}" for number in range(MOST_ROWS + 1234)))
    page = report_page(many, (), load())
    assert "baris 199<" in page
    assert "baris 200<" not in page
    assert "Dan 1.234 lagi" in page
    assert len(report_row(many)["skipped"]) == MOST_ROWS + 1234


class Seen(HTMLParser):
    """The elements of a page, what addresses and handlers their attributes hold, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.inside = tag

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text.append(data)


def report() -> Report:
    """Return a report in which every text comes from an attacker."""
    counts = dict.fromkeys(HOSTILE, 3)
    conflicts = tuple(Conflict(text, text, text, Claim(text, text, text), Claim(text, None, text)) for text in HOSTILE)
    return Report(1, HOSTILE, 1, 2, 3, counts, counts, 1, 1, 1, 1, 1, counts, len(HOSTILE), conflicts)


def test_whatever_an_article_says_is_text() -> None:
    """No element, attribute or template of an attacker is in the page, and his words are all there."""
    page = report_page(report(), [(text, 1.0) for text in HOSTILE], load())
    seen = Seen()
    seen.feed(page)
    assert not seen.tags & {"script", "img", "a", "iframe", "link", "object", "form"}
    assert seen.attributes <= {
        "lang", "charset", "http-equiv", "content", "name", "class", "scope", "max", "value", "aria-hidden",
    }  # fmt: skip
    for text in HOSTILE:
        assert seen.text.count(text) >= 9


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else() -> None:
    """What the browser is told to allow is the hash of the style that stands there."""
    page = report_page(report(), (), load())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    policy = re.search(r'Policy" content="([^"]*)"', page)
    assert style and policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#39;", "'").startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_a_lone_surrogate_in_the_name_of_a_file_does_not_stop_the_page() -> None:
    """A name of bytes that are no UTF-8 reaches the page as a question mark."""
    page = report_page(replace(report(), skipped=("berita-\udcff.txt: empty",)), (), load())
    assert "berita-?.txt: empty" in page.encode().decode()


def test_a_lone_surrogate_in_the_name_of_a_file_does_not_stop_the_row(tmp_path: Path) -> None:
    """The name is in report.json as text, and in the page."""
    given = [*GIVEN, InputError("no article a3 in it", "tem\udcffuan.jsonl")]
    found = pipeline.read_all(given, pipeline.prepare(), lambda _: None)
    row, page = built(found, tmp_path)
    assert row["skipped"] == ["tem\\udcffuan.jsonl: no article a3 in it"]
    assert "tem\\udcffuan.jsonl" in page
