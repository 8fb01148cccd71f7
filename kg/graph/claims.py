"""What is said of entities: statements, posts and quotations as triples."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.conflicts import conflicting
from kg.graph.frame import Frame
from kg.graph.provenance import proven, shown, sources
from kg.graph.vocabulary import (
    BELONGS_TO,
    DECIMAL,
    OBJECT,
    ORGANISATION,
    PREDICATE,
    QUOTED_FROM,
    RULE,
    SUBJECT,
    TERRITORY,
    TYPE,
    number,
    term,
    words,
)
from kg.records import PostHeld, Quotation, Statement
from kg.schema import ORGANIZATION, PLACE

_MODALITIES = {
    "asserted": term("sim:Asserted"),
    "planned": term("sim:Planned"),
    "denied": term("sim:Denied"),
    "possible": term("sim:Possible"),
}
_QUOTE_KINDS = {"direct": term("sim:Direct"), "indirect": term("sim:Indirect")}


def statement(one: Statement, frame: Frame) -> Iterator[Triple]:
    """Yield a claim with its evidence, and the plain triple where the claim stands as a fact.

    Raises ValueError for a claim that its relation does not allow: such a one is refused before it comes here.
    """
    subject, relation, target = _ends(one, frame)
    if one.plain:
        yield Triple(subject, relation, target)
    node = _claim(one, frame)
    for predicate, value in ((SUBJECT, subject), (PREDICATE, relation), (OBJECT, target)):
        yield Triple(node, predicate, value)
    yield Triple(node, TYPE, term("sim:Statement"))
    yield Triple(node, TYPE, term("rdf:Statement"))
    yield Triple(node, term("sim:modality"), _MODALITIES[one.modality])
    yield Triple(node, term("sim:sources"), number(sources(one.evidence, frame.reprint_of)))
    yield from proven(node, one.evidence, frame.iris)
    if one.attributed_to:
        yield Triple(node, term("sim:attributedTo"), frame.iris.entity(one.attributed_to))
    if one.verb:
        yield Triple(node, term("sim:verb"), words(one.verb))
    for person in one.confirmed_by:
        yield Triple(node, term("sim:confirmedBy"), Literal(person))
    yield from _scored(node, one.score)


def _scored(node: NamedNode, score: float | None) -> Iterator[Triple]:
    if score is not None:
        yield Triple(node, term("sim:score"), Literal(str(round(score, 3)), datatype=DECIMAL))


def _ends(one: Statement, frame: Frame) -> tuple[NamedNode, NamedNode, NamedNode]:
    types = frame.types[one.subject], frame.types[one.object]
    if not frame.schema.fits(one.predicate, *types):
        raise ValueError(f"{one.predicate} does not hold from {types[0]} to {types[1]}: {one}")
    relation = NamedNode(frame.schema.relations[one.predicate].iri)
    return frame.iris.entity(one.subject), relation, frame.iris.entity(one.object)


def _claim(one: Statement, frame: Frame) -> NamedNode:
    relation = frame.schema.relations[one.predicate].iri
    return frame.iris.statement(
        one.subject, relation, one.object, one.modality, one.attributed_to or "", one.verb or ""
    )


def conflicts(statements: Iterable[Statement], frame: Frame) -> Iterator[Triple]:
    """Yield a tie, both ways, between any two claims of which one asserts what the other denies."""
    for one, other in conflicting(statements, frame.schema):
        here, there = _claim(one, frame), _claim(other, frame)
        yield Triple(here, term("sim:conflictsWith"), there)
        yield Triple(there, term("sim:conflictsWith"), here)


def post(one: PostHeld, frame: Frame) -> Iterator[Triple]:
    """Yield a post of a person, with its organisation, territory, or whatever else it belongs to."""
    node = frame.iris.post(one.person, one.title, one.organisation or "", "former" if one.former else "")
    yield Triple(node, TYPE, term("sim:Post"))
    yield Triple(node, TYPE, term("org:Membership"))
    yield Triple(node, term("org:member"), frame.iris.entity(one.person))
    yield Triple(node, term("sim:title"), words(one.title))
    yield Triple(node, term("sim:former"), Literal(one.former))
    if one.organisation:
        yield Triple(node, _belongs(frame.types[one.organisation], frame), frame.iris.entity(one.organisation))
    yield from proven(node, one.evidence, frame.iris)
    yield from _scored(node, one.score)


def _belongs(type_name: str, frame: Frame) -> NamedNode:
    if type_name in frame.schema.within(ORGANIZATION):
        return ORGANISATION
    return TERRITORY if type_name in frame.schema.within(PLACE) else BELONGS_TO


def quotation(one: Quotation, frame: Frame) -> Iterator[Triple]:
    """Yield words of a speaker; both the words alone and the stretch that shows who says them are its evidence."""
    article, span = one.evidence.article, one.content
    node = frame.iris.quotation(article, str(span.start), str(span.end), one.speaker or "")
    yield Triple(node, TYPE, term("sim:Quotation"))
    yield Triple(node, TYPE, term("schema:Quotation"))
    yield Triple(node, term("schema:text"), words(one.text))
    yield Triple(node, term("sim:quoteKind"), _QUOTE_KINDS[one.kind])
    yield Triple(node, QUOTED_FROM, frame.iris.article(article))
    yield Triple(node, RULE, Literal(one.evidence.rule))
    yield shown(node, article, span, frame.iris)
    yield shown(node, article, one.evidence.span, frame.iris)
    yield from _scored(node, one.score)
    if one.speaker:
        yield Triple(node, term("sim:speaker"), frame.iris.entity(one.speaker))
    if one.cue:
        yield Triple(node, term("sim:cue"), words(one.cue))
    for mentioned in one.mentions:
        yield Triple(node, term("sim:mentions"), frame.iris.entity(mentioned))
