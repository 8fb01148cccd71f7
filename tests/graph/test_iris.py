"""IRIs: made from content, always valid, never empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.iris import Iris, digest, entity_id, slug, web_address

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
def test_every_name_gives_a_valid_iri(name: str) -> None:
    """Whatever a name holds, its slug is ASCII, not empty, and safe in an IRI."""
    made = slug(name)
    assert made
    assert made.isascii()
    assert not set(made) & set(' /\\<>"{}|^`#?\n')
    assert NamedNode(Iris().entity(entity_id("Person", name, ("a", 0))).value)


@given(ANY_TEXT.filter(bool), ANY_TEXT.filter(bool))
def test_every_article_id_gives_its_own_valid_iri(one: str, other: str) -> None:
    """Two ids never share an IRI, and no id can leave its path."""
    made = Iris().article(one).value, Iris().article(other).value
    assert (made[0] == made[1]) == (one == other)
    assert made[0].removeprefix("https://w3id.org/simpul/id/article/").count("/") == 0
    assert not made[0].endswith(("/.", "/.."))


def test_people_of_one_name_have_their_own_ids_and_one_place_has_one() -> None:
    """A key tells apart what shares a name; without one the name alone decides."""
    assert entity_id("Person", "Budi", ("a1", 3)) != entity_id("Person", "Budi", ("a2", 3))
    assert entity_id("Place", "Kota Bandung") == entity_id("Place", "kota  bandung")
    assert entity_id("GovernmentBody", "DPR").startswith("government-body/")


def test_a_very_long_name_is_cut_and_stays_its_own() -> None:
    """Two long names that begin alike do not share an id."""
    long = "Peraturan " * 60
    assert len(slug(long)) < 120
    assert slug(long + "satu") != slug(long + "dua")
    assert NamedNode(Iris().entity(f"document/{slug('李' * 60)}").value)


def test_a_digest_keeps_its_parts_apart() -> None:
    """No two lists of parts run together to one digest."""
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("ab\0c"), digest("ab", "c", "")}) == 5


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "//x", "", "https://x/<b>"]
)
def test_an_address_that_is_no_web_address_is_refused(url: str) -> None:
    """Only http and https addresses that an IRI may hold become IRIs."""
    assert web_address(url) is None


@pytest.mark.parametrize("base", ["", "contoh", "https://contoh.id", "https://contoh.id/#", "https://a b/", "ftp://a/"])
def test_a_base_that_cannot_carry_iris_is_refused(base: str) -> None:
    """The base is an http(s) address that ends with a slash."""
    with pytest.raises(ValueError, match="not a base"):
        Iris(base)
