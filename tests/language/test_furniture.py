"""What frames an article and states no fact of it."""

import pytest

from kg.language import understand
from kg.records import Article

DATELINES = {
    "Bima (ANTARA) - Pasar ramai.": "Bima",
    "Bima, NTB (ANTARA News) - Pasar ramai.": "Bima",
    "Kota Bima ( ANTARA News ) – Pasar ramai.": "Kota Bima",
    "BIMA, KOMPAS.com – Pasar ramai.": "BIMA",
    "BIMA\n, KOMPAS.com -\nPasar ramai.": "BIMA",
    "TEMPO.CO, Bima -&nbsp;Pasar ramai.": "Bima",
    "TEMPO.CO,&nbsp;Bima - Pasar ramai.": "Bima",
    "Bisnis.com, BIMA - Pasar ramai.": "BIMA",
    "jpnn.com - BIMA - Pasar ramai.": "BIMA",
    "SURYA.co.id | BIMA - Pasar ramai.": "BIMA",
    "Liputan6.com, Jakarta Pasar ramai.": "Jakarta",
    "Liputan6.com, JakartaPasar ramai.": "Jakarta",
    "Liputan6.com, Jakarta -Pasar ramai.": "Jakarta",
    "Jakarta, CNN Indonesia -- Pasar ramai.": "Jakarta",
    "Jakarta , CNN Indonesia - - Pasar ramai.": "Jakarta",
    "REPUBLIKA.CO.ID, BANDA ACEH -- Pasar ramai.": "BANDA ACEH",
    "JAKARTA- Pasar ramai.": "JAKARTA",
    "LOS ANGELES - Pasar ramai.": "LOS ANGELES",
    "Jakarta\n-\nPasar ramai.": "Jakarta",
    "Jakarta - Pasar ramai.": "Jakarta",
    "Laporan Wartawan Tribun Bima, Budi Hartono\nTRIBUNBIMA.COM, BIMA - Pasar ramai.": "BIMA",
    "KOMPAS.com - Pasar ramai.": None,
    "Merdeka.com - Pasar ramai.": None,
    "VIVA – Pasar ramai.": None,
    "--\nPasar ramai.": None,
}

FRAMED = {
    "related line": "Pasar ramai.\nBaca juga: Harga Beras Naik Lagi\nWarga senang.",
    "related line in brackets": "Pasar ramai.\n[ Baca Juga : Harga Beras Naik ]\nWarga senang.",
    "related headline in running text": "Pasar ramai. Baca juga: Harga Beras Naik Lagi di Kota Warga senang.",
    "related headline before a quotation": 'Pasar ramai. Baca juga:Harga Beras Naik Lagi "Warga senang."',
    "related headline run into the text": "Pasar ramai.Baca Juga: Harga Beras Naik LagiWarga senang.",
    "related cue alone": "Pasar ramai.Baca JugaWarga senang.",
    "related bracket": "Pasar ramai. (Baca: Harga Beras Naik Lagi) Warga senang.",
    "advert": "Pasar ramai. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Warga senang.",
    "video": "Pasar ramai. Simak Video 'Harga Beras Naik': [Gambas:Video 20detik] Warga senang.",
    "channel": "Pasar ramai. Warga senang.\nCek Berita dan Artikel yang lain di Google\nNews",
    "footer": "Pasar ramai. Warga senang.\nPewarta: Budi Hartono\nEditor: Sari Dewi\nCopyright © ANTARA 2025",
    "footer without line breaks": "Pasar ramai. Warga senang.Pewarta: Budi HartonoEditor: Sari DewiCopyright © 2025",
    "initials": "Pasar ramai. Warga senang. (abc/xyz)",
    "spaced initials": "Pasar ramai. Warga senang. ( abc )",
    "square initials": "Pasar ramai. Warga senang. [rhm]",
    "a reporter's name": "Pasar ramai. Warga senang.\n(Budi Hartono)",
    "tags after the initials": "Pasar ramai. Warga senang.\n(abc/xyz)\nharga beras\npasar bima",
    "initials before a channel": "Pasar ramai. Warga senang. (K24)Cek Berita dan Artikel yang lain di Google News",
}


@pytest.mark.parametrize(("text", "city"), DATELINES.items(), ids=DATELINES.keys())
def test_a_dateline_is_set_aside_and_its_city_is_kept(text: str, city: str | None) -> None:
    """A dateline is no part of the first sentence, and its city is the document's dateline."""
    document = understand(Article("x", text))
    assert [sentence.span.of(text) for sentence in document.sentences] == ["Pasar ramai."]
    assert (document.dateline.of(text) if document.dateline else None) == city


@pytest.mark.parametrize("text", FRAMED.values(), ids=FRAMED.keys())
def test_furniture_is_left_out_of_the_sentences(text: str) -> None:
    """Furniture is left out, and the sentences around it are whole."""
    document = understand(Article("x", text))
    found = [sentence.span.of(text).strip('"') for sentence in document.sentences]
    assert found == ["Pasar ramai.", "Warga senang."]
    assert document.furniture


@pytest.mark.parametrize("more", [1, 60])
@pytest.mark.parametrize("cue", ["ILUSTRASI. Pasar lama.", "Oleh: Budi Hartono"])
def test_a_cue_of_the_head_is_furniture_in_short_articles_too(cue: str, more: int) -> None:
    """Where the whole article is its head and its tail at once, what opens it is told as in a long one."""
    text = f"{cue}\n\n" + "Pasar itu ramai sekali. " * more
    document = understand(Article("x", text))
    assert len(document.sentences) == more and document.furniture


@pytest.mark.parametrize(
    "text",
    [
        "Ia mengajak warga baca juga buku lain.",
        "Penulis: demikian ia disebut di kampungnya, hadir di pasar.",
        "Asosiasi Petani Padi Indonesia (APPI) bertemu Budi.",
        "Persib - Persija berakhir imbang.",
        "Foto itu diambil Budi (Sari).",
    ],
)
def test_ordinary_text_is_no_furniture(text: str) -> None:
    """Words that frame elsewhere are ordinary words within a sentence."""
    padded = f"Kalimat pertama ada di sini. {text} Kalimat terakhir ada di sini."
    assert len(understand(Article("x", padded)).sentences) == 3
    assert not understand(Article("x", padded)).furniture


def test_a_cue_in_an_article_of_one_line_does_not_swallow_the_article() -> None:
    """A cue in an article of a single long line takes its sentence only."""
    rest = " ".join(f"Kalimat nomor {number} bercerita tentang pasar." for number in range(20))
    text = f"Dapatkan update berita pilihan kami setiap hari. {rest}"
    assert len(understand(Article("x", text)).sentences) == 20
