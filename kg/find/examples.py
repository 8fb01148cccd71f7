"""The examples and refusals of the patterns, in bracket notation, and whether the patterns keep what they promise.

    "[Kemenperin|s:GovernmentBody] mendukung [program Desa Terang|o:Programme]."

`s` and `o` mark the ends of the relation (several of one kind: every pair), `-` a mention that must take no part in it.
A mark without a type gets the first type that the relation allows at that end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KnowledgeError
from kg.find.pattern_files import Pattern
from kg.find.patterns import Patterns, only
from kg.find.relations import find_relations
from kg.language import understand
from kg.records import Article, Chain, Mention, Span
from kg.schema import Schema

_MARK = re.compile(r"\[|\|([so-])(?::(\w+))?\]")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its brackets, and the mentions that stood in them with their marks: s, o or -."""

    text: str
    marked: tuple[tuple[str, Mention], ...]

    def ends(self) -> frozenset[tuple[Span, Span]]:
        """Return every pair of a subject and an object."""
        subjects = [mention.span for mark, mention in self.marked if mark == "s"]
        objects = [mention.span for mark, mention in self.marked if mark == "o"]
        return frozenset((subject, target) for subject in subjects for target in objects)


def check_examples(patterns: Patterns, schema: Schema) -> tuple[str, ...]:
    """Return what is wrong with the examples and refusals, a sentence for each, in the order of the patterns.

    Raises KnowledgeError (file, pattern) for a sentence without both ends, or with a type that the ontology lacks.
    """
    return tuple(fault for pattern in patterns.all for fault in _faults(pattern, only(patterns, pattern.name), schema))


def prove_examples(patterns: Patterns, schema: Schema, source: Path) -> None:
    """Raise KnowledgeError (file, pattern) for the first example or refusal of the file `source` that does not hold."""
    for pattern in patterns.all:
        if pattern.source == source:
            for fault in _faults(pattern, only(patterns, pattern.name), schema):
                raise KnowledgeError(fault.partition(f"{pattern.name}: ")[2], source, pattern.name)


def _faults(pattern: Pattern, alone: Patterns, schema: Schema) -> Iterator[str]:
    for sentence in pattern.examples:
        example = read_example(sentence, pattern, schema)
        missing = example.ends() - _found(example, alone, schema)
        if missing:
            yield f"{pattern.source.name}:{pattern.name}: the example does not give the relation: {sentence}"
    for sentence in pattern.refuses:
        example = read_example(sentence, pattern, schema)
        if example.ends() & _found(example, alone, schema):
            yield f"{pattern.source.name}:{pattern.name}: the refusal gives the relation all the same: {sentence}"


def read_example(sentence: str, pattern: Pattern, schema: Schema) -> Example:
    """Return a sentence in bracket notation as text and mentions."""
    text, at = "", 0
    marked: list[tuple[str, Mention]] = []
    open_at: list[int] = []
    for found in _MARK.finditer(sentence):
        text += sentence[at : found.start()]
        at = found.end()
        if found[0] == "[":
            open_at.append(len(text))
        elif open_at and open_at[-1] < len(text):
            marked.append((found[1], Mention(Span(open_at.pop(), len(text)), _type(found, pattern, schema))))
    if {"s", "o"} - {mark for mark, _ in marked}:
        raise KnowledgeError(f"needs a [… |s] and a [… |o] to prove anything: {sentence}", pattern.source, pattern.name)
    return Example(text + sentence[at:], tuple(marked))


def _type(found: re.Match[str], pattern: Pattern, schema: Schema) -> str:
    relation = schema.relations[pattern.relation]
    if found[2] is None:
        return min(relation.range if found[1] == "o" else relation.domain)
    if found[2] not in schema.classes:
        raise KnowledgeError(f"no type {found[2]!r} in the ontology", pattern.source, pattern.name)
    return found[2]


def _found(example: Example, alone: Patterns, schema: Schema) -> frozenset[tuple[Span, Span]]:
    """Return the ends of what the pattern alone states; what it denies or thinks possible is not stated."""
    chains = tuple(Chain(m.span.of(example.text), m.type, (m,)) for _, m in example.marked)
    document = understand(Article("example", example.text))
    relations, _ = find_relations(document, chains, (), (), schema, alone)
    own = (relation for relation in relations if relation.rule == alone.all[0].name)
    stated = [relation for relation in own if relation.modality in ("asserted", "planned")]
    ends = {(relation.subject.span, relation.object.span) for relation in stated}
    if schema.relations[alone.all[0].relation].symmetric:
        ends |= {(target, subject) for subject, target in ends}
    return frozenset(ends)
