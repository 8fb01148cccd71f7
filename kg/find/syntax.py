"""The pattern language: the string of a pattern's `match` becomes elements that a sentence can be held against.

    {s:Agent} <dukung|apresiasi> {o:Any}

| written | means |
|---|---|
| `{s:Agent}` `{o:Place|Facility}` | a mention of such a type (a class or union of the ontology) as subject or object |
| `{s:Person+}` | a list of such mentions, with marks and numbers between them |
| `{o:Event*}` | every such mention within reach, where otherwise only the nearest counts |
| `<dukung|bela>` | a verb with one of these base forms; its passive twin is derived, ends swapped |
| `<+dukung>` `<-dukung>` | the same, in the active or the passive voice only |
| `word` `(word|two words)` `@list` | these very words, in lower case; the words of a list of the pattern file |
| `'('` | a mark that the language itself uses |
| `?` after a word | may be missing |
| `>` | what follows stands inside the mention before: `{s:Event} > {o:Place}` for "kebakaran di Riau" |
| `--` | auxiliaries, appositions and prepositional phrases, as they stand between a subject and its verb |
| `~3` | up to three words of one noun phrase |
| `..9` | up to nine words or mentions of one sentence |

Between a slot and the verb after it stands `--`, between a verb and the slot after it `~4`, unless a gap is written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

LONGEST_GAP = 3
"""Figures in the number of tokens that a gap may have."""
Role: TypeAlias = Literal["s", "o"]
Voice: TypeAlias = Literal["active", "passive", "bare"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a mention of one of `types`, or, where `many`, for a list of them.

    Where `each`, all that can be reached fill it, one after the other, not only the nearest.
    """

    role: Role
    types: frozenset[str]
    many: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One of several words or phrases, in lower case, each a tuple of token forms."""

    phrases: tuple[tuple[str, ...], ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its base forms. The voice *bare* is the object voice: "program yang kami dukung"."""

    bases: frozenset[str]
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `limit` tokens: any of the sentence where `loose`, else words inside one noun phrase."""

    limit: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Bridge:
    """What may stand between a subject and its verb."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that has this role in lexicon/clause.tsv: *agent* ("oleh"), *relative* ("yang")."""

    role: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The step into the mention that was just matched: what follows stands within it."""


Element: TypeAlias = Slot | Word | Verb | Gap | Bridge | Marker | Inside
Elements: TypeAlias = tuple[Element, ...]

NOUN_PHRASE = Gap(4)
_ELEMENT = re.compile(
    r"\s*(?:\{(?P<role>[so]):(?P<types>[\w|]+)(?P<many>[+*]?)\}"
    r"|<(?P<sign>[+-]?)(?P<bases>[\w|-]+)>"
    r"|(?P<bridge>--)|(?P<inside>>)|~(?P<tight>\d+)|\.\.(?P<loose>\d+)"
    r"|(?:\((?P<phrases>[^(){}<>]+)\)|@(?P<words>\w+)|'(?P<mark>[^'\s]+)'|(?P<word>[^\s(){}<>@?~]+))(?P<optional>\??))"
)
_SIGNS: dict[str, Voice | None] = {"": None, "+": "active", "-": "passive"}


class PatternSyntaxError(ValueError):
    """A `match` that cannot be read; `position` counts characters from 0."""

    def __init__(self, reason: str, position: int) -> None:
        self.reason, self.position = reason, position
        super().__init__(f"{reason} at character {position + 1}")


def parse(match: str, types: Callable[[str], frozenset[str]], lists: Mapping[str, tuple[str, ...]]) -> Elements:
    """Return the elements of `match`; `types` gives the types that a type name stands for (none: unknown).

    Raises PatternSyntaxError for what is no element, an unknown type or list, and for a match without both slots.
    """
    elements = tuple(_elements(match, types, lists))
    roles = sorted(element.role for element in elements if isinstance(element, Slot))
    if roles != ["o", "s"]:
        raise PatternSyntaxError("needs one {s:…} and one {o:…}", 0)
    if not isinstance(elements[0], Slot | Word | Verb) or not isinstance(elements[-1], Slot | Word | Verb):
        raise PatternSyntaxError("begins or ends with a gap", 0)
    if sum(isinstance(element, Verb) for element in elements) > 1:
        raise PatternSyntaxError("has two verbs", match.index("<"))
    return elements


def _elements(
    match: str, types: Callable[[str], frozenset[str]], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Element]:
    at = 0
    while at < len(match.rstrip()):
        found = _ELEMENT.match(match, at)
        if not found or found.end() == at:
            raise PatternSyntaxError(f"cannot be read: {match[at : at + 12].strip()!r}", at)
        yield _element(found, types, lists)
        at = found.end()


def _element(
    found: re.Match[str], types: Callable[[str], frozenset[str]], lists: Mapping[str, tuple[str, ...]]
) -> Element:
    if found["types"]:
        role: Role = "s" if found["role"] == "s" else "o"
        return Slot(role, _types(found, types), many=found["many"] == "+", each=found["many"] == "*")
    if found["bases"]:
        return Verb(frozenset(found["bases"].split("|")), _SIGNS[found["sign"]])
    if found["inside"]:
        return Inside()
    if found["bridge"]:
        return Bridge()
    if limit := found["tight"] or found["loose"]:
        if len(limit) > LONGEST_GAP:
            raise PatternSyntaxError("no sentence has room for such a gap", found.start())
        return Gap(int(limit), loose=bool(found["loose"]))
    return Word(_phrases(found, lists), bool(found["optional"]))


def _types(found: re.Match[str], types: Callable[[str], frozenset[str]]) -> frozenset[str]:
    known: set[str] = set()
    for name in found["types"].split("|"):
        if not types(name):
            raise PatternSyntaxError(f"no type {name!r} in the ontology", found.start("types"))
        known |= types(name)
    return frozenset(known)


def _phrases(found: re.Match[str], lists: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    if found["words"]:
        if found["words"] not in lists:
            raise PatternSyntaxError(f"no list {found['words']!r} under [words]", found.start("words"))
        chosen = lists[found["words"]]
    else:
        chosen = tuple((found["phrases"] or found["word"] or found["mark"]).split("|"))
    # Longer phrases first, so that "bekerja sama" is not read as "bekerja".
    return tuple(sorted((tuple(phrase.lower().split()) for phrase in chosen if phrase.split()), key=len, reverse=True))


def variants(elements: Elements) -> tuple[Elements, ...]:
    """Return the ways in which a sentence can say what `elements` say: as written, and its passive twins.

    A twin is derived where nothing but gaps stands between the verb and its two slots.
    """
    place = next((i for i, element in enumerate(elements) if isinstance(element, Verb)), None)
    if place is None:
        return (elements,)
    verb = elements[place]
    assert isinstance(verb, Verb)  # noqa: S101  (found by that test two lines above)
    before, after = elements[:place], elements[place + 1 :]
    if verb.voice:
        return (_bridged(before, verb, after),)
    written = _bridged(before, Verb(verb.bases, "active"), after)
    if not all(isinstance(element, Slot | Gap | Bridge) for element in before + after) or not before or not after:
        return (written,)
    return (written, *_twins(before[0], verb.bases, after[-1]))


def _bridged(before: Elements, verb: Verb, after: Elements) -> Elements:
    left = (*before, Bridge()) if before and isinstance(before[-1], Slot) else before
    right = (NOUN_PHRASE, *after) if after and isinstance(after[0], Slot) else after
    return (*left, verb, *right)


def _twins(doer: Element, bases: frozenset[str], undergoer: Element) -> Iterator[Elements]:
    passive = (undergoer, Bridge(), Verb(bases, "passive"))
    yield (*passive, Gap(2), doer)
    yield (*passive, Gap(8, loose=True), Marker("agent"), Gap(3), doer)
    yield (undergoer, Gap(2), Marker("relative"), Gap(1), doer, Gap(2), Verb(bases, "bare"))
