"""What a candidate name is weighed by: gold's type for its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.find.name_candidates import Candidate, cue
from kg.find.name_features import features
from kg.find.name_scene import read_scene
from kg.find.name_types import NONE
from kg.find.name_words import read_words
from kg.find.names import candidates_in
from kg.knowledge import words
from kg.language import understand
from kg.learn.gold import Example
from kg.learn.regression import Settings
from kg.learn.seen import Observed, Seen
from kg.schema import GROUP, PLACE, SPORTS_TEAM
from kg.score.alignment import Row, Words, names, split

SETTINGS = Settings(penalty=1 / 0.2, fewest=3, constant="bias")


def observe(examples: Iterable[Example]) -> Observed:
    """Return the candidate names of the articles, each labelled with its type in gold, NONE where gold has none."""
    seen: list[Seen] = []
    articles = 0
    for number, example in enumerate(examples):
        document = understand(example.article)
        candidates = candidates_in([read_words(one, example.article.text) for one in document.sentences])
        scene, types = read_scene(candidates), _types(example.gold["entities"])
        for place, one in enumerate(candidates):
            seen.append(Seen(number, place, tuple(features(one, scene)), _label(one, types)))
        articles = number + 1
    return Observed(articles, seen, sum(one.label != NONE for one in seen))


def _types(entities: Sequence[Row]) -> dict[Words, set[str]]:
    """Return the types that gold gives to each form, in words."""
    found: dict[Words, set[str]] = defaultdict(set)
    for entity in entities:
        if entity["type"] != GROUP:
            for form in names(entity):
                found[form].add(entity["type"])
    return found


def _label(candidate: Candidate, types: Mapping[Words, set[str]]) -> str:
    """Return the type of a candidate; where its form has several, what stands around it chooses.

    A place is where the word before tells one ("di Surabaya"); a team is meant elsewhere.
    """
    form = split(" ".join(candidate.forms))
    found = types.get(form) or (types.get(form[1:]) if form and form[0] in words("optional_first_words") else None)
    if not found:
        return NONE
    unit = candidate.unit
    if PLACE in found and any(kind == PLACE for kind, _ in cue(candidate, "before", unit.start - 2, unit.start)):
        return PLACE
    if {SPORTS_TEAM, PLACE} <= found:
        return SPORTS_TEAM
    return unit.type if unit.type in found else min(found)
