"""Ids of entities are made from content, are safe in an IRI, and tell namesakes apart."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.identifiers import LONGEST, entity_id, slug


@given(st.text())
def test_a_slug_is_never_empty_and_holds_no_separator(name: str) -> None:
    """Whatever the name, its slug has a character and none that would end a path segment."""
    made = slug(name)
    assert made
    assert not set(made) & set(' /#?%<>"{}|\\^`')


@given(st.text(min_size=LONGEST + 1, alphabet=st.characters(categories=["Ll"])), st.text(min_size=1, alphabet="abc"))
def test_two_long_names_with_one_beginning_keep_two_ids(name: str, ending: str) -> None:
    """Cutting a long name never makes it another's namesake."""
    assert entity_id("Event", name) != entity_id("Event", name + ending)


def test_diacritics_and_case_do_not_make_another_entity() -> None:
    """A name printed in capitals or without accents has the same id."""
    assert entity_id("Place", "MÁLAGA") == entity_id("Place", "Malaga")


def test_namesakes_with_different_first_mentions_have_different_ids() -> None:
    """Two people of one name share no id, and each id is the same at every run."""
    first, second = (entity_id("Person", "Budi Santoso", (article, 10)) for article in ("a1", "a2"))
    assert first != second
    assert first == entity_id("Person", "Budi Santoso", ("a1", 10))
    assert quote(first, safe="/-") == first
