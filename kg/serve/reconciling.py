"""Candidates for queries, from the names of the graph: what a worker does for /reconcile."""

import json
from collections.abc import Iterator
from typing import Any, Final

from pyoxigraph import NamedNode
from rapidfuzz import fuzz

from kg.serve.answer import Answer
from kg.serve.names import name_of
from kg.serve.reconcile_facts import ENTITY, described, id_of, own_terms, values
from kg.serve.reconcile_preview import entity_preview
from kg.serve.reconcile_query import Hint, Query, read_batch, read_draft, read_json, read_query
from kg.serve.reconciled import Hit, Index, index_of, iri_of, plain
from kg.serve.shelf import word
from kg.serve.source import Held
from kg.serve.wire import Json

JSON: Final = "application/json"
_SURE, _APART, _LIKE, _SHARE = 95.0, 5.0, 85.0, 0.3
_WIDE = 4
_SUGGESTED = 10


def answer_reconcile(graph: Held, head: Json, body: bytes) -> Answer:
    """Return the answer to a request below /reconcile. Raises RefusalError for one that is none."""
    what, index = str(head["what"]), index_of(graph)
    if what == "batch":
        return _json(
            {key: {"result": candidates(graph, index, one)} for key, one in read_batch(read_json(body)).items()}
        )
    if what == "single":
        content = read_json(body) if body.lstrip()[:1] == b"{" else body.decode("utf-8", "replace")
        return _json({"result": candidates(graph, index, read_query(content))})
    if what == "draft":
        found = [{"candidates": candidates(graph, index, one)} for one in read_draft(read_json(body))]
        return _json({"results": found})
    if what == "suggest":
        return _json({"result": list(_suggested(graph, index, str(head["of"]), str(head["prefix"])))})
    if what == "about":
        types = [{"id": one.id, "name": one.label_id} for one in index.classes.values()]
        return _json({"space": graph.iris.base + ENTITY, "types": types})
    return entity_preview(graph, index, str(head["id"]))


def candidates(graph: Held, index: Index, query: Query) -> list[Json]:
    """Return the candidates for a query, best first; equals by their ids."""
    hits = index.called(query.name) or index.like(query.name, query.limit * _WIDE)
    found = [_weighed(graph, index, query, hit) for hit in hits]
    found = sorted((one for one in found if one), key=lambda one: (-one["score"], one["id"]))
    if found and found[0]["score"] >= _SURE:
        found[0]["match"] = len(found) == 1 or found[0]["score"] - found[1]["score"] >= _APART
    return found[: query.limit]


def _weighed(graph: Held, index: Index, query: Query, hit: Hit) -> Json:
    fits = [index.is_a(hit.iri, kind.removeprefix(iri_of(""))) for kind in query.types]
    typed = not fits or (all(fits) if query.every else any(fits))
    if query.strict and not typed:
        return {}
    met = [_met(graph, hit.iri, hint) for hint in query.hints]
    share = _SHARE if met else 0.0
    score = hit.score * (1 - share) + share * 100.0 * sum(met) / max(len(met), 1) - (0.0 if typed else 10.0)
    told = {"name_similarity": (word("name_similarity", "id"), round(hit.score, 2))}
    told |= {f"property_{hint.property}": (hint.property, value) for hint, value in zip(query.hints, met, strict=True)}
    kind = index.type_of(hit.iri)
    return {
        "id": id_of(graph, hit.iri),
        "name": name_of(graph, NamedNode(hit.iri)),
        "description": described(graph, index, hit.iri),
        "type": [{"id": kind.id, "name": kind.label_id}],
        "score": round(max(score, 0.0), 2),
        "match": False,
        "features": [{"id": key, "name": name, "value": value} for key, (name, value) in told.items()],
    }


def _met(graph: Held, iri: str, hint: Hint) -> bool:
    """Return whether a thing has one of the values for the property, by id or by a name that is alike."""
    for value, node in values(graph, iri, hint.property.removeprefix(iri_of(""))):
        for wanted in hint.values:
            if node and wanted in (node, id_of(graph, node)):
                return True
            here, there = plain(wanted), plain(value)
            if (here and set(here.split()) <= set(there.split())) or fuzz.token_sort_ratio(here, there) >= _LIKE:
                return True
    return False


def _suggested(graph: Held, index: Index, what: str, prefix: str) -> Iterator[Json]:
    if what == "entity":
        for hit in index.beginning(prefix, _SUGGESTED) if plain(prefix) else ():
            kind = index.type_of(hit.iri)
            yield {
                "id": id_of(graph, hit.iri),
                "name": name_of(graph, NamedNode(hit.iri)),
                "description": described(graph, index, hit.iri),
                "notable": [{"id": kind.id, "name": kind.label_id}],
            }
        return
    known = index.classes.values() if what == "type" else (*own_terms(), *index.relations.values())
    for one in known:
        if any(plain(word).startswith(plain(prefix)) for word in (one.id, one.label_id, one.label_en)):
            yield {"id": one.id, "name": one.label_id, "description": one.label_en}


def _json(content: Any) -> Answer:
    return Answer(200, JSON, json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
