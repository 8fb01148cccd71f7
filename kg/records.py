"""The nouns: what each stage hands to the next.

The rule of measure: **offsets are code points of `Article.text`, 0-based, half-open.**
Every record is frozen. A later layer points at the article by `Span`; it never writes on an earlier layer's object.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

MentionKind = Literal["name", "nominal", "anaphor"]
QuoteKind = Literal["direct", "indirect"]
Modality = Literal["asserted", "planned", "denied", "possible"]
Precision = Literal["day", "month", "year"]
TokenKind = Literal["word", "number", "mark", "quote"]
NESTED = 3
"""Spans before and behind a place among which one that overlaps it is sought."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text.

    >>> Span(9, 13).of("Direktur Rina berharap")
    'Rina'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    @classmethod
    def covering(cls, *spans: "Span") -> "Span":
        """Return the stretch from the first to the last of `spans`.

        >>> Span.covering(Span(9, 13), Span(0, 8))
        Span(start=0, end=13)
        """
        return cls(min(span.start for span in spans), max(span.end for span in spans))

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Return whether `other` lies inside this span (the same span included)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def overlaps_any(self, others: Sequence["Span"]) -> bool:
        """Return whether one of `others`, which are in order and hardly nested, shares a character with this span.

        >>> Span(5, 7).overlaps_any([Span(0, 5), Span(6, 9)]), Span(5, 6).overlaps_any([Span(0, 5), Span(6, 9)])
        (True, False)
        """
        at = bisect_left(others, self)
        return any(self.overlaps(other) for other in others[max(0, at - NESTED) : at + NESTED])


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was given.

    `text` is NFC with LF line ends and is otherwise never cut or changed.
    `published` is None where the outlet's date could not be read for sure; `printed` is then that date as it was given,
    and None otherwise: whoever counts unread dates counts these.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, punctuation mark or quotation mark; `form` equals the characters of `span`."""

    span: Span
    form: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens in order, not overlapping, all within `span`.

    `paragraph` counts from 0; sentences of one paragraph share it (an article without breaks has one paragraph).
    """

    span: Span
    tokens: tuple[Token, ...]
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of text that frames the article and states no fact of it.

    `kind` is one of: dateline, byline, related ("Baca juga"), footer, advert, caption.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences (in order, not overlapping, furniture left out) and its furniture.

    `dateline` is the span of the dateline's city, where there is one: the only name inside furniture that is a fact.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    furniture: tuple[Furniture, ...] = ()
    dateline: Span | None = None


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A stretch of text that refers to an entity.

    `type` is the local name of a class of the ontology ("GovernmentBody").
    `kind`: *name* (a proper name), *nominal* (a described thing: "IKM otomotif", "penandatanganan nota kesepahaman"),
    *anaphor* (a pronoun, or "perusahaan itu": it names nothing and only points at another mention).
    `score` is a measured precision between 0 and 1, or None where nobody measured it.
    """

    span: Span
    type: str
    kind: MentionKind = "name"
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """All mentions of one article that refer to one entity, in order of offset; the first stage of who is who.

    `name` is the fullest proper form as it stands in the text, without titles and degrees. `type` decides for all
    mentions.
    """

    name: str
    type: str
    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"a chain without a mention: {self.name!r}")


def owners(chains: Iterable[Chain]) -> dict[Mention, int]:
    """Return the number of the chain, from 0 in the order given, of each mention."""
    return {mention: number for number, chain in enumerate(chains) for mention in chain.mentions}


@dataclass(frozen=True, slots=True)
class Post:
    """A job, office or role that the text gives a person. `organisation` may be a Place (heads of a territory)."""

    person: Mention
    title: Span
    organisation: Mention | None
    evidence: Span
    rule: str
    former: bool = False
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a speaker. `content` excludes the quotation marks; `cue` is the reporting word ("kata", "menurut").

    `evidence` covers content, cue and speaker as far as they stand in one sentence.
    """

    speaker: Mention | None
    cue: Span | None
    content: Span
    kind: QuoteKind
    evidence: Span
    rule: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim of the text between two mentions. `verb` is the base form, given for the predicate `related` only."""

    subject: Mention
    predicate: str
    object: Mention
    evidence: Span
    rule: str
    modality: Modality = "asserted"
    attributed_to: Mention | None = None
    score: float | None = None
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The time of an event. `when` is the time as printed.

    `date` is ISO 8601 cut to `precision`, None if it cannot be worked out.
    """

    mention: Mention
    when: Span
    date: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate that a gate stopped, and why: what `out/refused.jsonl` lists."""

    article: str
    what: str
    reason: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The whole yield of one article. Every mention of posts, quotes, relations and events is in exactly one chain."""

    article: str
    chains: tuple[Chain, ...] = ()
    posts: tuple[Post, ...] = ()
    quotes: tuple[Quote, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    sentences: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The very characters that say so, in exactly one article."""

    article: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class EntityMention:
    """Where an entity is mentioned; `form` equals the characters of `span` in that article."""

    article: str
    span: Span
    form: str
    kind: MentionKind = "name"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world. `id` is the part of its IRI after the base: "person/rina-kartika-1a2b3c4d".

    `identifiers` are (scheme, value) in the registers that know it: ("idx", "ASII").
    """

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[EntityMention, ...]
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim between entities, with everything that supports it. `subject`, `object`, `attributed_to` are entity ids.

    `plain` says whether the claim also stands as a bare triple (GRAPH.md, "Plain triple or claim"). `confirmed_by` are
    the people who read it and say that it is right, sorted.
    """

    subject: str
    predicate: str
    object: str
    modality: Modality
    attributed_to: str | None
    evidence: tuple[Evidence, ...]
    plain: bool
    score: float | None = None
    verb: str | None = None
    confirmed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post of an entity; `organisation` is an entity id."""

    person: str
    title: str
    organisation: str | None
    former: bool
    evidence: tuple[Evidence, ...]
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words said by an entity. `mentions` are the ids of the entities named in the content, sorted."""

    speaker: str | None
    text: str
    kind: QuoteKind
    cue: str | None
    content: Span
    evidence: Evidence
    mentions: tuple[str, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When an event happened, as one article tells it; `event` is an entity id."""

    event: str
    when: str
    date: str | None
    precision: Precision | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Resolved:
    """What all articles together say: the input of the graph. Everything is sorted, whatever the order of reading.

    `obeyed` names the user's corrections once for each time that one did something, with why where it could not.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    posts: tuple[PostHeld, ...]
    quotations: tuple[Quotation, ...]
    occurrences: tuple[Occurrence, ...]
    refusals: tuple[Refusal, ...] = field(default=())
    obeyed: tuple[tuple[str, str], ...] = field(default=())
