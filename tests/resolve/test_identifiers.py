"""Ids of entities are made from content, are safe in an IRI, and tell namesakes apart."""

import unicodedata
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.identifiers import LONGEST, entity_id, slug
from kg.resolve.keys import key_of
from kg.resolve.spelling import plain_words


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


def test_vowel_signs_are_part_of_a_name() -> None:
    """Scripts that write vowels as marks lose none of them; a consonant without its vowel is no name."""
    assert slug("ꦱꦸꦫꦧꦪ ꦏꦶꦠ") == "ꦱꦸꦫꦧꦪ-ꦏꦶꦠ"
    assert entity_id("Place", "नेपाल") != entity_id("Place", "नापोल")
    assert plain_words("กรุงเทพ") == ["กรุงเทพ"]
    assert key_of("Place", "नेपाल") != key_of("Place", "नापोल")


@given(st.text(alphabet=st.characters(codec="latin-1")), st.sampled_from("\u0301\u0327\u0338\u034f\ufe0f\u20e3"))
def test_a_mark_on_a_latin_letter_tells_nothing(name: str, mark: str) -> None:
    """Neither diacritics nor what only changes the look of a character is part of a word."""
    joined = unicodedata.combining(mark) > 0
    assert plain_words(f"a{mark}b {name}") == [*(["ab"] if joined else ["a", "b"]), *plain_words(name)]
    assert mark not in slug(f"a{mark}b {name}")


def test_namesakes_with_different_first_mentions_have_different_ids() -> None:
    """Two people of one name share no id, and each id is the same at every run."""
    first, second = (entity_id("Person", "Budi Santoso", (article, 10)) for article in ("a1", "a2"))
    assert first != second
    assert first == entity_id("Person", "Budi Santoso", ("a1", 10))
    assert quote(first, safe="/-") == first
