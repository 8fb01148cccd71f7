"""The patterns of relations: loaded from knowledge/patterns/*.toml and a user's file, checked, and indexed by trigger.

A pattern file holds entries `[[pattern]]` with `name`, `relation`, `match` (one string or several; kg/find/syntax.py),
`examples` and `refuses` (kg/find/examples.py), for the relation of last resort also `verb`, `unless` (words that forbid
it), and, once measured, `score` and `support`; and a table `[words]` of lists that `@name` refers to.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from kg import knowledge
from kg.errors import KnowledgeError
from kg.find.clause import roles
from kg.find.syntax import Elements, PatternSyntaxError, Slot, Verb, Word, parse, variants
from kg.schema import RELATED, Schema

WordLists: TypeAlias = Mapping[str, tuple[str, ...]]
REQUIRED = ("name", "relation", "match", "examples", "refuses")
OPTIONAL = ("score", "support", "verb", "unless")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way of saying what a pattern says; `elements[trigger]` is where the search begins."""

    pattern: "Pattern"
    elements: Elements
    trigger: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A construction that states a relation. `score` is its precision on the training articles, None if unmeasured.

    It states nothing where one of the words `unless` stands in it or a little before it.
    """

    name: str
    relation: str
    match: tuple[str, ...]
    examples: tuple[str, ...]
    refuses: tuple[str, ...]
    source: Path
    score: float | None = None
    support: int | None = None
    verb: str | None = None
    unless: frozenset[str] = frozenset()


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
    tables = [(path, _table(path)) for path in paths]
    lists = _word_lists(tables)
    loaded: list[tuple[Pattern, tuple[Elements, ...]]] = []
    for path, table in tables:
        loaded.extend(_read(path, entry, place, schema, lists) for place, entry in enumerate(_entries(path, table), 1))
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


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"not UTF-8 (byte {error.start}); save it as UTF-8", path) from error
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"not TOML: {error}", path) from error


def _entries(path: Path, table: Mapping[str, Any]) -> list[dict[str, Any]]:
    strange = sorted(set(table) - {"pattern", "words"})
    if strange:
        raise KnowledgeError(f"unknown table {strange[0]!r}; there are [[pattern]] and [words]", path, strange[0])
    entries = table.get("pattern", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise KnowledgeError("patterns are written [[pattern]]", path, "pattern")
    return entries


def _word_lists(tables: Iterable[tuple[Path, Mapping[str, Any]]]) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for path, table in tables:
        words = table.get("words", {})
        if not isinstance(words, dict):
            raise KnowledgeError('[words] is a table of lists: name = ["word", …]', path, "words")
        for name, members in words.items():
            if name in lists:
                raise KnowledgeError("a list of this name is already there; give it another name", path, name)
            lists[name] = _strings(members, path, name, name)
    return lists


def _read(
    path: Path, entry: Mapping[str, Any], place: int, schema: Schema, lists: WordLists
) -> tuple[Pattern, tuple[Elements, ...]]:
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise KnowledgeError('needs name = "…"', path, f"pattern {place}")
    _check_fields(path, name, entry)
    _check_relation(path, name, entry, schema)
    match = _strings(entry["match"], path, name, "match")
    pattern = Pattern(
        name,
        entry["relation"],
        match,
        _strings(entry["examples"], path, name, "examples"),
        _strings(entry["refuses"], path, name, "refuses"),
        path,
        entry.get("score"),
        entry.get("support"),
        entry.get("verb"),
        _unless(path, name, entry, lists),
    )
    return pattern, tuple(_parsed(path, pattern, each, schema, lists) for each in match)


def _check_fields(path: Path, name: str, entry: Mapping[str, Any]) -> None:
    missing = [field for field in REQUIRED if not entry.get(field)]
    if missing:
        raise KnowledgeError(f"needs {', '.join(missing)}", path, name)
    strange = sorted(set(entry) - {*REQUIRED, *OPTIONAL})
    if strange:
        raise KnowledgeError(f"unknown field {', '.join(strange)}", path, name)
    score, support = entry.get("score", 0.0), entry.get("support", 0)
    if not isinstance(score, float | int) or not 0 <= score <= 1 or not isinstance(support, int):
        raise KnowledgeError("score is a number from 0 to 1, support a whole number", path, name)


def _check_relation(path: Path, name: str, entry: Mapping[str, Any], schema: Schema) -> None:
    relation = entry["relation"]
    if relation not in schema.relations:
        raise KnowledgeError(f"no relation {relation!r} in the ontology", path, name)
    if (relation == RELATED) != isinstance(entry.get("verb"), str):
        raise KnowledgeError(f'verb = "…" belongs to the relation {RELATED}, and only there', path, name)


def _strings(value: object, path: Path, entry: str, field: str) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not values or not all(isinstance(each, str) and each for each in values):
        raise KnowledgeError(f"{field} is a list of strings", path, entry)
    return tuple(values)


def _unless(path: Path, name: str, entry: Mapping[str, Any], lists: WordLists) -> frozenset[str]:
    """Return the words that forbid the pattern; `@name` stands for a list."""
    words: set[str] = set()
    for word in _strings(entry["unless"], path, name, "unless") if "unless" in entry else ():
        if word.startswith("@") and word[1:] not in lists:
            raise KnowledgeError(f"no list {word[1:]!r} under [words]", path, name)
        words.update(lists[word[1:]] if word.startswith("@") else (word,))
    return frozenset(words)


def _parsed(path: Path, pattern: Pattern, match: str, schema: Schema, lists: WordLists) -> Elements:
    try:
        elements = parse(match, schema.within, lists)
    except PatternSyntaxError as error:
        raise KnowledgeError(f"match {match!r}: {error}", path, pattern.name) from error
    ends = {element.role: element.types for element in elements if isinstance(element, Slot)}
    if not any(schema.fits(pattern.relation, s, o) for s in sorted(ends["s"]) for o in sorted(ends["o"])):
        raise KnowledgeError(f"match {match!r}: {pattern.relation} never holds between such types", path, pattern.name)
    return elements


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
        yield Variant(pattern, variant, _trigger(variant))


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
