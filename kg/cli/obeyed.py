"""What the user's decisions did to a graph: a store knows, and beside a graph the report of its build tells."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kg.cli import options
from kg.resolve.decisions import read_decisions
from kg.resolve.effects import Effect, effects
from kg.schema import load
from kg.store import Archive, is_store

REPORT = "report.json"


def effects_in(graph: Path, decisions: Path, ontology: Path | None) -> tuple[Effect, ...]:
    """Return the rows with what each did, as far as that is known: a row that is newer than GRAPH did nothing yet."""
    if is_store(options.existing(graph)):
        with Archive(graph) as archive:
            return archive.effects()
    report = _report(graph.with_name(REPORT))
    rows = effects(read_decisions(decisions, load(ontology)), lambda _: (), lambda _: (), ())
    unbuilt = "not built yet"
    known = (report.get((one.what, one.by), replace(one, applies=True, did=unbuilt)) for one in rows)
    # What stands above a row may have come or gone since the build.
    return tuple(replace(told, line=one.line) for told, one in zip(known, rows, strict=True))


def _report(path: Path) -> Mapping[tuple[str, str], Effect]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["decisions"]
        found = [Effect(int(row["line"]), row["what"], row["by"], bool(row["applies"]), row["did"]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {(one.what, one.by): one for one in found}
