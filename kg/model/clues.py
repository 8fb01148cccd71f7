"""What the rules found in an article, as the heads are shown it: spans for each layer, and facts between things."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.find.clause import roles
from kg.find.dates import find_times
from kg.find.matching import base
from kg.find.patterns import Patterns, Variant
from kg.model.layers import (
    AT,
    CLUES,
    DIRECT,
    HOLDS,
    INDIRECT,
    RELATIONS,
    SAYS,
    TIME,
    TITLE,
    TYPES,
    WHEN,
    layer_of_mention,
)
from kg.records import Chain, Document, Findings, Span, owners
from kg.schema import DESCRIBABLE, SYMMETRIC

End = int | tuple[str, Span]
"""An end of a fact: the number of a chain, or a kind of words and where they stand."""


@dataclass(frozen=True, slots=True)
class Clues:
    """The rules' findings. `spans` maps a layer to its (span, label), sorted; `facts` are (subject, fact, object)."""

    chains: tuple[Chain, ...]
    spans: Mapping[str, tuple[tuple[Span, str], ...]]
    facts: tuple[tuple[End, str, End], ...]

    @property
    def times(self) -> tuple[Span, ...]:
        """Return the time expressions, in order."""
        return tuple(span for span, _ in self.spans["time"])


def clues(document: Document, findings: Findings, patterns: Patterns) -> Clues:
    """Return the clues that the rules' `findings` give, and the cues that the patterns know."""
    found: dict[str, set[tuple[Span, str]]] = {layer: set() for layer in CLUES}
    for chain in findings.chains:
        for mention in chain.mentions if chain.type in TYPES else ():
            if mention.kind != "anaphor" and (mention.kind == "name" or chain.type in DESCRIBABLE):
                found[layer_of_mention(mention, chain.type)].add((mention.span, chain.type))
    found["title"], found["quote"] = _titled(findings), _quoted(findings)
    found["time"].update((span, TIME) for span in find_times(document))
    found["cue"].update(_cues(document, patterns))
    spans = {layer: tuple(sorted(each)) for layer, each in found.items()}
    return Clues(findings.chains, spans, tuple(_facts(findings)))


def clues_again(first: Clues, findings: Findings) -> Clues:
    """Return the clues of rules that read the article once more among other chains: titles, quotations and facts.

    What hangs on no chain stays as it was the first time: times and cues are not sought twice.
    """
    spans = {**first.spans, "title": tuple(sorted(_titled(findings))), "quote": tuple(sorted(_quoted(findings)))}
    return Clues(findings.chains, spans, tuple(_facts(findings)))


def _titled(findings: Findings) -> set[tuple[Span, str]]:
    return {(post.title, TITLE) for post in findings.posts}


def _quoted(findings: Findings) -> set[tuple[Span, str]]:
    return {(one.content, DIRECT if one.kind == "direct" else INDIRECT) for one in findings.quotes}


def _cues(document: Document, patterns: Patterns) -> Iterator[tuple[Span, str]]:
    """Yield the words that trigger patterns, each with the relation of most of them."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            low = token.form.lower()
            relation = token.kind == "word" and (
                _speaks_for(low, patterns.by_form) or _speaks_for(base(low), patterns.by_base)
            )
            if relation:
                yield token.span, relation


def _speaks_for(word: str, triggers: Mapping[str, Sequence[Variant]]) -> str | None:
    """Return the relation that a trigger speaks for, None for function words; of relations as many, the first."""
    variants = triggers.get(word)
    if not variants or word in roles():
        return None
    votes = Counter(each.pattern.relation for each in variants if each.pattern.relation in RELATIONS)
    return min(votes, key=lambda one: (-votes[one], one), default=None)


def _facts(findings: Findings) -> Iterator[tuple[End, str, End]]:
    owner = owners(findings.chains)
    for post in findings.posts:
        yield owner[post.person], HOLDS, (TITLE, post.title)
        if post.organisation:
            yield (TITLE, post.title), AT, owner[post.organisation]
    for quote in findings.quotes:
        if quote.speaker:
            yield owner[quote.speaker], SAYS, (DIRECT, quote.content)
    for relation in findings.relations:
        subject, target = owner[relation.subject], owner[relation.object]
        yield subject, relation.predicate, target
        if relation.predicate in SYMMETRIC:
            yield target, relation.predicate, subject
    for event in findings.events:
        yield owner[event.mention], WHEN, (TIME, event.when)


def overlap(one: Span, other: Span) -> int:
    """Return how many characters two spans share, 0 or less if none."""
    return min(one.end, other.end) - max(one.start, other.start)
