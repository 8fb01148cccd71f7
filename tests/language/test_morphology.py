"""Base forms, voices and clitics of Indonesian words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.morphology import base, clitic, voice

BASES = {
    "mendukung": "dukung",
    "didukung": "dukung",
    "Mengapresiasi": "apresiasi",
    "menandatangani": "tandatangan",
    "memasuki": "masuk",
    "membantah": "bantah",
    "berbasis": "basis",
    "penyelidikan": "selidik",
    "mengawal": "kawal",
    "mengaku": "aku",
    "ujarnya": "ujar",
    "pengurus-pengurus": "urus",
    "anak-anak": "anak",
    "menurut": "menurut",
    "sebagai": "sebagai",
    "pemerintah": "pemerintah",
    "pemerintahannya": "pemerintahan",
    "COVID-19": "covid-19",
}


@pytest.mark.parametrize(("form", "expected"), BASES.items(), ids=BASES.keys())
def test_a_form_leads_to_its_base(form: str, expected: str) -> None:
    """A form leads to its base; function words are their own."""
    assert base(form) == expected


@pytest.mark.parametrize("root", ["dukung", "tolak", "gelar", "tangkap", "kunjung", "resmi", "sepakat"])
def test_both_voices_lead_to_one_base(root: str) -> None:
    """The active and the passive form of a verb lead to one base."""
    pairs = {
        "dukung": ("mendukung", "didukung"),
        "tolak": ("menolak", "ditolak"),
        "gelar": ("menggelar", "digelar"),
        "tangkap": ("menangkap", "ditangkap"),
        "kunjung": ("mengunjungi", "dikunjungi"),
        "resmi": ("meresmikan", "diresmikan"),
        "sepakat": ("menyepakati", "disepakati"),
    }
    active, passive = pairs[root]
    assert base(active) == base(passive) == root
    assert (voice(active), voice(passive)) == ("active", "passive")


def test_a_word_that_only_looks_like_a_verb_has_no_voice() -> None:
    """A word that only looks like a verb has no voice."""
    assert voice("dia") is None
    assert voice("media") is None
    assert voice("berita") is None


def test_a_clitic_is_split_from_a_word_and_not_from_a_root() -> None:
    """A clitic is split from a word, and the same letters at the end of a root are not."""
    assert clitic("katanya") == ("kata", "nya")
    assert clitic("perusahaannya") == ("perusahaan", "nya")
    assert clitic("tanya") == ("tanya", "")
    assert clitic("buku") == ("buku", "")


@given(st.text(max_size=60))
def test_every_form_has_a_base_in_lower_case(form: str) -> None:
    """Every form has a base, whatever its characters."""
    assert base(form) == base(form).lower()
    assert "".join(clitic(form)).lower() == form.lower()
    assert voice(form) in ("active", "passive", None)
