"""Years of events and numbers of laws inside names. All sentences are invented."""

import pytest

from kg.find.aliases import chain_names
from kg.find.names import find_names
from kg.language import understand
from kg.records import Article


def names(text: str) -> list[str]:
    return [mention.span.of(text) for mention in find_names(understand(Article("t", text)))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ia menang pada Pilpres 2024 lalu.", "Pilpres 2024"),
        ("Ia juara Hong Kong Open 2023 tahun lalu.", "Hong Kong Open 2023"),
        ("Mereka tampil di Asian Games 2018 Palembang kemarin.", "Asian Games 2018 Palembang"),
        ("Mereka juara Liga 1 2023/2024 kemarin.", "Liga 1 2023/2024"),
        ("Hal itu sesuai Peraturan Menteri PU Nomor: 16/PRT/M/2014 itu.", "Peraturan Menteri PU Nomor: 16/PRT/M/2014"),
        (
            "Hal itu sesuai Peraturan Menteri Keuangan Nomor 60 tahun 2020.",
            "Peraturan Menteri Keuangan Nomor 60 tahun 2020",
        ),
    ],
)
def test_years_and_numbers_are_parts_of_names(text: str, name: str) -> None:
    """The year of an event and the number of a law belong to its name."""
    assert name in names(text)


def test_an_event_without_its_year_is_the_only_edition_told() -> None:
    """ "Pilpres" means the one of 2024 where no other is told."""
    text = "Ia menang pada Pilpres 2024 lalu. Pada Pilpres itu ia maju sendiri."
    document = understand(Article("t", text))
    (chain,) = chain_names(document, find_names(document))
    assert (chain.name, len(chain.mentions)) == ("Pilpres 2024", 2)
