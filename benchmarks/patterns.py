"""Measures every relation pattern on the training articles with gold names, and writes its score and support beside it.

usage: python benchmarks/patterns.py [CORPUS]     (by default $SIMPUL_CORPUS, else ../shared/corpus)

score    the share of the distinct triples that the pattern states which gold has too
support  how many triples it states
A pattern that states fewer than FEWEST triples is too rare to be measured and loses both numbers.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg import knowledge
from kg.find.gate import Gate
from kg.find.patterns import Patterns, load_patterns
from kg.find.relations import claims, scenes
from kg.language import understand
from kg.learn.gold import Example, corpus_folder, examples
from kg.records import Chain, Mention, Post, Relation, Span
from kg.schema import DESCRIBABLE, Schema, load

FEWEST = 5
FARTHEST_TITLE = 120
Triple = tuple[str, str, str]
Gold = Mapping[str, Any]


def main() -> None:
    """Measure, write, and print one line for each pattern."""
    corpus = corpus_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    schema = load()
    patterns = load_patterns(schema)
    counts = measure(corpus, patterns, schema)
    for path in sorted((knowledge.FOLDER / "patterns").glob("*.toml")):
        path.write_text(rewritten(path.read_text(encoding="utf-8"), counts), encoding="utf-8")
    for name, (right, stated) in sorted(counts.items(), key=lambda item: -item[1][1]):
        print(f"{name:24} {right:4} of {stated:4}  {right / max(stated, 1):.2f}")


def measure(corpus: Path, patterns: Patterns, schema: Schema) -> dict[str, tuple[int, int]]:
    """Return for each pattern how many of the triples that it states are right, and how many it states."""
    counts = {pattern.name: (0, 0) for pattern in patterns.all}
    for example in examples(corpus):
        right = right_triples(example.gold, schema)
        for name, stated in stated_triples(example, patterns, schema).items():
            hit, total = counts[name]
            counts[name] = hit + len(stated & right), total + len(stated)
    return counts


def right_triples(gold: Gold, schema: Schema) -> frozenset[Triple]:
    """Return what gold states, in both directions where the relation is symmetric."""
    both = {name for name, relation in schema.relations.items() if relation.symmetric}
    found = {(r["s"], r["p"], r["o"]) for r in gold["relations"]}
    return frozenset(found | {(o, p, s) for s, p, o in found if p in both})


def stated_triples(example: Example, patterns: Patterns, schema: Schema) -> dict[str, set[Triple]]:
    """Return the triples of gold entities that each pattern asserts or plans in one article."""
    text, gold = example.article.text, example.gold
    ids, chains = gold_chains(text, gold)
    posts = tuple(gold_posts(text, gold, dict(zip(ids, chains, strict=True))))
    document = understand(example.article)
    gate = Gate.of(document, chains, (), schema, posts)
    stated: dict[str, set[Triple]] = defaultdict(set)
    for scene in scenes(document, chains, posts):
        for claim in claims(scene, patterns):
            for found in gate.judge(claim):
                if isinstance(found, Relation) and found.modality in ("asserted", "planned") and not found.verb:
                    ends = ids[gate.owner[found.subject]], ids[gate.owner[found.object]]
                    stated[found.rule].add((ends[0], found.predicate, ends[1]))
    return stated


def gold_chains(text: str, gold: Gold) -> tuple[list[str], tuple[Chain, ...]]:
    """Return the ids and chains of the gold entities; longer strings first, names may stand in described things."""
    entities = gold["entities"]
    strings = [(form, place) for place, entity in enumerate(entities) for form in entity["mentions"]]
    taken: dict[int, tuple[int, bool]] = {}
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for form, place in sorted(strings, key=lambda each: (-len(each[0]), each[1])):
        described = entities[place]["type"] in DESCRIBABLE
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            around = {taken.get(at) for at in range(*found.span())}
            outer = around.pop() if len(around) == 1 else (place, False)
            if outer is None or (outer[1] and outer[0] != place):
                taken.update((at, (place, described)) for at in range(*found.span()))
                kind = "nominal" if described else "name"
                mentions[place].append(Mention(Span(*found.span()), entities[place]["type"], kind))
    kept = [place for place in range(len(entities)) if mentions[place]]
    chains = tuple(Chain(entities[p]["name"], entities[p]["type"], tuple(sorted(mentions[p]))) for p in kept)
    return [entities[place]["id"] for place in kept], chains


def gold_posts(text: str, gold: Gold, chains: Mapping[str, Chain]) -> Iterator[Post]:
    """Yield the gold posts at those places where title and person stand close together."""
    for post in gold["posts"]:
        person, body = chains.get(post["person"]), chains.get(post["org"] or "")
        for found in re.finditer(re.escape(post["title"]), text) if person else ():
            title = Span(*found.span())
            nearest = min(person.mentions if person else (), key=lambda m: apart(m.span, title))
            if apart(nearest.span, title) <= FARTHEST_TITLE and "." not in between(text, nearest.span, title):
                near = [m for m in (body.mentions if body else ()) if 0 < m.span.end - title.start <= FARTHEST_TITLE]
                spans = [title, nearest.span, *(m.span for m in near[:1])]
                evidence = Span(min(s.start for s in spans), max(s.end for s in spans))
                yield Post(nearest, title, near[0] if near else None, evidence, "gold")


def apart(one: Span, other: Span) -> int:
    """Return the number of characters between two spans, 0 where they touch."""
    return max(one.start, other.start) - min(one.end, other.end)


def between(text: str, one: Span, other: Span) -> str:
    """Return the text between two spans."""
    return text[min(one.end, other.end) : max(one.start, other.start)]


def rewritten(text: str, counts: Mapping[str, Sequence[int]]) -> str:
    """Return a pattern file with the numbers of its patterns renewed."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith(("score = ", "support = ")):
            continue
        lines.append(line)
        name = re.fullmatch(r'name = "(.+)"', line)
        if name and name[1] in counts and counts[name[1]][1] >= FEWEST:
            right, stated = counts[name[1]]
            lines += [f"score = {right / stated:.2f}", f"support = {stated}"]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
