"""The service as one ASGI application: which function answers under which path."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked
from kg.serve.desk import Desk
from kg.serve.endpoint import Endpoint, Function
from kg.serve.explorer import Explorer
from kg.serve.following import follow
from kg.serve.nursery import Nursery
from kg.serve.pool import Pool
from kg.serve.protocol import sparql
from kg.serve.reconcile import draft, match, preview, reconcile, suggest
from kg.serve.resources import around, article, described, graph_store
from kg.serve.settings import Settings
from kg.serve.source import Source
from kg.serve.statics import asset
from kg.serve.watching import Watch
from kg.serve.writing import Writer


@dataclass(frozen=True, slots=True)
class Application:
    """The routes; what goes to an address of `direct` is not sought among them: that takes as long as a small query."""

    routes: Starlette
    direct: Mapping[str, ASGIApp]
    pool: Pool

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Return the answering of a request."""
        way = self.direct.get(scope["path"], self.routes) if scope["type"] == "http" else self.routes
        return way(scope, receive, send)


def application(source: Source, nursery: Nursery, settings: Settings) -> Application:
    """Return the application over a graph that the nursery has opened."""
    pool = Pool(nursery, settings.limits)
    desk, watch = Desk(pool, Writer(pool, source), settings), Watch(pool)

    def route(path: str, name: str, function: Function, *methods: str) -> Route:
        return Route(path, Endpoint(function, name, desk, watch, methods or ("GET", "HEAD")))

    async def metrics(_: Asked, __: Desk) -> Answer:
        return Answer(200, CONTENT_TYPE_LATEST, watch.numbers())

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        await pool.start()
        # What the workers share in memory is changed by nobody else.
        followed = None if source.shared else asyncio.ensure_future(follow(source, pool))
        yield
        if followed:
            followed.cancel()
        pool.close()
        watch.write()

    asking = route("/sparql", "sparql", sparql, "GET", "HEAD", "POST")
    routes = [
        asking,
        route("/graph", "graph", graph_store),
        route("/", "explorer", Explorer(source).page),
        route("/id/{path:path}", "id", described),
        route("/article/{path:path}", "article", article),
        route("/around/{path:path}", "around", around),
        route("/assets/{path:path}", "assets", asset),
        route("/reconcile", "reconcile", reconcile, "GET", "HEAD", "POST"),
        route("/reconcile/draft", "reconcile", draft),
        route("/reconcile/draft/match", "reconcile", match, "POST"),
        route("/reconcile/draft/suggest/{what}", "suggest", suggest),
        route("/reconcile/draft/preview", "preview", preview),
        route("/reconcile/suggest/{what}", "suggest", suggest),
        route("/reconcile/preview", "preview", preview),
        route("/health", "health", _health),
        route("/metrics", "metrics", metrics),
        route("/{path:path}", "other", _nothing),
    ]
    return Application(Starlette(routes=routes, lifespan=life), {asking.path: asking.endpoint}, pool)


async def _health(_: Asked, desk: Desk) -> Answer:
    counts = desk.pool.counts()
    if not counts["idle"] + counts["busy"]:
        return RefusalError(503, "no worker lives").answer()
    return Answer(200, "application/json", b'{"status":"ok"}\n', {"cache-control": "no-store"})


async def _nothing(asked: Asked, _: Desk) -> Answer:
    raise RefusalError(404, f"nothing is at {asked.path[:200]!r}; the query service is at /sparql")
