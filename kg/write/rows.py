"""The graph as rows: what the tables, the network formats and the notes are made of. IRIs are ids.

A tuple is a list of values; the lists `evidence` and `words` of a row go together. Dates are ISO 8601, of publication
where nothing else is said. Every function yields its rows sorted by id.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article. `identifier` is its id among the articles read."""

    id: str
    identifier: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A thing that articles speak of. `first` and `last` are the dates of the first and last article that do.

    `same_as` are its IRIs in Wikidata and registers, `codes` what registers without IRIs call it.
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    codes: tuple[str, ...]
    mentions: int
    articles: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A claim. `fact` says whether the plain triple stands in the graph; without it somebody only claims so."""

    id: str
    subject: str
    subject_name: str
    predicate: str
    label: str
    object: str
    object_name: str
    modality: str
    fact: bool
    attributed_to: str | None
    attributed_to_name: str | None
    verb: str | None
    score: float | None
    sources: int
    rules: tuple[str, ...]
    conflicts: tuple[str, ...]
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    evidence: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post of a person. `body` is the organisation, territory or other thing that it belongs to."""

    id: str
    person: str
    person_name: str
    title: str
    body: str | None
    body_name: str | None
    former: bool
    score: float | None
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    evidence: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """Words of a speaker. `mentions` are the things they name."""

    id: str
    speaker: str | None
    speaker_name: str | None
    kind: str
    text: str
    cue: str | None
    score: float | None
    article: str
    published: str | None
    mentions: tuple[str, ...]
    evidence: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event. `printed` are its times as the articles print them, `dates` what they come to (day, month or year)."""

    id: str
    name: str
    printed: tuple[str, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A stretch of an article that refers to a thing. Offsets are code points of the text, 0-based, half-open."""

    id: str
    entity: str
    entity_name: str
    article: str
    start: int
    end: int
    text: str


Row = ArticleRow | EntityRow | StatementRow | PostRow | QuoteRow | EventRow | MentionRow
