"""What two chains of one type are weighed by: whether gold has them as one entity."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.find.coreferent_features import pairs
from kg.language import understand
from kg.learn.annotation import located
from kg.learn.gold import Example
from kg.learn.regression import Settings
from kg.learn.seen import EVERY, NO, YES, Observed, Seen, weighed
from kg.model.entities import chains
from kg.model.layers import layer_of
from kg.model.widening import Found
from kg.records import Chain, Span

SETTINGS = Settings(penalty=8.0, fewest=4, constant=EVERY)


def observe(examples: Iterable[Example]) -> Observed:
    """Return the chains of gold's own mentions that may be one, two and two, each with whether they are.

    What the rules of aliases join is one chain already, so only what is left to the weights is seen.
    """
    seen: list[Seen] = []
    articles = wanted = 0
    for number, example in enumerate(examples):
        document, text = understand(example.article), example.article.text
        owners: dict[Span, str] = {}
        found = {layer: _found(text, example.gold["entities"], layer, owners) for layer in ("name", "described")}
        chained = chains(document, found["name"], found["described"], ())
        entities = [_entity(chain, owners) for chain in chained]
        for place, (one, two, features) in enumerate(pairs(document, chained)):
            label = YES if entities[one] == entities[two] else NO
            seen.append(Seen(number, place, weighed(features), label))
            wanted += label == YES
        articles = number + 1
    return Observed(articles, seen, wanted)


def _found(text: str, rows: Sequence[Mapping[str, Any]], layer: str, owners: dict[Span, str]) -> list[Found]:
    """Return the mentions of gold's entities of one layer; `owners` learns the entity of each."""
    types = {
        row["id"]: row["type"] for row in rows if layer_of(row["type"], named=not row["name"][:1].islower()) == layer
    }
    forms = ((form, row["id"]) for row in rows if row["id"] in types for form in row["mentions"])
    places = located(text, forms)
    owners.update(places)
    return [(span, types[owner], 1.0) for span, owner in places]


def _entity(chain: Chain, owners: Mapping[Span, str]) -> str | None:
    """Return the entity that most mentions of a chain are of."""
    votes = Counter(owners[one.span] for one in chain.mentions if one.span in owners)
    return max(sorted(votes), key=lambda entity: votes[entity], default=None)
