"""What a described thing is weighed by: whether it is an entity of gold that no name stands for."""

from collections.abc import Iterable

from kg.find.described_features import features
from kg.find.finding import find_named
from kg.find.phrases import Phrase, find_phrases
from kg.find.things import gathered
from kg.language import understand
from kg.learn.gold import Example, entity_row
from kg.learn.regression import Settings
from kg.learn.seen import EVERY, NO, YES, Observed, Seen, weighed
from kg.records import Chain, Mention
from kg.score.alignment import align, is_described

SETTINGS = Settings(penalty=4.0, fewest=3, constant=EVERY)


def observe(examples: Iterable[Example]) -> Observed:
    """Return the things that may be meant, each with whether gold has it; wanted are the described things of gold."""
    seen: list[Seen] = []
    articles = wanted = 0
    for number, example in enumerate(examples):
        document, text = understand(example.article), example.article.text
        named = find_named(document)
        things = gathered(find_phrases(document, named))
        taken = align(example.gold["entities"], [entity_row(text, *pair) for pair in enumerate(named)])
        left = [one for one in example.gold["entities"] if one["id"] not in set(taken.values())]
        found = align(left, [entity_row(text, place, _chain(text, one)) for place, one in enumerate(things)])
        for place, phrases in enumerate(things):
            label = YES if str(place) in found else NO
            seen.append(Seen(number, place, weighed(features(document, phrases)), label))
        wanted += sum(is_described(one) for one in left)
        articles = number + 1
    return Observed(articles, seen, wanted)


def _chain(text: str, phrases: tuple[Phrase, ...]) -> Chain:
    fullest = max(phrases, key=lambda one: (len(one.modifiers), -one.span.start))
    mentions = tuple(Mention(one.span, one.type, "nominal") for one in phrases)
    return Chain(fullest.span.of(text), fullest.type, mentions)
