"""What people call a node: its label, and the address where it is shown."""

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.header import ONTOLOGY
from kg.graph.vocabulary import ANCHOR, OBJECT, PREDICATE, PREF_LABEL, SUBJECT, term
from kg.serve.source import Held

Node = NamedNode | BlankNode | Literal | Triple
_NAMING = (PREF_LABEL, term("schema:headline"), term("sim:title"), term("schema:text"), ANCHOR, term("dct:title"))


def name_of(graph: Held, node: Node) -> str:
    """Return the label of a node in Indonesian, what a statement says, else a short form of the IRI."""
    if not isinstance(node, NamedNode):
        return node.value if isinstance(node, Literal) else str(node)
    for naming in _NAMING:
        if label := _value(graph, node, naming):
            return label
    return _sentence(graph, node) or _term(graph, node) or short_of(graph, node.value)


def short_of(graph: Held, iri: str) -> str:
    """Return an IRI with the prefix of its namespace."""
    for prefix, namespace in graph.prefixes.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def address_of(graph: Held, node: Node) -> str:
    """Return where a node is shown: here if it is ours, else its own IRI; nothing for a literal.

    The words of an article are shown in its text.
    """
    if not isinstance(node, NamedNode):
        return ""
    if not node.value.startswith(graph.iris.base):
        return node.value
    path = node.value.removeprefix(graph.iris.base)
    return f"/{path}" if path.startswith("article/") and "#" in path else f"/id/{path}"


def _value(graph: Held, node: NamedNode, naming: NamedNode) -> str | None:
    found = graph.store.quads_for_pattern(node, naming, None, None)
    literals = sorted(
        (quad.object for quad in found if isinstance(quad.object, Literal)),
        key=lambda one: (one.language != "id", one.value),
    )
    return literals[0].value if literals else None


def _sentence(graph: Held, node: NamedNode) -> str | None:
    parts = []
    for part in (SUBJECT, PREDICATE, OBJECT):
        found = next(iter(graph.store.quads_for_pattern(node, part, None, None)), None)
        if found is None or found.object == node:
            return None
        parts.append(_term(graph, found.object) or _label(graph, found.object) or str(found.object))
    return " ".join(parts)


def _label(graph: Held, node: Node) -> str | None:
    return _value(graph, node, PREF_LABEL) if isinstance(node, NamedNode) else None


def _term(graph: Held, node: Node) -> str | None:
    """Return the label that the ontology gives to a type or a property."""
    if not isinstance(node, NamedNode):
        return None
    found = graph.store.quads_for_pattern(node, term("rdfs:label"), None, ONTOLOGY)
    literals = sorted(
        (quad.object for quad in found if isinstance(quad.object, Literal)), key=lambda one: one.language != "id"
    )
    return literals[0].value if literals else None
