"""What one article calls something for short, and whether other articles may mean it. All names are invented."""

import pytest

from kg.resolve.keys import key_of
from kg.resolve.normal import ORGANISATION
from kg.resolve.shorts import leads_on


@pytest.mark.parametrize(
    ("type_name", "short", "full", "leads"),
    [
        ("SportsTeam", "Zelvanta", "Zelvanta U-20", False),
        ("SportsTeam", "Zelvanta", "Zelvanta Putri", False),
        ("SportsTeam", "Zelvanta", "Zelvanta Bandung", True),
        ("SportsTeam", "Jepang", "Timnas Jepang", False),
        ("Company", "Zelvanta", "PT Zelvanta Indonesia", False),
        ("Company", "Zelvanta", "PT Zelvanta Korindo Tbk", True),
        ("Organization", "Sorvenda", "Sorvenda Jawa Tengah", False),
        ("Organization", "YSM", "Yayasan Sorvenda Mirantu", True),
        ("Person", "Rina", "Rina Kartika", True),
    ],
)
def test_a_branch_or_a_youth_team_takes_no_name_from_the_whole(
    type_name: str, short: str, full: str, leads: bool
) -> None:
    """A name without the place or age of what it stands for in one article may mean the whole in the next."""
    family = "Person" if type_name == "Person" else ORGANISATION
    assert leads_on(type_name, family, short, full) is leads


def test_a_national_team_has_one_key_for_each_age_and_sex() -> None:
    """Spelling and order of words do not matter, age does."""
    assert key_of(ORGANISATION, "Timnas U-17 Jepang") == key_of(ORGANISATION, "tim nasional Jepang U17")
    assert key_of(ORGANISATION, "Timnas Jepang") != key_of(ORGANISATION, "Timnas U-17 Jepang")
