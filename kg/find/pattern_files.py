"""One pattern file → its patterns: read, checked field by field, every mistake named by file and entry.

A pattern file holds entries `[[pattern]]` with `name`, `relation`, `match` (one string or several; kg/find/syntax.py),
`examples` and `refuses` (kg/find/examples.py), for the relation of last resort also `verb`, `unless` (words that forbid
it), and, once measured, `score` and `support`; and a table `[words]` of lists that `@name` refers to.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import KnowledgeError
from kg.find.syntax import Elements, PatternSyntaxError, Slot, parse
from kg.schema import RELATED, Schema

WordLists: TypeAlias = Mapping[str, tuple[str, ...]]
Table: TypeAlias = Mapping[str, Any]
REQUIRED = ("name", "relation", "match", "examples", "refuses")
OPTIONAL = ("score", "support", "verb", "unless")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A construction that states a relation. `score` is its precision on the training articles, None if unmeasured.

    It states nothing where one of the words `unless` stands in it, a little before it, or in a title of its subject.
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


def read_table(path: Path) -> dict[str, Any]:
    """Return the content of a pattern file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path) from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"not UTF-8 (byte {error.start}); save it as UTF-8", path) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise KnowledgeError(f"not TOML: {error}", path) from error


def entries(path: Path, table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the `[[pattern]]` entries of a file, as they are written."""
    strange = sorted(set(table) - {"pattern", "words"})
    if strange:
        raise KnowledgeError(f"unknown table {strange[0]!r}; there are [[pattern]] and [words]", path, strange[0])
    entries = table.get("pattern", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise KnowledgeError("patterns are written [[pattern]]", path, "pattern")
    return entries


def word_lists(tables: Iterable[tuple[Path, Mapping[str, Any]]]) -> dict[str, tuple[str, ...]]:
    """Return the lists under [words] of all files."""
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


def read_pattern(
    path: Path, entry: Mapping[str, Any], place: int, schema: Schema, lists: WordLists
) -> tuple[Pattern, tuple[Elements, ...]]:
    """Return one entry as a pattern, and the elements of each of its matches."""
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
    if not isinstance(relation, str) or relation not in schema.relations:
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
