"""The word that made a rule see a relation: it is shown between subject and object in the sentence of the evidence.

The graph names the rule of each claim; the rule's pattern names the verbs and words that can trigger it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kg.find.patterns import Variant, load_patterns
from kg.language.morphology import base
from kg.schema import Schema

Cue = Callable[[str, Iterable[str]], tuple[int, int] | None]

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WIDEST: Final = 2000
"""Characters of evidence that are searched."""


def cue_finder(schema: Schema) -> Cue:
    """Return a function from the words of an evidence and the rules that found it to the offsets of the cue, or None.

    >>> from kg.schema import load
    >>> cue_finder(load())("Kemenperin mengapresiasi program itu", ["support"])
    (11, 24)
    """
    patterns = load_patterns(schema)
    bases, forms = _by_rule(patterns.by_base), _by_rule(patterns.by_form)

    def find(words: str, rules: Iterable[str]) -> tuple[int, int] | None:
        named = list(rules)
        verbs = frozenset().union(*(bases[rule] for rule in named))
        others = frozenset().union(*(forms[rule] for rule in named))
        for found in _WORD.finditer(words[:_WIDEST]):
            if base(found[0]) in verbs or found[0].lower() in others:
                return found.span()
        return None

    return find


def _by_rule(index: Mapping[str, tuple[Variant, ...]]) -> dict[str, frozenset[str]]:
    """Return the words that trigger each rule, turned around from the patterns' own index."""
    words: dict[str, set[str]] = defaultdict(set)
    for word, variants in index.items():
        for variant in variants:
            words[variant.pattern.name].add(word)
    return defaultdict(frozenset, {rule: frozenset(found) for rule, found in words.items()})
