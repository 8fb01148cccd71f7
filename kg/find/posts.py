"""Posts: "Kepala Dinas Pertanian Yusnita", "Yusnita, Kepala Dinas", "Yusnita selaku kepala dinas", "politikus itu"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.find.cues import bare
from kg.find.direct_quotes import direct_quotes
from kg.find.held_titles import POINTING, Title, held_titles, pointing_titles
from kg.find.pointing import Stage
from kg.find.post_bodies import distinct, with_bodies
from kg.find.post_features import HINT, THRESHOLD, likelihood
from kg.find.shared_titles import announced_titles, paired_titles, shared_titles
from kg.find.stream import Stream, stream
from kg.find.title_words import former, is_head, post_words
from kg.find.told_titles import office_titles, titles_of_both, told_titles
from kg.knowledge import words as word_list
from kg.records import Chain, Document, Post, Span
from kg.schema import PLACE


def find_posts(document: Document, chains: tuple[Chain, ...]) -> tuple[Post, ...]:
    """Return the posts that the text gives to persons, in order, each once per person, title and organisation.

    Ranks and honorifics are no posts. The organisation is the smallest one: the first that follows the title's words.
    """
    return told_and_hinted(document, chains)[0]


def told_and_hinted(document: Document, chains: tuple[Chain, ...]) -> tuple[tuple[Post, ...], tuple[Post, ...]]:
    """Return the posts that are likely enough to be told, and those that tell whom "politikus itu" means."""
    row, posts = possible_posts(document, chains)
    rated = [(likelihood(row, post), post) for post in posts]
    told = tuple(post for rating, post in rated if rating >= THRESHOLD)
    return told, tuple(post for rating, post in rated if rating >= HINT)


def possible_posts(document: Document, chains: tuple[Chain, ...]) -> tuple[Stream, tuple[Post, ...]]:
    """Return the tokens of the article and all posts that its titles may give, likely or not, in order."""
    row = stream(document, _without_titles(document.article.text, chains))
    quoted = direct_quotes(row)
    stage = Stage(row, hidden=frozenset(token for one in quoted for token in range(one.first, one.end)))
    found = [*paired_titles(row, held_titles(stage))]
    found += [*shared_titles(row, found), *announced_titles(row)]
    found += pointing_titles(stage, {title.head for title in found})
    found += told_titles(stage, {title.head for title in found})
    found += office_titles(stage, {title.head for title in found})
    found += titles_of_both(row, {title.head for title in found})
    kept = [title for title in found if _says_something(row, title)]
    return row, tuple(distinct(row, with_bodies(row, [_post(row, title) for title in kept], chains)))


def _without_titles(text: str, chains: tuple[Chain, ...]) -> Iterator[Chain]:
    """Yield the chains without the described things that begin with a title ("bupati Batu" before a name)."""
    for chain in chains:
        kept = tuple(
            one for one in chain.mentions if one.kind != "nominal" or not is_head(one.span.of(text).split()[0])
        )
        if kept:
            yield replace(chain, mentions=kept)


def _end(row: Stream, title: Title) -> int:
    """Return where the words of the title end: before its organisation, behind its territory, without loose ends."""
    stop, body = title.end, title.body
    beyond = post_words("origin") | post_words("place") - post_words("joint")
    stop = min([stop, *(token for token in range(title.head + 1, stop) if row.low[token] in beyond)])
    if body and title.head < body.first < stop:
        within = row.low[title.head : body.first]
        keeps = body.chain.type == PLACE and (
            not post_words("territory").isdisjoint(within) or within[-1] in word_list("territory_heads")
        )
        stop = body.end if keeps else body.first
    inner = post_words("place") | post_words("joint") | {",", "(", ")"}
    while stop > title.head + 1 and row.low[stop - 1] in inner:
        if row.low[stop - 1] == ")" and "(" in row.low[title.head : stop]:
            break
        stop -= 1
    opened = next((at for at in range(stop - 1, title.head, -1) if row.low[at] in {"(", ")"}), stop)
    return opened if opened < stop and row.low[opened] == "(" else stop


def _says_something(row: Stream, title: Title) -> bool:
    words = [low for low in row.low[title.head : _end(row, title)] if low[:1].isalnum()]
    if words[0].rstrip(".") in post_words("needs") and not (len(words) > 1 and is_head(words[1])):
        return False
    return len(words) > 1 or words[0] not in post_words("never" if title.body else "bare")


def _words(row: Stream, title: Title) -> Span:
    """Return the characters of the title, without the clitic that stands for who has the holder ("asistennya")."""
    end = _end(row, title)
    words, last = row.span(title.head, end), row.tokens[end - 1]
    return Span(words.start, words.end - len(last.form) + len(bare(last.form))) if last.form.islower() else words


def _is_over(row: Stream, head: int) -> bool:
    """Return whether "mantan" stands before the title, or "pernah" among the words that lead to it."""
    at = head - 1
    while at > 0 and row.low[at] in post_words("link") | post_words("holds") | former() - post_words("over"):
        if row.low[at] in former():
            return True
        at -= 1
    return at >= 0 and row.low[at] in former() | post_words("over")


def _post(row: Stream, title: Title) -> Post:
    organisation = title.body.mention if title.body else None
    evidence = row.span(min(title.head, title.holder.first), max(title.end, title.holder.end))
    if title.rule == POINTING:
        evidence = row.span(title.head, title.end)
    over = title.over or _is_over(row, title.head)
    return Post(title.holder.mention, _words(row, title), organisation, evidence, title.rule, former=over)
