"""Outlets: the same one by any of its names, addresses and datelines."""

import pytest

from kg.read.outlets import outlet_of, outlets


@pytest.mark.parametrize(
    ("given", "url", "text", "label"),
    [
        ("cnn indonesia", None, "", "CNN Indonesia"),
        ("Koran Desa", "https://www.detik.com/x", "", "Koran Desa"),
        (None, "https://jateng.tribunnews.com/2024/1", "", "Tribunnews.com"),
        (None, "https://www.bbc.com/indonesia/articles/1", "", "BBC News Indonesia"),
        (None, "https://www.bbc.com/news/1", "", "bbc.com"),
        (None, "https://palsu-detik.com/x", "", "palsu-detik.com"),
        (None, None, "JAKARTA, KOMPAS.com - Hujan turun.", "Kompas.com"),
        (None, None, "Liputan6.com, Jakarta Hujan turun.", "Liputan6.com"),
        (None, None, "TEMPO.CO, Bogor - Hujan turun.", "Tempo"),
        (None, None, "Bisnis.com, MEDAN \u2014 Hujan turun.", "Bisnis.com"),
        (None, None, "\n TRIBUNJOGJA.COM, SLEMAN - Hujan turun.", "Tribunnews.com"),
        (None, None, "Jakarta, CNN Indonesia -- Hujan turun.", "CNN Indonesia"),
        (None, None, "Wartawan ANTARA meliput hujan di Bogor.", None),
        (None, None, "Hujan turun antara - kata warga - siang dan sore.", None),
    ],
)
def test_outlets_are_known(given: str | None, url: str | None, text: str, label: str | None) -> None:
    """A name goes before an address, an address before a dateline; who is not in the table keeps his own name."""
    assert outlet_of(given, url, text) == label


def test_no_name_domain_or_dateline_belongs_to_two() -> None:
    """Every way to call an outlet leads to one outlet."""
    for field in ("names", "domains", "datelines"):
        listed = [value for o in outlets() for value in sorted({value.lower() for value in getattr(o, field)})]
        assert len(listed) == len(set(listed)), field
    assert {outlet.date_order for outlet in outlets()} == {"", "dmy", "mdy"}
