"""How the words of an article stand elsewhere in it."""

import pytest

from kg.find.elsewhere import elsewhere
from kg.find.stream import stream_of
from kg.language import understand
from kg.records import Article

TEXT = "Ketua Umum Gapkebun Dini Sari datang. Dini mengatakan panen naik. Panen Sari naik. Gapkebun Rina pulang."
ROW = stream_of(understand(Article("t", TEXT)), ())


@pytest.mark.parametrize(
    ("form", "stands"), [("Dini", "speaks"), ("Sari", "no"), ("Ketua", "no"), ("datang", "no"), ("Zorva", "no")]
)
def test_a_word_stands_alone_or_speaks_outside_its_title(form: str, stands: str) -> None:
    """A capital without another beside it stands alone; beside a word of saying it speaks."""
    assert elsewhere(ROW).stands(form, 0, 5) == stands


def test_what_stands_inside_does_not_count() -> None:
    """The place that is asked about is no other place."""
    row = stream_of(understand(Article("t", "Dini mengatakan panen naik. Kebun itu milik Rina.")), ())
    assert elsewhere(row).stands("Dini", 0, 1) == "no"
    assert elsewhere(row).stands("Rina", 0, 1) == "yes"


@pytest.mark.parametrize(
    ("form", "following", "comes"),
    [("Gapkebun", "Dini", "parted"), ("Umum", "Gapkebun", "no"), ("Panen", "Sari", "no")],
)
def test_a_word_comes_again_before_another_name(form: str, following: str, comes: str) -> None:
    """A body's last word comes again with another word behind it; a first name with its second."""
    assert elsewhere(ROW).comes(form, following) == comes


def test_a_pair_of_words_comes_again_as_it_is() -> None:
    """Two words that always stand together are one name."""
    row = stream_of(understand(Article("t", "Bupati Dini Sari datang. Bupati Dini Sari pulang.")), ())
    assert elsewhere(row).comes("Dini", "Sari") == "same"
