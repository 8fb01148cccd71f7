"""Persons that only a title tells."""

import pytest
from annotated import annotated

from kg.find.post_persons import persons_in_titles
from kg.schema import PERSON


def persons(marked: str) -> list[str]:
    """Return the names of the persons that titles tell in the marked text."""
    document, chains = annotated(marked)
    mentions = [mention for chain in chains for mention in chain.mentions]
    found = persons_in_titles(document, mentions)
    return [one.span.of(document.article.text) for one in found if one.type == PERSON and one not in mentions]


@pytest.mark.parametrize(
    "marked",
    [
        "Direktur Utama [PT Kebun (Persero)|Company] Jefrino Haryadi P. Manggala berkata.",
        "Ketua Harian [Gabungan Petani|Organization] (GP), Jefrino Haryadi P. Manggala, hadir.",
        "Ia bertemu penyanyi Jefrino Haryadi P. Manggala kemarin.",
    ],
)
def test_capitals_behind_a_closed_title_are_its_holder(marked: str) -> None:
    """A body, a bracket or a lower-case word closes the title; the free capitalised words behind it are a person."""
    assert persons(marked) == ["Jefrino Haryadi P. Manggala"]


@pytest.mark.parametrize(
    "marked",
    [
        "Ketua Harian Gabungan Petani hadir.",
        "Direktur [PT Kebun|Company] [Sari|Person] berkata.",
        "Kepala [Dinas Kebun|GovernmentBody], Senin, hadir.",
    ],
)
def test_fields_days_and_known_persons_are_no_new_person(marked: str) -> None:
    """Words of the title itself, days, and a person who has a mention already give nothing new."""
    assert persons(marked) == []


def test_a_first_name_left_outside_belongs_to_the_person() -> None:
    """A word that often begins names, between a title and the rest of the name, is part of the name."""
    document, chains = annotated("kata Menteri Koperasi Budi [Manggala|Person] di sini.")
    found = persons_in_titles(document, [mention for chain in chains for mention in chain.mentions])
    assert [one.span.of(document.article.text) for one in found] == ["Budi Manggala"]


@pytest.mark.parametrize("body", ["[Persela|SportsTeam]", "[PSSI|Organization]"])
def test_strange_capitals_behind_a_name_that_takes_no_more_words_are_the_holder(body: str) -> None:
    """A team's name and an acronym end where they end; one word behind them that is ordinary too is a first name."""
    assert persons(f"Pelatih {body} Go Nakatara berkata.") == ["Go Nakatara"]
    assert persons(f"Pelatih {body} Awan Senin berkata.") == []
    document, chains = annotated(f"Pelatih {body} Awan [Prasetya|Person] berkata.")
    found = persons_in_titles(document, [mention for chain in chains for mention in chain.mentions])
    assert "Awan Prasetya" in [one.span.of(document.article.text) for one in found]


def test_ordinary_words_behind_the_short_name_of_a_body_are_a_person() -> None:
    """Two capitals between the bracket of a body and a verb are its head's name, but no acronym and no title."""
    assert persons("Ketua [Yayasan Air|Organization] (YA) Fajar Lestari menolak rencana itu.") == ["Fajar Lestari"]
    assert persons("Ketua [Yayasan Air|Organization] (YA) Fajar DIY menolak rencana itu.") == []


def test_a_ministry_may_list_its_fields_before_the_holder() -> None:
    """A comma and "dan" behind a comma do not end the search for the holder."""
    marked = "Kepala [Badan Kebun|GovernmentBody], [Kementerian Air|GovernmentBody], dan Sungai Siti Manggala hadir."
    assert persons(marked) == ["Siti Manggala"]


def test_an_initial_behind_a_rank_belongs_to_the_name() -> None:
    """One capital between a rank or title and a name is an initial; a Roman numeral belongs to the body."""
    assert persons("Kapten TNI M [Sari Dewi|Person] hadir.") == ["M Sari Dewi"]
    assert persons("Ketua Komisi V [Sari Dewi|Person] hadir.") == []
