"""Sentences in bracket notation, for tests: "[Sari Dewi|Person] memimpin [Dinas Kebun|GovernmentBody]."."""

import re

from kg.language import understand
from kg.records import Article, Chain, Document, Mention, Span

_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)(?:=([^\]]+))?\]")


def annotated(marked: str) -> tuple[Document, tuple[Chain, ...]]:
    """Return the document and its chains; mentions of one name, or of `=name`, are one chain."""
    text, chains, at = "", {}, 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        form, kind, name = match.groups()
        mention = Mention(Span(len(text), len(text) + len(form)), kind)
        chains.setdefault(name or form, []).append(mention)
        text, at = text + form, match.end()
    text += marked[at:]
    found = tuple(Chain(name, mentions[0].type, tuple(mentions)) for name, mentions in chains.items())
    return understand(Article("uji", text)), found
