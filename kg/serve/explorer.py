"""The explorer: the page that `kg view` draws of the graph, drawn once by a process of its own."""

import asyncio
import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final

from kg.errors import KgError
from kg.schema import load
from kg.serve.answer import Answer
from kg.serve.asked import Asked
from kg.serve.desk import Desk
from kg.serve.markup import policy_of
from kg.serve.source import ARTICLES, Source
from kg.serve.statics import Packed, packed
from kg.view import view

LARGEST: Final = 12 * 1024 * 1024
"""A larger file makes a page that no browser opens at once; people then begin with what is mentioned most."""


class Explorer:
    """Draws the page of a graph when it is first asked for, and again when the graph has changed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._drawn: tuple[str, asyncio.Task[tuple[Packed, str]]] | None = None

    async def page(self, asked: Asked, desk: Desk) -> Answer:
        """Return the explorer; of the weightiest entities, where the graph is a store or too large for one page."""
        path = self._source.path
        if not self._source.shared or path.stat().st_size > LARGEST:
            return await desk.done(asked, {"kind": "around", "path": ""})
        try:
            file, policy = await asyncio.shield(self._page_of(desk.pool.nursery.state))
        except KgError:
            return await desk.done(asked, {"kind": "around", "path": ""})
        return file.answer(asked, {"content-security-policy": policy})

    def _page_of(self, state: str) -> asyncio.Task[tuple[Packed, str]]:
        if self._drawn is None or self._drawn[0] != state:
            self._drawn = state, asyncio.ensure_future(self._draw())
        return self._drawn[1]

    async def _draw(self) -> tuple[Packed, str]:
        loop = asyncio.get_running_loop()
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
            drawn = await loop.run_in_executor(process, draw, self._source.path, self._source.ontology)
        return packed("text/html; charset=utf-8", drawn), policy_of(drawn.decode("utf-8", "replace"))


def draw(graph: Path, ontology: Path | None = None) -> bytes:
    """Return the page of a graph as bytes; `ontology` has the terms of a user's own."""
    beside = graph.with_name(ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph.html"
        texts = beside if beside.exists() else None
        view(graph, out, articles=texts, schema=load(ontology), sparql="/sparql")
        return out.read_bytes()
