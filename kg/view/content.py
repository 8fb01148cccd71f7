"""Picture → everything the page knows, in columns: a graph to draw at once, details and sentences for when asked.

Things, lines and articles are numbered in the order of their IRIs; all else refers to them by number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, Final
from urllib.parse import urlsplit

from kg.graph.recalled import Source
from kg.schema import Schema
from kg.view.budget import budget_of
from kg.view.contexts import Contexts
from kg.view.crowd import crowd
from kg.view.details import Details
from kg.view.drawing import Line, lines
from kg.view.looks import look_of
from kg.view.network import network_data
from kg.view.picture import MARKS, Picture, Thing
from kg.view.relations import Relations
from kg.view.salience import communities, opening, salience

Json = dict[str, Any]

LONGEST_BEGINNING: Final = 90
"""Characters that stand for an article without a title."""


@dataclass(frozen=True, slots=True)
class Content:
    """The data of a page. `texts` are chunks of sentences, each an island of its own, read when needed."""

    graph: Json
    details: Json
    texts: list[Json]


def content(picture: Picture, schema: Schema, texts: Mapping[str, str]) -> Content:
    """Return the page's data. `texts` are the articles by id; without them evidence stands without its sentence."""
    things = list(picture.things.values())
    numbers = {thing.id: at for at, thing in enumerate(things)}
    sources = {iri: at for at, iri in enumerate(picture.sources)}
    drawn = lines(picture)
    edges = [(numbers[line.subject], numbers[line.object]) for line in drawn]
    named = [sorted({sources[one.article] for one in thing.mentions if one.article in sources}) for thing in things]
    contexts = Contexts(picture, numbers, dict(texts))
    details = Details(picture, drawn, contexts, numbers=numbers, schema=schema, budget=budget_of(picture))
    types = sorted({thing.type for thing in things})
    base = _base(picture)
    rows = details.rows()
    weights = salience([len(one) for one in named], edges)
    groups = communities(len(things), edges)
    front = opening(weights, edges)
    graph = {
        "base": base,
        "types": {name: _type(name, schema) for name in types},
        "things": _things(things, types, base)
        | {"in": named, "weight": weights, "group": groups}
        | _places(crowd(groups, weights, edges) if len(front) < len(things) else []),
        "relations": (relations := Relations(drawn, schema)).rows,
        "marks": list(MARKS),
        "lines": _lines(drawn, edges, relations, sources, base),
        "articles": [_source(source, texts.get(source.id, "")) for source in picture.sources.values()],
        "articleIds": [iri.removeprefix(base) for iri in picture.sources],
        "opening": front,
        "network": network_data(things, drawn, front, numbers=numbers, relations=relations, schema=schema),
        "quotes": len(rows["quotes"]),
        "loosePosts": sum(row["line"] is None for row in rows["posts"]),
        "leftOut": details.left_out,
        "chunks": contexts.firsts,
    }
    return Content(graph, rows, contexts.chunks())


def _base(picture: Picture) -> str:
    """Return what the IRIs of the data begin with."""
    homes = {iri.rpartition("/entity/")[0] + "/" for iri in picture.things if "/entity/" in iri}
    return min(homes, default="")


def _things(things: list[Thing], types: list[str], base: str) -> Json:
    numbers = {name: at for at, name in enumerate(types)}
    return {
        "key": [thing.id.removeprefix(base + "entity/") for thing in things],
        "type": [numbers[thing.type] for thing in things],
        "name": [thing.name for thing in things],
        "aliases": _sparse([alias for alias in thing.aliases if alias != thing.name] for thing in things),
        "times": _sparse([list(time) for time in thing.times] for thing in things),
    }


def _places(points: list[tuple[int, int]]) -> Json:
    return {"x": [x for x, _ in points], "y": [y for _, y in points]} if points else {}


def _lines(
    drawn: tuple[Line, ...],
    edges: list[tuple[int, int]],
    relations: Relations,
    sources: Mapping[str, int],
    base: str,
) -> Json:
    return {
        "id": [line.id.removeprefix(base) for line in drawn],
        "s": [start for start, _ in edges],
        "o": [end for _, end in edges],
        "rel": [relations.number(line) for line in drawn],
        "mark": [MARKS.index(line.mark) for line in drawn],
        "n": [line.sources() for line in drawn],
        "in": [[sources[iri] for iri in line.articles() if iri in sources] for line in drawn],
        "title": _sparse(line.office.title if line.office else "" for line in drawn),
        "former": [at for at, line in enumerate(drawn) if line.office and line.office.former],
    }


def _sparse(values: Iterable[Any]) -> Json:
    """Return the values that are not empty, by their place."""
    return {str(at): value for at, value in enumerate(values) if value}


def _type(name: str, schema: Schema) -> Json:
    look = look_of(name, schema)
    known = schema.classes.get(name)
    return {
        "iri": known.iri if known else None,
        "label": [schema.label(name), schema.label(name, "en")],
        "outline": look.outline,
        "colour": look.colour,
        "ink": look.ink,
        "icon": look.icon,
    }


def _source(source: Source, text: str) -> list[str | None]:
    """Return what the page says of an article; `text` tells one without a title from the others."""
    url = source.url if source.url and is_web(source.url) else None
    return [source.title, source.outlet, source.date, url, None if source.title else beginning(text) or source.id]


def beginning(text: str) -> str:
    """Return the first line of a text, cut behind a word where it is long.

    >>> beginning("\\nBupati Ngawi temui rektor\\n\\nNGAWI - Bupati"), beginning("laut " * 40)[-10:]
    ('Bupati Ngawi temui rektor', 'laut laut…')
    """
    return shorten(next(iter(text.strip().splitlines()), ""), LONGEST_BEGINNING, placeholder="…")


def is_web(url: str) -> bool:
    """Return whether a URL is an ordinary web address: nothing else becomes a link.

    >>> is_web("https://berita.example/a"), is_web("javascript:alert(1)"), is_web("http://[")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable()
