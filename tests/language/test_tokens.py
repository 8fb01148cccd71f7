"""Tokens: what belongs together, and of which kind it is."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import understand
from kg.language.tokens import is_initial, tokens
from kg.records import Article

SPLITS = {
    "H. Budi S.H. hadir.": ["H.", "Budi", "S.H.", "hadir", "."],
    "Rp5.000.000 atau Rp 5,5 juta": ["Rp", "5.000.000", "atau", "Rp", "5,5", "juta"],
    "Rp.500 dan US$3": ["Rp.", "500", "dan", "US$", "3"],
    "Rabu (22/9/2021) pukul 10.30WIB": ["Rabu", "(", "22/9/2021", ")", "pukul", "10.30", "WIB"],
    "COVID-19 ke-17 17-an 4G U-23": ["COVID-19", "ke-17", "17-an", "4G", "U-23"],
    "Jum'at Qur’an Ma'ruf": ["Jum'at", "Qur’an", "Ma'ruf"],
    "Ma`ruf `hadir`": ["Ma`ruf", "`", "hadir", "`"],
    "Mu&rsquo;ti &lsquo;ia&rsquo;": ["Mu&rsquo;ti", "&lsquo;", "ia", "&rsquo;"],
    "'ayah angkat' dan ‘ibu’": ["'", "ayah", "angkat", "'", "dan", "‘", "ibu", "’"],
    "R&D R&amp;D A &amp; B": ["R&D", "R&amp;D", "A", "&amp;", "B"],
    "&ldquo;Siap,&rdquo;&nbsp;kata": ["&ldquo;", "Siap", ",", "&rdquo;", "kata"],
    "Menteri/Kepala Badan": ["Menteri", "/", "Kepala", "Badan"],
    "contoh.com CONTOH.CO.ID": ["contoh.com", "CONTOH.CO.ID"],
    "https://contoh.id/a?b=1, lalu": ["https://contoh.id/a?b=1,", "lalu"],
    "naik 5% -- turun...": ["naik", "5", "%", "--", "turun", "..."],
    "Dr.Budi di Bima.Sari": ["Dr.", "Budi", "di", "Bima", ".", "Sari"],
}


@pytest.mark.parametrize(("text", "forms"), SPLITS.items(), ids=SPLITS.keys())
def test_text_splits_into_these_tokens(text: str, forms: list[str]) -> None:
    """Words, numbers, abbreviations, entities and marks are one token each."""
    assert [token.form for token in tokens(text)] == forms


@pytest.mark.parametrize("mark", ["“", "”", '"', "„", "'", "‘", "’", "«", "»", "&quot;", "&#8220;", "&lsquo;", "&#39;"])
def test_every_style_of_quotation_mark_is_of_kind_quote(mark: str) -> None:
    """Every style of quotation mark is of kind quote, an entity as a whole."""
    assert next((token.form, token.kind) for token in tokens(f"{mark} kata")) == (mark, "quote")


def test_kinds_tell_words_numbers_and_marks_apart() -> None:
    """Kinds tell words, numbers and marks apart."""
    assert [token.kind for token in tokens("Rp 1.000 , ke-2 .")] == ["word", "number", "mark", "word", "mark"]


def test_a_run_of_initials_is_told_from_a_word_with_a_stop() -> None:
    """ "S.H." is a run of initials, "Sh." is not."""
    assert is_initial("S.H.")
    assert is_initial("M.")
    assert not is_initial("Sh.")
    assert not is_initial("SH")


PIECES = [*"aB1.,'\"“”’&;-/()[]\n\t…?!:\u0301😀", "&nbsp;", "&ldquo;", "Dr.", "Rp", "Baca juga: ", " (ANTARA) - "]
AWKWARD = st.lists(st.sampled_from(PIECES)).map("".join)
SPACE = re.compile(
    r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|zwnj|#0*160|#[xX]0*[aA]0);|[\u200b-\u200f\u202a-\u202e\u2060\ufeff\xad])*"
)


@given(st.one_of(st.text(), AWKWARD))
def test_tokens_slice_the_text_in_order_and_leave_only_white_space_out(text: str) -> None:
    """Tokens slice the text, in order, without overlap; only white space stands between them."""
    end = 0
    for token in tokens(text):
        assert token.form == token.span.of(text)
        assert token.span.start >= end
        assert SPACE.fullmatch(text, end, token.span.start)
        end = token.span.end
    assert SPACE.fullmatch(text, end)


@given(st.one_of(st.text(), AWKWARD))
def test_sentences_slice_the_text_in_order_and_stay_out_of_the_furniture(text: str) -> None:
    """Sentences and furniture slice the text in order and do not overlap, whatever the text."""
    document = understand(Article("x", text))
    spans = sorted([s.span for s in document.sentences] + [f.span for f in document.furniture])
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert [s.span for s in document.sentences] == sorted(s.span for s in document.sentences)
    for sentence in document.sentences:
        assert sentence.tokens[0].span.start == sentence.span.start
        assert sentence.tokens[-1].span.end == sentence.span.end
    assert document.dateline is None or document.dateline.end <= len(text)
