"""A resource as a page: its name, its properties, and what points at it."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.serve.answer import Answer
from kg.serve.markup import POLICY, link, page, short, text
from kg.serve.names import Node, address_of, name_of
from kg.serve.source import Held

_SHOWN = 200


def profile(graph: Held, node: NamedNode, out: Iterable[Quad], into: Iterable[Quad]) -> Answer:
    """Return the page of a resource."""
    name = name_of(graph, node)
    path = "/id/" + node.value.removeprefix(graph.iris.base)
    body = [
        f"<h1>{short(name)}</h1>",
        f'<p class="iri">{text(node.value)} · <a href="{text(path)}?format=ttl">Turtle</a>'
        f' · <a href="{text(path)}?format=jsonld">JSON-LD</a>{_reading(graph, node)}</p>',
        _table(graph, ((quad.predicate, quad.object) for quad in out)),
        "<h2>Disebut oleh</h2>",
        _table(graph, ((quad.predicate, quad.subject) for quad in into)),
    ]
    return Answer(200, "text/html; charset=utf-8", page(name, "\n".join(body), about=path), _headers())


def _headers() -> dict[str, str]:
    return {"content-security-policy": POLICY}


def _reading(graph: Held, node: NamedNode) -> str:
    path = node.value.removeprefix(graph.iris.base)
    return f' · <a href="/{text(path)}">Teks</a>' if path.startswith("article/") else ""


def _table(graph: Held, pairs: Iterable[tuple[NamedNode, Node]]) -> str:
    rows: dict[NamedNode, list[Node]] = defaultdict(list)
    for predicate, value in pairs:
        rows[predicate].append(value)
    named = sorted(((name_of(graph, predicate), predicate) for predicate in rows), key=str)
    return f"<table>{''.join(_row(graph, name, rows[predicate]) for name, predicate in named)}</table>"


def _row(graph: Held, name: str, values: list[Node]) -> str:
    cells = sorted((name_of(graph, value), address_of(graph, value)) for value in values[:_SHOWN])
    items = [f"<li>{link(address, shown)}</li>" for shown, address in cells]
    if len(values) > _SHOWN:
        items.append(f'<li class="note">… {len(values)}</li>')
    return f"<tr><th>{short(name)}</th><td><ul>{''.join(items)}</ul></td></tr>"
