"""Chains that are one thing by the weights learnt from gold."""

import pytest
from annotated import annotated

from kg.find.coreferent import join_coreferent
from kg.find.coreferent_features import REACH, pairs
from kg.find.form_likeness import likeness


def joined(marked: str, threshold: float = 0.6) -> list[tuple[str, set[str]]]:
    """Return the name and the forms of each chain of the marked text, once joined."""
    document, chains = annotated(marked)
    text = document.article.text
    found = join_coreferent(document, chains, threshold)
    return [(chain.name, {one.span.of(text) for one in chain.mentions}) for chain in found]


@pytest.mark.parametrize(
    ("short", "full", "feature"),
    [
        ("DK PBB", "Dewan Keamanan PBB", "short"),
        ("pasar Tebingsari", "pasar Tebing Sari", "same letters"),
        ("pembatasan gim", "membatasi gim", "base"),
        ("kasus Zulkarnian", "kasus Zulkarnain", "misspelt"),
        ("7 nelayan", "tujuh nelayan", "same letters"),
        ("Festival Laut 2024", "Festival Laut 2025", "both have year"),
        ("pasar induk", "pasar baru Batu", "full has place"),
    ],
)
def test_what_two_forms_share_and_what_only_one_has(short: str, full: str, feature: str) -> None:
    """Short forms, spelling, base forms and figures are seen, and the kind of what is not shared."""
    alike = likeness(short, full)
    assert alike
    assert feature in alike.features


def test_the_share_is_of_all_words_of_both() -> None:
    """One shared word of three, and all of them."""
    one, all_of_them = likeness("pasar induk", "pasar baru"), likeness("pasar baru", "baru pasar")
    assert one and all_of_them
    assert (round(one.share, 2), all_of_them.share) == (0.33, 1.0)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "[pelatihan pengolahan kopi|Event] digelar di Batu. Peserta [pelatihan|Event] itu 40 orang.",
            "pelatihan pengolahan kopi",
        ),
        (
            "[kebijakan pembatasan gim|Programme] berlaku. Menurut warga [kebijakan membatasi gim|Programme] itu baik.",
            "kebijakan pembatasan gim",
        ),
        ('[pameran|Event] bertajuk "[Kopi Kita|Event]" dibuka.', "Kopi Kita"),
        ("[Temu Tani|Event] yang bertajuk '[Panen Raya|Event]' dibuka.", "Panen Raya"),
        ("[novel|Product], berjudul [Panen Raya|Product], terbit.", "Panen Raya"),
    ],
)
def test_a_thing_told_in_other_words_is_one(marked: str, name: str) -> None:
    """The chain is named by its fullest form."""
    assert [one for one, _ in joined(marked)] == [name]


@pytest.mark.parametrize(
    "marked",
    [
        "[Festival Laut 2024|Event] ramai. [Festival Laut 2025|Event] lebih ramai.",
        "[nomor 100 meter putra|Event] digelar pagi. [nomor 100 meter putri|Event] digelar sore.",
        "[Dinas Kesehatan Kota Batu|GovernmentBody] dan [Dinas Kesehatan Kota Kediri|GovernmentBody] bertemu.",
        "[Rina Saraswati|Person] datang bersama [Rini Saraswati|Person].",
        "[panitia|Group] bertajuk [Kopi Kita|Event] hadir.",
        "[pameran|Event] itu, dan lagu bertajuk [Kopi Kita|Product], disukai.",
        "[pedagang|Group] libur. [pasar|Product] sepi.",
    ],
)
def test_what_differs_in_a_word_that_counts_stays_apart(marked: str) -> None:
    """Another year, sex, town, person or type."""
    _, chains = annotated(marked)
    assert len(joined(marked)) == len(chains)


def test_below_the_threshold_nothing_is_joined_and_the_order_stays() -> None:
    document, chains = annotated("[pelatihan kopi|Event] digelar. [Batu|Place] ramai. [pelatihan|Event] itu gratis.")
    assert join_coreferent(document, chains, threshold=1.1) == chains
    assert [chain.name for chain in join_coreferent(document, chains, threshold=0.1)] == ["pelatihan kopi", "Batu"]


def test_a_chain_is_compared_with_a_bounded_number_of_others() -> None:
    """A list of thousands of phrases is not compared each with each."""
    many = 3 * REACH
    document, chains = annotated(" ".join(f"[rapat warga {number}|Event] selesai." for number in range(many)))
    found = list(pairs(document, chains))
    assert found
    assert max(two - one for one, two, _ in found) <= REACH
