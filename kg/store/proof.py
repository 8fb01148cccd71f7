"""Whether a store is what it should be: its tables whole, its graph the one that its tables tell of."""

from collections.abc import Callable, Iterator
from typing import Final

from kg.errors import KnowledgeError, StoreError
from kg.records import Article, Findings, Occurrence, Refusal
from kg.resolve.appearance import Appearance, Cluster, Merge
from kg.resolve.decisions import read_decisions
from kg.resolve.links import read_links
from kg.resolve.told import Claim, Holding
from kg.store.archive import Archive
from kg.store.blobs import DamagedError, opened, unsqueezed
from kg.store.graph import difference
from kg.store.layout import DECISIONS, LINKS, TABLES
from kg.store.lines import unfolded
from kg.store.names import unlike
from kg.store.tables import telling
from kg.wording import counted

_ARTICLE: Final = "article {} is damaged: its {} cannot be read ({}); remove it from the store, and add it again"
_SHARED: Final = "the {1} {0} is damaged ({2}); restore the store from a copy, or build it again"
_BLOBS: Final[tuple[tuple[str, str, str, Callable[[bytes], object]], ...]] = (
    (_ARTICLE, "text", "SELECT id, record FROM article", lambda blob: opened(unsqueezed(blob), Article)),
    (_ARTICLE, "findings", "SELECT id, findings FROM article", lambda blob: opened(unsqueezed(blob), Findings)),
    (_ARTICLE, "clauses", "SELECT id, clauses FROM article", unsqueezed),
    (_ARTICLE, "names", "SELECT article, record FROM appearance", lambda blob: opened(blob, Appearance)),
    (
        _ARTICLE,
        "merges",
        "SELECT article, merge FROM appearance WHERE merge IS NOT NULL",
        lambda blob: opened(blob, Merge),
    ),
    (_ARTICLE, "claims", "SELECT article, record FROM claim", lambda blob: opened(blob, Claim)),
    (_ARTICLE, "posts", "SELECT article, record FROM holding", lambda blob: opened(blob, Holding)),
    (_ARTICLE, "times", "SELECT article, record FROM occurrence", lambda blob: opened(blob, Occurrence)),
    (
        _ARTICLE,
        "refusals",
        "SELECT article, records FROM refusal",
        lambda blob: opened(unsqueezed(blob), tuple[Refusal, ...]),
    ),
    (_SHARED, "entity", "SELECT id, record FROM entity", lambda blob: opened(blob, Cluster)),
    (_SHARED, "part", "SELECT name, lines FROM part", unfolded),
)
"""How damage is told, of what, where it is and how it is read."""


def faults(archive: Archive) -> Iterator[str]:
    """Yield what is wrong with a store, in words, each once; nothing for a whole one."""
    checks = (_pages, _blobs, _names, _tables_of_the_user, _graph)
    yield from dict.fromkeys(fault for check in checks for fault in _found(check, archive))


def _found(check: Callable[[Archive], Iterator[str]], archive: Archive) -> Iterator[str]:
    """Yield what a check finds and, where it cannot go on, why."""
    try:
        with telling(archive.folder / TABLES):
            yield from check(archive)
    except StoreError as error:
        yield str(error)


def _pages(archive: Archive) -> Iterator[str]:
    for (told,) in archive.tables.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield f"the tables are damaged: {told}"


def _blobs(archive: Archive) -> Iterator[str]:
    for told, what, query, read in _BLOBS:
        for key, blob in archive.tables.execute(query):
            try:
                read(blob)
            except (DamagedError, UnicodeDecodeError) as error:
                yield told.format(key, what, error)


def _names(archive: Archive) -> Iterator[str]:
    lacking, more = unlike(archive.tables)
    if lacking or more:
        yield f"{lacking} of the names cannot be asked for, and {more} others can; `kg store compact` lists them again"


def _tables_of_the_user(archive: Archive) -> Iterator[str]:
    for read, name in ((read_decisions, DECISIONS), (read_links, LINKS)):
        try:
            read(archive.folder / name)
        except KnowledgeError as error:
            yield f"no edit can be made: {error}"


def _graph(archive: Archive) -> Iterator[str]:
    lacking, more = difference(archive.tables, archive.graph, archive.folder)
    if lacking or more:
        lost = counted(lacking, "triple")
        yield f"the graph lacks {lost} of the tables and holds {more} of its own; `kg store compact` makes it again"
