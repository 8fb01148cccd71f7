"""Bodies that were read as persons."""

from annotated import annotated

from kg.find.post_mistaken import bodies_not_persons


def types(marked: str) -> list[str]:
    """Return the types of the mentions of the marked text, corrected by its titles."""
    document, chains = annotated(marked)
    return [one.type for one in bodies_not_persons(document, [one for chain in chains for one in chain.mentions])]


def test_a_strange_person_between_a_title_and_its_holder_is_a_body() -> None:
    """ "CEO Zorbania, Dini": the holder stands behind the comma, or before the title."""
    assert types("kata CEO [Zorbania|Person], [Dini|Person], di [Batu|Place].") == ["Company", "Person", "Place"]
    assert types("kata [Dini|Person], CEO [Zorbania|Person].") == ["Person", "Company"]


def test_persons_stay_persons() -> None:
    """A holder right behind his title, and a name that persons bear, stay what they are."""
    assert types("kata CEO [Zorbania|Person] di [Batu|Place].") == ["Person", "Place"]
    assert types("kata Ketua [Budi Santoso|Person], [Dini|Person].") == ["Person", "Person"]


def test_a_bracket_behind_the_title_does_not_hide_the_body() -> None:
    """ "Chief Operating Officer (COO) Zorbania, Dini": the short title in brackets is passed over."""
    assert types("kata Chief Operating Officer (COO) [Zorbania|Person], [Dini|Person].") == ["Company", "Person"]


def test_what_begins_like_a_state_body_is_no_person() -> None:
    """A ministry's short name, a force or a secretariat with its place is a body wherever it stands."""
    assert types("pejabat di lingkungan [Setjen Kebun|Person] dan [Kemenkebun Batu|Person].") == ["GovernmentBody"] * 2


def named(marked: str) -> dict[str, str]:
    """Return the names of the marked text with their types, corrected by its titles."""
    document, chains = annotated(marked)
    found = bodies_not_persons(document, [one for chain in chains for one in chain.mentions])
    return {one.span.of(document.article.text): one.type for one in found}


def test_an_office_in_capitals_has_one_holder() -> None:
    """What stands between an office and the person behind its comma is his body, or his territory."""
    assert named("Presiden [Zorbaliga|Person], [Dini Sari|Person], hadir.")["Zorbaliga"] == "Organization"
    assert named("Kades [Zorba|Person], [Dini Sari|Person], hadir.")["Zorba"] == "Place"
    assert named("Pengacara [Zorba|Person], [Dini Sari|Person], hadir.")["Zorba"] == "Person"


def test_no_person_begins_with_an_office() -> None:
    """A title is no part of a name: what is left of it is the name, or nothing where no name is known."""
    assert named("[Kasubbid Penmas|Person] hadir.") == {}
    assert named("[Cawapres Dini Sari|Person] hadir.") == {"Dini Sari": "Person"}
    assert named("[Raja Dini|Person] hadir.") == {"Raja Dini": "Person"}


def test_a_rank_before_the_holder_hides_no_territory() -> None:
    """ "Kapolsek Zorbania, AKP Dini": the holder is the one behind his rank."""
    assert named("ujar Kapolsek [Zorbania|Person], AKP [Dini Sari|Person].")["Zorbania"] == "Place"
