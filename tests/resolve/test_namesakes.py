"""Namesakes: nobody is taken for another, and most entities are found."""

import pytest

from kg import pipeline
from tests.resolve.namesakes import Outcome, outcome, pairs


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    knowledge = pipeline.prepare()
    return [outcome(pair, knowledge) for pair in pairs()]


def test_there_are_at_least_twenty_pairs() -> None:
    """Fewer would prove little."""
    assert len(pairs()) >= 20


def test_nobody_is_taken_for_another(outcomes: list[Outcome]) -> None:
    """In no pair do two entities of gold share one node."""
    assert {one.pair.slug: sorted(map(sorted, one.wrong)) for one in outcomes if one.wrong} == {}


def test_three_quarters_of_the_entities_are_found(outcomes: list[Outcome]) -> None:
    """A resolver that finds nothing confuses nobody."""
    found, wanted = sum(len(one.ids) for one in outcomes), sum(len(one.pair.entities) for one in outcomes)
    assert found >= 0.75 * wanted


def test_most_of_what_is_one_is_tied(outcomes: list[Outcome]) -> None:
    """Nor is it enough to keep all apart."""
    missed, wanted = sum(len(one.missed) for one in outcomes), sum(len(one.pair.same) for one in outcomes)
    assert wanted - missed >= 0.75 * wanted
