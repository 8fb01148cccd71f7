"""The gates between what a pattern finds and what becomes a relation: types, reality, one of a kind."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from kg.find.attribution import Voices, voices
from kg.find.matching import Match
from kg.find.modality import BEFORE, hypothetical, modality
from kg.find.pattern_files import Pattern
from kg.find.scene import Scene
from kg.records import Chain, Document, Mention, Modality, Post, Quote, Refusal, Relation, Span, owners
from kg.schema import PART_OF, Schema

LEAST_LIKELY = 0.2
"""A claim below this likelihood is refused; chosen on the training articles."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A pattern found in a scene, before the gates."""

    pattern: Pattern
    scene: Scene
    found: Match


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be known of an article to judge a claim. `owner` gives the place of each mention's chain.

    `titles` has the words of all posts that the article gives a chain's person, in lower case.
    """

    article: str
    chains: tuple[Chain, ...]
    said: Voices
    schema: Schema
    owner: Mapping[Mention, int]
    titles: Mapping[int, frozenset[str]]

    @classmethod
    def of(
        cls,
        document: Document,
        chains: Sequence[Chain],
        quotes: Sequence[Quote],
        schema: Schema,
        posts: Sequence[Post] = (),
    ) -> "Gate":
        """Return the gate of an article."""
        owner = owners(chains)
        titles: dict[int, frozenset[str]] = defaultdict(frozenset)
        for post in posts:
            if post.person in owner:
                titles[owner[post.person]] |= frozenset(post.title.of(document.article.text).lower().split())
        return cls(document.article.id, tuple(chains), voices(quotes), schema, owner, titles)

    def judge(self, claim: Claim) -> Iterator[Relation | Refusal]:
        """Yield a relation or a refusal for each pair of a subject and an object that are not one entity."""
        unreal = hypothetical(claim.scene, claim.found)
        # What is planned "di Gedung Kencana, Rawasari" does not make the building's town a plan.
        kind = modality(claim.scene, claim.found, 0 if claim.pattern.relation == PART_OF else BEFORE)
        for subject in claim.found.subjects:
            for target in claim.found.objects:
                if self.owner[subject] != self.owner[target]:
                    reason = self._fault(claim, subject, target, unreal=unreal)
                    yield (
                        self._refusal(claim, subject, target, reason)
                        if reason
                        else self._relation(claim, subject, target, kind)
                    )

    def shown(self, subject: Mention, predicate: str, target: Mention, rule: str) -> Relation:
        """Return the relation that the very words of `subject` show."""
        kind = self.said.held("asserted", subject.span)
        return Relation(subject, predicate, target, subject.span, rule, kind, self.said.speaker(subject.span))

    def distinct(self, relations: Sequence[Relation]) -> tuple[Relation, ...]:
        """Return one relation for each triple, in order of evidence: asserted before not, outside quotations first."""
        best: dict[tuple[int, str, int, str | None], Relation] = {}
        for relation in relations:
            ends = self.owner[relation.subject], self.owner[relation.object]
            if self.schema.relations[relation.predicate].symmetric:
                ends = min(ends), max(ends)
            key = (ends[0], relation.predicate, ends[1], relation.verb)
            if key not in best or self._rank(relation) < self._rank(best[key]):
                best[key] = relation
        return tuple(sorted(best.values(), key=lambda each: (each.evidence, each.predicate, each.rule)))

    def _rank(self, relation: Relation) -> tuple[bool, bool]:
        return relation.modality != "asserted", self.said.quoted(relation.evidence)

    def _fault(self, claim: Claim, subject: Mention, target: Mention, *, unreal: bool) -> str | None:
        pattern = claim.pattern
        if not self.schema.fits(pattern.relation, subject.type, target.type):
            return f"{pattern.relation} does not hold between {subject.type} and {target.type}"
        if unreal:
            return "asked or conditional, not stated"
        if not pattern.unless.isdisjoint(self.titles.get(self.owner[subject], frozenset())):
            return "the post of the subject speaks against it"
        if self.said.only_speaks(subject, claim.scene.span(*claim.found.trigger)):
            return "its subject is who says so"
        sure = likelihood(pattern, subject, target)
        return f"too unsure: {sure:.2f}, at least {LEAST_LIKELY} is asked" if sure < LEAST_LIKELY else None

    def _refusal(self, claim: Claim, subject: Mention, target: Mention, reason: str) -> Refusal:
        names = self.chains[self.owner[subject]].name, self.chains[self.owner[target]].name
        what = f"{names[0]} {claim.pattern.relation} {names[1]}"
        return Refusal(self.article, what, reason, evidence(claim, subject, target), claim.pattern.name)

    def _relation(self, claim: Claim, subject: Mention, target: Mention, kind: Modality) -> Relation:
        span = evidence(claim, subject, target)
        return Relation(
            subject,
            claim.pattern.relation,
            target,
            span,
            claim.pattern.name,
            self.said.held(kind, span),
            self.said.speaker(span),
            claim.pattern.score,
            claim.pattern.verb,
        )


def likelihood(pattern: Pattern, subject: Mention, target: Mention) -> float:
    """Return how likely a claim is right, as far as was measured: of its pattern, and of its described ends."""
    measured = (pattern.score, subject.score, target.score)
    return prod(score for score in measured if score is not None)


def evidence(claim: Claim, subject: Mention, target: Mention) -> Span:
    """Return the shortest stretch that covers subject, cue and object."""
    return Span.covering(subject.span, target.span, claim.scene.span(*claim.found.trigger))
