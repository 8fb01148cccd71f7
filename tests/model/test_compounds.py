"""Short forms in brackets that were tagged with the name before them."""

import pytest

from kg.model.brackets import unbracketed
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
    found = unbracketed(text, [(Span(5, 5 + len(name)), "GovernmentBody", 0.9)])
    assert [span.of(text) for span, _, _ in found] == parts
    assert {one[1:] for one in found} == {("GovernmentBody", 0.9)}
