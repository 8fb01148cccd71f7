"""JSON Lines: one object per article, text or refusal, keys in a fixed order, letters as they are."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.records import Article, Chain, Findings, Mention, Refusal, Relation
from kg.schema import RELATED

Json = dict[str, Any]


def write_lines(rows: Iterable[Json], path: Path) -> None:
    """Write one JSON object a line to `path`."""
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(line(row) + "\n" for row in rows)


def line(row: Json) -> str:
    """Return `row` as one line of JSON; what JSON readers take for a line break is escaped.

    >>> line({"id": "a1", "text": "Dini\\u2028berkata"})
    '{"id": "a1", "text": "Dini\\\\u2028berkata"}'
    """
    text = json.dumps(row, ensure_ascii=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def article_row(article: Article) -> Json:
    """Return an article as a row that `kg.read` reads back unchanged."""
    row: Json = {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "date": article.published.isoformat() if article.published else article.printed,
        "text": article.text,
    }
    return {key: value for key, value in row.items() if value is not None}


def refusal_row(refusal: Refusal) -> Json:
    """Return a refused candidate: what, where and why."""
    return {
        "article": refusal.article,
        "what": refusal.what,
        "reason": refusal.reason,
        "start": refusal.span.start,
        "end": refusal.span.end,
        "rule": refusal.rule,
    }


def findings_row(findings: Findings, text: str) -> Json:
    """Return what one article says in the shape of the annotation guidelines, with offsets (GRAPH.md, "kg extract")."""
    ids = _Ids(findings.chains)
    return {
        "id": findings.article,
        "entities": [_entity(f"e{n}", chain, text) for n, chain in enumerate(findings.chains, 1)],
        "posts": [
            {
                "person": ids(post.person),
                "title": post.title.of(text),
                "org": ids(post.organisation),
                "former": post.former,
                "start": post.evidence.start,
                "end": post.evidence.end,
                "rule": post.rule,
                "score": post.score,
            }
            for post in findings.posts
        ],
        "relations": [_relation(relation, ids, text) for relation in findings.relations],
        "quotes": [
            {
                "speaker": ids(quote.speaker),
                "kind": quote.kind,
                "text": quote.content.of(text),
                "start": quote.content.start,
                "end": quote.content.end,
                "cue": quote.cue.of(text) if quote.cue else None,
                "rule": quote.rule,
                "score": quote.score,
            }
            for quote in findings.quotes
        ],
        "events": [
            {"event": ids(event.mention), "when": event.when.of(text), "date": event.date} for event in findings.events
        ],
    }


class _Ids:
    """Mention → "e1", "e2" …, by the chain that holds it."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self._ids = {mention: f"e{n}" for n, chain in enumerate(chains, 1) for mention in chain.mentions}

    def __call__(self, mention: Mention | None) -> str | None:
        return None if mention is None else self._ids[mention]


def _entity(entity: str, chain: Chain, text: str) -> Json:
    """Return an entity with the mentions that name or describe it; pronouns point at it without naming it."""
    mentions = [
        {"text": mention.span.of(text), "start": mention.span.start, "end": mention.span.end}
        for mention in chain.mentions
        if mention.kind != "anaphor"
    ]
    return {"id": entity, "type": chain.type, "name": chain.name, "mentions": mentions}


def _relation(relation: Relation, ids: _Ids, text: str) -> Json:
    row: Json = {
        "s": ids(relation.subject),
        "p": "other" if relation.predicate == RELATED else relation.predicate,
        "o": ids(relation.object),
        "by": ids(relation.attributed_to),
        "modality": relation.modality,
        "evidence": relation.evidence.of(text),
        "start": relation.evidence.start,
        "end": relation.evidence.end,
        "rule": relation.rule,
        "score": relation.score,
        "label": relation.verb,
    }
    return {key: value for key, value in row.items() if value is not None}
