"""An update → a changed graph, written whole or not at all. It runs in a process of its own, which can be ended."""

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
        graph.store.update(sparql, prefixes=dict(graph.prefixes))
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
