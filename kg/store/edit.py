"""One edit of a store: articles go and come, and whatever hangs on them is worked out again, and nothing else."""

from collections.abc import Iterable, Mapping

from kg.records import Article, Findings
from kg.resolve.appearance import Anchor, Appearance, Cluster, Key
from kg.resolve.appearances import appearances
from kg.resolve.clusters import clusters
from kg.resolve.decisions import Decisions
from kg.resolve.following import follow
from kg.resolve.links import Links, linked
from kg.schema import Schema
from kg.store.blobs import opened, squeezed
from kg.store.rows import appearances_of, key_of, name_of
from kg.store.tables import Connection
from kg.store.twins import forget_twins, remember_twins
from kg.wire import pack


class Edit:
    """What an edit has touched so far. Nothing is final before `settle`, which returns what changed.

    Runs inside a transaction of its caller.
    """

    def __init__(self, connection: Connection, schema: Schema, decisions: Decisions, links: Links) -> None:
        self._connection, self._schema, self.decisions = connection, schema, decisions
        self._links = links
        self._names: set[str] = set()
        self._steps: set[str] = set()
        self._blocks: set[str] = set()
        self._renamed: set[str] = set()
        self.changed = Changed()

    def remove(self, article: str) -> None:
        """Take an article out, with all that it tells."""
        run = self._connection.execute
        for name, block, entity in run("SELECT name, block, entity FROM appearance WHERE article = ?", (article,)):
            self._names.add(name)
            if block is not None:  # else it came with this very edit
                self._blocks.add(block)
                self.changed.entities.add(entity)
        self._steps.update(short for (short,) in run("SELECT short FROM short WHERE article = ?", (article,)))
        self.forget_told(article)
        row = run("SELECT outlet FROM article WHERE id = ?", (article,)).fetchone()
        if row and row[0]:
            self.changed.outlets.add(row[0])
        self.changed.reports |= forget_twins(self._connection, article)
        for table, column in (("article", "id"), ("appearance", "article"), ("short", "article")):
            run(f"DELETE FROM {table} WHERE {column} = ?", (article,))  # noqa: S608  (names of ours)
        self.changed.articles.add(article)

    def put(self, article: Article, findings: Findings, reading: str) -> None:
        """Take an article in; one of this id that was there before must be removed first."""
        run = self._connection.execute
        clauses, reports = remember_twins(self._connection, article)
        run(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                article.id,
                squeezed(pack(article)),
                squeezed(pack(findings)),
                reading,
                article.outlet,
                article.id,
                clauses,
            ),
        )
        self.changed.reports |= reports
        found = appearances(article, findings, self._schema)
        for one in found:
            name = name_of((one.family, one.key))
            run(
                "INSERT INTO appearance VALUES (?, ?, ?, NULL, NULL, ?, NULL)",
                (one.article, one.number, name, pack(one)),
            )
            self._names.add(name)
        self._remember_shorts(found)
        self.changed.articles.add(article.id)
        if article.outlet:
            self.changed.outlets.add(article.outlet)

    def resolve_all(self) -> None:
        """Touch everything: what the user decided has changed."""
        run = self._connection.execute
        self._names.update(name for (name,) in run("SELECT DISTINCT name FROM appearance"))
        self._blocks.update(block for (block,) in run("SELECT DISTINCT block FROM appearance"))

    def settle(self) -> "Changed":
        """Work out who is who for all that was touched, and return what changed by it."""
        self._follow()
        for block in sorted(self._blocks - {""}):
            self._cluster(block)
        self._touch_refusals()
        return self.changed

    def forget_told(self, article: str) -> None:
        """Forget what an article tells; whatever it supported must be written again."""
        run = self._connection.execute
        changed = self.changed
        changed.claims.update(part for (part,) in run("SELECT part FROM claim WHERE article = ?", (article,)))
        for part, person, body in run("SELECT part, person, organisation FROM holding WHERE article = ?", (article,)):
            changed.posts.add(part)
            changed.holders.add((person, body))
        changed.entities.update(event for (event,) in run("SELECT event FROM occurrence WHERE article = ?", (article,)))
        changed.entities.update(one for (one,) in run("SELECT entity FROM mentioned WHERE article = ?", (article,)))
        for table in ("claim", "holding", "occurrence", "mentioned", "refusal", "obeyed"):
            run(f"DELETE FROM {table} WHERE article = ?", (article,))  # noqa: S608  (names of ours)

    def _remember_shorts(self, found: Iterable[Appearance]) -> None:
        for one in found:
            for short in one.shorts:
                step = name_of((one.family, short))
                self._connection.execute(
                    "INSERT OR IGNORE INTO short VALUES (?, ?, ?)", (step, name_of((one.family, one.key)), one.article)
                )
                self._steps.add(step)

    def _follow(self) -> None:
        """Find the blocks of all names that were touched or that lead over one that was."""
        run = self._connection.execute
        names = set(self._names)
        for step in self._steps | self._names:
            names.update(name for (name,) in run("SELECT name FROM path WHERE step = ?", (step,)))
        for name in sorted(names | self._steps):
            self._lead(name)

    def _lead(self, name: str) -> None:
        run = self._connection.execute
        run("DELETE FROM path WHERE name = ?", (name,))
        before = {block for (block,) in run("SELECT DISTINCT block FROM appearance WHERE name = ?", (name,))}
        if not before:
            return
        path = follow(key_of(name), self._told, self.decisions)
        block = name_of(path[-1])
        run("UPDATE appearance SET block = ? WHERE name = ? AND block IS NOT ?", (block, name, block))
        self._connection.executemany(
            "INSERT OR IGNORE INTO path VALUES (?, ?)", [(name_of(step), name) for step in path]
        )
        self._blocks |= {one for one in before if one} | {block}

    def _told(self, key: Key) -> Mapping[str, int]:
        rows = self._connection.execute(
            "SELECT long, COUNT(*) FROM short WHERE short = ? GROUP BY long", (name_of(key),)
        )
        return {key_of(long)[1]: count for long, count in rows}

    def _cluster(self, block: str) -> None:
        """Work out the entities of a block, and which articles have another entity than before."""
        run = self._connection.execute
        members = appearances_of(self._connection, block)
        before = dict(run("SELECT id, record FROM entity WHERE block = ?", (block,)))
        made = clusters(members, self.decisions) if members else ()
        after = {one.id: one for one in linked(made, members, self._links)}
        bare = {key: pack(_bare(one)) for key, one in after.items()}
        for gone in before.keys() - after.keys():
            run("DELETE FROM entity WHERE id = ? AND block = ?", (gone, block))
        for key, record in bare.items():
            if before.get(key) != record:
                run("INSERT OR REPLACE INTO entity VALUES (?, ?, ?)", (key, block, record))
        touched = {key for key in before.keys() | after.keys() if before.get(key) != bare.get(key)}
        self.changed.entities |= touched
        self._renamed.update(key for key in touched if _name(before.get(key)) != _name(bare.get(key)))
        assigned = {
            (article, number): (entity, merge)
            for article, number, entity, merge in run(
                "SELECT article, number, entity, merge FROM appearance WHERE block = ?", (block,)
            )
        }
        for one in after.values():
            self._assign(one, assigned)

    def _assign(self, cluster: Cluster, assigned: Mapping[Anchor, tuple[str | None, bytes | None]]) -> None:
        run = self._connection.execute
        merges = {merge.member: pack(merge) for merge in cluster.merges}
        for article, number in cluster.members:
            merge = merges.get((article, number))
            entity, known = assigned[article, number]
            if entity != cluster.id:
                self.changed.articles.add(article)
            if (entity, known) != (cluster.id, merge):
                run(
                    "UPDATE appearance SET entity = ?, merge = ? WHERE article = ? AND number = ?",
                    (cluster.id, merge, article, number),
                )

    def _touch_refusals(self) -> None:
        """Mark the articles where something was refused that is called otherwise now: a refusal tells names."""
        query = "SELECT DISTINCT article FROM appearance JOIN refusal USING (article) WHERE entity = ?"
        for entity in sorted(self._renamed):
            rows = self._connection.execute(query, (entity,))
            self.changed.articles.update(article for (article,) in rows)


def _name(record: bytes | None) -> str | None:
    return None if record is None else opened(record, Cluster).name


def _bare(cluster: Cluster) -> Cluster:
    """Return an entity without its members and ledger: those stand with the appearances."""
    return Cluster(cluster.id, cluster.type, cluster.name, cluster.aliases, (), cluster.identifiers)


class Changed:
    """What an edit has changed: articles to tell again, and the parts of the graph to write again.

    `holders` are (person, organisation) whose posts changed; `reports` articles that are a reprint of another than
    before.
    """

    def __init__(self) -> None:
        self.articles: set[str] = set()
        self.entities: set[str] = set()
        self.claims: set[str] = set()
        self.posts: set[str] = set()
        self.holders: set[tuple[str, str | None]] = set()
        self.outlets: set[str] = set()
        self.reports: set[str] = set()
