"""Sentences and tokens of made-up articles."""

from kg.language import understand
from kg.records import Article


def test_a_lost_space_after_a_full_stop_still_ends_the_sentence() -> None:
    """A lost space after a full stop still ends the sentence."""
    document = understand(Article("x", "Ia tiba di Bima.Budi pulang."))
    assert [s.span.of(document.article.text) for s in document.sentences] == ["Ia tiba di Bima.", "Budi pulang."]
