"""Which claims of a graph a question "S P O" means, where the names may be partial."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ask.calling import Called, called, fits, folded, near, relations_near, things_called
from kg.ask.record import Claim, Office, Record, Saying, Thing, Told
from kg.schema import RELATED, Schema

MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class Question:
    """What a user asks about: two names and a relation between them, as he wrote them."""

    subject: str
    predicate: str
    object: str

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that its words may mean in one graph; `objects` are turned with `called.flipped`."""

    question: Question
    subjects: tuple[Thing, ...]
    meanings: tuple[Called, ...]
    objects: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question: a subject, what is said of it, and all claims that say so.

    `object` is None for what was said, and for a post that belongs to nothing.
    """

    subject: str
    relation: str
    object: str | None
    told: tuple[Told, ...]


def understood(question: Question, record: Record, schema: Schema) -> Asked:
    """Return what the words of a question may mean."""
    return Asked(
        question,
        things_called(record, question.subject),
        called(schema, record, question.predicate),
        things_called(record, question.object),
    )


def readings(asked: Asked, record: Record, schema: Schema) -> tuple[Reading, ...]:
    """Return the readings under which the graph says something, in the order of their ends; empty for none."""
    gathered: dict[tuple[str, str, str | None], list[Told]] = {}
    for meaning in asked.meanings:
        for told in _told(asked, meaning, record, schema):
            key = _key(told, schema)
            if told not in gathered.setdefault(key, []):
                gathered[key].append(told)
    found = (Reading(*key, tuple(gathered[key])) for key in gathered)
    return tuple(sorted(found, key=lambda one: (one.subject, one.relation, one.object or "")))


def _key(told: Told, schema: Schema) -> tuple[str, str, str | None]:
    if isinstance(told, Saying):
        return told.subject or "", "Quotation", None
    if isinstance(told, Office):
        return told.subject, "Post", told.object
    ends = [told.subject, told.object]
    if is_symmetric(schema, told.predicate):
        ends.sort()
    return ends[0], told.predicate, ends[1]


def is_symmetric(schema: Schema, relation: str) -> bool:
    """Return whether a relation is the same from both ends."""
    return relation in schema.relations and schema.relations[relation].symmetric


def _told(asked: Asked, meaning: Called, record: Record, schema: Schema) -> Iterator[Told]:
    subjects, objects = ({one.id for one in ends} for ends in (asked.subjects, asked.objects))
    words = folded(asked.question.object)
    if meaning.kind == "post":
        for office in record.offices:
            titled = bool(words) and fits(words, office.title)
            if office.subject in subjects and (office.object in objects or titled):
                yield office
    elif meaning.kind == "quotation":
        for saying in record.sayings:
            if saying.subject in subjects and words and words in folded(saying.text):
                yield saying
    else:
        if meaning.flipped:
            subjects, objects = objects, subjects
        both = is_symmetric(schema, meaning.relation)
        yield from (one for one in record.claims if means(meaning, one) and joins(one, subjects, objects, both=both))


def means(meaning: Called, claim: Claim) -> bool:
    """Return whether a claim is of the relation that is meant, and of its verb where one is."""
    return claim.predicate == meaning.relation and meaning.verb in (None, claim.verb)


def joins(claim: Claim, subjects: set[str], objects: set[str], *, both: bool) -> bool:
    """Return whether a claim leads from one of `subjects` to one of `objects`, or with `both` the other way round."""
    straight = claim.subject in subjects and claim.object in objects
    return straight or (both and claim.object in subjects and claim.subject in objects)


def line(told: Told, record: Record, schema: Schema) -> str:
    """Return a claim, post or quotation as one line of words."""
    if isinstance(told, Claim):
        verb = told.verb if told.predicate == RELATED and told.verb else schema.label(told.predicate)
        return f"{record.name(told.subject)} {verb} {record.name(told.object)}"
    if isinstance(told, Office):
        body = f", {record.name(told.object)}" if told.object else ""
        return f"{record.name(told.subject)}: {told.title}{body}{' (former)' if told.former else ''}"
    return f"{record.name(told.subject) or '?'}: {told.text}"


def hints(asked: Asked, record: Record, schema: Schema) -> tuple[str, ...]:
    """Return what is near a question to which the graph has no answer, each one line."""
    question = asked.question
    if not asked.meanings:
        known = ", ".join(relations_near(schema, question.predicate))
        return (f"no relation is called {question.predicate!r}; near: {known}",)
    found = [
        f"nothing is called {words!r}" + (f"; near: {', '.join(alike)}" if (alike := near(record, words)) else "")
        for words, things in ((question.subject, asked.subjects), (question.object, asked.objects))
        if not things and not (words == question.object and asked.meanings[0].kind != "relation")
    ]
    return tuple(found) or tuple(f"near: {line(one, record, schema)}" for one in _neighbours(asked, record))


def _neighbours(asked: Asked, record: Record) -> list[Told]:
    """Return claims between the same two things, else of the same relation at one of them."""
    subjects, objects = ({one.id for one in ends} for ends in (asked.subjects, asked.objects))
    between: list[Told] = [one for one in record.claims if joins(one, subjects, objects, both=True)]
    relations = {meaning.relation for meaning in asked.meanings}
    beside: list[Told] = [
        one for one in record.claims if one.predicate in relations and {one.subject, one.object} & (subjects | objects)
    ]
    offices: list[Told] = [one for one in record.offices if one.subject in subjects or one.object in objects]
    posts = offices if any(meaning.kind == "post" for meaning in asked.meanings) else []
    return list(dict.fromkeys([*between, *beside, *posts]))[:MOST_NEAR]
