"""IRIs: made from content, always valid, never empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.iris import Iris, digest, web_address
from kg.resolve.identifiers import entity_id

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
def test_every_name_gives_a_valid_iri(name: str) -> None:
    """Whatever a name holds, the IRI of its entity is valid and has one path segment for it."""
    made = Iris().entity(entity_id("Person", name, ("a", 0)))
    assert made.value.startswith("https://w3id.org/simpul/id/entity/person/")
    assert made.value.count("/") == 7
    assert not set(made.value) & set(' \\<>"{}|^`#?\n')


@given(ANY_TEXT.filter(bool), ANY_TEXT.filter(bool))
def test_every_article_id_gives_its_own_valid_iri(one: str, other: str) -> None:
    """Two ids never share an IRI, and no id can leave its path."""
    made = Iris().article(one).value, Iris().article(other).value
    assert (made[0] == made[1]) == (one == other)
    assert made[0].removeprefix("https://w3id.org/simpul/id/article/").count("/") == 0
    assert not made[0].endswith(("/.", "/.."))


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
