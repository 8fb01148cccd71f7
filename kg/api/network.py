"""A graph as networkx sees it: entities are nodes, statements and posts are edges."""

from typing import TYPE_CHECKING

from kg.ask.case import Case
from kg.ask.record import Claim, Office

if TYPE_CHECKING:
    import networkx as nx


def network(case: Case) -> "nx.MultiDiGraph[str]":
    """Return entities as nodes and claims and posts as edges, whose keys are the IRIs of their records.

    A node is the id of an entity, with `name`, `type` and `mentions` (how many); an edge has `relation`, `label`,
    `modality`, `fact`, `according_to`, `score` (None if unmeasured), `words` and `articles` (how many). The edge of a
    post has the relation `post`, the title as its label, and `former`.
    """
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in case.record.things.values():
        made.add_node(_id(thing.id), name=thing.name, type=thing.type, mentions=len(thing.mentions))
    for claim in case.record.claims:
        made.add_edge(_id(claim.subject), _id(claim.object), claim.id, **_claim(claim, case))
    for office in case.record.offices:
        if office.object:
            made.add_edge(_id(office.subject), _id(office.object), office.id, **_office(office))
    return made


def _claim(claim: Claim, case: Case) -> dict[str, object]:
    return {
        "relation": claim.predicate,
        "label": claim.verb or case.schema.label(claim.predicate),
        "modality": claim.modality,
        "fact": claim.plain,
        "according_to": case.record.name(claim.speaker) or None,
        "score": float(claim.score) if claim.score else None,
        **_evidence(claim),
    }


def _office(office: Office) -> dict[str, object]:
    score = float(office.score) if office.score else None
    return {"relation": "post", "label": office.title, "former": office.former, "score": score, **_evidence(office)}


def _evidence(told: Claim | Office) -> dict[str, object]:
    words = told.evidence[0].words if told.evidence else ""
    return {"words": words, "articles": len({piece.article for piece in told.evidence})}


def _id(iri: str) -> str:
    return iri.rpartition("/entity/")[2] or iri
