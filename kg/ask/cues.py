"""The words of a sentence that made a rule speak: a graph names the rule, and its pattern tells which words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.find.matching import base
from kg.find.patterns import Patterns, load_patterns
from kg.find.syntax import Verb, Word
from kg.language.tokens import tokens
from kg.records import Span
from kg.schema import load

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """For each rule its verbs as base forms and its phrases, longest first; `scores` are measured precisions."""

    bases: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    scores: Mapping[str, float]

    def find(self, rule: str, text: str, around: Span, taken: Sequence[Span]) -> Span | None:
        """Return where the cue of a rule stands in `around` outside what is `taken`; None for a rule without words.

        Of several the first is taken, a verb before a phrase.
        """
        seen = list(tokens(text, around.start, around.end))
        forms = [token.form.lower() for token in seen]
        verbs = self.bases.get(rule, frozenset())
        for place, token in enumerate(seen):
            if token.form[0].isalpha() and base(forms[place]) in verbs and not _taken(token.span, taken):
                return token.span
        for phrase in self.phrases.get(rule, ()):
            for place in range(len(forms) - len(phrase) + 1):
                if tuple(forms[place : place + len(phrase)]) == phrase:
                    span = Span(seen[place].span.start, seen[place + len(phrase) - 1].span.end)
                    if not _taken(span, taken):
                        return span
        return None


@cache
def load_cues(schema_file: Path | None = None, patterns: Path | None = None) -> Cues:
    """Return the cues of our patterns and of the user's own. Raises KnowledgeError for a broken data file."""
    return cues(load_patterns(load(schema_file), patterns))


def cues(patterns: Patterns) -> Cues:
    """Return the cues of patterns, by the names of the rules."""
    bases: dict[str, set[str]] = defaultdict(set)
    phrases: dict[str, set[Phrase]] = defaultdict(set)
    for index in (patterns.by_base, patterns.by_form):
        for variant in (each for found in index.values() for each in found):
            trigger = variant.elements[variant.trigger]
            if isinstance(trigger, Verb):
                bases[variant.pattern.name] |= trigger.bases
            elif isinstance(trigger, Word):
                phrases[variant.pattern.name].update(trigger.phrases)
    return Cues(
        {name: frozenset(found) for name, found in bases.items()},
        {name: tuple(sorted(found, key=lambda one: (-len(one), one))) for name, found in phrases.items()},
        {pattern.name: pattern.score for pattern in patterns.all if pattern.score is not None},
    )


def _taken(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)
