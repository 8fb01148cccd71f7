"""One row of what an article says, in the shape of `kg extract` or of gold, → Findings of that article."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, get_args

from kg.errors import InputError
from kg.read.findings_places import Places, listed, string
from kg.records import (
    Article,
    Chain,
    Event,
    Findings,
    Mention,
    MentionKind,
    Modality,
    Post,
    Precision,
    Quote,
    QuoteKind,
    Refusal,
    Relation,
    Span,
)
from kg.schema import DESCRIBABLE, EVENT, GROUP, RELATED, Schema

Row = dict[str, Any]
RULE = "given"
OTHER = "other"
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def findings_of(row: Row, article: Article, schema: Schema) -> Findings:
    """Return the findings that a row holds. Raises InputError, saying which part of the row is at fault.

    A mention without offsets stands for every place where its words stand as words; of two that overlap the longer
    one counts. A claim whose ends have no place, or whose relation does not fit them, is refused.
    """
    return _Reading(row, article, schema).findings()


class _Reading:
    """One row being read: where its entities stand, and what is refused."""

    def __init__(self, row: Row, article: Article, schema: Schema) -> None:
        self.row, self.article, self.schema = row, article, schema
        self.refusals: list[Refusal] = []
        self.names = _names(row)
        self.places = Places(row, article.text)
        self.chains = {one["id"]: chain for one in listed(row, "entities") if (chain := self._chain(one))}

    def findings(self) -> Findings:
        posts, quotes = tuple(self._posts()), tuple(self._quotes())
        relations, events = tuple(self._relations()), tuple(self._events())
        return Findings(
            article=self.article.id,
            chains=tuple(self.chains.values()),
            posts=posts,
            quotes=quotes,
            relations=relations,
            events=events,
            refusals=tuple(self.refusals),
        )

    def _chain(self, entity: Mapping[str, Any]) -> Chain | None:
        kind, name = string(entity, "type"), string(entity, "name")
        if kind not in self.schema.classes:
            known = ", ".join(self.schema.classes)
            raise InputError(f"entity {entity['id']}: no type {kind}; the ontology has {known}")
        forms = {span: span.of(self.article.text) for span in self.places.of(entity["id"])}
        mentions = tuple(Mention(span, kind, _kind(kind, form)) for span, form in forms.items())
        if name not in self.article.text:
            name = max(forms.values(), key=len, default=name)
        return Chain(name, kind, mentions) if mentions else None

    def _mention(self, entity: object, near: Span) -> Mention | None:
        """Return the mention of the entity that is nearest to a stretch; None where it has no place of its own."""
        if not isinstance(entity, str) or entity not in self.names:
            raise InputError(f"no entity {entity!r}; a claim names entities by their id")
        chain = self.chains.get(entity)
        return min(chain.mentions, key=lambda one: (_distance(one.span, near), one.span)) if chain else None

    def _refuse(self, what: str, reason: str, span: Span) -> None:
        self.refusals.append(Refusal(self.article.id, what, reason, span, RULE))

    def _posts(self) -> Iterator[Post]:
        for post in listed(self.row, "posts"):
            evidence = self.places.given(post)
            title = self.places.find(string(post, "title"), evidence or self._extent(post["person"]))
            person = self._mention(post["person"], title)
            body = self._mention(post["org"], title) if post.get("org") else None
            if person is None:
                self._refuse(string(post, "title"), "its person has no place in the text", title)
            elif post.get("org") and body is None:
                self._refuse(string(post, "title"), "its organisation has no place of its own in the text", title)
            else:
                evidence = evidence or Span.covering(title, person.span)
                yield Post(person, title, body, evidence, _rule(post), _yes(post, "former"), _score(post))

    def _extent(self, entity: object) -> Span:
        chain = self.chains.get(entity) if isinstance(entity, str) else None
        return chain.mentions[0].span if chain else Span(0, len(self.article.text))

    def _quotes(self) -> Iterator[Quote]:
        for quote in listed(self.row, "quotes"):
            content = self.places.given(quote, "text") or self.places.find(string(quote, "text"))
            kind = string(quote, "kind")
            if kind not in get_args(QuoteKind):
                raise InputError(f"a quote is {' or '.join(get_args(QuoteKind))}, not {kind}")
            speaker = self._mention(quote["speaker"], content) if quote.get("speaker") else None
            cue = self.places.find(string(quote, "cue"), content) if quote.get("cue") else None
            near = cue is not None and _distance(cue, content) < len(content)
            evidence = Span.covering(content, cue) if cue and near else content
            yield Quote(
                speaker, cue if near else None, content, _QUOTES[kind], evidence, _rule(quote), _score(quote)
            )  # fmt: skip

    def _relations(self) -> Iterator[Relation]:
        for relation in listed(self.row, "relations"):
            evidence = self.places.given(relation, "evidence") or self.places.find(string(relation, "evidence"))
            subject, target = (self._mention(relation.get(end), evidence) for end in ("s", "o"))
            predicate = RELATED if relation.get("p") == OTHER else string(relation, "p")
            speaker = self._mention(relation["by"], evidence) if relation.get("by") else None
            what = f"{self.names[relation['s']]} {predicate} {self.names[relation['o']]}"
            if subject is None or target is None:
                self._refuse(what, "one end has no place of its own in the text", evidence)
            elif not self.schema.fits(predicate, subject.type, target.type):
                self._refuse(what, f"{predicate} does not fit {subject.type} and {target.type}", evidence)
            elif relation.get("by") and speaker is None:
                self._refuse(what, "who says so has no place of its own in the text", evidence)
            else:
                label = string(relation, "label") if predicate == RELATED and relation.get("label") else None
                yield Relation(
                    subject, predicate, target, evidence, _rule(relation), _modality(relation), speaker,
                    _score(relation), label,
                )  # fmt: skip

    def _events(self) -> Iterator[Event]:
        for event in listed(self.row, "events"):
            when = self.places.find(string(event, "when"), self._extent(event.get("event")))
            mention = self._mention(event.get("event"), when)
            day = (string(event, "date") if event.get("date") else "").partition("/")[0] or None
            if mention is None:
                self._refuse(when.of(self.article.text), "its event has no place of its own in the text", when)
            elif day is None or (len(day) in _PRECISIONS and _is_day(day)):
                yield Event(mention, when, day, _PRECISIONS[len(day)] if day else None)
            else:
                raise InputError(f"{day!r} is no day, month or year of ISO 8601")


_QUOTES: dict[str, QuoteKind] = {"direct": "direct", "indirect": "indirect"}
_MODALITIES: dict[str, Modality] = {one: one for one in get_args(Modality)}


def _names(row: Row) -> dict[str, str]:
    """Return the name of each entity by its id. Raises InputError for two entities of one id."""
    names: dict[str, str] = {}
    for one in listed(row, "entities"):
        if string(one, "id") in names:
            raise InputError(f"two entities have the id {one['id']}")
        names[one["id"]] = string(one, "name")
    return names


def _rule(row: Mapping[str, Any]) -> str:
    return string(row, "rule") if row.get("rule") else RULE


def _score(row: Mapping[str, Any]) -> float | None:
    """Return the probability of a claim, None where the row has none. Raises InputError for what is none."""
    score = row.get("score")
    if score is None:
        return None
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1:
        raise InputError(f"no score between 0 and 1: {str(score)[:80]}")
    return float(score)


def _yes(row: Mapping[str, Any], key: str) -> bool:
    value = row.get(key) or False
    if not isinstance(value, bool):
        raise InputError(f"{key} is true or false, not {str(value)[:80]}")
    return value


def _is_day(day: str) -> bool:
    """Return whether a year, a month or a day of ISO 8601 is one."""
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def _modality(relation: Mapping[str, Any]) -> Modality:
    told = "planned" if relation.get("planned") else relation.get("modality") or "asserted"
    if told not in _MODALITIES:
        raise InputError(f"no modality {told!r}; a claim is {', '.join(_MODALITIES)}")
    return _MODALITIES[told]


def _kind(type_name: str, form: str) -> MentionKind:
    """Return whether a form names a thing or describes it: what may be described is named with a capital."""
    described = type_name in (GROUP, EVENT) or (type_name in DESCRIBABLE and form[:1].islower())
    return "nominal" if described else "name"


def _distance(one: Span, other: Span) -> int:
    """Return how many characters lie between two stretches, 0 where they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
