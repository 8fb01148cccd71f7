"""Words that a scrape ran together."""

import pytest

from kg.language.document import understand
from kg.records import Article


def forms(text: str) -> list[str]:
    return [token.form for sentence in understand(Article("a", text)).sentences for token in sentence.tokens]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Ketua Rudi Hartonodan istrinya datang. Hartono tersenyum.", ["Hartono", "dan"]),
        ("Warga diMagelang bersyukur.", ["di", "Magelang"]),
        ("Dinas Pasar menutup kios. Menurut Sutejomengatakan begitu, Sutejo benar.", ["Sutejo", "mengatakan"]),
        ("Fraksi XYZmeminta rapat ditunda.", ["XYZ", "meminta"]),
        ('"Kami siap," kataSutejomenambahkan. Sutejo lalu pulang.', ["kata", "Sutejo", "menambahkan"]),
        ("Mantan GelandangSutejo hadir. Sutejo senang.", ["Gelandang", "Sutejo"]),
        ("Susunan: Rini - Direktur Utama2. Sutejo - Direktur Operasi", ["Utama", "2"]),
        ("Lomba Layar 2025siap digelar.", ["2025", "siap"]),
        ("Gol dicetak SutejoPelatih: Budi. Sutejo senang.", ["Sutejo", "Pelatih"]),
    ],
)
def test_words_run_together_come_apart(text: str, pieces: list[str]) -> None:
    found = forms(text)
    assert any(found[at : at + len(pieces)] == pieces for at in range(len(found)))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Wahyu datang bersama Wahyudi.", "Wahyudi"),
        ("Wulan adalah adik Wulansari.", "Wulansari"),
        ("Video itu tayang di YouTube.", "YouTube"),
        ("Aplikasi TokoBuku itu baru. Buku dijual di sana.", "TokoBuku"),
        ("Video 20detik itu beredar.", "20detik"),
        ("Pabrik merakit Mazda3 di Jepara.", "Mazda3"),
        ("Keretanya harus siap. Kereta itu baru.", "Keretanya"),
        ("Hal itu dilansir detikXyz kemarin.", "detikXyz"),
        ("Program lautBIRU dan lautBIRU lagi.", "lautBIRU"),
        ("Program lautBIRUakan berjalan. Peserta lautBIRU senang.", "lautBIRU"),
    ],
)
def test_one_word_stays_whole(text: str, whole: str) -> None:
    assert whole in forms(text)


def test_the_characters_are_those_of_the_text() -> None:
    text = "Warga diMagelang bersyukur. Walikota Magelangmengatakan itu di Magelang."
    tokens = [token for sentence in understand(Article("a", text)).sentences for token in sentence.tokens]
    assert all(token.form == token.span.of(text) for token in tokens)


def test_a_token_without_seam_is_left_as_it_was() -> None:
    text = "Susunan: 1-Sutejo, 14-Rini Hartono."
    kinds = {token.form: token.kind for token in understand(Article("a", text)).sentences[0].tokens}
    assert kinds["1-Sutejo"] == kinds["14-Rini"] == "word"
