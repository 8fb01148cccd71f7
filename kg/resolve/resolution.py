"""The second half of reading: claims between mentions become statements between entities."""

from collections.abc import Mapping, Sequence

from kg.records import Article, Entity, Findings, Mention, Resolved
from kg.resolve.gathering import posts, spoken_for, statements
from kg.resolve.told import Named, tell
from kg.resolve.whole import Who, cluster
from kg.schema import Schema


def resolve(
    articles: Sequence[Article], findings: Sequence[Findings], schema: Schema, who: Who | None = None
) -> Resolved:
    """Return what the articles together say, sorted; the order of `articles` does not matter.

    `findings` has one entry per article; `who` is who is who in them, worked out where it is not given. Raises KeyError
    where an article has no findings.
    """
<<<<<<< HEAD
    entity_of = (who or cluster(articles, findings, schema)).entity_of
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    found = {finding.article: finding for finding in findings}
    told = [tell(one, found[one.id], named(entity_of[one.id]), schema) for one in ordered]
    entities = {entity.id: entity for by_mention in entity_of.values() for entity in by_mention.values()}
    held = posts(one for each in told for one in each.holdings)
    return Resolved(
        articles=ordered,
        entities=tuple(entities[key] for key in sorted(entities)),
        statements=statements((one for each in told for one in each.claims), spoken_for(held)),
        posts=held,
        quotations=tuple(one for each in told for one in each.quotations),
        occurrences=tuple(one for each in told for one in each.occurrences),
        refusals=tuple(one for each in told for one in each.refusals),
=======
    return _Resolution(articles, findings, schema, who or cluster(articles, findings, schema)).resolved()


class _Resolution:
    """One run of `resolve`: the entities, looked up by mention, while claims are gathered."""

    def __init__(self, articles: Sequence[Article], findings: Sequence[Findings], schema: Schema, who: Who) -> None:
        self.articles = {article.id: article for article in articles}
        self.findings = sorted(findings, key=lambda finding: finding.article)
        self.entity_of = who.entity_of
        self.schema = schema

    def resolved(self) -> Resolved:
        entities = {entity.id: entity for found in self.entity_of.values() for entity in found.values()}
        posts = self._posts()
        return Resolved(
            articles=tuple(sorted(self.articles.values(), key=lambda article: article.id)),
            entities=tuple(entities[key] for key in sorted(entities)),
            statements=self._statements(_spoken_for(posts)),
            posts=posts,
            quotations=tuple(self._quotation(f.article, quote) for f in self.findings for quote in f.quotes),
            occurrences=tuple(self._occurrence(f.article, event) for f in self.findings for event in f.events),
            refusals=tuple(refusal for f in self.findings for refusal in (*f.refusals, *self._misfits(f))),
        )

    def _id(self, article: str, mention: Mention | None) -> str | None:
        return None if mention is None else self.entity_of[article][mention].id

    def _entity(self, article: str, mention: Mention) -> Entity:
        return self.entity_of[article][mention]

    def _statements(self, spoken_for: frozenset[tuple[str, str]]) -> tuple[Statement, ...]:
        gathered: dict[StatementKey, list[tuple[Evidence, Relation]]] = defaultdict(list)
        for finding in self.findings:
            for relation in finding.relations:
                if self._misfit(finding.article, relation):
                    continue
                evidence = Evidence(finding.article, relation.evidence, relation.rule)
                gathered[self._statement_key(finding.article, relation)].append((evidence, relation))
        found = [_statement(key, claims, spoken_for) for key, claims in gathered.items()]
        return tuple(sorted(found, key=_statement_order))

    def _misfits(self, finding: Findings) -> Iterator[Refusal]:
        """Yield a refusal for each relation that does not hold between the entities its mentions turned out to be."""
        for relation in finding.relations:
            reason = self._misfit(finding.article, relation)
            if reason:
                ends = (self._entity(finding.article, end).name for end in (relation.subject, relation.object))
                claim = f" {relation.predicate} ".join(ends)
                yield Refusal(finding.article, claim, reason, relation.evidence, relation.rule)

    def _misfit(self, article: str, relation: Relation) -> str | None:
        """Return why the relation cannot become a statement; other articles may tell another type than this one."""
        subject, target = self._entity(article, relation.subject), self._entity(article, relation.object)
        if subject.id == target.id:
            return "both ends are one entity"
        if not self.schema.fits(relation.predicate, subject.type, target.type):
            return f"{relation.predicate} does not fit {subject.type} and {target.type}"
        return None

    def _statement_key(self, article: str, relation: Relation) -> StatementKey:
        return (
            self._entity(article, relation.subject).id,
            relation.predicate,
            self._entity(article, relation.object).id,
            relation.modality,
            self._id(article, relation.attributed_to),
            relation.verb,
        )

    def _posts(self) -> tuple[PostHeld, ...]:
        gathered: dict[PostKey, dict[Evidence, float | None]] = defaultdict(dict)
        for finding in self.findings:
            for post in finding.posts:
                evidence = Evidence(finding.article, post.evidence, post.rule)
                gathered[self._post_key(finding.article, post)][evidence] = post.score
        held = [PostHeld(*key, tuple(sorted(told)), _surest(told.values())) for key, told in gathered.items()]
        return tuple(sorted(held, key=lambda post: (post.person, post.title, post.organisation or "", post.former)))

    def _post_key(self, article: str, post: Post) -> PostKey:
        title = post.title.of(self.articles[article].text)
        return self._entity(article, post.person).id, title, self._id(article, post.organisation), post.former

    def _quotation(self, article: str, quote: Quote) -> Quotation:
        text = self.articles[article].text
        return Quotation(
            speaker=self._id(article, quote.speaker),
            text=quote.content.of(text),
            kind=quote.kind,
            cue=quote.cue.of(text) if quote.cue else None,
            content=quote.content,
            evidence=Evidence(article, quote.evidence, quote.rule),
            mentions=self._named_in(article, quote.content),
            score=quote.score,
        )

    def _named_in(self, article: str, content: Span) -> tuple[str, ...]:
        inside = {entity.id for mention, entity in self.entity_of[article].items() if content.covers(mention.span)}
        return tuple(sorted(inside))

    def _occurrence(self, article: str, event: Event) -> Occurrence:
        return Occurrence(
            event=self._entity(article, event.mention).id,
            when=event.when.of(self.articles[article].text),
            date=event.date,
            precision=event.precision,
            evidence=Evidence(article, event.when, "event-time"),
        )


def _statement(
    key: StatementKey, claims: Sequence[tuple[Evidence, Relation]], spoken_for: frozenset[tuple[str, str]]
) -> Statement:
    subject, predicate, target, _, speaker, verb = key
    modality = claims[0][1].modality
    own = speaker is None or speaker == subject or (speaker, subject) in spoken_for
    return Statement(
        subject=subject,
        predicate=predicate,
        object=target,
        modality=modality,
        attributed_to=speaker,
        evidence=tuple(sorted({evidence for evidence, _ in claims})),
        plain=modality == "asserted" and own,
        score=_surest(relation.score for _, relation in claims),
        verb=verb,
>>>>>>> 4b13e88 (Normal forms and what gazetteers know of them are two modules)
    )


def named(entity_of: Mapping[Mention, Entity]) -> dict[Mention, Named]:
    """Return as much of each mention's entity as a claim needs."""
    return {mention: Named(entity.id, entity.type, entity.name) for mention, entity in entity_of.items()}
