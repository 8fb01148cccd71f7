"""What changed → the parts of the graph, written again, and the difference between before and after."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Triple

from kg.graph.frame import Frame
from kg.graph.header import header, size
from kg.graph.parts import article_part, claims_part, entity_part, post_part
from kg.graph.things import publisher
from kg.records import Entity, Statement
from kg.resolve.gathering import posts, statements
from kg.resolve.identifiers import entity_id
from kg.resolve.rulings import Rulings
from kg.resolve.told import Claim
from kg.schema import MEDIA
from kg.store.edit import Edit
from kg.store.lines import folded, lines_of, unfolded
from kg.store.rows import claims_of, entity_of, holdings_of, occurrences_of, tally_of
from kg.store.tables import Connection
from kg.store.telling import Teller
from kg.store.twins import settle_reports

HEADER = '["header"]'


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines that leave the graph and lines that come into it. A line may do both: it changes its part."""

    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)


class Writer:
    """Writes parts of the graph of one edit."""

    def __init__(self, connection: Connection, frame: Frame, rulings: Rulings) -> None:
        self._connection, self._frame, self._rulings = connection, frame, rulings
        self._difference = Difference()

    def write(self, edit: Edit) -> Difference:
        """Write every part again that `edit`, once settled, has changed; return the difference to the graph before."""
        changed = edit.changed
        self._touch_sources(settle_reports(self._connection, changed.reports), edit)
        teller = Teller(self._connection, self._frame, self._rulings)
        for article in sorted(changed.articles):
            self._write(_name("article", article), self._article(article, edit, teller))
        self._touch_spoken(edit)
        for entity in sorted(changed.entities):
            self._write(_name("entity", entity), self._entity(entity))
        for part in sorted(changed.claims):
            self._write(part, self._claims(part))
        for part in sorted(changed.posts):
            self._write(part, self._post(part))
        for outlet in sorted(changed.outlets | self._outlets_of(changed.entities)):
            self._write(_name("publisher", outlet), self._publisher(outlet))
        self._write_header()
        return self._difference

    def _write(self, part: str, triples: Iterable[Triple]) -> None:
        row = self._connection.execute("SELECT lines FROM part WHERE name = ?", (part,)).fetchone()
        before = unfolded(row[0]) if row else []
        after = lines_of(triples)
        if before == after:
            return
        if after:
            self._connection.execute("INSERT OR REPLACE INTO part VALUES (?, ?, ?)", (part, folded(after), len(after)))
        else:
            self._connection.execute("DELETE FROM part WHERE name = ?", (part,))
        kept = set(before) & set(after)
        self._difference.gone.extend(line for line in before if line not in kept)
        self._difference.come.extend(line for line in after if line not in kept)

    def _has(self, table: str, column: str, value: str) -> bool:
        query = f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1"  # noqa: S608  (names of ours)
        return self._connection.execute(query, (value,)).fetchone() is not None

    def _article(self, article: str, edit: Edit, teller: Teller) -> Iterator[Triple]:
        if self._has("article", "id", article):
            yield from article_part(teller.tell(article, edit), self._frame)

    def _entity(self, entity: str) -> Iterator[Triple]:
        known = entity_of(self._connection, entity)
        if known:
            one = Entity(known.id, known.type, known.name, known.aliases, (), known.identifiers)
            tally = tally_of(self._connection, entity)
            yield from entity_part(one, tally, occurrences_of(self._connection, entity), self._frame)

    def _claims(self, part: str) -> Iterator[Triple]:
        claims = list(claims_of(self._connection, part))
        made = statements(claims, self._spoken_for(claims))
        return claims_part(made, self._with_reports(made))

    def _spoken_for(self, claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
        asked = {(claim.key.speaker, claim.key.subject) for claim in claims if claim.key.speaker}
        return frozenset(pair for pair in asked if self._holds(*pair))

    def _holds(self, person: str, organisation: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM holding WHERE person = ? AND organisation = ? AND NOT former LIMIT 1",
            (person, organisation),
        ).fetchone()
        return row is not None

    def _with_reports(self, made: Iterable[Statement]) -> Frame:
        """Return the frame that knows of the articles of these statements which report they print."""
        told = {piece.article for one in made for piece in one.evidence}
        return Frame(self._frame.schema, self._frame.iris, self._frame.types, self._reports(told))

    def _reports(self, articles: Iterable[str]) -> Mapping[str, str]:
        run = self._connection.execute
        return {one: run("SELECT report FROM article WHERE id = ?", (one,)).fetchone()[0] for one in sorted(articles)}

    def _post(self, part: str) -> Iterator[Triple]:
        for held in posts(holdings_of(self._connection, part)):
            yield from post_part(held, self._frame)

    def _publisher(self, outlet: str) -> Iterator[Triple]:
        named = self._has("entity", "id", entity_id(MEDIA, outlet))
        if not named and self._has("article", "outlet", outlet):
            yield from publisher(outlet, self._frame)

    def _outlets_of(self, entities: Iterable[str]) -> set[str]:
        """Return the outlets that are, or are no more, entities of the story."""
        touched = {one for one in entities if one.startswith(f"{MEDIA.lower()}/")}
        if not touched:
            return set()
        rows = self._connection.execute("SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL")
        return {outlet for (outlet,) in rows if entity_id(MEDIA, outlet) in touched}

    def _touch_sources(self, articles: Iterable[str], edit: Edit) -> None:
        """Mark the claims of articles that are another's reprint now: their sources count anew."""
        for article in articles:
            rows = self._connection.execute("SELECT part FROM claim WHERE article = ?", (article,))
            edit.changed.claims.update(part for (part,) in rows)

    def _touch_spoken(self, edit: Edit) -> None:
        """Mark the claims that people made about bodies where they hold a post now, or no more."""
        for person, body in edit.changed.holders:
            rows = self._connection.execute(
                "SELECT part FROM claim WHERE speaker = ? AND subject = ?", (person, body or "")
            )
            edit.changed.claims.update(part for (part,) in rows)

    def _write_header(self) -> None:
        run = self._connection.execute
        (articles,) = run("SELECT COUNT(*) FROM article").fetchone()
        (entities,) = run("SELECT COUNT(*) FROM entity").fetchone()
        head = list(header(articles, entities, self._frame.schema, self._frame.iris))
        (body,) = run("SELECT TOTAL(size) FROM part WHERE name <> ?", (HEADER,)).fetchone()
        self._write(HEADER, [*head, size(self._frame.iris, len(head) + int(body))])


def _name(kind: str, key: str) -> str:
    return json.dumps([kind, key], ensure_ascii=False)
