"""Posts as who-is-who compares them: short titles written out, the body's own words left to the body."""

from collections.abc import Collection
from functools import cache

from kg.knowledge import lexicon
from kg.resolve.normal import ORGANISATION, expanded, fillers
from kg.resolve.spelling import plain_words

FORMER = "-"
"""Begins the title of a post that is over."""
NATIONAL, DOMAIN = "national", "domain"


def plain_title(title: str, body: str) -> str:
    """Return the words of a title, written out and without the words of its body at the end.

    >>> plain_title("Menlu RI", ""), plain_title("Bupati Sleman", "kabupaten sleman")
    ('menteri luar negeri', 'bupati')
    """
    words = expanded([*plain_words(title), ""])[:-1]
    inside = {*body.split(), *fillers(ORGANISATION, "nation"), "republik"}
    while len(words) > 1 and words[-1] in inside:
        words = words[:-1]
    return " ".join(words)


@cache
def _scopes() -> dict[str, str]:
    return {title: scope for title, scope in lexicon("held_by_one", ("title", "scope"))}  # noqa: C416


def held_by_one(title: str) -> bool:
    """Return whether each place or body has one who holds the post."""
    return bool(_scope(title)[0])


def _scope(title: str) -> tuple[str, bool]:
    """Return the scope of the longest listed title with which this one begins, and whether it is all of it."""
    words = title.removeprefix(FORMER).split()
    for size in range(len(words), 0, -1):
        scope = _scopes().get(" ".join(words[:size]))
        if scope:
            return scope, size == len(words)
    return "", False


def tells_alone(title: str) -> bool:
    """Return whether a title tells who holds it without its body.

    >>> tells_alone("menteri luar negeri"), tells_alone("menteri"), tells_alone("ketua")
    (True, False, False)
    """
    scope, whole = _scope(title)
    return scope == (NATIONAL if whole else DOMAIN)


def by_title(posts: Collection[tuple[str, str]]) -> dict[str, set[str]]:
    """Return title → bodies of the posts that are held now and of which nobody holds two."""
    found: dict[str, set[str]] = {}
    for title, body in posts:
        if body and title and not title.startswith(FORMER) and _scope(title)[0] in (NATIONAL, DOMAIN):
            found.setdefault(title, set()).add(body)
    return found
