"""Other languages: evident ones are named, short and mixed texts pass."""

import pytest

from kg.read import foreign_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president said that he will visit the city and that it was not the first time.", "English"),
        ("Beliau mahu polis menyiasat kejadian itu kerana ia berlaku selepas hari Khamis, iaitu malam tadi.", "Malay"),
        ("Rega beras saiki luwih larang amarga panen gagal. Warga ora bisa tuku lan padha sambat.", "Javanese"),
        ("El precio del arroz es más alto en la ciudad, como dijo el ministro a los vecinos.", "Spanish"),
        ("Премьер-министр посетил столицу и встретился с журналистами.", "another script"),
        ("国家主席はインドネシアを訪問し、大統領と会談したと発表した。", "another script"),
    ],
)
def test_evident_languages_are_named(text: str, language: str) -> None:
    """A few function words are enough where no Indonesian one stands against them."""
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Gempa.",
        "Banjir Jakarta surut.",
        "The Panturas tampil di Bandung.",
        "Film The Lord of the Rings: The Return of the King diputar lagi di bioskop dan ditonton banyak orang.",
        "Ia mengutip lagu: “You are the one and I will be with you.” Itu, katanya, lagu yang ia suka dari kecil.",
        "Kadin Sumut, PT KAI, Bank BRI, BPS, KPK",
        "1. Rp 5.000 2. Rp 6.000",
        "",
    ],
)
def test_short_and_mixed_texts_pass(text: str) -> None:
    """What may be Indonesian is not called foreign."""
    assert foreign_language(text) is None
