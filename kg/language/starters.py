"""Words that a sentence often opens with: what tells its start where the punctuation does not."""

from functools import cache

from kg.knowledge import lexicon


@cache
def starters(kind: str) -> frozenset[str]:
    """Return the capitalised words of one kind: *function* ("Namun") or *role* ("Ketua")."""
    return frozenset(word for word, of in lexicon("starters", ("word", "kind")) if of == kind)
