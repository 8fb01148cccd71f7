"""Bodies that only a title tells."""

from annotated import annotated

from kg.find.post_names import bodies_in_titles


def bodies(marked: str) -> list[tuple[str, str]]:
    """Return (name, type) of each body that titles tell in the marked text."""
    document, chains = annotated(marked)
    return [(one.span.of(document.article.text), one.type) for one in bodies_in_titles(document, chains)]


def test_what_stands_between_title_and_holder_is_a_body() -> None:
    """Capitalised words between "Ketua Umum" and a name, ranks and a comma aside, are an organisation."""
    assert bodies("Ketua Umum Gapura Lestari, H. [Sari|Person], hadir.") == [("Gapura Lestari", "Organization")]
    assert bodies("CEO Kebun Jaya [Sari|Person] hadir.") == [("Kebun Jaya", "Company")]


def test_known_bodies_and_fields_of_work_are_left_alone() -> None:
    """A body that has a chain, and a title that goes on with a field of work, give nothing new."""
    assert bodies("Kepala [Dinas Kebun|GovernmentBody] [Sari|Person] hadir.") == []
    assert bodies("Menteri Koordinator Bidang Pangan [Sari|Person] hadir.") == []


def test_bodies_inside_titles_begin_with_their_head_or_a_strange_word() -> None:
    """What follows the words of the title is a body: from a word that begins bodies, or from one that is no word."""
    assert bodies("Ketua Federasi Renang Gembira (FRG) [Rakun|Person] hadir.") == [
        ("Federasi Renang Gembira", "Organization")
    ]
    assert bodies("kata jurnalis Zorbania Harian, [Rakun|Person].") == [("Zorbania Harian", "Organization")]
    assert bodies("[Rakun|Person] selaku Chief Operating Officer Zorbania.") == [("Zorbania", "Organization")]


def test_fields_of_ministers_are_no_bodies() -> None:
    """A minister's field stays with his title."""
    assert bodies("Menteri Imigrasi dan Pemasyarakatan [Rakun|Person] hadir.") == []


def test_a_party_board_goes_on_with_its_party_and_territory() -> None:
    """ "DPD Partai …" is the board of that party in that territory; other bodies end where the known name begins."""
    marked = "Sekretaris DPD Partai [Sawah|Party] [Jabar|Place] [Sari|Person] hadir."
    assert bodies(marked) == [("DPD Partai Sawah Jabar", "Party")]
    assert bodies("Ketua Fraksi Partai [Sawah|Party] [Sari|Person] hadir.") == [("Fraksi Partai Sawah", "Party")]


def test_a_unit_ends_where_its_parent_begins() -> None:
    """The bureau is the smallest body; the division it belongs to is no part of its name."""
    assert bodies("Kepala Biro Pengairan Divisi Sawah Polri [Sari|Person] hadir.")[0][0] == "Biro Pengairan"
