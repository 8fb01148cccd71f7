"""Windows: whole sentences, no token twice but as context, never more pieces than the encoder has positions."""

from hypothesis import given
from hypothesis import strategies as st

from kg.language import understand
from kg.language.windows import MOST_PIECES, MOST_WITH_CONTEXT, windows
from kg.records import Article


def cut(forms: list[str]) -> list[list[int]]:
    """Return a piece for every two characters; nothing for a mark."""
    return [[5] * (len(form) // 2) for form in forms]


SENTENCE = st.builds(
    lambda word, times: f"{word.capitalize()} {'beras ' * times}naik.", st.text("abk", min_size=1), st.integers(1, 300)
)


@given(st.lists(SENTENCE, min_size=1, max_size=12), st.booleans())
def test_every_token_is_read_once(sentences: list[str], dateline: bool) -> None:
    """The tokens behind the context, window by window, are those of the article; the context is the end of the last."""
    text = ("Malang (ANTARA) - " if dateline else "") + "\n\n".join(sentences)
    document = understand(Article("a1", text))
    found = windows(document, cut)
    read = [token.span for one in found for token in one.tokens[one.lead :]]
    own = [token.span for sentence in document.sentences for token in sentence.tokens]
    assert read == ([document.dateline] if document.dateline else []) + own
    for before, window in zip((None, *found), found, strict=False):
        assert len(window.pieces) - 2 <= MOST_WITH_CONTEXT
        assert len(window.pieces) - 2 - window.first[window.lead] + 1 <= MOST_PIECES
        assert len(window.tokens) == len(window.sentence) == len(window.first) == len(window.last)
        assert all(
            first <= last < len(window.pieces) - 1 for first, last in zip(window.first, window.last, strict=True)
        )
        if window.lead:
            assert before is not None and window.tokens[: window.lead] == before.tokens[-window.lead :]


def test_windows_are_in_the_order_of_the_text() -> None:
    """What stands before the dateline comes before its city."""
    text = "Harga beras naik di pasar.\n\nMalang (ANTARA) - Warga mengeluh. Pasar sepi."
    document = understand(Article("a1", text))
    assert document.dateline and document.sentences[0].span.start < document.dateline.start
    places = [token.span.start for one in windows(document, cut) for token in one.tokens[one.lead :]]
    assert document.dateline.start in places and places == sorted(places)


def test_an_endless_word_has_few_pieces() -> None:
    """A token of a million characters is read by its beginning; the windows around it are whole."""
    (window,) = windows(understand(Article("a1", "Harga " + "x" * 1_000_000 + " naik.")), cut)
    assert len(window.pieces) < 40 and len(window.tokens) == 4


def test_windows_of_an_article_are_of_about_the_same_size() -> None:
    """Three windows' worth of sentences makes three, none of them a rest."""
    text = "\n\n".join("Harga beras di pasar itu naik lagi." for _ in range(80))
    sizes = [len(one.pieces) - one.first[one.lead] for one in windows(understand(Article("a1", text)), cut)]
    assert max(sizes) < 1.2 * min(sizes)
