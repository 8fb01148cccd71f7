"""Teams of one country or club: ages, women and men, sports. All clubs are invented."""

import pytest

from kg.find.aliases import chain_names
from kg.find.names import find_names
from kg.find.squads import is_other_squad, is_short_squad, sport_of, squad
from kg.language import understand
from kg.records import Article


def chains(text: str) -> dict[str, set[str]]:
    document = understand(Article("t", text))
    found = chain_names(document, find_names(document))
    return {chain.name: {mention.span.of(text) for mention in chain.mentions} for chain in found}


@pytest.mark.parametrize(
    "name", ["Timnas U-17 Putri Jepang", "Tim Nasional Putri U17 Jepang", "timnas Jepang putri U - 17"]
)
def test_a_team_is_told_by_its_marks_in_any_order(name: str) -> None:
    """Country, age and sex are read wherever they stand."""
    one = squad(name)
    assert (one.rest, one.national, one.country) == ("jepang", True, True)
    assert one.marks == {("age", "u17"), ("sex", "putri")}


@pytest.mark.parametrize(
    ("short", "full", "earlier", "other"),
    [
        ("Timnas U-17 Jepang", "Timnas Jepang U-20", False, True),
        ("timnas Jepang", "timnas U-21 Jepang", True, True),
        ("timnas Jepang", "timnas U-21 Jepang", False, False),
        ("Jepang", "timnas U-21 Jepang", True, False),
        ("Zelvanta FC", "Zelvanta FC U-20", True, True),
        ("Zelvanta FC", "Zelvanta FC U-20", False, False),
        ("timnas putra Jepang", "timnas putri Jepang", False, True),
    ],
)
def test_teams_of_two_kinds_are_two(short: str, full: str, earlier: bool, other: bool) -> None:
    """What is said of age and sex tells teams apart; a shorter name follows the fuller one, save a country's."""
    assert is_other_squad(short, full, earlier=earlier) is other


def test_the_senior_team_named_first_is_not_that_of_an_age() -> None:
    """ "Timnas Jepang" and, later, "timnas U-21 Jepang" are two chains; the other way round they are one."""
    two = chains("Timnas Jepang menang di Jakarta. Laga timnas U-21 Jepang ditunda.")
    assert len([name for name in two if "Jepang" in name]) == 2
    one = chains("Timnas U-21 Jepang menang di Jakarta. Laga timnas Jepang berikutnya ditunda.")
    assert len([name for name in one if "Jepang" in name]) == 1


def test_a_country_may_stand_for_its_team_of_a_sport() -> None:
    """A bare country or "timnas" stands for the full name; a club's name does not."""
    assert is_short_squad("Jepang", "Timnas Voli Putri Jepang")
    assert is_short_squad("timnas", "timnas Jepang")
    assert not is_short_squad("Jepang", "Zelvanta FC")


def test_the_sport_of_a_text_is_the_one_it_names_most() -> None:
    """One word in passing is no sport, and football is the one that is meant where nothing is said."""
    assert sport_of("Tim bola voli berlatih, lalu pelatih voli pulang.") == "voli"
    assert sport_of("Ia gemar voli, tetapi bermain sepak bola.") == ""
