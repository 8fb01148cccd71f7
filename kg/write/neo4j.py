"""A property graph as CSV files (RFC 4180), with the scripts that load them into Neo4j and into Kùzu.

Texts stand as they are; a list is a JSON array. In Neo4j the type of an entity is a label too, and the predicate of a
claim the type of its relationship; in Kùzu, whose tables are fixed, all claims are `Statement`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.write import reading
from kg.write.csv import cell, save
from kg.write.material import Material
from kg.write.property_graph import Part, parts
from kg.write.tables import Kind

_KUZU: Mapping[Kind, str] = {
    "text": "STRING",
    "texts": "STRING",
    "number": "INT64",
    "decimal": "DOUBLE",
    "boolean": "BOOL",
}
_NEO4J: Mapping[Kind, str] = {"number": "toInteger({})", "decimal": "toFloat({})", "boolean": "toBoolean({})"}
_NEO4J_HEAD = """\
// Copy the CSV files beside this script into the import folder of Neo4j, then: cypher-shell -f neo4j.cypher
// Set dbms.import.csv.legacy_quote_escaping=false before, or a backslash at the end of a text is misread."""
_KUZU_HEAD = "// In the folder of this script: kuzu graf.kuzu < kuzu.cypher"


def write(material: Material, folder: Path) -> None:
    """Write one CSV file per label and kind of relationship, `neo4j.cypher` and `kuzu.cypher`."""
    files = parts(material)
    for part in files:
        save(folder / part.file, part.columns, (map(cell, row) for row in part.cells()))
    predicates = sorted({row.predicate for row in reading.statements(material.source, material.schema)})
    types = sorted({row.type for row in reading.entities(material.source, material.schema)})
    _save(folder / "neo4j.cypher", [_NEO4J_HEAD, *_neo4j(files, predicates, types)])
    _save(folder / "kuzu.cypher", [_KUZU_HEAD, *_kuzu(files)])


def _save(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _neo4j(files: Sequence[Part], predicates: Sequence[str], types: Sequence[str]) -> Iterator[str]:
    nodes = [part for part in files if part.ends is None]
    for part in nodes:
        yield f"CREATE CONSTRAINT {part.label.lower()}_id IF NOT EXISTS FOR (n:{part.label}) REQUIRE n.id IS UNIQUE;"
    for part in nodes:
        yield f"LOAD CSV WITH HEADERS FROM 'file:///{part.file}' AS row CREATE (:{part.label} {_properties(part)});"
    for name in types:
        yield f"MATCH (n:Entity) WHERE n.type = {_text(name)} SET n:{_name(name)};"
    for part in files:
        for predicate in predicates if part.label == "Statement" else [None] if part.ends else []:
            yield _neo4j_ties(part, predicate)


def _neo4j_ties(part: Part, predicate: str | None) -> str:
    start, end = part.ends or ("", "")
    chosen = f" WITH row WHERE row.predicate = {_text(predicate)}" if predicate else ""
    ends = f"MATCH (a:{start} {{id: row.from}}), (b:{end} {{id: row.to}})"
    tie = f"CREATE (a)-[:{_name(predicate or part.label)} {_properties(part)}]->(b);"
    return f"LOAD CSV WITH HEADERS FROM 'file:///{part.file}' AS row{chosen} {ends} {tie}"


def _properties(part: Part) -> str:
    own = list(part.columns.items())[2 if part.ends else 0 :]
    pairs = (f"{_name(name)}: {_NEO4J.get(kind, '{}').format(f'row.{_name(name)}')}" for name, kind in own)
    return f"{{{', '.join(pairs)}}}"


def _kuzu(files: Sequence[Part]) -> Iterator[str]:
    for part in files:
        own = list(part.columns.items())[2 if part.ends else 0 :]
        columns = [f"{_name(name)} {_KUZU[kind]}" for name, kind in own]
        kind = "REL" if part.ends else "NODE"
        held = [f"FROM {part.ends[0]} TO {part.ends[1]}", *columns] if part.ends else [*columns, "PRIMARY KEY (id)"]
        yield f"CREATE {kind} TABLE {_name(part.label)}({', '.join(held)});"
    for part in files:
        how = "HEADER=true, PARALLEL=false, DELIM=',', QUOTE='\"', ESCAPE='\"'"
        yield f"COPY {_name(part.label)} FROM '{part.file}' ({how});"


def _name(name: str) -> str:
    """Return a name as Cypher takes it, whatever characters it has.

    >>> _name("supports"), _name("a`b")
    ('`supports`', '`a``b`')
    """
    return f"`{name.replace('`', '``')}`"


def _text(text: str) -> str:
    """Return a text as Cypher takes it."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"
