"""Stretches that the heads cut short, and the rules' names and phrases."""

import pytest

from kg.model.widening import widened
from kg.records import Chain, Mention, MentionKind, Span

TEXT = "dana program Sawah Lestari Bersama Rina Kartika"


def _at(form: str) -> Span:
    start = TEXT.index(form)
    return Span(start, start + len(form))


def _ruled(form: str, kind: str, as_what: MentionKind = "name") -> Chain:
    return Chain(form, kind, (Mention(_at(form), kind, as_what),))


def _widest(form: str, kind: str, *ruled: Chain, beside: tuple[tuple[str, str], ...] = ()) -> str:
    named, _ = widened(TEXT, [(_at(one), type_, 0.9) for one, type_ in ((form, kind), *beside)], [], ruled)
    return named[0][0].of(TEXT)


def test_a_name_of_the_rules_is_not_cut() -> None:
    assert _widest("program Sawah", "Programme", _ruled("Sawah Lestari", "Programme")) == "Sawah Lestari"
    assert _widest("program Sawah", "Programme", _ruled("Sawah Lestari", "Place")) == "program Sawah Lestari"
    assert _widest("Rina", "Person", _ruled("Rina Kartika", "Person")) == "Rina Kartika"


def test_a_name_from_the_same_word_on_must_be_of_the_same_type() -> None:
    assert _widest("Sawah", "Place", _ruled("Sawah Lestari", "Programme")) == "Sawah"


def test_what_is_tagged_for_itself_is_not_taken_in() -> None:
    ruled = _ruled("Sawah Lestari Bersama Rina", "Programme")
    assert _widest("Sawah Lestari", "Programme", ruled, beside=(("Rina Kartika", "Person"),)) == "Sawah Lestari"


def test_a_stretch_within_or_behind_a_name_of_the_rules_stays() -> None:
    assert _widest("Lestari", "Programme", _ruled("Sawah Lestari Bersama", "Programme")) == "Lestari"
    assert _widest("Bersama", "Programme", _ruled("Sawah Lestari", "Programme")) == "Bersama"


@pytest.mark.parametrize(("kind", "form"), [("Programme", "program Sawah Lestari"), ("Event", "program")])
def test_a_phrase_of_the_rules_from_the_same_word_on_stands(kind: str, form: str) -> None:
    phrase = _ruled("program Sawah Lestari", "Programme", "nominal")
    _, described = widened(TEXT, [], [(_at("program"), kind, 0.9)], [phrase])
    assert described[0][0].of(TEXT) == form


def test_a_described_thing_ends_before_the_name_that_it_cuts() -> None:
    """Of "petani di Kabupaten" before the name "Kabupaten Sigi" the petani are left."""
    text = "petani di Kabupaten Sigi"
    _, described = widened(text, [(Span(10, 24), "Place", 0.9)], [(Span(0, 19), "Group", 0.9)], [])
    assert described[0][0].of(text) == "petani"
