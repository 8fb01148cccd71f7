"""Accounts that speak: "… ," tulis @tanamenak."""

import re
from collections.abc import Iterator
from functools import cache

from kg.find.cues import cue, words
from kg.records import Document, Mention, Span
from kg.schema import PERSON


def speaking_handles(document: Document) -> Iterator[Mention]:
    """Yield the names of accounts that stand behind a cue of speech, or before one ("@tanamenak menulis …"), in order.

    Other accounts are where something is found, not who says it.
    """
    text = document.article.text
    for match in _handle().finditer(text):
        before = text[max(0, match.start() - 40) : match.start()].casefold().split()
        while before and before[-1] in words("account name"):
            before.pop()
        after = text[match.end() : match.end() + 40].casefold().split()
        if (before and cue(before[-1], "after")) or (after and cue(after[0], "before")):
            yield Mention(Span(*match.span()), PERSON)


@cache
def _handle() -> re.Pattern[str]:
    """Return what an account's name looks like; letters may be hidden by asterisks."""
    return re.compile(r"(?<![\w@.])@[\w*][\w*.]*[\w*]")
