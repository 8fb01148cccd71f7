"""Where a body ends and its officer's name begins."""

import pytest
from annotated import annotated

from kg.find.post_splits import split_titles


def names(marked: str) -> list[tuple[str, str]]:
    """Return the names with their types that stand in the marked text after bodies have been told from persons."""
    document, chains = annotated(marked)
    mentions = [mention for chain in chains for mention in chain.mentions]
    return [(one.span.of(document.article.text), one.type) for one in split_titles(document, mentions)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Ketua Umum [Gapkebun Sari Dewi|Person] hadir. Sari mengatakan itu.",
            [("Gapkebun", "Organization"), ("Sari Dewi", "Person")],
        ),
        (
            "Kepala [Balai Taman|Facility] [Zorbania Agus Budiman|Person] hadir. Agus mengatakan itu.",
            [("Balai Taman", "Facility"), ("Zorbania", "Organization"), ("Agus Budiman", "Person")],
        ),
    ],
)
def test_a_body_read_as_part_of_a_name_is_cut_off(marked: str, expected: list[tuple[str, str]]) -> None:
    """Who speaks later by his first name begins there; what stands before is the body that he serves."""
    assert names(marked) == expected


def test_the_field_of_a_minister_is_no_part_of_a_name() -> None:
    """Behind the whole title of a minister his name begins, whatever its words look like."""
    assert names("Menteri Luar [Negeri Sari|Place] hadir.") == [("Sari", "Person")]
    assert names("Menteri Kehutanan Raja Agus Budi hadir.") == [("Raja Agus Budi", "Person")]


@pytest.mark.parametrize(
    "marked",
    [
        "Ketua Umum [Gapkebun|Organization] [Sari Dewi|Person] hadir.",
        "Cawapres [Agus|Person]-[Budi|Person] hadir.",
        "Direktur [Universitas Airlangga|School] hadir.",
        "Pelatih [Budi Santoso|Person] hadir.",
    ],
)
def test_names_that_are_read_well_stay(marked: str) -> None:
    """A person's name is not cut, and a body of two words does not lose the second."""
    document, chains = annotated(marked)
    before = sorted(mention for chain in chains for mention in chain.mentions)
    assert list(split_titles(document, before)) == before
