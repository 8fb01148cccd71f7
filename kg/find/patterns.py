"""The patterns of relations, ours and the user's, indexed by what triggers them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg import knowledge
from kg.errors import KnowledgeError
from kg.find.clause import roles
from kg.find.pattern_files import Pattern, entries, read_pattern, read_table, word_lists
from kg.find.syntax import Elements, Slot, Verb, Word, variants
from kg.schema import Schema


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of saying what a pattern says; `elements[trigger]` is where the search begins.

    `slots` are the types that each of its slots takes: who holds no mention for one of them need not be searched.
    """

    pattern: Pattern
    elements: Elements
    trigger: int
    slots: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns in the order of their files, and their variants by what triggers them.

    `by_form` has the first word of a trigger phrase, `by_base` a verb's base form, `by_type` the type of a first slot
    (where a pattern has no word that could trigger it).
    """

    all: tuple[Pattern, ...]
    by_form: Mapping[str, tuple[Variant, ...]]
    by_base: Mapping[str, tuple[Variant, ...]]
    by_type: Mapping[str, tuple[Variant, ...]]


def load_patterns(schema: Schema, extra: Path | None = None) -> Patterns:
    """Return our patterns and those of the user's file `extra`.

    Raises KnowledgeError (file, name of the pattern) for a file that is no TOML, a field that is missing, unknown or of
    the wrong kind, a relation or type that the ontology lacks, a `match` that cannot be read (position), and a name
    that is taken.
    """
    paths = [*sorted((knowledge.FOLDER / "patterns").glob("*.toml")), *([extra] if extra else [])]
    tables = [(path, read_table(path)) for path in paths]
    lists = word_lists(tables)
    loaded: list[tuple[Pattern, tuple[Elements, ...]]] = []
    for path, table in tables:
        loaded.extend(
            read_pattern(path, entry, place, schema, lists) for place, entry in enumerate(entries(path, table), 1)
        )
    taken: dict[str, Pattern] = {}
    for pattern, _ in loaded:
        if pattern.name in taken:
            raise KnowledgeError(
                f"the name is taken in {taken[pattern.name].source.name}", pattern.source, pattern.name
            )
        taken[pattern.name] = pattern
    return _index(loaded)


def only(patterns: Patterns, name: str) -> Patterns:
    """Return the patterns without all but the one called `name`."""

    def kept(index: Mapping[str, tuple[Variant, ...]]) -> dict[str, tuple[Variant, ...]]:
        return {key: tuple(each for each in found if each.pattern.name == name) for key, found in index.items()}

    chosen = tuple(pattern for pattern in patterns.all if pattern.name == name)
    return Patterns(chosen, kept(patterns.by_form), kept(patterns.by_base), kept(patterns.by_type))


def _index(loaded: Iterable[tuple[Pattern, tuple[Elements, ...]]]) -> Patterns:
    forms: dict[str, list[Variant]] = defaultdict(list)
    bases: dict[str, list[Variant]] = defaultdict(list)
    types: dict[str, list[Variant]] = defaultdict(list)
    loaded = tuple(loaded)
    for pattern, matches in loaded:
        for variant in (each for elements in matches for each in _variants(pattern, elements)):
            element = variant.elements[variant.trigger]
            if isinstance(element, Verb):
                for base in sorted(element.bases):
                    bases[base].append(variant)
            elif isinstance(element, Word):
                for form in dict.fromkeys(phrase[0] for phrase in element.phrases):
                    forms[form].append(variant)
            elif isinstance(element, Slot):
                for type_name in sorted(element.types):
                    types[type_name].append(variant)
    frozen = ({key: tuple(found) for key, found in index.items()} for index in (forms, bases, types))
    return Patterns(tuple(pattern for pattern, _ in loaded), *frozen)


def _variants(pattern: Pattern, elements: Elements) -> Iterator[Variant]:
    for variant in variants(elements):
        slots = tuple(dict.fromkeys(one.types for one in variant if isinstance(one, Slot)))
        yield Variant(pattern, variant, _trigger(variant), slots)


def _trigger(elements: Elements) -> int:
    """Return the place of the verb, else of the rarest word: one that is no mark and no function word."""

    def rank(place: int) -> int:
        element = elements[place]
        if isinstance(element, Verb):
            return 0
        if not isinstance(element, Word) or element.optional:
            return 4
        if all(phrase[0] in _frequent() or not phrase[0][0].isalpha() for phrase in element.phrases):
            return 2
        return 1

    return min((place for place, each in enumerate(elements) if isinstance(each, Verb | Word | Slot)), key=rank)


@cache
def _frequent() -> frozenset[str]:
    return frozenset(roles())
