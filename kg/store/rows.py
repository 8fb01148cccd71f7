"""What a store remembers, as rows: articles, appearances, claims, posts and times, in and out of the tables."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from kg.graph.parts import ArticlePart
from kg.graph.things import Tally
from kg.records import Article, Findings, Occurrence, Refusal
from kg.resolve.appearance import Appearance, Cluster, Key, Merge
from kg.resolve.ledger import Entry
from kg.resolve.told import Claim, Holding, Told
from kg.store.blobs import opened, squeezed, unsqueezed
from kg.store.tables import Connection
from kg.wire import pack


def name_of(key: Key) -> str:
    """Return a key as the tables hold it."""
    return json.dumps(key, ensure_ascii=False)


def key_of(name: str) -> Key:
    """Return the key that a table holds."""
    family, key = json.loads(name)
    return family, key


def article_of(connection: Connection, article: str) -> tuple[Article, Findings]:
    """Return an article and what was found in it. Raises KeyError for one that is not there."""
    row = connection.execute("SELECT record, findings FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise KeyError(article)
    return opened(unsqueezed(row[0]), Article), opened(unsqueezed(row[1]), Findings)


def articles(connection: Connection) -> Iterator[Article]:
    """Yield all articles by id."""
    for (record,) in connection.execute("SELECT record FROM article ORDER BY id"):
        yield opened(unsqueezed(record), Article)


def appearances_of(connection: Connection, block: str) -> list[Appearance]:
    """Return the appearances of a block, by article and number."""
    rows = connection.execute(
        "SELECT record FROM appearance WHERE block = ? ORDER BY article, number", (block,)
    ).fetchall()
    return [opened(record, Appearance) for (record,) in rows]


def entity_of(connection: Connection, entity: str) -> Cluster | None:
    """Return an entity, without its members and ledger, None where there is no such."""
    row = connection.execute("SELECT record FROM entity WHERE id = ? ORDER BY block", (entity,)).fetchone()
    return opened(row[0], Cluster) if row else None


def entries(connection: Connection) -> Iterator[Entry]:
    """Yield all entities with their members and the ledger's reasons, by id."""
    for (blob,) in connection.execute("SELECT record FROM entity ORDER BY id, block"):
        yield entry_of(connection, opened(blob, Cluster))


def entry_of(connection: Connection, bare: Cluster) -> Entry:
    """Return an entity as `entity_of` has it, with its members and the ledger's reasons."""
    rows = connection.execute(
        "SELECT record, merge FROM appearance WHERE entity = ? ORDER BY article, number", (bare.id,)
    ).fetchall()
    members = tuple(opened(record, Appearance) for record, _ in rows)
    merges = tuple(opened(merge, Merge) for _, merge in rows if merge)
    anchors = tuple((one.article, one.number) for one in members)
    return Entry(Cluster(bare.id, bare.type, bare.name, bare.aliases, anchors, bare.identifiers, merges), members)


def entities_in(connection: Connection, article: str) -> list[str]:
    """Return the ids of the entities of an article's chains, in the order of the chains."""
    rows = connection.execute("SELECT entity FROM appearance WHERE article = ? ORDER BY number", (article,))
    return [entity for (entity,) in rows]


def claims_of(connection: Connection, part: str) -> Iterable[Claim]:
    """Return the pieces of evidence for one part of the graph."""
    rows = connection.execute("SELECT record FROM claim WHERE part = ? ORDER BY article, number", (part,))
    return [opened(record, Claim) for (record,) in rows]


def holdings_of(connection: Connection, part: str) -> Iterable[Holding]:
    """Return the pieces of evidence for one post."""
    rows = connection.execute("SELECT record FROM holding WHERE part = ? ORDER BY article, number", (part,))
    return [opened(record, Holding) for (record,) in rows]


def occurrences_of(connection: Connection, event: str) -> list[Occurrence]:
    """Return when an event happened, as its articles tell it."""
    rows = connection.execute("SELECT record FROM occurrence WHERE event = ? ORDER BY article, number", (event,))
    return [opened(record, Occurrence) for (record,) in rows]


def tally_of(connection: Connection, entity: str) -> Tally:
    """Return how often an entity is mentioned."""
    query = "SELECT TOTAL(times), COUNT(*) FROM mentioned WHERE entity = ?"
    times, articles = connection.execute(query, (entity,)).fetchone()
    return Tally(int(times), articles)


def write_mentioned(connection: Connection, part: ArticlePart) -> None:
    """Write how often an article mentions what."""
    times = Counter(entity for _, entity in set(part.mentions))
    connection.executemany(
        "INSERT INTO mentioned VALUES (?, ?, ?)", [(entity, part.article.id, count) for entity, count in times.items()]
    )


def refusals(connection: Connection) -> Iterator[Refusal]:
    """Yield the candidates that a gate stopped, by article."""
    for (records,) in connection.execute("SELECT records FROM refusal ORDER BY article"):
        yield from opened(unsqueezed(records), tuple[Refusal, ...])


def write_told(connection: Connection, article: str, told: Told, parts: Iterable[str], posts: Iterable[str]) -> None:
    """Write what an article tells; `parts` and `posts` name the parts of the graph of its claims and posts."""
    connection.executemany(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?)",
        [
            (article, number, part, claim.key.speaker, claim.key.subject, pack(claim))
            for number, (claim, part) in enumerate(zip(told.claims, parts, strict=True))
        ],
    )
    connection.executemany(
        "INSERT INTO holding VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (article, number, part, one.key.person, one.key.organisation, one.key.former, pack(one))
            for number, (one, part) in enumerate(zip(told.holdings, posts, strict=True))
        ],
    )
    connection.executemany(
        "INSERT INTO occurrence VALUES (?, ?, ?, ?)",
        [(article, number, one.event, pack(one)) for number, one in enumerate(told.occurrences)],
    )
    if told.refusals:
        connection.execute("INSERT INTO refusal VALUES (?, ?)", (article, squeezed(pack(told.refusals))))
