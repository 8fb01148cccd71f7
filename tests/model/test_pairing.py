"""Things, what the rules say of them, and their pairs."""

import numpy as np
import pytest

from kg.find.finding import find
from kg.language import understand
from kg.language.windows import windows
from kg.model.clues import clues
from kg.model.layers import FACTS, HINTS, KINDS, RELATIONS, TYPES, possible
from kg.model.pairing import DISTANCES, index, pairs_of
from kg.model.places import sentences_apart
from kg.model.things import Thing, linked
from kg.pipeline import prepare
from kg.records import Article, Span
from kg.schema import RELATED
from tests.model.believing import Believing

KNOWLEDGE = prepare(model=False)
TEXT = 'Bupati Batu Hendra Wicaksono bertemu Rina Kartika. "Kami setuju," kata Rina.'


def places(*forms: str) -> tuple[Span, ...]:
    """Return the first place of each form in TEXT."""
    return tuple(Span(TEXT.index(form), TEXT.index(form) + len(form)) for form in forms)


THINGS = (
    Thing("Person", places("Hendra Wicaksono")),
    Thing("Person", (*places("Rina Kartika"), Span(len(TEXT) - 5, len(TEXT) - 1))),
    Thing("direct", places("Kami setuju,")),
    Thing("title", places("Bupati Batu")),
    Thing("Place", places("Batu")),
)


def test_the_weights_know_the_types_and_relations_of_the_ontology() -> None:
    """Every class and every relation of ours is among the labels: who adds one must train the weights anew."""
    assert set(KNOWLEDGE.schema.classes) == set(TYPES)
    assert set(RELATIONS) == set(KNOWLEDGE.schema.relations) | {RELATED}
    assert len(KINDS) == len(set(KINDS)) and len(FACTS) == len(set(FACTS))


@pytest.mark.parametrize(
    ("subject", "target", "asked"),
    [
        ("Person", "title", True),
        ("Company", "title", False),
        ("title", "Company", True),
        ("title", "Person", False),
        ("Event", "time", True),
        ("Person", "time", False),
        ("Person", "direct", True),
        ("Product", "direct", False),
        ("direct", "Person", False),
        ("Person", "Person", True),
    ],
)
def test_only_sensible_pairs_are_asked(subject: str, target: str, *, asked: bool) -> None:
    """A person holds a title, a title is at a body, an agent says words, an event has a time; entities relate."""
    assert bool(possible(subject, target)) is asked


def test_the_rules_facts_find_their_things() -> None:
    """Who holds the title and who speaks is told of the things that stand at those places."""
    document = understand(Article("a1", TEXT))
    found = find(document, KNOWLEDGE.schema, KNOWLEDGE.patterns)
    told = clues(document, found, KNOWLEDGE.patterns)
    _, facts = linked(told, THINGS)
    assert "holds" in facts[0, 3] and "says" in facts[1, 2]


def test_pairs_have_their_distance_and_their_clues() -> None:
    """Places are pieces; the distance is that of the nearest places; a clue stands in the column of its fact."""
    (window,) = windows(understand(Article("a1", TEXT)), Believing().cut)
    meets = RELATIONS.index("meets")
    cues = np.array([meets if token.form == "bertemu" else -1 for token in window.tokens])
    pairs = pairs_of(window, THINGS, {(0, 3): frozenset({"holds"})}, index(THINGS), cues)
    assert pairs is not None
    row = {(pairs.things[one], pairs.things[two]): at for at, (one, two) in enumerate(pairs.pairs)}
    assert pairs.clues[row[0, 3], FACTS.index("holds")] == 1 and pairs.clues[:, : len(FACTS)].sum() == 1
    assert pairs.clues[row[0, 1], len(FACTS) + meets] == 1
    assert pairs.clues[row[1, 0], len(FACTS) + len(RELATIONS) + meets] == 1
    assert pairs.clues.shape == (len(pairs.pairs), HINTS)
    assert pairs.distance[row[0, 1]] in {0, 2} and pairs.distance[row[1, 0]] in {1, 3}
    assert pairs.distance[row[1, 2]] < 6 <= pairs.distance[row[0, 2]] < DISTANCES
    assert (pairs.first <= pairs.last).all() and pairs.there[pairs.things.index(1)].sum() == 2
    kept = pairs.only(np.array([pair == row[0, 1] for pair in range(len(pairs.pairs))]))
    assert len(kept.pairs) == len(kept.clues) == 1


def test_things_that_are_only_pointed_at_make_no_pairs() -> None:
    """A window in which a thing is not named says nothing of it."""
    (window,) = windows(understand(Article("a1", TEXT)), Believing().cut)
    far = Thing("Person", (Span(9_000, 9_005),), places("Kami"))
    assert pairs_of(window, (THINGS[0], far), {}, index((THINGS[0], far)), np.full(len(window.tokens), -1)) is None


def test_sentences_are_counted_between_the_ends() -> None:
    """A stretch inside a sentence reaches over none."""
    document = understand(Article("a1", TEXT))
    assert sentences_apart(document, Span(0, 20)) == 0
    assert sentences_apart(document, Span(0, len(TEXT) - 1)) == 1
