"""Everything in the graph has an address, for people and for programs; what articles say stays text."""

import dataclasses
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.graph.iris import BASE, Iris
from kg.graph.turtle import turtle
from kg.records import Article, Entity, EntityMention, Evidence, Resolved, Span, Statement
from kg.schema import load
from tests.serve.running import CLIENT, Service, running
from tests.view import story

EVIL = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\"'\u202e&"


def addresses(service: Service, kind: str) -> list[str]:
    query = f"SELECT DISTINCT ?s {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), '{BASE}{kind}/') && !CONTAINS(STR(?s), '#')) }}"
    rows = service.get(query=query).json()["results"]["bindings"]
    return [row["s"]["value"].removeprefix(BASE) for row in rows]


@pytest.mark.parametrize("kind", ["entity", "article", "statement", "post", "quote"])
def test_every_thing_is_served_under_its_address(service: Service, kind: str) -> None:
    """HTML for people, Turtle and JSON-LD for programs, each with the thing's own IRI in it."""
    found = addresses(service, kind)
    assert found
    for path in found:
        page = service.get(f"/id/{path}", accept="text/html")
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert html.escape(BASE + path) in page.text
        for media, form in (("text/turtle", RdfFormat.TURTLE), ("application/ld+json", RdfFormat.JSON_LD)):
            response = service.get(f"/id/{path}", accept=media)
            assert response.headers["content-type"] == media
            subjects = {quad.subject.value for quad in parse(response.content, form)}
            assert BASE + path in subjects


def test_a_page_leads_to_its_data_and_on_to_other_pages(service: Service) -> None:
    """No link of a page leads nowhere; the data can be had by a link too."""
    page = service.get("/id/entity/programme/laut-bersih", accept="text/html").text
    links = {html.unescape(one) for one in re.findall(r'href="(/[^"]*)"', page)}
    assert "/id/entity/programme/laut-bersih?format=ttl" in links
    assert len(links) > 10
    for link in links:
        assert CLIENT.get(service.address + link.partition("#")[0]).status_code == 200, link


def test_what_the_graph_does_not_know_is_404(service: Service) -> None:
    """Also what can be no IRI at all."""
    for path in ("/id/entity/person/tak-dikenal", "/id/", "/id/%00%ff<>", "/article/tak-dikenal", "/article/"):
        assert service.get(path).status_code == 404
    assert service.get("/id/dataset", format="pdf").status_code == 400
    assert service.get("/id/dataset", accept="image/png").status_code == 406


def test_an_article_shows_its_text_with_what_was_read(service: Service, small: Path) -> None:
    """All characters of the text are there, mentions lead to entities, evidence is marked and has anchors."""
    page = service.get("/article/a1")
    body = page.text.partition('<p class="text">')[2].partition("</p>")[0]
    assert html.unescape(re.sub("<[^>]*>", "", body)) == story.TEXT
    for quad in parse(path=str(small / "graph.ttl")):
        if quad.predicate.value.endswith("taIdentRef"):
            anchor = quad.subject.value.partition("#")[2]
            assert f'id="{anchor}"' in body
            assert f'href="/id/{quad.object.value.removeprefix(BASE)}"' in body
    assert body.count('class="said"') > 10
    assert "<script" not in page.text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Yield a service over a graph under another base whose every name, title and text is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    text = f"{EVIL} mendukung {EVIL}."
    span = Span(0, len(EVIL))
    entity = Entity("person/jahat", "Person", EVIL, (EVIL + "x" * 100_000,), (EntityMention("h 1/é", span, EVIL),))
    proof = (Evidence("h 1/é", Span(0, len(text)), EVIL),)
    other = Entity("person/lain", "Person", "javascript:alert(1)", (), (EntityMention("h 1/é", span, EVIL),))
    claim = Statement(entity.id, "supports", other.id, "asserted", None, proof, plain=True)
    article = Article("h 1/é", text, EVIL, EVIL, "javascript:alert(1)")
    resolved = Resolved((article,), (entity, other), (claim,), (), (), ())
    story.write(resolved, folder)
    (folder / "graph.ttl").write_bytes(turtle(resolved, load(), Iris("http://jahat.example/kg/")))
    with running(folder / "graph.ttl", folder / "log.txt") as service:
        yield service


@pytest.mark.parametrize("path", ["/id/entity/person/jahat", "/id/article/h%201%2F%C3%A9", "/article/h%201%2F%C3%A9"])
def test_hostile_text_stays_text(hostile: Service, path: str) -> None:
    """No name, title, text, rule or address becomes markup or a link that runs; the page stays small."""
    page = hostile.get(path, accept="text/html")
    assert page.status_code == 200
    assert len(page.content) < 40_000
    assert html.escape(EVIL)[:40] in page.text
    assert not re.search(r"<script|<img|onerror=alert\(2\)>(?!\")|href=\"javascript", page.text.replace("&lt;", ""))
    assert "script-src" not in page.headers["content-security-policy"]


def test_an_address_does_not_depend_on_where_the_graph_is_published(hostile: Service) -> None:
    """`/id/entity/…` shows an entity whose IRI begins elsewhere."""
    turtle_of = hostile.get("/id/entity/person/jahat", accept="text/turtle").content
    assert "http://jahat.example/kg/entity/person/jahat" in {
        quad.subject.value for quad in parse(turtle_of, RdfFormat.TURTLE)
    }


def test_an_article_without_a_title_is_called_as_it_begins(tmp_path: Path) -> None:
    """The heading of its page is its first line, not its id."""
    made = story.small()
    untitled = dataclasses.replace(made, articles=(dataclasses.replace(made.articles[0], title=""),))
    story.write(untitled, tmp_path)
    with running(tmp_path / "graph.ttl", tmp_path / "log.txt") as service:
        heading = service.get("/article/a1").text.partition("<h1>")[2].partition("</h1>")[0]
        assert heading.startswith("<bdi>" + story.TEXT.split(maxsplit=1)[0])


def test_without_the_text_the_article_says_where_its_data_are(tmp_path: Path) -> None:
    """A graph alone has no texts; nothing is made up."""
    resolved = dataclasses.replace(story.small())
    story.write(resolved, tmp_path)
    (tmp_path / "articles.jsonl").unlink()
    with running(tmp_path / "graph.ttl", tmp_path / "log.txt") as service:
        response = service.get("/article/a1")
        assert response.status_code == 404
        assert "/id/article/a1" in response.text


def test_a_graph_is_read_whole_by_its_name(service: Service, small: Path) -> None:
    """Graph Store Protocol: the default graph, a named one, HEAD, and what is wrong."""
    whole = {str(quad.triple) for quad in parse(path=str(small / "graph.ttl"))}
    served = {str(quad.triple) for quad in parse(service.get("/graph", default="").content, RdfFormat.TURTLE)}
    assert served == whole
    named = service.get("/graph", accept="application/n-triples", graph="https://w3id.org/simpul/ontology")
    assert b"#supports> " in named.content
    assert CLIENT.head(f"{service.address}/graph?default").headers["content-type"] == "text/turtle"
    assert service.get("/graph").status_code == 400
    assert service.get("/graph", default="", graph="http://contoh.id/a").status_code == 400
    assert service.get("/graph", graph="bukan iri").status_code == 400
    assert service.get("/graph", graph="http://contoh.id/tidak-ada").status_code == 404
    assert service.get("/graph", default="", accept="text/csv").status_code == 406
    assert CLIENT.put(f"{service.address}/graph?default").status_code == 405
