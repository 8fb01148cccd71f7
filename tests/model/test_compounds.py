"""Names that were tagged as one though they are two, or as two though they are one."""

import pytest

from kg.model.compounds import in_office, paired, taken_apart
from kg.records import Span


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Badan Pangan Zorba (BPZ)", ["Badan Pangan Zorba", "BPZ"]),
        ("Badan Pangan ( Bapang )", ["Badan Pangan", "Bapang"]),
        ("Dinas Tata Ruang (TR)", ["Dinas Tata Ruang", "TR"]),
        ("Lembaga Kebun Polisi (Kapolda)", ["Lembaga Kebun Polisi"]),
        ("PT Zorba (Persero)", ["PT Zorba (Persero)"]),
        ("para peretas (perusak)", ["para peretas (perusak)"]),
        ("Badan (BPZ) Zorba", ["Badan (BPZ) Zorba"]),
    ],
)
def test_a_name_and_its_short_form_are_two_mentions(name: str, parts: list[str]) -> None:
    """What does not stand for the name stays with it; a title in brackets is none of either."""
    text = f"Pada {name} pulang"
    found = taken_apart(text, [(Span(5, 5 + len(name)), "GovernmentBody", 0.9)])
    assert [span.of(text) for span, _, _ in found] == parts
    assert {one[1:] for one in found} == {("GovernmentBody", 0.9)}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Direktorat Jenderal Kebun Kementerian Tani", ["Direktorat Jenderal Kebun", "Kementerian Tani"]),
        ("Badan Kebun Kementan", ["Badan Kebun", "Kementan"]),
        ("Kementerian Kebun Kementan", ["Kementerian Kebun Kementan"]),
        ("Kantor Wilayah Kementerian Tani", ["Kantor Wilayah Kementerian Tani"]),
        ("Badan Kementan", ["Badan Kementan"]),
        ("Sekretariat Jenderal Kementerian Tani", ["Sekretariat Jenderal Kementerian Tani"]),
        ("Inspektorat Jenderal (Itjen) Kementan", ["Inspektorat Jenderal (Itjen) Kementan"]),
        ("Satuan Kebun Polres Zorba", ["Satuan Kebun", "Polres Zorba"]),
        ("Unit 7 Subdirektorat Kebun", ["Unit 7", "Subdirektorat Kebun"]),
        ("Direktorat Tindak Pidana Pangan Bareskrim Polri", ["Direktorat Tindak Pidana Pangan", "Bareskrim Polri"]),
        ("Bidang Panen Kantor Zorba", ["Bidang Panen Kantor Zorba"]),
        ("Komisi Kebun Polres Zorba", ["Komisi Kebun Polres Zorba"]),
    ],
)
def test_a_unit_and_its_parent_are_two_bodies(name: str, parts: list[str]) -> None:
    """A regional office and a secretariat bear the ministry's name as their own; of units any body is the parent."""
    found = taken_apart(name, [(Span(0, len(name)), "GovernmentBody", 0.9)])
    assert [span.of(name) for span, _, _ in found] == parts


def test_a_single_word_belongs_to_the_persons_name_beside_it() -> None:
    """Two full names without a comma stay two, and so do a person and a body."""
    text = "Sari Dewi Hanggara dan Budi Tani Rian Wastu, Polda"

    def found(*forms: str, kind: str = "Person") -> list[tuple[Span, str, float]]:
        return [(Span(text.index(one), text.index(one) + len(one)), kind, 0.5) for one in forms]

    assert [span.of(text) for span, _, _ in taken_apart(text, found("Sari", "Dewi Hanggara"))] == ["Sari Dewi Hanggara"]
    assert len(taken_apart(text, found("Budi Tani", "Rian Wastu"))) == 2
    assert len(taken_apart(text, [*found("Dewi Hanggara"), *found("Sari", kind="Company")])) == 2


def test_a_name_goes_on_behind_an_abbreviation() -> None:
    """ "RS St. Zorba" is one hospital, whatever the heads took its parts for."""
    text = "RS St. Zorba Hanggara dan RS Sari Budi"
    parts = [(Span(0, 6), "Facility", 0.9), (Span(7, 21), "Person", 0.8)]
    assert taken_apart(text, parts) == [(Span(0, 21), "Facility", 0.9)]
    apart = [(Span(26, 33), "Facility", 0.9), (Span(34, 38), "Person", 0.8)]
    assert taken_apart(text, apart) == apart


