"""One chain of one article as the resolver sees it, and what it makes of many: clusters.

Who is who is decided in three steps, each a function of what it is given and of nothing else, so that a store may run
them again for the few appearances that an edit touches and come out where a fresh build would:

1. `appearances`: an article's chains, seen from this article alone.
2. `follow`: a key that only shortens another ("kemenperin") leads to the key that it stands for in the articles that
   explain it. Appearances whose keys lead to one key form a *block*; who is one never spans two blocks.
3. `clusters`: the appearances of one block fall into clusters, each of them an entity.
"""

from dataclasses import dataclass, field
from datetime import date

Key = tuple[str, str]
"""A family and the normal form of a name within it: ("organisation", "kementerian perindustrian")."""
Anchor = tuple[str, int]
"""An article id and the number of a chain in that article's findings."""


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds an appearance whose name alone does not tell who it is.

    `posts` are (title, normal form of the body or ""); `company` the normal forms of the names beside it, sorted.
    """

    posts: tuple[tuple[str, str], ...] = ()
    company: tuple[str, ...] = ()
    published: date | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One chain of one article. `first` is the offset of its first mention.

    `family` is the wider type within which a name means one thing ("organisation", "Person", "Place"); `key` the
    normal form of `name`, or of something no other chain shares where the chain has no proper name. `forms` are the
    spellings that name or describe it, sorted. `shorts` are the normal forms of shorter names that the article uses
    for it. `context` is there only where `family` needs it.
    """

    article: str
    number: int
    first: int
    type: str
    family: str
    name: str
    key: str
    forms: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    context: Context | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A row of the ledger: why an appearance belongs to its cluster, feature by feature, each with a sentence."""

    member: Anchor
    score: float
    reasons: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """An entity: its members, sorted, and what they make of it.

    `identifiers` are (scheme, value) of the gazetteers that know it.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[Anchor, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    merges: tuple[Merge, ...] = field(default=())
