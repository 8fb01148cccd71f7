"""The explorer's page for a part of a graph of any size: around one entity, or the weightiest of all."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Triple

from kg.graph.vocabulary import BODIES, CONTEXT, ENTITY_OF, EVIDENCE, MENTION_COUNT, OBJECT, PREF_LABEL, SUBJECT, term
from kg.serve.answer import Answer, RefusalError
from kg.serve.markup import policy_of
from kg.serve.source import Held
from kg.serve.wire import Json
from kg.view import explorer

WEIGHTIEST: Final = 150
"""Entities of the first page."""
NEAREST: Final = 200
"""Claims around an entity on its page."""
FEW: Final = 40
"""Stretches of evidence, quotations and posts of one thing: its own page at /id/ has all."""
FEWER: Final = 1
"""Stretches of evidence of one thing on the first page, where there are many things."""
TEXTS: Final = 200
"""Articles of the first page that are cut into sentences; evidence from others stands in its own words alone."""
_DEFAULT = DefaultGraph()
_ATTRIBUTED, _SPEAKER = term("sim:attributedTo"), term("sim:speaker")
_MEMBER, _IDENTIFIER = term("org:member"), term("schema:identifier")


def answer_around(graph: Held, head: Json, _: bytes) -> Answer:
    """Return the explorer around the entity of this path, or of the weightiest where there is no path.

    Raises RefusalError where there is no such entity.
    """
    path = str(head["path"])
    part = _Part(graph, FEW if path else FEWER)
    if path:
        part.add_around(_entity(graph, path))
    else:
        part.add_weightiest()
    shown = part.articles() if path else islice(part.articles(), TEXTS)
    texts = {one: text for one in shown if (text := graph.text_of(one)) is not None}
    drawn = explorer(part.triples(), texts, schema=graph.schema, around="/around/", sparql="/sparql")
    return Answer(200, "text/html; charset=utf-8", drawn.encode(), {"content-security-policy": policy_of(drawn)})


def _entity(graph: Held, path: str) -> NamedNode:
    try:
        node = NamedNode(f"{graph.iris.base}entity/{path}")
    except ValueError as error:
        raise RefusalError(404, "no entity has this address") from error
    if next(graph.store.quads_for_pattern(node, PREF_LABEL, None, _DEFAULT), None) is None:
        raise RefusalError(404, "no entity has this address")
    return node


class _Part:
    """A part of a graph: whole things, each with the stretches of text that it needs."""

    def __init__(self, graph: Held, evidence: int) -> None:
        """`evidence` is how many stretches of text a thing has at most."""
        self._store, self._entities, self._evidence = graph.store, f"{graph.iris.base}entity/", evidence
        self._things: dict[NamedNode, None] = {}
        self._strings: dict[NamedNode, None] = {}
        self._places: dict[NamedNode, None] = {}

    def add_weightiest(self) -> None:
        """Add the entities that are mentioned most, and what is said between them."""
        chosen = self._weightiest()
        for node in chosen:
            self._add_entity(node)
        inside = set(chosen)
        for node in chosen:
            for claim in self._subjects(SUBJECT, node):
                if self._value(claim, OBJECT) in inside:
                    self._add_claim(claim)
            for post in islice(self._subjects(_MEMBER, node), FEW):
                self._add_post(post)

    def _weightiest(self) -> list[NamedNode]:
        """Return what is mentioned most; of equals the first by IRI."""
        # The limit is found by number alone: a hundred thousand take a fifth of a second, sorted by IRI seconds.
        most = f"SELECT ?m {{ ?y {MENTION_COUNT} ?m }} ORDER BY DESC(?m) LIMIT {WEIGHTIEST}"
        least = f"SELECT (MIN(?m) AS ?least) {{ {{ {most} }} }}"
        inside = f"{{ {least} }} ?x {MENTION_COUNT} ?n FILTER(?n >= ?least)"
        asked = f"SELECT ?x {{ {inside} }} ORDER BY DESC(?n) ?x LIMIT {WEIGHTIEST}"
        found = (row["x"] for row in cast("QuerySolutions", self._store.query(asked)))
        return [node for node in found if isinstance(node, NamedNode)]

    def add_around(self, centre: NamedNode) -> None:
        """Add an entity, what is said of it, its posts and quotations, and who stands at the other ends."""
        self._add_entity(centre)
        claims = {**dict.fromkeys(self._subjects(SUBJECT, centre)), **dict.fromkeys(self._subjects(OBJECT, centre))}
        for claim in islice(claims, NEAREST):
            self._add_claim(claim)
        posts = [post for tie in (_MEMBER, *BODIES) for post in self._subjects(tie, centre)]
        for post in posts[:NEAREST]:
            self._add_post(post)
        for said in islice(self._subjects(_SPEAKER, centre), FEW):
            self._add_with_evidence(said)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of the part."""
        for thing in (*self._things, *self._strings, *self._places):
            for quad in self._store.quads_for_pattern(thing, None, None, _DEFAULT):
                if self._belongs(quad.object, evidence=quad.predicate == EVIDENCE):
                    yield quad.triple
        for string in self._strings:
            yield from (quad.triple for quad in self._store.quads_for_pattern(string, ENTITY_OF, None, _DEFAULT))

    def _belongs(self, target: object, *, evidence: bool) -> bool:
        """Return whether what a thing points at is in the part, or no thing at all."""
        if evidence:
            return target in self._strings
        return not (isinstance(target, NamedNode) and target.value.startswith(self._entities)) or target in self._things

    def articles(self) -> Iterator[str]:
        """Yield the ids of the articles of the part."""
        for place in self._places:
            found = self._value(place, _IDENTIFIER)
            if isinstance(found, Literal):
                yield found.value

    def _add_entity(self, node: NamedNode) -> None:
        if node not in self._things:
            self._add_with_evidence(node)

    def _add_claim(self, claim: NamedNode) -> None:
        self._add_with_evidence(claim)
        self._add_ends(claim, (SUBJECT, OBJECT, _ATTRIBUTED))

    def _add_post(self, post: NamedNode) -> None:
        self._add_with_evidence(post)
        self._add_ends(post, (_MEMBER, *BODIES))

    def _add_ends(self, thing: NamedNode, ties: Iterable[NamedNode]) -> None:
        for tie in ties:
            end = self._value(thing, tie)
            if isinstance(end, NamedNode):
                self._add_entity(end)

    def _add_with_evidence(self, thing: NamedNode) -> None:
        self._things[thing] = None
        for quad in islice(self._store.quads_for_pattern(thing, EVIDENCE, None, _DEFAULT), self._evidence):
            if isinstance(quad.object, NamedNode):
                self._strings[quad.object] = None
                place = self._value(quad.object, CONTEXT)
                if isinstance(place, NamedNode):
                    self._places[place] = None

    def _subjects(self, predicate: NamedNode, node: NamedNode) -> Iterator[NamedNode]:
        for quad in self._store.quads_for_pattern(None, predicate, node, _DEFAULT):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def _value(self, subject: NamedNode, predicate: NamedNode) -> object:
        quad = next(self._store.quads_for_pattern(subject, predicate, None, _DEFAULT), None)
        return quad.object if quad else None
