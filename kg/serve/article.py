"""An article with what was read from it: mentions are links, the words of evidence are marked."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.graph.vocabulary import ANCHOR, BEGIN, CONTEXT, END, ENTITY_OF, EVIDENCE, term
from kg.serve.answer import Answer, RefusalError
from kg.serve.markup import POLICY, link, page, short, text
from kg.serve.names import address_of, name_of
from kg.serve.source import Held
from kg.serve.wire import Json
from kg.view.content import beginning


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that the graph speaks of: the entity it names, or what it proves."""

    start: int
    end: int
    entity: NamedNode | None
    proves: tuple[NamedNode, ...]


def answer_article(graph: Held, head: Json, _: bytes) -> Answer:
    """Return the page of an article. Raises RefusalError (404) where the graph or the texts do not have it."""
    node = graph.iris.article(str(head["id"]))
    written = graph.text_of(str(head["id"])) or _value(graph, node, term("nif:isString"))
    if not any(graph.store.quads_for_pattern(node, None, None, DefaultGraph())):
        raise RefusalError(404, "the graph knows no such article")
    if written is None:
        raise RefusalError(404, f"the text is not held here; what was read from it is at {address_of(graph, node)}")
    passages = sorted(_passages(graph, node, written), key=lambda one: (one.start, -one.end))
    title = _value(graph, node, term("schema:headline")) or beginning(written) or name_of(graph, node)
    body = "\n".join([f"<h1>{short(title)}</h1>", _facts(graph, node), _marked(graph, written, passages)])
    return Answer(200, "text/html; charset=utf-8", page(title, body), {"content-security-policy": POLICY})


def _passages(graph: Held, node: NamedNode, written: str) -> Iterator[Passage]:
    """Yield the passages whose words still stand where the graph says."""
    for quad in graph.store.quads_for_pattern(None, CONTEXT, node, DefaultGraph()):
        string = quad.subject
        start, end = (_number(graph, string, which) for which in (BEGIN, END))
        if isinstance(string, NamedNode) and 0 <= start < end and written[start:end] == _value(graph, string, ANCHOR):
            entity = next(iter(graph.store.quads_for_pattern(string, ENTITY_OF, None, DefaultGraph())), None)
            proves = graph.store.quads_for_pattern(None, EVIDENCE, string, DefaultGraph())
            said = sorted((one.subject for one in proves if isinstance(one.subject, NamedNode)), key=str)
            named = entity.object if entity and isinstance(entity.object, NamedNode) else None
            yield Passage(start, end, named, tuple(said))


def _marked(graph: Held, written: str, passages: list[Passage]) -> str:
    """Return the text with its passages; where they overlap it is cut at each of their ends."""
    ahead = deque(passages)
    inside: list[Passage] = []
    names: dict[str, str] = {}
    pieces = []
    for start, end in pairwise(sorted({0, len(written), *(at for one in passages for at in (one.start, one.end))})):
        inside = [one for one in inside if end <= one.end]
        while ahead and ahead[0].start == start:
            pieces.append(_anchor(ahead[0]))
            inside.append(ahead.popleft())
        pieces.append(_piece(graph, written[start:end], inside, names))
    return f'<p class="text">{"".join(pieces)}</p>'


def _piece(graph: Held, words: str, inside: list[Passage], names: dict[str, str]) -> str:
    mention = next((one for one in reversed(inside) if one.entity), None)
    made = text(words)
    if mention and mention.entity:
        iri = mention.entity.value
        label = names.setdefault(iri, name_of(graph, mention.entity))
        made = f'<a href="{text(address_of(graph, mention.entity))}" title="{text(label[:300])}">{made}</a>'
    proves = next((one.proves for one in reversed(inside) if one.proves and not one.entity), ())
    if not proves:
        return made
    said = "; ".join(names.setdefault(one.value, name_of(graph, one)) for one in proves[:5])
    return f'<span class="said" title="{text(said[:600])}">{made}</span>'


def _anchor(passage: Passage) -> str:
    return f'<a class="anchor" id="char={passage.start},{passage.end}"></a>'


def _facts(graph: Held, node: NamedNode) -> str:
    publisher = next(iter(graph.store.quads_for_pattern(node, term("schema:publisher"), None, None)), None)
    address = next(iter(graph.store.quads_for_pattern(node, term("schema:url"), None, None)), None)
    facts = [
        link(address_of(graph, publisher.object), name_of(graph, publisher.object)) if publisher else "",
        text(_value(graph, node, term("schema:datePublished")) or ""),
        link(_iri(address.object), _iri(address.object)) if address else "",
        link(address_of(graph, node), "data"),
    ]
    return f'<p class="iri">{" · ".join(filter(None, facts))}</p>'


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode | Literal) else ""


def _value(graph: Held, node: object, predicate: NamedNode) -> str | None:
    found = next(iter(graph.store.quads_for_pattern(node, predicate, None, DefaultGraph())), None)  # type: ignore[arg-type]
    return found.object.value if found and isinstance(found.object, Literal) else None


def _number(graph: Held, node: object, predicate: NamedNode) -> int:
    value = _value(graph, node, predicate) or ""
    return int(value) if value.isdecimal() else -1
