"""Gold and predictions of many articles → scores."""

from collections.abc import Iterator, Mapping

from kg.errors import InputError
from kg.score.alignment import Row
from kg.score.entities import judge_entities, judge_events, judge_posts
from kg.score.pairing import Pair
from kg.score.quotes import judge_offsets, judge_quotes
from kg.score.relations import judge_relations
from kg.score.tallies import Mark, Scores, add_up


def score(articles: Mapping[str, Row], gold: Mapping[str, Row], predicted: Mapping[str, Row]) -> Scores:
    """Return how the predictions stand against gold, all three by article id. Predictions without gold are left out.

    Raises InputError for an article of gold whose text is not given.
    """
    marks = {}
    for name, row in gold.items():
        if name not in articles:
            raise InputError("gold for an article that is not among the articles", name)
        pair = Pair(articles[name]["text"], name, row, predicted.get(name, {"id": name}))
        marks[name] = tuple(_judge(pair))
    return add_up(
        (mark for of in marks.values() for mark in of),
        {name: add_up(of) for name, of in marks.items()},
        tuple(sorted(set(gold) - set(predicted))),
    )


def _judge(pair: Pair) -> Iterator[Mark]:
    for judge in (judge_entities, judge_posts, judge_events, judge_relations, judge_quotes, judge_offsets):
        yield from judge(pair)
