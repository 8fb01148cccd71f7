"""SPARQL 1.1 Protocol: a query by GET, by a form, or as the body itself."""

from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked, Params, every, only, parameters
from kg.serve.desk import Desk
from kg.serve.keeping import same_again
from kg.serve.negotiation import DESCRIPTIONS, HTML, chosen
from kg.serve.statics import editor

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
ALLOWED: Final = "GET, HEAD, POST, OPTIONS"


async def sparql(asked: Asked, desk: Desk) -> Answer:
    """Return the answer to a request of the SPARQL 1.1 Protocol. Raises RefusalError for one that is none."""
    params = asked.params
    if asked.method != "POST":
        if only(params, "query") is None and only(params, "update") is None:
            if chosen(asked.accept, (*DESCRIPTIONS, HTML)) == HTML:
                return editor()
            return await desk.done(asked, {"kind": "service", "endpoint": _address(asked)})
        return await _query(asked, desk, params)
    if asked.content == FORM:
        params += parameters(await asked.body())
        return await _query(asked, desk, params)
    if asked.content == QUERY:
        if only(params, "query") is not None:
            raise RefusalError(400, "a query in the URL and one in the body; give one")
        return await _query(asked, desk, (*params, ("query", _text(asked, await asked.body()))))
    if asked.content == UPDATE:
        raise _read_only()
    raise RefusalError(415, f"the body must be {FORM} or {QUERY}", {"accept-post": f"{FORM}, {QUERY}"})


async def _query(asked: Asked, desk: Desk, params: Params) -> Answer:
    if only(params, "update") is not None:
        if asked.method != "POST":
            raise RefusalError(400, "an update is sent by POST only")
        raise _read_only()
    query = only(params, "query")
    if query is None:
        raise RefusalError(400, "no query; give the parameter `query`")
    head = {"kind": "query", "default": every(params, "default-graph-uri"), "named": every(params, "named-graph-uri")}
    try:
        body = query.encode()
    except UnicodeEncodeError as error:
        raise RefusalError(400, "the query holds half a character") from error
    return await desk.done(asked, head, body, lasting=same_again(query))


def _text(asked: Asked, body: bytes) -> str:
    charset = asked.headers.get("content-type", "").lower().partition("charset=")[2].strip(' "')
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise RefusalError(415, "the query must be UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusalError(400, f"the query is no UTF-8 ({error.reason} at byte {error.start})") from error


def _read_only() -> RefusalError:
    return RefusalError(403, "this service only reads; updates need a server started with --writable")


def _address(asked: Asked) -> str:
    host = asked.headers.get("host", "localhost")
    return f"{asked.scope['scheme']}://{host}{asked.path}"
