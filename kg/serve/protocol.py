"""SPARQL 1.1 Protocol: a query by GET, by a form, or as the body itself."""

from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked, Params, every, only, parameters
from kg.serve.desk import Desk
from kg.serve.keeping import same_again
from kg.serve.negotiation import DESCRIPTIONS, HTML, chosen
from kg.serve.statics import editor
from kg.serve.writing import authorize

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_BODIES: Final = (FORM, QUERY, UPDATE)


async def sparql(asked: Asked, desk: Desk) -> Answer:
    """Return the answer to a request of the SPARQL 1.1 Protocol. Raises RefusalError for one that is none."""
    return await (_posted if asked.method == "POST" else _got)(asked, desk)


async def _got(asked: Asked, desk: Desk) -> Answer:
    params = asked.params
    if only(params, "update") is not None:
        raise RefusalError(400, "an update is sent by POST, as a form or as the body")
    if only(params, "query") is not None:
        return await _query(asked, desk, params)
    if chosen(asked.accept, (*DESCRIPTIONS, HTML)) == HTML:
        return editor()
    return await desk.done(asked, {"kind": "service", "endpoint": _address(asked)})


async def _posted(asked: Asked, desk: Desk) -> Answer:
    if asked.content not in _BODIES:
        raise RefusalError(415, f"the body must be one of {', '.join(_BODIES)}", {"accept-post": ", ".join(_BODIES)})
    body = await asked.body()
    if asked.content == FORM:
        params = (*asked.params, *parameters(body))
    else:
        name = "query" if asked.content == QUERY else "update"
        params = (*asked.params, (name, _text(asked, body)))
    update = only(params, "update")
    if update is None:
        return await _query(asked, desk, params)
    if only(params, "query") is not None:
        raise RefusalError(400, "a query and an update at once; send one")
    return await _update(asked, desk, params, _utf8(update))


async def _query(asked: Asked, desk: Desk, params: Params) -> Answer:
    query = only(params, "query")
    if query is None:
        raise RefusalError(400, "no query; give the parameter `query`")
    head = {"kind": "query", "default": every(params, "default-graph-uri"), "named": every(params, "named-graph-uri")}
    return await desk.done(asked, head, _utf8(query), lasting=same_again(query))


async def _update(asked: Asked, desk: Desk, params: Params, sparql: bytes) -> Answer:
    authorize(asked, desk.settings.token)
    if every(params, "using-graph-uri") or every(params, "using-named-graph-uri"):
        raise RefusalError(400, "using-graph-uri is not for this service; write USING into the update")
    return await desk.writer.update(sparql)


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise RefusalError(400, "half a character is no text") from error


def _text(asked: Asked, body: bytes) -> str:
    charset = asked.headers.get("content-type", "").lower().partition("charset=")[2].strip(' "')
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise RefusalError(415, "the query must be UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusalError(400, f"the query is no UTF-8 ({error.reason} at byte {error.start})") from error


def _address(asked: Asked) -> str:
    host = asked.headers.get("host", "localhost")
    return f"{asked.scope['scheme']}://{host}{asked.path}"
