"""Pairs of persons and lettered groups. All names are invented."""

import pytest

from kg.find.league_groups import league_groups
from kg.find.pairs import find_pairs, pair_members, without_paired
from kg.schema import GROUP, SPORTS_TEAM
from tests.find.annotated import annotated

SARI, RINA = "[Sari Dewi|Person]", "[Rina Ayu|Person]"


def pairs(marked: str) -> list[tuple[str, str, int]]:
    document, chains = annotated(marked)
    return [(chain.name, chain.type, len(chain.mentions)) for chain in find_pairs(document, chains)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            f"{SARI}/{RINA} menang. [Sari|Person=Sari Dewi]/[Rina|Person=Rina Ayu] senang.",
            [("Sari Dewi/Rina Ayu", SPORTS_TEAM, 2)],
        ),
        (f"{SARI}/{RINA} menang.", []),
        (f"Di pilkada mereka mendukung pasangan {SARI}-{RINA}.", [("Sari Dewi-Rina Ayu", GROUP, 1)]),
        (f"Mereka mendukung paslon {SARI} dan {RINA}.", [("Sari Dewi dan Rina Ayu", GROUP, 1)]),
        (f"Di pilkada mereka mendukung {SARI} dan {RINA}.", []),
        (f"Pasangan {SARI} dan {RINA} menikah kemarin.", []),
        (f"Pasangan calon itu menang. {SARI} - {RINA} kalah.", []),
        (f"Pasangan calon bebas: {SARI}-{RINA}-[Tri Wati|Person].", []),
        ("Pasangan calon [Jean|Person] - [Michel Wenqor|Person] menang.", []),
    ],
)
def test_two_names_that_are_one_pair(marked: str, expected: list[tuple[str, str, int]]) -> None:
    """A stroke twice, or a sign or "dan" behind a word that says so, makes a pair."""
    assert pairs(marked) == expected


def test_both_persons_are_members_of_their_pair() -> None:
    """A pair names its members, and what is told of the pair is not told of one of them."""
    document, chains = annotated(f"Pasangan calon {SARI}-{RINA} menang.")
    found = find_pairs(document, chains)
    text = document.article.text
    told = [(person.span.of(text), pair.span.of(text)) for person, pair in pair_members((*chains, *found))]
    assert told == [("Sari Dewi", "Sari Dewi-Rina Ayu"), ("Rina Ayu", "Sari Dewi-Rina Ayu")]
    every = sorted(
        (mention for chain in (*chains, *found) for mention in chain.mentions),
        key=lambda one: (one.span.start, -one.span.end),
    )
    assert [one.span.of(text) for one in without_paired(text, every)] == ["Sari Dewi-Rina Ayu"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elang FC masuk Grup C. Di grup C ada dua tim.", [("Grup C", 2)]),
        ("Laga Grup C digelar besok.", []),
        ("Laga Grup C digelar besok. Elang FC memimpin Grup C.", [("Grup C", 2)]),
        ("Grup Astra tumbuh.", []),
    ],
)
def test_a_letter_names_a_group_of_teams(text: str, expected: list[tuple[str, int]]) -> None:
    """A lettered group is one thing, unless the letter only says which match is meant."""
    document, chains = annotated(text)
    assert [(chain.name, len(chain.mentions)) for chain in league_groups(document, chains)] == expected
