"""Where tagged stretches really end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.bounds import bounded, closed, trimmed
from kg.model.tagging import Tagged
from kg.schema import EVENT, PROGRAMME

FORMS = ("Balai", "Ikan", "warga", "di", "dan", "yang", "(", ")", '"', ",", "-", "Hijau")


@given(st.lists(st.sampled_from(FORMS), min_size=1, max_size=12), st.data())
def test_what_is_left_lies_within_and_is_left_again(forms: list[str], data: st.DataObject) -> None:
    """A stretch only shrinks, and what is left has nothing loose at its ends."""
    first = data.draw(st.integers(0, len(forms) - 1))
    last = data.draw(st.integers(first, len(forms) - 1))
    left = trimmed(forms, first, last)
    if left is not None:
        assert first <= left[0] <= left[1] <= last
        assert trimmed(forms, *left) == left
        assert {forms[left[0]], forms[left[1]]}.isdisjoint({"di", "dan", "yang", ",", "-"})


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("warga desa di", "warga desa"),
        ("Bapang )", "Bapang"),
        ('Diskusi Tani "', "Diskusi Tani"),
        ('" Lumbung Hijau "', '" Lumbung Hijau "'),
        ("Badan Pangan ( Bapang )", "Badan Pangan ( Bapang )"),
        ("Badan Pangan ( Bapang", "Badan Pangan"),
        ("Di Bawah Bayangan", "Di Bawah Bayangan"),
        ("program ' Desa Terang", "Desa Terang"),
        ('program " Desa Terang " Bapang', 'program " Desa Terang " Bapang'),
        ("Miller ' s Crossing", "Miller ' s Crossing"),
        ("di yang", None),
    ],
)
def test_half_brackets_and_joining_words_do_not_belong_to_a_name(words: str, kept: str | None) -> None:
    """A name has both halves of its brackets and no preposition at its ends; a title may begin with a capital one."""
    forms = words.split()
    bounds = trimmed(forms, 0, len(forms) - 1)
    assert (None if bounds is None else " ".join(forms[bounds[0] : bounds[1] + 1])) == kept


@pytest.mark.parametrize(
    ("words", "stretches", "kept"),
    [
        ("Badan Pangan ( Bapang ) Daerah", [(0, 1), (3, 5)], ["Badan Pangan ( Bapang ) Daerah"]),
        ("ujar Pangan ( Bapang ) Daerah", [(3, 5)], ["Daerah"]),
        ("Badan Pangan ( Bapang ) Daerah", [(0, 5)], ["Badan Pangan ( Bapang ) Daerah"]),
        ("Badan Pangan ( Bapang )", [(0, 1), (3, 4)], ["Badan Pangan", "Bapang )"]),
        ("Badan Pangan , Bapang ) Daerah", [(0, 1), (3, 5)], ["Badan Pangan", "Daerah"]),
    ],
)
def test_a_bracket_that_closes_within_a_name_opens_within_it(
    words: str, stretches: list[tuple[int, int]], kept: list[str]
) -> None:
    forms = words.split()
    found = closed(forms, [Tagged(first, last, "GovernmentBody", 0.9) for first, last in stretches])
    assert [" ".join(forms[one.first : one.last + 1]) for one in found] == kept


def test_a_year_alone_names_nothing_but_a_product() -> None:
    forms = ["Festival", "Layar", "(", "FL", ")", "2031", "memutar", "film", "1984"]
    found = [Tagged(0, 1, "Event", 0.9), Tagged(4, 5, "Event", 0.9), Tagged(8, 8, "Product", 0.9)]
    assert closed(forms, found) == [found[0], found[2]]


@pytest.mark.parametrize(
    ("words", "label", "kept"),
    [
        ("Kompol Budi Tani", "Person", "Budi Tani"),
        ("Ajun Komisaris Besar Polisi Budi", "Person", "Budi"),
        ("Brigjen TNI ( Purn ) Budi", "Person", "Budi"),
        ("Dua Tani", "Person", "Dua Tani"),
        ("Menkeu Budi Tani", "Person", "Budi Tani"),
        ("Bendahara Kompol Budi", "Person", "Budi"),
        ("Menkeu", "Person", "Menkeu"),
        ("Kompol", "Person", ""),
        ("Budi Tani SH , M.Si", "Person", "Budi Tani"),
        ("Balai ST", "Facility", "Balai ST"),
        ("Kapten Tani", "Product", "Kapten Tani"),
        ("Elang FC 2-1", "SportsTeam", "Elang FC"),
        ("UU 2-1", "Document", "UU 2-1"),
        ("Humas Polda Zorba Irjen Pol", "GovernmentBody", "Humas Polda Zorba"),
        ("Direktorat Jenderal", "GovernmentBody", "Direktorat Jenderal"),
        ("Panitia Lomba dari Dinas Tani", "Organization", "Panitia Lomba"),
        ("Surat dari Sawah", "Product", "Surat dari Sawah"),
    ],
)
def test_a_title_a_rank_or_a_score_is_no_part_of_a_name(words: str, label: str, kept: str) -> None:
    """Titles and ranks before a person, degrees behind him, a rank behind a body, a score of who plays, not a law."""
    forms = words.split()
    bounds = bounded(forms, Tagged(0, len(forms) - 1, label, 0.9))
    assert " ".join(forms[bounds[0] : bounds[1] + 1] if bounds else ()) == kept


def test_a_programme_is_named_without_the_word_that_says_what_it_is() -> None:
    """ "program Sawah Lestari" is Sawah Lestari; "program tanam" has no name of its own."""
    forms = ["program", "Sawah", "Lestari"]
    assert bounded(forms, Tagged(0, 2, PROGRAMME, 0.9)) == (1, 2)
    assert bounded(["program", "tanam"], Tagged(0, 1, PROGRAMME, 0.9)) == (0, 1)
    assert bounded(forms, Tagged(0, 2, EVENT, 0.9)) == (0, 2)
