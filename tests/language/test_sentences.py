"""Sentences, in bracket notation: every bracket is one sentence, and what stands outside belongs to none."""

import re

import pytest

from kg.language import understand
from kg.language.paragraphs import paragraphs
from kg.records import Article

CASES = {
    "two sentences": "[Satu kalimat pendek.] [Dua kalimat pendek.]",
    "no stop at the end": "[Rapat dibuka Budi.] [Peserta pulang]",
    "titles and initials": "[Dr. H. Budi S. Hartono bertemu Prof. Ir. Sari di Jl. Melati No. 5.] [Ia senang.]",
    "degrees": "[Direktur Budi Hartono, S.H., M.Si. hadir.] [Ketua Sari Dewi, Ph.D., tidak.]",
    "a degree may end a sentence": "[Acara dipandu Budi Hartono, S.H.] [Ia seorang notaris.]",
    "dkk. and dll.": "[Budi dkk. membawa beras, gula, dll.] [Warga berterima kasih.]",
    "decimals and times": "[Harga naik 12,5 persen menjadi Rp 1.250.000 pukul 10.30 WIB.] [Pasar ramai.]",
    "a year ends a sentence": "[Pabrik itu berdiri pada 1998.] [Kini ada 40 pekerja.]",
    "addresses of the web": "[Simak di contoh.co.id.] [Data ada di www.contoh.id/berita.]",
    "a lost space": "[Rapat digelar di Bima.Budi memimpinnya.]".replace(".Budi", ".][Budi"),
    "a lost space before a quotation": '[Ia tiba di kota.]["Kami siap," kata Budi.]',
    "a lost space after a quotation": '["Kami siap," kata Budi.]["Kami menang," kata Sari.]',
    "a comma in a quotation": '["Kami siap," kata Budi.] [Ia pulang.]',
    "several sentences in a quotation": "[“Kami siap.] [Kami akan menang,” kata Budi.]",
    "a question in a quotation": '["Siapa yang siap?" tanya Budi.] [Sari diam.]',
    "a quotation that ends a sentence": '["Kami siap."] [Budi lalu pulang.]',
    "a stop after the mark": "[Ia menyebutnya “ayah angkat”.] [Sari setuju.]",
    "entities": "[&ldquo;Kami siap.&rdquo;]&nbsp;[Budi pulang. &nbsp;]".replace(". &nbsp;]", ".]&nbsp;"),
    "tokenised": '[" Kami siap , " kata Budi .] [" Kami menang . "] [Ia pulang .]',
    "ellipsis": "[Kami... kami siap.] [Saya ragu...] [Ia pulang.]",
    "an initial in a name": "[Gedung itu dibuka oleh M. Yusuf dan A. R. Hakim.] [Ia senang.]",
    "one letter ends a sentence": "[Anak itu kekurangan vitamin C.] [Ia dirawat.]",
    "numbered lines": "[1. Budi Hartono]\n[2. Sari Dewi]",
    "lines": "[Baris pertama]\n\n[Baris kedua.]",
    "links broke the lines": "[Gubernur bertemu\nbupati, wali kota\n, dan warga.]",
    "a lead that links broke": "Batu\n-\n[Penggawa\nElang Batu\n,\nBudi\n, siap.]\n[Judul Tengah]\n[Ia pulang.]",
    "a dash further down": "[Satu.]\n[Dua.]\n[Tiga.]\n[Empat.]\n[Lima.]\n-\n[Judul Tengah]\n[Ia pulang.]",
    "a linked name stands alone": "[Gubernur meminta agar pemerintah segera mencabut izin\nPT Kebun\ndan kebunnya.]",
    "company forms": "[PT Maju Jaya Tbk. (MAJU) untung.] [Saham PT Maju Jaya Tbk naik.]",
    "brackets": "[Budi (45) hadir (lihat gambar).] [Sari tidak.]",
    "exclamation": "[Menang!] [Kami menang!] [Budi bersorak.]",
}


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in understand(Article("x", text)).sentences]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES.keys())
def test_every_bracket_is_one_sentence(marked: str) -> None:
    """Every bracket is one sentence."""
    assert sentences(re.sub(r"[\[\]]", "", marked)) == re.findall(r"\[([^\]]*)\]", marked)


def test_paragraphs_are_counted_from_nought_and_sentences_of_one_line_share_one() -> None:
    """Paragraphs are counted from 0, and the sentences of one line share theirs."""
    document = understand(Article("x", "Satu kata. Dua kata.\n\nTiga kata."))
    assert [sentence.paragraph for sentence in document.sentences] == [0, 0, 1]


def test_a_sentence_without_end_is_cut_so_that_later_stages_stay_fast() -> None:
    """A sentence without end is cut after 400 tokens."""
    document = understand(Article("x", "kata " * 1000))
    assert [len(sentence.tokens) for sentence in document.sentences] == [400, 400, 200]


def test_an_article_of_marks_alone_has_no_sentence() -> None:
    """An article of marks alone has no sentence."""
    assert sentences('-- ... "" (!)') == []


def test_a_line_that_the_next_goes_on_from_is_a_link() -> None:
    """A name on a line of its own stands inside the sentence when the line behind it goes on in lower case."""
    text = "Pohon di halaman sekolah ditanam Bupati Kebun\nSari Dewi\npada pagi hari.\nWarga senang.\nSari pulang."
    assert [one.of(text) for one in paragraphs(text)] == [
        "Pohon di halaman sekolah ditanam Bupati Kebun\nSari Dewi\npada pagi hari.",
        "Warga senang.",
        "Sari pulang.",
    ]
