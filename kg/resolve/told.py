"""What one article says, once its mentions are entities: the pieces of which statements and posts are gathered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.records import (
    Article,
    Event,
    Evidence,
    Findings,
    Mention,
    Occurrence,
    Post,
    Quotation,
    Quote,
    Refusal,
    Relation,
    Span,
)
from kg.schema import EVENT, PERSON, Schema


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """As much of an entity as a claim needs."""

    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class StatementKey:
    """What makes two claims one statement; all but `predicate`, `modality` and `verb` are entity ids."""

    subject: str
    predicate: str
    object: str
    modality: str
    speaker: str | None
    verb: str | None


@dataclass(frozen=True, slots=True)
class PostKey:
    """What makes two posts one; `person` and `organisation` are entity ids."""

    person: str
    title: str
    organisation: str | None
    former: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of evidence for a statement; `confirmed` are the people who say that it is right."""

    key: StatementKey
    evidence: Evidence
    score: float | None
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """One piece of evidence for a post."""

    key: PostKey
    evidence: Evidence
    score: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says, in the order of its findings.

    `obeyed` are the user's corrections that concerned it, each with why it could not be obeyed, or nothing.
    """

    claims: tuple[Claim, ...]
    holdings: tuple[Holding, ...]
    quotations: tuple[Quotation, ...]
    occurrences: tuple[Occurrence, ...]
    refusals: tuple[Refusal, ...]
    obeyed: tuple[tuple[str, str], ...] = ()


def tell(article: Article, findings: Findings, entity_of: Mapping[Mention, Named], schema: Schema) -> Told:
    """Return what an article says of the entities that its mentions turned out to be.

    Relations that do not hold between those are among the refusals, as are posts and times of what the user gave a type
    that has none. Raises KeyError for a mention without an entity.
    """
    return _Teller(article, findings, entity_of, schema).told()


@dataclass(frozen=True, slots=True)
class _Teller:
    article: Article
    findings: Findings
    entity_of: Mapping[Mention, Named]
    schema: Schema

    def told(self) -> Told:
        fitting = [one for one in self.findings.relations if not self._misfit(one)]
        return Told(
            claims=tuple(map(self._claim, fitting)),
            holdings=tuple(self._holding(one) for one in self.findings.posts if self._is(one.person, PERSON)),
            quotations=tuple(map(self._quotation, self.findings.quotes)),
            occurrences=tuple(self._occurrence(one) for one in self.findings.events if self._is(one.mention, EVENT)),
            refusals=(*self.findings.refusals, *self._misfits(), *self._unfit_posts(), *self._unfit_times()),
        )

    def _id(self, mention: Mention | None) -> str | None:
        return None if mention is None else self.entity_of[mention].id

    def _evidence(self, span: Span, rule: str) -> Evidence:
        return Evidence(self.article.id, span, rule)

    def _claim(self, relation: Relation) -> Claim:
        key = StatementKey(
            subject=self.entity_of[relation.subject].id,
            predicate=relation.predicate,
            object=self.entity_of[relation.object].id,
            modality=relation.modality,
            speaker=self._id(relation.attributed_to),
            verb=relation.verb,
        )
        return Claim(key, self._evidence(relation.evidence, relation.rule), relation.score)

    def _misfits(self) -> Iterator[Refusal]:
        """Yield a refusal for each relation that does not hold between the entities its mentions turned out to be."""
        for relation in self.findings.relations:
            reason = self._misfit(relation)
            if reason:
                ends = (self.entity_of[end].name for end in (relation.subject, relation.object))
                claim = f" {relation.predicate} ".join(ends)
                yield Refusal(self.article.id, claim, reason, relation.evidence, relation.rule)

    def _misfit(self, relation: Relation) -> str | None:
        """Return why the relation cannot become a statement; other articles may tell another type than this one."""
        subject, target = self.entity_of[relation.subject], self.entity_of[relation.object]
        if subject.id == target.id:
            return "both ends are one entity"
        if not self.schema.fits(relation.predicate, subject.type, target.type):
            return f"{relation.predicate} does not fit {subject.type} and {target.type}"
        return None

    def _is(self, mention: Mention, wanted: str) -> bool:
        """Return whether an entity is of a type, or its mention was not either: nobody has changed its type."""
        inside = self.schema.within(wanted)
        return self.entity_of[mention].type in inside or mention.type not in inside

    def _unfit_posts(self) -> Iterator[Refusal]:
        for post in self.findings.posts:
            if not self._is(post.person, PERSON):
                held = self.entity_of[post.person]
                what = f"{held.name} post {post.title.of(self.article.text)}"
                yield Refusal(self.article.id, what, f"a {held.type} holds no post", post.evidence, post.rule)

    def _unfit_times(self) -> Iterator[Refusal]:
        for event in self.findings.events:
            if not self._is(event.mention, EVENT):
                held = self.entity_of[event.mention]
                what = f"{held.name} when {event.when.of(self.article.text)}"
                yield Refusal(self.article.id, what, f"a {held.type} has no time", event.when, "event-time")

    def _holding(self, post: Post) -> Holding:
        title = post.title.of(self.article.text)
        key = PostKey(self.entity_of[post.person].id, title, self._id(post.organisation), post.former)
        return Holding(key, self._evidence(post.evidence, post.rule), post.score)

    def _quotation(self, quote: Quote) -> Quotation:
        text = self.article.text
        return Quotation(
            speaker=self._id(quote.speaker),
            text=quote.content.of(text),
            kind=quote.kind,
            cue=quote.cue.of(text) if quote.cue else None,
            content=quote.content,
            evidence=self._evidence(quote.evidence, quote.rule),
            mentions=self._named_in(quote.content),
            score=quote.score,
        )

    def _named_in(self, content: Span) -> tuple[str, ...]:
        inside = {entity.id for mention, entity in self.entity_of.items() if content.covers(mention.span)}
        return tuple(sorted(inside))

    def _occurrence(self, event: Event) -> Occurrence:
        return Occurrence(
            event=self.entity_of[event.mention].id,
            when=event.when.of(self.article.text),
            date=event.date,
            precision=event.precision,
            evidence=self._evidence(event.when, "event-time"),
        )
