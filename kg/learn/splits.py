"""What the places are weighed by at which a person's name may begin behind a title: whether gold begins one there."""

from collections.abc import Iterable

from kg.find.elsewhere import elsewhere
from kg.find.names import find_names
from kg.find.post_split_features import features
from kg.find.post_splits import runs, splits
from kg.find.post_units import units_in_titles
from kg.find.stream import stream_of
from kg.language import understand
from kg.learn.gold import Example
from kg.learn.regression import Settings
from kg.learn.seen import EVERY, NO, YES, Observed, Seen, weighed
from kg.schema import PERSON

SETTINGS = Settings(penalty=4.0, fewest=3, constant=EVERY)


def observe(examples: Iterable[Example]) -> Observed:
    """Return the places in titles at which a name may begin, each with whether gold has a person of that name."""
    seen: list[Seen] = []
    articles = wanted = 0
    for number, example in enumerate(examples):
        document, text = understand(example.article), example.article.text
        row = stream_of(document, units_in_titles(document, find_names(document)))
        others = elsewhere(row)
        persons = {form for one in example.gold["entities"] if one["type"] == PERSON for form in one["mentions"]}
        for place, run in enumerate(runs(row)):
            labels = []
            for split in splits(row, run):
                labels.append(YES if row.span(split.first, split.end).of(text) in persons else NO)
                seen.append(Seen(number, place, weighed(features(row, split, others)), labels[-1]))
            wanted += YES in labels
        articles = number + 1
    return Observed(articles, seen, wanted)
