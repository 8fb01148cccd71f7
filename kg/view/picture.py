"""What the page shows, as read from a graph: the nouns of this room.

Ids are IRIs. Offsets are code points of the article's text, as everywhere.
"""

from dataclasses import dataclass
from typing import Literal

from kg.graph.recalled import Passage, Source

Mark = Literal["fact", "attributed", "planned", "possible", "denied", "post"]
"""How sure an edge is: stated as a fact, only claimed by a speaker, planned, possible or denied; or a post held."""

MARKS: tuple[Mark, ...] = ("fact", "attributed", "planned", "possible", "denied", "post")


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity. `type` is the local name of its class; `times` are (as printed, ISO 8601 or None)."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Passage, ...]
    times: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement between two things, as one source of attribution makes it. `conflicts` are ids of other claims.

    `sources` counts the articles that say so, reprints of one report once; 0 where the graph does not tell.
    """

    id: str
    subject: str
    predicate: str
    object: str
    verb: str | None
    mark: Mark
    speaker: str | None
    evidence: tuple[Passage, ...]
    rules: tuple[str, ...]
    score: float | None
    conflicts: tuple[str, ...]
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person holds or held, somewhere or at nothing that the articles name.

    `tie` is the IRI of the property that ties the post to its place.
    """

    id: str
    person: str
    title: str
    place: str | None
    former: bool
    evidence: tuple[Passage, ...]
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a speaker, with the cue that reports them. `direct` is False for reported speech."""

    speaker: str | None
    text: str
    direct: bool
    cue: str | None
    evidence: tuple[Passage, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that one page shows, each part sorted by id; `sources` by IRI, which is what passages refer to.

    Only `sayings` stand as they do in the articles.
    """

    sources: dict[str, Source]
    things: dict[str, Thing]
    claims: tuple[Claim, ...]
    offices: tuple[Office, ...]
    sayings: tuple[Saying, ...]
