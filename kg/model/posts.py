"""Posts that the pair head is sure of: who holds which title, at which body."""

from collections import defaultdict
from collections.abc import Iterator

from kg.find.bounds import QUOTES
from kg.find.post_bodies import is_of_state, says_no_more, words_of
from kg.find.squads import squad
from kg.find.title_words import former
from kg.model.claims import MODEL, Seen
from kg.model.layers import AT, HOLDS
from kg.model.places import nearest, sentences_apart
from kg.records import Post, Span
from kg.schema import GOVERNMENT_BODY, PERSON, PLACE

_BEHIND = 20
CLEAR = 0.5
"""A body that neither the rules nor the title's own words tie to a minister must be this likely."""

Holding = tuple[float, int, int]
"""(probability, person, title): numbers of things."""


def find_posts(seen: Seen) -> tuple[Post, ...]:
    """Return the posts, in order of their titles: a person holds a title, at the body that is likeliest for it.

    Of those that say the same of a person, one is told.
    """
    bodies = _bodies(seen)
    rules = {post.title: post.rule for post in seen.ruled.posts}
    holdings = sorted(_holdings(seen), key=lambda one: (bodies.get(one[2]) is None, _title(seen, one[2]) not in rules))
    kept: dict[int, list[int]] = defaultdict(list)
    posts = []
    for score, person, title in holdings:
        if any(_repeats(seen, title, other, bodies) for other in kept[person]):
            continue
        kept[person].append(title)
        words = _title(seen, title)
        holder = nearest(seen.mentions(person), words)
        body = nearest(seen.mentions(bodies[title]), words) if title in bodies else None
        posts.append(
            Post(
                person=holder,
                title=words,
                organisation=body,
                evidence=Span.covering(words, holder.span),
                rule=rules.get(words, MODEL),
                former=_is_over(seen, words),
                score=score,
            )
        )
    return tuple(sorted(posts, key=lambda post: (post.title, post.person.span)))


def _title(seen: Seen, title: int) -> Span:
    return seen.things[title].spans[0]


def _is_over(seen: Seen, words: Span) -> bool:
    before = seen.text()[max(0, words.start - _BEHIND) : words.start].split()
    return bool(before) and before[-1].casefold() in former()


def _holdings(seen: Seen) -> Iterator[Holding]:
    """Yield who holds which title: the likeliest of those to whom it is tied, and others of whom the rules say so too.

    One title has one holder; that several share it is for the rules to see, and not for the heads to guess.
    """
    titles: dict[int, list[Holding]] = defaultdict(list)
    for one in seen.sure(HOLDS):
        titles[one[2]].append(one)
    ruled = {title for (_, title), facts in seen.hints.items() if HOLDS in facts}
    for title, found in titles.items():
        tied = found if title in ruled else [one for one in found if _is_tied(seen, one)]
        yield from tied[:1]
        for one in tied[1:]:
            if HOLDS in seen.hints.get(one[1:], ()) and one[0] >= seen.thresholds.holds:
                yield one


def _is_tied(seen: Seen, holding: Holding) -> bool:
    """Return whether the holder stands in the title's sentence, with no other person and no quotation mark between."""
    _, person, title = holding
    words = _title(seen, title)
    beside = nearest(seen.mentions(person), words).span
    if sentences_apart(seen.document, Span.covering(beside, words)):
        return False
    gap = min(beside.end, words.end), max(beside.start, words.start)
    if any(mark in QUOTES for mark in seen.text()[gap[0] : gap[1]]):
        return False
    return not any(
        gap[0] <= mention.span.start and mention.span.end <= gap[1]
        for number, chain in enumerate(seen.chains)
        if chain.type == PERSON and number != person
        for mention in chain.mentions
    )


def _bodies(seen: Seen) -> dict[int, int]:
    """Return the body of each title that has one: the one that the rules tell, else the likeliest that may be it."""
    bodies = {title: body for (title, body), facts in sorted(seen.hints.items()) if AT in facts}
    for likely, title, body in seen.sure(AT):
        if likely >= CLEAR or title in bodies or _may_be_at(seen, title, body):
            bodies.setdefault(title, body)
    return bodies


def _may_be_at(seen: Seen, title: int, body: int) -> bool:
    """Return whether a body that is not clear may be the title's: a minister's is a country, or shares his field."""
    span, chain = _title(seen, title), seen.chains[body]
    words = words_of(span.of(seen.text()))
    if not is_of_state(words):
        return True
    if chain.type == PLACE:
        return squad(chain.name).country
    return chain.type == GOVERNMENT_BODY and not set(words[1:]).isdisjoint(chain.name.casefold().split())


def _repeats(seen: Seen, title: int, other: int, bodies: dict[int, int]) -> bool:
    """Return whether a title says of its holder no more than another of his does."""
    body = bodies.get(title)
    same = body is None or body == bodies.get(other)
    text = seen.text()
    return same and says_no_more(words_of(_title(seen, title).of(text)), words_of(_title(seen, other).of(text)))
