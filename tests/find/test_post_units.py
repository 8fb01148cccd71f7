"""Fields of directors and the units behind them."""

from annotated import annotated

from kg.find.post_units import units_in_titles


def names(marked: str) -> list[str]:
    """Return the names that stand in the marked text after units have been told from fields."""
    document, chains = annotated(marked)
    mentions = [mention for chain in chains for mention in chain.mentions]
    return [one.span.of(document.article.text) for one in units_in_titles(document, mentions)]


def test_a_field_that_looks_like_a_name_gives_way_to_the_unit() -> None:
    """What stands between "Direktur" and "Ditjen" is a field of work, whatever its words look like."""
    marked = "Direktur [Pasar Bunga dan Kolam Ditjen Taman Kota|Facility] (TK) [Kementan|GovernmentBody] hadir."
    assert names(marked) == ["Ditjen Taman Kota", "Kementan"]


def test_a_body_without_a_unit_stays() -> None:
    """Without a unit behind it, what follows "Direktur" stays what it was."""
    assert names("Direktur [Pasar Bunga|Facility] [Sari|Person] hadir.") == ["Pasar Bunga", "Sari"]


def test_the_field_of_a_police_spokesman_ends_at_his_force() -> None:
    """ "Bidang Humas" belongs to the title, and "Metro" behind a force begins no person; a rank ends the force."""
    marked = "Kepala Bidang [Humas|Organization] Polda [Metro Awan|Person] Komisaris Besar [Sari|Person] hadir."
    assert names(marked) == ["Polda Metro Awan", "Sari"]
    marked = "Kepala Seksi Humas [Polres Metro Awan|Person] Iptu [Sari|Person] hadir."
    assert names(marked) == ["Polres Metro Awan", "Sari"]
