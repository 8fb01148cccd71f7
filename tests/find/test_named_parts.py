"""Parts of organisations that are told by their names."""

import pytest
from annotated import annotated

from kg.find.named_parts import named_parts


def parts(marked: str) -> list[tuple[str, str]]:
    """Return (part, whole) as printed."""
    document, chains = annotated(marked)
    text = document.article.text
    return [(part.span.of(text), whole.span.of(text)) for part, whole in named_parts(text, chains)]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("[Komisi XX DPR|GovernmentBody] rapat. [DPR|GovernmentBody] menanti.", "Komisi XX DPR", "DPR"),
        ("[DPD Melati Sumba|Party] rapat. [Melati|Party] menanti.", "DPD Melati Sumba", "Melati"),
        ("[Fakultas Teknik UK|School] rapat. [UK|School] menanti.", "Fakultas Teknik UK", "UK"),
    ],
)
def test_a_name_may_say_whose_part_it_is(text: str, part: str, whole: str) -> None:
    """The head of a part, and the name of its whole behind it."""
    assert parts(text) == [(part, whole)]


def test_of_two_wholes_the_longer_name_counts() -> None:
    """The branch of a party is not a part of both its bodies."""
    text = "[DPD Partai Melati|Party] rapat. [Partai Melati|Party] setuju. [Melati|Party] lain tidak."
    assert parts(text) == [("DPD Partai Melati", "Partai Melati")]


@pytest.mark.parametrize(
    "text",
    [
        "[Kementerian Air|GovernmentBody] hadir. [Air|Organization] lain.",
        "[Komisi Yudisial|GovernmentBody] hadir. [DPR|GovernmentBody] menanti.",
        "[PT Pusat Kencana|Company] untung. [Kencana|Company] rugi.",
    ],
)
def test_a_name_that_is_no_part_names_no_whole(text: str) -> None:
    """A ministry, a body with a head of its own, and a company are parts of nothing by their names."""
    assert parts(text) == []
