"""What the words of a correction mean in a graph."""

import pytest

from kg.ask.case import Case, open_case
from kg.ask.claims_asked import Question, Reading
from kg.ask.fixing import reading_of
from kg.errors import QueryError
from kg.graph.turtle import write_turtle
from kg.records import Article, Entity, EntityMention, Evidence, PostHeld, Resolved, Span
from kg.schema import load

TEXT = "Budi Santoso, Direktur Utama dan Komisaris PT Sinar Contoh, juga Ketua Yayasan Melati."
POSTS = (("Direktur Utama", "PT Sinar Contoh"), ("Komisaris", "PT Sinar Contoh"), ("Ketua", "Yayasan Melati"))
IDS = {"Budi Santoso": "person/budi", "PT Sinar Contoh": "company/sinar", "Yayasan Melati": "organization/melati"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return the case of somebody with two posts at one body and one at another."""

    def span(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    things = tuple(
        Entity(iri, iri.partition("/")[0].title(), name, (), (EntityMention("a1", span(name), name),))
        for name, iri in IDS.items()
    )
    posts = tuple(
        PostHeld("person/budi", title, IDS[body], former=False, evidence=(Evidence("a1", span(title), "jabatan"),))
        for title, body in POSTS
    )
    graph = tmp_path_factory.mktemp("jabatan") / "graph.ttl"
    write_turtle(Resolved((Article("a1", TEXT),), things, (), posts, (), ()), graph, load())
    return open_case(graph)


def dropped(case: Case, what: str) -> list[str]:
    """Return the titles of the posts that a drop would take."""
    found = reading_of(Question("budi", "jabatan", what), case, droppable=True)
    assert isinstance(found, Reading)
    return sorted(told.title for told in found.told)


def test_a_drop_takes_no_post_that_was_not_named(case: Case) -> None:
    """The row of a drop has no title: it takes all posts at a body, so one of two is refused with the other's name."""
    for title, other in (("Komisaris", "Direktur Utama"), ("direktur", "Komisaris")):
        with pytest.raises(QueryError, match=rf"Budi Santoso: {other}, PT Sinar Contoh; name the body.*nothing was"):
            dropped(case, title)


def test_whoever_names_the_body_means_all_posts_there(case: Case) -> None:
    """The only post at a body may go by its title, too."""
    assert dropped(case, "Sinar Contoh") == ["Direktur Utama", "Komisaris"]
    assert dropped(case, "Ketua") == dropped(case, "Yayasan Melati") == ["Ketua"]
