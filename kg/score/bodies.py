"""Posts judged more strictly than the figure does: with no body where gold has none."""

from collections.abc import Mapping

from kg.score.alignment import Row
from kg.score.entities import golden_posts
from kg.score.pairing import Pair
from kg.score.tallies import Count


def bodies_right(articles: Mapping[str, Row], gold: Mapping[str, Row], predicted: Mapping[str, Row]) -> Count:
    """Return how many posts are right and have the organisation that gold gives them, or none; all by article id."""
    right = found = wanted = 0
    for name, row in gold.items():
        pair = Pair(articles[name]["text"], name, row, predicted.get(name, {"id": name}))
        posts = pair.found("posts")
        matched = zip(posts, golden_posts(pair), strict=True)
        right += sum(of is not None and bool(of.get("org")) == bool(post.get("org")) for post, of in matched)
        found, wanted = found + len(posts), wanted + len(pair.gold("posts"))
    return Count(right, found - right, wanted - right)
