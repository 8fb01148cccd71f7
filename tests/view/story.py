"""Invented articles as resolved records, and the graphs made of them: what the tests of the page look at."""

import dataclasses
import json
import random
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from kg.graph.turtle import turtle
from kg.records import (
    Article,
    Entity,
    EntityMention,
    Evidence,
    Occurrence,
    PostHeld,
    Quotation,
    Resolved,
    Span,
    Statement,
)
from kg.schema import load

HERE = Path(__file__).parent
TEXT = (HERE / "laut.txt").read_text(encoding="utf-8")
FACTS: dict[str, Any] = tomllib.loads((HERE / "laut.toml").read_text(encoding="utf-8"))
TITLE = "Kementerian dan perusahaan perluas program Laut Bersih di Teluk Biru"
URL = "https://warta.example/laut-bersih"
WHEN = "Selasa (14/5/2024)"
KINDS = ["Person"] * 4 + ["Company", "GovernmentBody", "Place", "Organization", "Programme", "Event", "Group", "Party"]
SYLLABLES = ["ba", "ri", "to", "sa", "na", "lu", "mi", "ka", "wan", "der", "pra", "ti"]


def spans(text: str, words: str) -> list[Span]:
    """Return all places of `words` in `text`."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def proof(words: str, rule: str) -> tuple[Evidence, ...]:
    """Return the first place of `words` in the small article as evidence."""
    return (Evidence("a1", spans(TEXT, words)[0], rule),)


def key(name: str, type_name: str) -> str:
    return f"{type_name.lower()}/{name.lower().replace(' ', '-')}"


def small(url: str | None = URL) -> Resolved:
    """Return one article with 19 entities and all kinds of claims between them."""
    ids = {thing["name"]: key(thing["name"], thing["type"]) for thing in FACTS["thing"]}
    return Resolved(
        articles=(Article("a1", TEXT, TITLE, "Warta Pesisir", url, date(2024, 5, 15)),),
        entities=tuple(_entity(thing) for thing in FACTS["thing"]),
        statements=tuple(
            Statement(
                subject=ids[one["s"]],
                predicate=one["p"],
                object=ids[one["o"]],
                modality=one["modality"],
                attributed_to=ids.get(one.get("by", "")),
                evidence=proof(one["words"], f"pola-{one['p']}"),
                plain=one["plain"],
                score=0.87,
            )
            for one in FACTS["claim"]
        ),
        posts=tuple(
            PostHeld(
                ids[one["person"]],
                one["title"],
                ids.get(one.get("place", "")),
                one["former"],
                proof(one["title"], "jabatan"),
            )
            for one in FACTS["post"]
        ),
        quotations=tuple(
            Quotation(
                speaker=ids[one["speaker"]],
                text=one["words"],
                kind=one["kind"],
                cue=one["cue"],
                content=spans(TEXT, one["words"])[0],
                evidence=proof(one["whole"], "kutipan")[0],
                mentions=(ids["Laut Bersih"],) if "Laut Bersih" in one["words"] else (),
            )
            for one in FACTS["quote"]
        ),
        occurrences=(
            Occurrence(ids["Penandatanganan nota kesepahaman"], WHEN, "2024-05-14", "day", proof(WHEN, "waktu")[0]),
        ),
    )


def _entity(thing: dict[str, Any]) -> Entity:
    aliases = thing.get("aliases", [])
    forms = sorted({(span, form) for form in (thing["name"], *aliases) for span in spans(TEXT, form)})
    mentions = tuple(EntityMention("a1", span, form) for span, form in forms)
    return Entity(key(thing["name"], thing["type"]), thing["type"], thing["name"], tuple(aliases), mentions)


def tiny(subject_type: str, predicate: str, object_type: str) -> Resolved:
    """Return one claim between two things of these types."""
    text = "Mina Jaya dan warga."
    ends = [("Mina Jaya", subject_type), ("warga", object_type)]
    entities = tuple(
        Entity(key(name, kind), kind, name, (), (EntityMention("c1", spans(text, name)[0], name),))
        for name, kind in ends
    )
    evidence = (Evidence("c1", Span(0, len(text)), "uji"),)
    claim = Statement(entities[0].id, predicate, entities[1].id, "asserted", None, evidence, plain=True)
    return Resolved((Article("c1", text),), entities, (claim,), (), (), ())


def large(count: int = 300, seed: int = 3) -> Resolved:
    """Return `count` entities in one made-up article, tied together as news ties them: few with many, many with few."""
    chance = random.Random(seed)
    names = [(_name(chance, number), chance.choice(KINDS)) for number in range(count)]
    ends = sorted({pair for number in range(1, count) for pair in _pairs(chance, number)})
    text, mentions, statements = "", {name: [] for name, _ in names}, []
    for a, b in ends:
        (first, kind), (second, other) = names[a], names[b]
        sentence = f"{first} bekerja dengan {second}."
        for name, at in ((first, len(text)), (second, len(text) + len(sentence) - len(second) - 1)):
            mentions[name].append(EntityMention("b1", Span(at, at + len(name)), name))
        evidence = (Evidence("b1", Span(len(text), len(text) + len(sentence)), "uji"),)
        modality = chance.choice(["asserted"] * 6 + ["planned"])
        statements.append(
            Statement(
                key(first, kind),
                "related",
                key(second, other),
                modality,
                None,
                evidence,
                modality == "asserted",
                verb="kerja",
            )
        )
        text += sentence + " "
    entities = [Entity(key(name, kind), kind, name, (), tuple(mentions[name])) for name, kind in names]
    return Resolved((Article("b1", text, "Tiga ratus nama"),), tuple(entities), tuple(statements), (), (), ())


def loose(resolved: Resolved, keep: int) -> Resolved:
    """Return the same with only the first `keep` statements."""
    return dataclasses.replace(resolved, statements=resolved.statements[:keep])


def _name(chance: random.Random, number: int) -> str:
    first, second = ("".join(chance.choices(SYLLABLES, k=length)).title() for length in (3, 2))
    return f"{first} {second} {number}"


def _pairs(chance: random.Random, number: int) -> list[tuple[int, int]]:
    near = [*range(max(0, number - 25), number), *[number // 12 * 12 % number] * 5]
    return [(number, chance.choice(near)) for _ in range(chance.choice([1, 1, 1, 2, 3]))]


def write(resolved: Resolved, folder: Path) -> tuple[Path, Path]:
    """Write graph.ttl and articles.jsonl into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    graph, texts = folder / "graph.ttl", folder / "articles.jsonl"
    graph.write_bytes(turtle(resolved, load()))
    rows = [json.dumps({"id": article.id, "text": article.text}) for article in resolved.articles]
    texts.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return graph, texts
