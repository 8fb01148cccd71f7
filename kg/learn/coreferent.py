"""What two chains of one type are weighed by: whether gold has them as one entity."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.find.coreferent_features import pairs
from kg.language import understand
from kg.learn.annotation import mentions
from kg.learn.gold import Example
from kg.learn.regression import Settings
from kg.learn.seen import EVERY, NO, YES, Observed, Seen, weighed
from kg.model.entities import chains
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
        placed = {layer: mentions(text, example.gold["entities"], layer) for layer in ("name", "described")}
        owners = {span: row["id"] for each in placed.values() for span, row in each}
        names, described = ([(span, row["type"], 1.0) for span, row in each] for each in placed.values())
        chained = chains(document, names, described, ())
        entities = [_entity(chain, owners) for chain in chained]
        for place, (one, two, features) in enumerate(pairs(document, chained)):
            label = YES if entities[one] == entities[two] else NO
            seen.append(Seen(number, place, weighed(features), label))
            wanted += label == YES
        articles = number + 1
    return Observed(articles, seen, wanted)


def _entity(chain: Chain, owners: Mapping[Span, str]) -> str | None:
    """Return the entity that most mentions of a chain are of."""
    votes = Counter(owners[one.span] for one in chain.mentions if one.span in owners)
    return max(sorted(votes), key=lambda entity: votes[entity], default=None)
