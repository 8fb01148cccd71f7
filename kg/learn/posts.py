"""What a post is weighed by: whether gold gives the person that title."""

from collections.abc import Iterable, Iterator

from kg.find.described import find_described
from kg.find.finding import find_named
from kg.find.post_features import features
from kg.find.posts import possible_posts
from kg.language import understand
from kg.learn.gold import Example
from kg.learn.regression import Settings
from kg.learn.seen import EVERY, NO, YES, Observed, Seen, weighed
from kg.records import Findings
from kg.score.entities import golden_posts
from kg.score.pairing import Pair
from kg.write.jsonl import findings_row

SETTINGS = Settings(penalty=4.0, fewest=3, constant=EVERY)


def observe(examples: Iterable[Example]) -> Observed:
    """Return the posts that titles may give, each with whether gold has it."""
    seen: list[Seen] = []
    articles = wanted = 0
    for number, example in enumerate(examples):
        seen.extend(_seen(number, example))
        wanted += len(example.gold["posts"])
        articles = number + 1
    return Observed(articles, seen, wanted)


def _seen(number: int, example: Example) -> Iterator[Seen]:
    article = example.article
    document = understand(article)
    named = find_named(document)
    chains = named + find_described(document, named)
    row, posts = possible_posts(document, chains)
    findings = Findings(article=article.id, chains=chains, posts=posts, sentences=len(document.sentences))
    pair = Pair(article.text, article.id, example.gold, findings_row(findings, article.text))
    for place, (post, golden) in enumerate(zip(posts, golden_posts(pair), strict=True)):
        yield Seen(number, place, weighed(features(row, post)), YES if golden else NO)