def test_what_bears_a_saints_name_is_one_with_it() -> None:
    """A word that only says what it is has no name of its own; a body with a name does, and nobody else is a saint."""

    def found(text: str, size: int, kind: str) -> list[str]:
        parts = [(Span(0, size), kind, 0.9), (Span(size + 1, len(text)), "Person", 0.8)]
        return [span.of(text) for span, _, _ in taken_apart(text, parts)]

    assert found("SMPK Santa Zorbania", 4, "School") == ["SMPK Santa Zorbania"]
    assert found("SMPK Zorba Santa Zorbania", 10, "School") == ["SMPK Zorba", "Santa Zorbania"]
    assert found("SMPK Budi Tani", 4, "School") == ["SMPK", "Budi Tani"]


@pytest.mark.parametrize(
    ("name", "kind", "parts"),
    [
        ("Kalasan Daerah Istimewa Yogyakarta", "Place", ["Kalasan", "Daerah Istimewa Yogyakarta"]),
        ("Kabupaten Tuban Jatim", "Place", ["Kabupaten Tuban", "Jatim"]),
        ("Polres Tuban Jawa Timur", "GovernmentBody", ["Polres Tuban", "Jawa Timur"]),
        ("Polda Jawa Timur", "GovernmentBody", ["Polda Jawa Timur"]),
        ("Kota Banda Aceh", "Place", ["Kota Banda Aceh"]),
        ("Tuban Bali", "Place", ["Tuban Bali"]),
        ("Panen Tuban Jawa Timur", "Company", ["Panen Tuban Jawa Timur"]),
    ],
)
def test_a_territory_and_its_province_are_two_places(name: str, kind: str, parts: list[str]) -> None:
    """The province is a place of its own, whatever the territory is part of; one that it does not lie in is none."""
    found = taken_apart(name, [(Span(0, len(name)), kind, 0.9)])
    assert [span.of(name) for span, _, _ in found] == parts
    assert [label for _, label, _ in found] == [kind, "Place"][: len(parts)]


@pytest.mark.parametrize(
    ("name", "kind", "parts"),
    [
        ("Budi Tani-Sari Dewi", "Person", ["Budi Tani", "Sari Dewi"]),
        ("7-Budi Tani", "Person", ["Budi Tani"]),
        ("Kim Jong-Un", "Person", ["Kim Jong-Un"]),
        ("Indonesia-Jepang", "Place", ["Indonesia", "Jepang"]),
        ("Barat-Daya", "Place", ["Barat-Daya"]),
        ("Budi Tani-Sari Dewi", "Company", ["Budi Tani-Sari Dewi"]),
    ],
)
def test_a_hyphen_joins_two_names(name: str, kind: str, parts: list[str]) -> None:
    """Not within one person's name, nor within a firm's; a player's number is no name."""
    found = taken_apart(name, [(Span(0, len(name)), kind, 0.9)])
    assert [span.of(name) for span, _, _ in found] == parts


def test_a_pair_is_made_of_persons() -> None:
    """Their short names are known by the full ones; "Zorba/Panen" may be anything."""
    text = "Sari Dewi / Rina Ayu menang. Sari/Rina senang. Zorba/Panen pulang. Warga 7/8 hadir."
    forms = ("Sari Dewi / Rina Ayu", "Sari/Rina", "Zorba/Panen", "Warga 7/8")
    teams = [(Span(text.index(one), text.index(one) + len(one)), "SportsTeam", 0.9) for one in forms]
    assert [span.of(text) for span, _, _ in paired(text, teams)] == ["Sari Dewi", "Rina Ayu", "Sari", "Rina"]
    assert {kind for _, kind, _ in paired(text, teams)} == {"Person"}
    assert paired(text, [*teams, (Span(0, 9), "Person", 0.9)])[0] != (Span(0, 9), "Person", 0.9)


def test_a_government_called_after_its_head_tells_of_him() -> None:
    """Nobody holds an office whom a body only bears in its name, and "Republik Indonesia" is nobody."""
    text = "pemerintahan Presiden Budi Tani dan Wapres Sari Dewi; Balai Rina Ayu; Kantor Presiden Republik Indonesia"
    bodies = [
        (Span(0, 52), "GovernmentBody", 0.9),
        (Span(54, 68), "GovernmentBody", 0.9),
        (Span(70, 104), "GovernmentBody", 0.9),
    ]
    assert [span.of(text) for span, _, _ in in_office(text, bodies)] == ["Budi Tani", "Sari Dewi"]
    assert in_office(text, [*bodies[:1], (Span(22, 52), "Person", 0.9)]) == []
