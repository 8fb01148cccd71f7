"""Quotation marks, however they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.find.quote_marks import quoted_stretches


def contents(text: str) -> list[str]:
    return [one.content.of(text) for one in quoted_stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Panen raya tiba," kata Sari.', ["Panen raya tiba,"]),
        ("“Panen raya tiba,” kata Sari.", ["Panen raya tiba,"]),
        ("&ldquo;Panen raya tiba,&rdquo; kata Sari.", ["Panen raya tiba,"]),
        ("â€œPanen raya tiba,â€ kata Sari.", ["Panen raya tiba,"]),
        ("“Panen raya tiba,“ kata Sari.", ["Panen raya tiba,"]),
        ("”Panen raya tiba,” kata Sari.", ["Panen raya tiba,"]),
        ('" Panen raya tiba, " kata Sari.', ["Panen raya tiba,"]),
        ("''Panen raya tiba,'' kata Sari.", ["Panen raya tiba,"]),
    ],
)
def test_marks_of_all_shapes_are_paired_and_left_out(text: str, expected: list[str]) -> None:
    """Straight, curly, HTML, mojibake and wrongly turned marks all frame the same words."""
    assert contents(text) == expected


def test_a_lost_mark_spoils_one_line_only() -> None:
    """A quotation that is never closed ends with its line, and the next line is read as if nothing were lost."""
    assert contents('"Kami menanam padi\n"Kami menanam jagung," kata Sari.') == [
        "Kami menanam padi",
        "Kami menanam jagung,",
    ]


def test_a_broken_line_does_not_end_a_quotation() -> None:
    """Where a line goes on in lower case, the sentence and its quotation go on."""
    assert contents('"Kami menanam padi dan\njagung," kata Sari.') == ["Kami menanam padi dan\njagung,"]


def test_quotations_inside_a_quotation_belong_to_it() -> None:
    """Inner marks do not cut the outer quotation."""
    text = '"Program "tanam pohon" berjalan baik," kata Sari.'
    assert contents(text) == ['Program "tanam pohon" berjalan baik,']


def test_marks_without_spaces_after_a_full_stop_are_found() -> None:
    """Scrapes that lost the space between a sentence and a quotation still give it."""
    assert contents('Sari tertawa."Kita tanam lagi," kata dia.') == ["Kita tanam lagi,"]


@given(st.text(alphabet='ab "“”\n.,&ldquo;', max_size=80))
def test_stretches_never_overlap_and_slice_the_text(text: str) -> None:
    """Whatever the marks, stretches are in order, not overlapping, and lie within the text."""
    end = 0
    for one in quoted_stretches(text):
        assert end <= one.span.start <= one.content.start < one.content.end <= one.span.end <= len(text)
        end = one.span.end
