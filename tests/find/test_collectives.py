"""Described things that are one although their words differ."""

import pytest
from annotated import annotated

from kg.find.collectives import together


def joined(marked: str) -> list[tuple[str, set[str]]]:
    """Return the name and the forms of each chain of the marked text, once joined."""
    document, chains = annotated(marked)
    text = document.article.text
    return [(chain.name, {one.span.of(text) for one in chain.mentions}) for chain in together(text, chains)]


@pytest.mark.parametrize(
    "many", ["para pedagang", "sejumlah pedagang", "kalangan pedagang", "para pelaku pedagang", "rekan-rekan pedagang"]
)
def test_words_that_say_that_many_are_meant_change_nothing(many: str) -> None:
    """Whichever form comes first: the name is the one without such words."""
    assert joined(f"[{many}|Group] senang. [pedagang|Group] libur.") == [("pedagang", {many, "pedagang"})]
    assert joined(f"[pedagang|Group] libur. [{many}|Group] senang.") == [("pedagang", {many, "pedagang"})]


def test_a_short_form_goes_with_the_phrase_that_it_stands_for() -> None:
    """Through its short form "pelaku IKM" is the same as the phrase; the phrase is the name."""
    marked = "[IKM|Group] maju. [industri kecil dan menengah|Group] naik. [pelaku IKM|Group] senang."
    full = "industri kecil dan menengah"
    assert joined(marked) == [(full, {"IKM", full, "pelaku IKM"})]


@pytest.mark.parametrize(
    "marked",
    [
        "[para pedagang|Group] senang. [petani|Group] libur.",
        "[IKM|Group] maju. [ibu kota muda|Group] naik. [industri kecil dan menengah|Group] naik.",
        "[IKM|Group] maju. [industri kecil menengah|Product] naik.",
        "[para Budi|Person] senang. [Budi|Person] libur.",
        "[dua pedagang|Group] senang. [pedagang|Group] libur.",
    ],
)
def test_what_may_be_two_things_stays_apart(marked: str) -> None:
    """Other words, two phrases with the same initials, another type, a name, a number."""
    _, chains = annotated(marked)
    assert len(joined(marked)) == len(chains)
