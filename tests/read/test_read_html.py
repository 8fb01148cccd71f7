"""HTML: main text, and metadata of which JSON-LD is believed first."""

import json
import time
from datetime import date

import pytest
from bytes_given import given

from kg.errors import InputError
from kg.read.structured import news_article
from kg.records import Article

BODY = (
    "<p>Wali kota meresmikan pasar baru yang menampung delapan ratus pedagang di pusat kota pada pagi hari.</p>"
    "<p>“Pasar ini milik warga,” kata wali kota kepada wartawan yang hadir dalam acara peresmian itu.</p>"
    "<p>Pedagang berharap jumlah pembeli terus bertambah setelah pasar yang lama ditutup tahun lalu.</p>"
)


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html><head><title>Judul tebakan</title>{head}</head><body><nav><a href='/'>Beranda</a></nav>"
        f"<article>{body}</article><footer>Hak cipta 2020</footer></body></html>"
    )


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_json_ld_wins_over_guesses() -> None:
    """Title, day, outlet and URL are those of the NewsArticle, though the page's own tags say otherwise."""
    article = {
        "@type": ["NewsArticle"],
        "headline": "Pasar Baru Diresmikan",
        "datePublished": "2024-03-05T23:10:00+07:00",
        "publisher": {"@type": "Organization", "name": "detik.com"},
        "mainEntityOfPage": {"@id": "https://news.detik.com/berita/d-1/pasar"},
    }
    head = '<meta property="article:published_time" content="2019-01-01"><meta property="og:site_name" content="Lain">'
    (found,) = given("html", page(head + linked(**{"@graph": [{"@type": "WebSite", "name": "x"}, article]})))
    assert isinstance(found, Article)
    assert (found.title, found.published) == ("Pasar Baru Diresmikan", date(2024, 3, 5))
    assert (found.outlet, found.url) == ("detikcom", "https://news.detik.com/berita/d-1/pasar")


def test_without_json_ld_the_tags_of_the_page_speak() -> None:
    """Canonical address, publication time and title tag are used; the outlet follows from the address."""
    head = (
        '<link rel="canonical" href="https://www.liputan6.com/news/1"><meta property="og:title" content="Pasar Baru">'
        '<meta property="article:published_time" content="2024-03-05T08:00:00+07:00">'
    )
    (found,) = given("html", page(head))
    assert isinstance(found, Article)
    assert (found.title, found.outlet, found.published) == ("Pasar Baru", "Liputan6.com", date(2024, 3, 5))


def test_the_text_is_the_main_text() -> None:
    """Paragraphs stand on lines of their own; navigation and footer are not the article."""
    (found,) = given("html", page())
    assert isinstance(found, Article)
    assert len(found.text.split("\n")) == 3
    assert "Beranda" not in found.text
    assert "Hak cipta" not in found.text


def test_of_a_fetched_page_only_its_own_host_is_believed() -> None:
    """A page cannot pass itself off as another outlet's."""
    head = '<link rel="canonical" href="https://www.kompas.com/read/1">'
    (found,) = given("html", page(head), url="https://penipu.example/a")
    assert isinstance(found, Article)
    assert found.url == "https://penipu.example/a"


@pytest.mark.parametrize(
    "broken",
    [
        page().replace("</p>", "").replace("</article>", "").replace("</html>", ""),
        page().replace("<html>", "<html><html></head>"),
        page('<script type="application/ld+json">{"@type": "NewsArticle", </script>'),
        page(linked(**{"@type": "NewsArticle", "headline": ["x", {}], "publisher": [None], "datePublished": 5})),
        '<?xml version="1.0" encoding="utf-8"?>' + page(),
        "<div>" * 100 + BODY,
    ],
)
def test_broken_pages_still_give_their_text(broken: str) -> None:
    """Missing ends, wrong nesting, broken JSON-LD and an XML declaration cost nothing."""
    (found,) = given("html", broken)
    assert isinstance(found, Article)
    assert "Pasar ini milik warga" in found.text


def test_a_page_is_not_cut_off_at_a_broken_byte() -> None:
    """The parser would stop there and say nothing: the page is refused with the place."""
    (error,) = given("html", page().encode("cp1252").replace(b"warga", b"\x81warga", 1))
    assert isinstance(error, InputError) and "neither UTF-8 nor Windows-1252" in str(error)


def test_an_address_with_half_a_character_is_none() -> None:
    """What a page says of itself cannot stop the run."""
    (found,) = given("html", page(linked(**{"@type": "NewsArticle", "url": "https://contoh.id/a\ud800b"})))
    assert isinstance(found, Article) and found.url is None


@pytest.mark.parametrize("empty", ["<html>", "<<<>>><a <b", "<html><body></body></html>", "<p>1 2 3</p>"])
def test_a_page_without_an_article_is_refused(empty: str) -> None:
    """There is nothing to read in it, and one line says so."""
    (error,) = given("html", empty)
    assert isinstance(error, InputError)


def test_a_page_made_to_keep_us_busy_is_refused() -> None:
    """A million elements, one inside the other, cost a second and not an hour."""
    start = time.perf_counter()
    (error,) = given("html", "<p><b><i>" * 300_000 + "Kabar")
    assert time.perf_counter() - start < 10
    assert "more than 30,000 elements" in str(error)


def test_the_first_article_of_the_best_kind_speaks() -> None:
    """A NewsArticle goes before an Article, wherever it stands."""
    scripts = ['[{"@type": "Article", "headline": "B"}]', '{"@type": "http://schema.org/NewsArticle", "headline": "A"}']
    assert news_article(scripts) == {"title": "A"}
    assert news_article(['{"@type": "Article", "name": "Kata &quot;dia&quot;"}']) == {"title": 'Kata "dia"'}
    assert news_article(["[" * 5000, "tidak", "3", "null"]) == {}
