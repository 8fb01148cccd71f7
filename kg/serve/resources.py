"""What is asked for by its address: a whole graph, a thing, an article."""

from typing import Final
from urllib.parse import unquote

from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked, only
from kg.serve.desk import Desk
from kg.serve.negotiation import HTML

_SHORT: Final = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "html": HTML}


async def graph_store(asked: Asked, desk: Desk) -> Answer:
    """Return the default graph (`?default`) or a named one (`?graph=IRI`). Raises RefusalError for neither or both."""
    default, name = only(asked.params, "default"), only(asked.params, "graph")
    if (default is None) == (name is None):
        raise RefusalError(400, "name one graph: ?default, or ?graph= and its IRI")
    return await desk.done(asked, {"kind": "graph", "name": name})


async def described(asked: Asked, desk: Desk) -> Answer:
    """Return the resource at /id/…: an entity, an article, a statement, a post, a quotation, the dataset."""
    form = only(asked.params, "format")
    if form is not None and form not in _SHORT:
        raise RefusalError(400, f"no such format; take one of {', '.join(_SHORT)}")
    return await desk.done(asked, {"kind": "thing", "path": _rest(asked, "/id/"), "form": _SHORT.get(form or "", "")})


async def article(asked: Asked, desk: Desk) -> Answer:
    """Return the article at /article/…, its text with what was read from it."""
    return await desk.done(asked, {"kind": "article", "id": unquote(_rest(asked, "/article/"))})


async def around(asked: Asked, desk: Desk) -> Answer:
    """Return the explorer around the entity at /around/…, the part of its IRI behind entity/."""
    return await desk.done(asked, {"kind": "around", "path": unquote(_rest(asked, "/around/"))})


def _rest(asked: Asked, path: str) -> str:
    """Return what stands behind a path, percent-encoded as the client wrote it: so it is in our IRIs."""
    raw: bytes = asked.scope["raw_path"]
    return raw.decode("latin-1").removeprefix(path)
