"""Whether a store is what it should be: its tables whole, its graph the one that its tables tell of."""

import zlib
from collections.abc import Iterator

from pyoxigraph import DefaultGraph

from kg.errors import KnowledgeError
from kg.resolve.decisions import read_decisions
from kg.resolve.links import read_links
from kg.store.archive import Archive
from kg.store.layout import DECISIONS, LINKS
from kg.store.lines import unfolded
from kg.store.names import labels
from kg.wording import counted


def faults(archive: Archive) -> Iterator[str]:
    """Yield what is wrong with a store, in words; nothing for a whole one."""
    tables = archive.tables
    for (told,) in tables.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield f"the tables are damaged: {told}"
    told_lines = told_names = 0
    for name, blob in tables.execute("SELECT name, lines FROM part ORDER BY name"):
        try:
            lines = unfolded(blob)
        except (zlib.error, UnicodeDecodeError):
            yield f"the part {name} is damaged"
            continue
        told_lines += len(lines)
        told_names += sum(1 for _ in labels(lines))
    (names,) = tables.execute("SELECT COUNT(*) FROM label").fetchone()
    if names != told_names:
        yield f"{names} names can be asked for, the tables tell of {told_names}; `kg store compact` lists them again"
    for read, name in ((read_decisions, DECISIONS), (read_links, LINKS)):
        try:
            read(archive.folder / name)
        except KnowledgeError as error:
            yield f"no edit can be made: {error}"
    held = sum(1 for _ in archive.graph.quads_for_pattern(None, None, None, DefaultGraph()))
    if held != told_lines:
        found = counted(held, "triple")
        yield f"the graph holds {found}, the tables tell of {told_lines}; `kg store compact` makes it again"
