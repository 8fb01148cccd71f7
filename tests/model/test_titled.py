"""Titles of the heads: where they end, which are none, and what goes over to the body behind them."""

import pytest

from kg.model.layers import TITLE
from kg.model.titled import parted, standing
from kg.model.widening import Found
from kg.records import Span


def found(text: str, *labelled: tuple[str, str]) -> list[Found]:
    """Return where each form first stands in a text, with its label."""
    return [(Span(text.index(form), text.index(form) + len(form)), label, 0.9) for form, label in labelled]


@pytest.mark.parametrize(
    ("text", "title", "stands"),
    [
        ("Komisaris Besar Polisi Budi hadir.", "Komisaris", None),
        ("Inspektur Jenderal Polisi (Purn) Budi hadir.", "Inspektur Jenderal Polisi", None),
        ("Komisaris Utama Budi hadir.", "Komisaris Utama", "Komisaris Utama"),
        ("President of Zorba Budi hadir.", "President of", "President"),
        ("Wakil Menteri Kebun/Kepala Badan Budi hadir.", "Wakil Menteri Kebun/", "Wakil Menteri Kebun"),
        ("Plt hadir.", "Plt", "Plt"),
        ("Menteri Kebun (Menko Kebun) Budi hadir.", "Menteri Kebun (Menko", "Menteri Kebun (Menko Kebun)"),
        ("Kepala (baru saja dilantik, demikian Budi.", "Kepala (baru", "Kepala"),
    ],
)
def test_a_title_stands_unless_it_is_a_rank(text: str, title: str, stands: str | None) -> None:
    """What only joins at its end is cut off; brackets are closed."""
    kept = standing(text, found(text, (title, TITLE)), [])
    assert [span.of(text) for span, _, _ in kept] == ([stands] if stands else [])


def test_what_only_says_how_an_office_is_held_gives_way_to_the_rules() -> None:
    text = "Pelaksana Harian (Plh) Kapolsek Awan Budi hadir."
    titles = found(text, ("Pelaksana Harian (Plh)", TITLE))
    assert standing(text, titles, [Span(0, len("Pelaksana Harian (Plh) Kapolsek"))]) == []
    assert standing(text, titles, [Span(0, len("Pelaksana Harian (Plh)"))]) == titles


def test_two_titles_of_the_rules_are_not_one() -> None:
    """What covers them both gives way; what covers one, or two that overlap, stands."""
    text = "Bupati dan Wakil Bupati Awan hadir."
    (whole,) = titles = found(text, ("Bupati dan Wakil Bupati Awan", TITLE))
    first, second = Span(0, len("Bupati")), Span(text.index("Wakil"), whole[0].end)
    assert standing(text, titles, [first, second]) == []
    assert standing(text, titles, [second]) == standing(text, titles, [whole[0], second]) == titles


@pytest.mark.parametrize(
    ("text", "title", "name", "kind", "parts"),
    [
        ("Pejabat Ditjen Kebun Budi hadir.", "Pejabat Ditjen", "Kebun", "GovernmentBody", ["Pejabat", "Ditjen Kebun"]),
        (
            "Sekretaris Panitia Panen Raya hadir.",
            "Sekretaris",
            "Panen Raya",
            "Event",
            ["Sekretaris", "Panitia Panen Raya"],
        ),
        ("Ketua tim Elang FC hadir.", "Ketua tim", "Elang FC", "SportsTeam", ["Ketua tim", "Elang FC"]),
        ("Kepala Badan Budi hadir.", "Kepala Badan", "Budi", "Person", ["Kepala Badan", "Budi"]),
        ("Badan Kebun hadir.", "Badan", "Kebun", "GovernmentBody", ["Badan", "Kebun"]),
    ],
)
def test_the_first_word_of_a_body_is_the_bodys(text: str, title: str, name: str, kind: str, parts: list[str]) -> None:
    """Written with a capital, before a body, and not the only word of the title."""
    titles, names = parted(text, found(text, (title, TITLE)), found(text, (name, kind)), [])
    assert [span.of(text) for span, _, _ in (*titles, *names)] == parts


def test_a_word_of_another_name_goes_over_to_none() -> None:
    text = "Ketua Fraksi Gerindra DPR hadir."
    names = found(text, ("Fraksi Gerindra", "Party"), ("DPR", "GovernmentBody"))
    assert parted(text, found(text, ("Ketua", TITLE)), names, [])[1] == names
