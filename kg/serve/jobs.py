"""What a worker does for a request: `JOBS` by kind, each from the open graph and the message to an answer."""

import gzip
from collections.abc import Callable, Mapping
from typing import Final

from kg.serve.answer import Answer, RefusalError
from kg.serve.answering import answer_query
from kg.serve.around import answer_around
from kg.serve.article import answer_article
from kg.serve.describing import answer_thing
from kg.serve.description import answer_service
from kg.serve.graphs import answer_graph
from kg.serve.reconciling import answer_reconcile
from kg.serve.source import Held
from kg.serve.wire import Json

Job = Callable[[Held, Json, bytes], Answer]

JOBS: Final[Mapping[str, Job]] = {
    "query": answer_query,
    "graph": answer_graph,
    "service": answer_service,
    "thing": answer_thing,
    "article": answer_article,
    "around": answer_around,
    "reconcile": answer_reconcile,
}
_WORTH_PACKING: Final = 1400
"""A smaller answer fits into one packet of a network as it is."""


def done(graph: Held, head: Json, body: bytes) -> Answer:
    """Return the answer to a message, packed with gzip where the client takes it and it is worth it."""
    try:
        answer = JOBS[head["kind"]](graph, head, body)
    except RefusalError as refusal:
        return refusal.answer()
    if not head.get("gzip") or len(answer.body) < _WORTH_PACKING:
        return answer
    packed = gzip.compress(answer.body, compresslevel=4, mtime=0)
    return Answer(answer.status, answer.media, packed, {**answer.headers, "content-encoding": "gzip"})
