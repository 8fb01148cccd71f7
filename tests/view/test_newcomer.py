"""A newcomer's five questions about the seed article, answered by clicking only."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from visit import Visit, visit

pytestmark = pytest.mark.browser

SEED = Path(__file__).parents[2] / "seeds" / "antara-ydba-ypti.txt"
MINISTRY = "Kementerian Perindustrian"
COMPANY = "PT Yogya Presisi Tehnikatama Industri"


@pytest.fixture(scope="module", params=["--model", "--no-model"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page that `kg build` makes of the seed article, with the learnt reader and without."""
    folder = tmp_path_factory.mktemp("seed")
    subprocess.run([sys.executable, "-m", "kg", "build", "-q", request.param, str(SEED), "-o", str(folder)], check=True)
    return folder / "graph.html"


@pytest.fixture
def seen(browser: Browser, page: Path) -> Iterator[Visit]:
    """Yield the page, opened."""
    with visit(browser, page) as opened:
        yield opened
        assert opened.requests == [page.as_uri()]
        assert opened.complaints == []


def test_who_supports_the_programme(seen: Visit) -> None:
    """A click on "ayah angkat": the ministry and its directorate general support it."""
    seen.click_node("ayah angkat")
    rows = seen.page.locator("#panel .row:has-text('didukung oleh')").all_inner_texts()
    assert any(MINISTRY in row for row in rows)
    assert any("Ditjen Industri Kecil Menengah dan Aneka" in row for row in rows)


def test_who_said_so_and_in_which_words(seen: Visit) -> None:
    """One more click, on the row: Dini Hanggandari, in her very words, with subject, verb and object marked."""
    seen.click_node("ayah angkat")
    seen.page.click("#panel .row:has-text('Ditjen Industri Kecil Menengah dan Aneka')")
    assert "menurut" in seen.panel()
    assert "Dini Hanggandari" in seen.page.inner_text("#panel .said")
    sentence = seen.page.locator("#panel .sentence").first
    assert "Kami sangat mendukung program 'ayah angkat'" in sentence.inner_text()
    assert "mendukung" in sentence.locator(".cue").all_inner_texts()
    assert "Kami" in sentence.locator(".name.end").all_inner_texts()
    assert "ANTARA" in seen.panel()


def test_which_posts_a_person_holds(seen: Visit) -> None:
    """A click on "Dini Hanggandari": her post, and where."""
    seen.click_node("Dini Hanggandari")
    posts = seen.page.inner_text("#panel section:has-text('Jabatan')")
    assert "Direktur IKM Logam Mesin Elektronika dan Alat Angkut" in posts
    assert "Ditjen Industri Kecil Menengah dan Aneka" in posts


def test_how_two_are_connected(seen: Visit) -> None:
    """Click one, "Jalur ke …", click the other: every step has its sentence."""
    seen.click_node(MINISTRY)
    seen.page.click("#panel .action[data-key=path]")
    seen.click_node(COMPANY)
    steps = seen.page.locator("#panel .steps > li")
    assert steps.count() >= 1
    for step in range(steps.count()):
        assert steps.nth(step).locator(".sentence mark").count() > 0
    assert MINISTRY in seen.panel()
    assert COMPANY in seen.panel()


def test_what_is_only_claimed(seen: Visit) -> None:
    """The first question of the overview: no line that is left is a fact, and each names who claims it."""
    seen.page.click("#panel .question:has-text('hanya diklaim')")
    rows = seen.page.locator("#panel .tabbed .row")
    assert rows.count() > 0
    assert all(any(tag in row for tag in ("klaim", "mungkin", "rencana")) for row in rows.all_inner_texts())
    rows.filter(has_text="klaim").first.click()
    assert "menurut" in seen.panel()
    assert "Klaim" in seen.page.inner_text("#panel .said")
