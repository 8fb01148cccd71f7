"""Whether a country's name means the land or its team."""

import pytest

from kg.find.lands import grounded
from kg.records import Mention, Span


def _kinds(marked: str, types: str) -> str:
    """Return the types, T and P, of the names in brackets after they were grounded."""
    text, mentions, long = "", [], {"T": "SportsTeam", "P": "Place"}
    for number, part in enumerate(marked.replace("]", "[").split("[")):
        if number % 2:
            kind = long[types[len(mentions)]]
            mentions.append(Mention(Span(len(text), len(text) + len(part)), kind))
        text += part
    return "".join(one.type[0].replace("S", "T") for one in grounded(text, mentions))


@pytest.mark.parametrize(
    ("marked", "before", "after"),
    [
        ("Mereka menginap di [Vietnam] sebelum laga.", "T", "P"),
        ("Gol itu disambut warga [Jepang].", "T", "P"),
        ("Kelahiran sepak bola [Brasil] dikenang.", "T", "P"),
        ("Ia bermain di klub asal [Kuching], [Malaysia], musim lalu.", "PT", "PP"),
        ("Garuda satu grup dengan [Irak], [Vietnam], dan [Filipina].", "TPT", "TTT"),
        ("Perang melanda negara [Suriah], [Irak], dan [Ukraina].", "TTT", "PPP"),
        ("Mereka menang atas [Jepang] dan menuju [Thailand].", "TP", "TP"),
        ("Skuad itu kalah dari [Jepang].", "T", "T"),
    ],
)
def test_a_country_is_a_land_where_words_say_so_and_a_list_is_of_one_kind(marked: str, before: str, after: str) -> None:
    """A preposition, a word for people or the place inside it make it the land; in a list the majority decides."""
    assert _kinds(marked, before) == after
