"""Short names that leave out words of a longer one."""

import pytest

from kg.find.finding import find_named
from kg.find.short_names import place
from kg.language import understand
from kg.records import Article


def _chains(text: str) -> list[set[str]]:
    document = understand(Article("a1", text))
    return [{mention.span.of(text) for mention in chain.mentions} for chain in find_named(document)]


def _together(text: str, one: str, other: str) -> bool:
    return any({one, other} <= forms for forms in _chains(text))


@pytest.mark.parametrize(
    ("short", "full", "where"),
    [
        ("Stadion GBT", "Stadion GBT Surabaya", "beginning"),
        ("Red Sparks", "Jung Kwan Jang Red Sparks", "end"),
        ("Olimpiade 2024", "Olimpiade Paris 2024", "ends"),
        ("Piala Raja", "Final Piala Raja Spanyol", "inside"),
        ("Polres Bekasi", "Polres Metro Bekasi Kota", "apart"),
        ("stadion gbt", "STADION GBT SURABAYA", "beginning"),
        ("Stadion GBT", "Stadion GBT", None),
        ("GBT Stadion", "Stadion GBT Surabaya", None),
    ],
)
def test_where_the_words_of_a_short_name_stand(short: str, full: str, where: str | None) -> None:
    assert place(short, full) == where


def test_a_body_without_its_territory_is_the_only_one_of_the_article() -> None:
    text = (
        "SURABAYA - Satgas Pangan Polda Jawa Timur memeriksa gudang beras, Senin. "
        "Dinas Perhubungan Kota Surabaya menutup dua jalan. Menurut Dinas Perhubungan, jalan dibuka lagi besok."
    )
    assert _together(text, "Dinas Perhubungan", "Dinas Perhubungan Kota Surabaya")


def test_of_two_longer_names_none_is_chosen() -> None:
    text = (
        "Dinas Perhubungan Kota Surabaya dan Dinas Perhubungan Kota Malang menutup dua jalan, Senin. "
        "Menurut Dinas Perhubungan, jalan dibuka lagi besok."
    )
    assert not _together(text, "Dinas Perhubungan", "Dinas Perhubungan Kota Surabaya")
    assert not _together(text, "Dinas Perhubungan", "Dinas Perhubungan Kota Malang")


def test_a_name_that_is_known_whole_is_not_cut_from_a_longer_one() -> None:
    text = (
        "Dewan Perwakilan Rakyat membahas anggaran itu, Senin. "
        "Dewan Perwakilan Rakyat Daerah Kota Bogor menunggu hasilnya."
    )
    assert not _together(text, "Dewan Perwakilan Rakyat", "Dewan Perwakilan Rakyat Daerah Kota Bogor")
