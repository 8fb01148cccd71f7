"""Graphs for the tests of exports: the small world of tests/graph, and the same under names that break things."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.graph.source import Source
from kg.graph.turtle import turtle
from kg.records import Entity, Resolved
from kg.schema import load
from kg.write.material import Material
from tests.graph import example

NAMES = (
    '=HYPERLINK("https://jahat.example","klik")',
    "../../etc/passwd\\..\\NUL",
    "Andi “Si, Koma”;\nbaris\tkedua\r\ndan 'petik'",
    "李白 Владимир قناة \U0001f600\U0001f1ee\U0001f1e9",
    "RINA [[Tautan]] | # ^ %% <script>alert(1)</script> `kode` $x$ **tebal**",
    "rina [[tautan]] | # ^ %% <SCRIPT>alert(1)</SCRIPT> `KODE` $X$ **TEBAL**",
    "Nilai \x07\x1b[31m _x0007_ \u202e \u2028 \ufeff \x85 ]]> &amp; --> {{{",
    "CON",
    '\'-1+1 @sim: a . ; <> """ \\ \\u0041 %00 \ue000 a\u0301 \U000e0001',
)
WORST = tuple(f"{name}\x00\ufffe" for name in NAMES)
"""The same with characters that some of the programs which read our exports refuse."""
REGISTERED = {
    example.FIRM: (("idx", "LBRU"), ("wikidata", "Q42")),
    example.CITY: (("kemendagri", "73.71"),),
}


def ordinary() -> Resolved:
    """Return the small world: two articles, one of them dated, all kinds of records, two things that registers know."""
    world = example.resolved()
    return replace(
        world, entities=tuple(replace(one, identifiers=REGISTERED.get(one.id, ())) for one in world.entities)
    )


def hostile(names: Sequence[str] = NAMES) -> Resolved:
    """Return the small world with each name, title and quotation turned into one of `names`."""
    world = ordinary()
    articles = tuple(
        replace(one, title=names[at], outlet=names[at + 2], url=f"https://warta.example/{at}?a=1&b='%22")
        for at, one in enumerate(world.articles)
    )
    entities = tuple(_renamed(one, at, names) for at, one in enumerate(world.entities))
    posts = tuple(replace(one, title=names[at]) for at, one in enumerate(world.posts))
    quotations = tuple(replace(one, text=names[at + 3], cue=names[at]) for at, one in enumerate(world.quotations))
    statements = tuple(
        replace(one, verb=names[6] if one.verb else None, score=None if at % 2 else round(at / 7, 3))
        for at, one in enumerate(world.statements)
    )
    return replace(
        world, articles=articles, entities=entities, posts=posts, quotations=quotations, statements=statements
    )


def _renamed(one: Entity, at: int, names: Sequence[str]) -> Entity:
    return replace(one, name=names[at], aliases=(names[(at + 1) % len(names)], *one.aliases))


def graph(world: Resolved, folder: Path) -> Path:
    """Write the graph of a world as `kg build` does and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "graph.ttl"
    path.write_bytes(turtle(world, load()))
    return path


def material(world: Resolved, folder: Path) -> Material:
    """Return what an exporter of this world gets."""
    path = graph(world, folder)
    return Material(Source.of_file(path), load(), {article.id: article.text for article in world.articles})


def without_bodies(world: Resolved) -> Resolved:
    """Return the same with posts that belong to nothing."""
    return replace(world, posts=tuple(replace(one, organisation=None) for one in world.posts))
