"""A small page about an entity, for a frame of another program."""

from typing import Final

from pyoxigraph import NamedNode

from kg.graph.vocabulary import ALT_LABEL, PREF_LABEL
from kg.serve.answer import Answer, RefusalError
from kg.serve.markup import page, short, text
from kg.serve.names import name_of
from kg.serve.reconcile_facts import ENTITY, described
from kg.serve.reconciled import Index, words
from kg.serve.source import Held

_POLICY: Final = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
"""Unlike all other pages of ours it may stand in a frame; that is what it is for."""
_SHOWN: Final = 8


def entity_preview(graph: Held, index: Index, identity: str) -> Answer:
    """Return a small page about an entity. Raises RefusalError (404) for one that the graph does not know."""
    iri = graph.iris.base + ENTITY + identity.removeprefix(graph.iris.base + ENTITY)
    if iri not in index.types:
        raise RefusalError(404, "the graph knows no such thing")
    node = NamedNode(iri)
    others = [name for name in words(graph, node, ALT_LABEL) if name not in words(graph, node, PREF_LABEL)]
    body = [
        f"<h1>{short(name_of(graph, node))}</h1>",
        f"<p>{short(index.type_of(iri).label_id)} · {short(described(graph, index, iri))}</p>",
        f"<p>{' · '.join(map(short, others[:_SHOWN]))}</p>",
        f'<p class="iri">{text(iri)}</p>',
    ]
    content = page(name_of(graph, node), "\n".join(body))
    return Answer(200, "text/html; charset=utf-8", content, {"content-security-policy": _POLICY})
