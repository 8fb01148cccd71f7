"""What a graph says, as records that can be explained and compared: the nouns of `why`, `whynot`, `diff`, `conflicts`.

Ids are IRIs. Offsets are code points of the article's text, as everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.graph.recalled import Passage, Source
from kg.records import Modality, QuoteKind


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity. `type` is the local name of its class; `mentions` are in order."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Passage, ...]

    def is_named(self, words: str) -> bool:
        """Return whether words are a name of this thing, and not a pronoun or a description of it."""
        return words == self.name or words in self.aliases


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as one source of attribution makes it. `predicate` is a local name; `conflicts` are ids of claims.

    `plain` says whether the bare triple stands in the graph as well.
    """

    id: str
    subject: str
    predicate: str
    object: str
    verb: str | None
    modality: Modality
    plain: bool
    speaker: str | None
    evidence: tuple[Passage, ...]
    rules: tuple[str, ...]
    score: str | None
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person holds or held; `object` is the body, territory or thing it belongs to."""

    id: str
    subject: str
    title: str
    object: str | None
    former: bool
    evidence: tuple[Passage, ...]
    rules: tuple[str, ...]
    score: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a speaker, with the cue that reports them. `evidence` are the words alone and the stretch around."""

    id: str
    subject: str | None
    text: str
    kind: QuoteKind
    cue: str | None
    mentions: tuple[str, ...]
    evidence: tuple[Passage, ...]
    rules: tuple[str, ...]
    score: str | None


Told: TypeAlias = Claim | Office | Saying


@dataclass(frozen=True, slots=True)
class Record:
    """All that a graph says, each part in the order of its IRIs; `sources` are by the IRI of the article."""

    sources: Mapping[str, Source]
    things: Mapping[str, Thing]
    claims: tuple[Claim, ...]
    offices: tuple[Office, ...]
    sayings: tuple[Saying, ...]

    def name(self, thing: str | None) -> str:
        """Return what a thing is called; the last part of its IRI where the graph names it nowhere."""
        if thing is None:
            return ""
        found = self.things.get(thing)
        return found.name if found else thing.rpartition("/")[2]
