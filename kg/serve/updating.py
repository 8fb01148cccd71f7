"""An update → a changed graph, written whole or not at all. It runs in a process of its own, which can be ended."""

from pyoxigraph import Quad

from kg.ask.guard import refuse_unsafe_update
from kg.ask.mistakes import not_sparql
from kg.errors import KgError, QueryError
from kg.serve.answer import Answer, RefusalError
from kg.serve.source import Held, Save


def update(save: Save, graph: Held, body: bytes) -> Answer:
    """Apply an update, `save` the graph, and return the answer.

    `graph` is what this process shares with others: its copy is changed, theirs is not.
    """
    try:
        sparql = body.decode().replace("\r\n", "\n").replace("\r", "\n")
        refuse_unsafe_update(sparql)
        _change(graph, sparql)
        save(graph)
    except SyntaxError as error:
        return RefusalError(400, str(not_sparql(sparql, str(error), graph.prefixes, update=True))).answer()
    except QueryError as error:
        return RefusalError(400, str(error)).answer()
    except (RuntimeError, ValueError) as error:
        return RefusalError(400, f"the update cannot be done ({' '.join(str(error).split())[:200]})").answer()
    except (KgError, OSError) as error:
        return RefusalError(503, f"nothing was changed: {error}", {"retry-after": "10"}).answer()
    return Answer(204, "", b"")


def _change(graph: Held, sparql: str) -> None:
    """Apply an update in memory. Raises QueryError where it writes beside the default graph, and what the engine does.

    What it did by then goes with this process, which nobody asks any more.
    """
    beside = _beside(graph)
    graph.store.update(sparql, prefixes=dict(graph.prefixes))
    if _beside(graph) != beside:
        raise QueryError("a file holds one graph; write into the default graph, and leave the named ones alone")


def _beside(graph: Held) -> dict[str, frozenset[Quad]]:
    """Return what stands beside the default graph, by its name: the ontology. A Turtle file cannot hold it."""
    store = graph.store
    return {str(name): frozenset(store.quads_for_pattern(None, None, None, name)) for name in store.named_graphs()}
