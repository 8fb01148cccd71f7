"""/reconcile: the graph as a service of the W3C Reconciliation API, against which OpenRefine matches a spreadsheet."""

import json
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from kg.graph.vocabulary import VOCABULARIES
from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked, Params, only, parameters
from kg.serve.desk import Desk
from kg.serve.protocol import FORM
from kg.serve.reconciling import JSON
from kg.serve.wire import Json, packed
from kg.version import VERSION

VERSIONS: Final = ("0.1", "0.2")
_NAME: Final = "Simpul"
_SUGGESTS: Final = ("entity", "type", "property")
_LONGEST: Final = 500
_SIZE: Final = {"width": 400, "height": 240}


async def reconcile(asked: Asked, desk: Desk) -> Answer:
    """Return the manifest, or the answer to queries sent in the URL or as a form. Raises RefusalError for others."""
    params = asked.params
    if asked.method == "POST":
        if asked.content != FORM:
            raise RefusalError(415, f"the body must be {FORM}; JSON goes to /reconcile/draft/match")
        params = (*params, *parameters(await asked.body()))
    queries, query = only(params, "queries"), only(params, "query")
    if queries is not None:
        return await _done(asked, desk, "batch", queries)
    if query is not None:
        return await _done(asked, desk, "single", query)
    return await _manifest(asked, desk)


async def match(asked: Asked, desk: Desk) -> Answer:
    """Return the answer to queries as the draft of version 1.0 sends them: JSON, by POST."""
    if asked.content != JSON:
        raise RefusalError(415, f"the body must be {JSON}")
    return await desk.done(asked, {"kind": "reconcile", "what": "draft"}, await asked.body())


async def suggest(asked: Asked, desk: Desk) -> Answer:
    """Return entities, types or properties that begin as the client has typed."""
    what = asked.path.rpartition("/")[2]
    if what not in _SUGGESTS:
        raise RefusalError(404, f"suggested are {', '.join(_SUGGESTS)}")
    prefix = (only(asked.params, "prefix") or "")[:_LONGEST]
    return await desk.done(asked, {"kind": "reconcile", "what": "suggest", "of": what, "prefix": prefix})


async def preview(asked: Asked, desk: Desk) -> Answer:
    """Return a small page about an entity, for a frame of another program."""
    identity = _given(asked.params)
    return await desk.done(asked, {"kind": "reconcile", "what": "preview", "id": identity})


def _given(params: Params) -> str:
    identity = only(params, "id")
    if not identity:
        raise RefusalError(400, "no id; give the parameter `id`")
    return identity[:_LONGEST]


async def _done(asked: Asked, desk: Desk, what: str, queries: str) -> Answer:
    return await desk.done(asked, {"kind": "reconcile", "what": what}, queries.encode("utf-8", "replace"))


async def draft(asked: Asked, desk: Desk) -> Answer:
    """Return the manifest of the draft of version 1.0: what it describes differently is under this address."""
    return await _told(asked, desk, _draft_manifest)


async def _manifest(asked: Asked, desk: Desk) -> Answer:
    return await _told(asked, desk, _first_manifest)


async def _told(asked: Asked, desk: Desk, manifest: Callable[[str, Json], Json]) -> Answer:
    """Return what the service offers; the types and the base of the ids are the graph's."""
    told = await desk.pool.run(packed({"kind": "reconcile", "what": "about"}), asked.gone)
    if told.status != 200:
        return told
    root = f"{asked.scope['scheme']}://{quote(asked.headers.get('host', 'localhost'), safe=':[]')}"
    content = json.dumps(manifest(root, json.loads(told.body)), ensure_ascii=False)
    return Answer(200, JSON, content.encode(), {"cache-control": "no-cache"})


def _first_manifest(root: str, about: Json) -> Json:
    """Return the manifest as versions 0.1 and 0.2 have it."""
    here = f"{root}/reconcile"
    return {
        "versions": list(VERSIONS),
        "name": _NAME,
        "serviceVersion": VERSION,
        "identifierSpace": about["space"],
        "schemaSpace": VOCABULARIES["sim"],
        "view": {"url": f"{root}/id/entity/{{{{id}}}}"},
        "defaultTypes": about["types"],
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", **_SIZE},
        "suggest": {one: {"service_url": here, "service_path": f"/suggest/{one}"} for one in _SUGGESTS},
    }


def _draft_manifest(root: str, about: Json) -> Json:
    return {
        "versions": ["1.0-draft"],
        "name": _NAME,
        "serviceVersion": VERSION,
        "view": {"url": f"{root}/id/entity/{{{{id}}}}"},
        "defaultTypes": about["types"],
        "preview": _SIZE,
        "suggest": dict.fromkeys(_SUGGESTS, True),
        "standardizedScore": True,
    }
