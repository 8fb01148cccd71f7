"""Programs of other people that read what we export: the tests and benchmarks/interop.py compare what they see.

What is seen is a set of strings, the same that `tests.write.meant` makes of the graph itself.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from tests.write.vault import broken, split

ROOT = Path(__file__).parent.parent.parent
NODE = ROOT / "tests" / "node"
JAVA = Path("/usr/share/java")
INSTALL = "tests/install_tools.sh installs it, or pip install '.[interop]'"
_JENA = """jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data
    jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-shex jena-tdb jena-tdb2 commons-cli commons-codec
    commons-compress commons-csv commons-io commons-lang3 dexx.collection guava httpclient httpclient-cache httpcore
    jsonld-java titanium-json-ld jackson-annotations jackson-core jackson-databind jakarta.json-api jakarta.json
    protobuf thrift slf4j-api slf4j-nop jcl-over-slf4j"""
_MESSAGES = "org/apache/jena/ext/xerces/"
_RAPPER = {"ttl": "turtle", "nt": "ntriples", "rdfxml": "rdfxml", "nq": "nquads"}
_SERD = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig"}
_N3 = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "ttl12": "text/turtle",
}
# Not JSON-LD: Debian has the interface to JSON that its Jena wants, and no implementation of it.
_RIOT = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "trig": "trig", "rdfxml": "rdfxml"}

Seen = frozenset[str]


@dataclass(frozen=True, slots=True)
class Reader:
    """A program, the formats it reads, what it sees in a file or folder, and its version (None: it is not here)."""

    name: str
    forms: tuple[str, ...]
    read: Callable[[Path, str], Seen]
    version: Callable[[], str | None]


def statements(quads: str | bytes) -> Seen:
    """Return N-Quads as a set of statements in one spelling."""
    return frozenset(str(quad) for quad in parse(quads, format=RdfFormat.N_QUADS))


def row(*values: object) -> str:
    """Return values as one string."""
    return json.dumps(values, ensure_ascii=False)


def network(nodes: Iterable[tuple[object, ...]], edges: Iterable[tuple[object, ...]]) -> Seen:
    """Return nodes (id, label) and edges (id, source, target, label, words) as a set of strings."""
    return frozenset([row("node", *node) for node in nodes] + [row("edge", *edge) for edge in edges])


def _run(*command: str | Path, fine: tuple[int, ...] = (0,)) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False, timeout=600)
    assert done.returncode in fine, done.stderr.decode(errors="replace")[-2000:]
    return done.stdout


def _rapper(path: Path, form: str) -> Seen:
    return statements(_run("rapper", "-q", "-i", _RAPPER[form], "-o", "nquads", path, "https://contoh.id/"))


def _serd(path: Path, form: str) -> Seen:
    return statements(_run("serdi", "-i", _SERD[form], "-o", "nquads", path))


def _n3(path: Path, form: str) -> Seen:
    return statements(_run("node", NODE / "read.js", "n3", path, _N3[form]))


def _jsonld(path: Path, _: str) -> Seen:
    return statements(_run("node", NODE / "read.js", "jsonld", path))


def _riot(path: Path, form: str) -> Seen:
    java = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", _classes())
    # It ends with 1 after a warning, as of a name that is not in normal form C.
    return statements(_run(*java, "riotcmd.riot", f"--syntax={_RIOT[form]}", "--output=nquads", path, fine=(0, 1)))


def _classes() -> str:
    """Return the class path of Debian's Jena."""
    return ":".join([_messages().name, *(str(JAVA / f"{name}.jar") for name in _JENA.split())])


@cache
def _messages() -> "tempfile.TemporaryDirectory[str]":
    """Return a folder with the messages of Jena's Xerces: in Debian they do not lie where its classes look for them."""
    unpacked = tempfile.TemporaryDirectory(prefix="simpul-jena-")
    with zipfile.ZipFile(JAVA / "jena-core.jar") as jar:
        jar.extractall(unpacked.name, [name for name in jar.namelist() if name.startswith(_MESSAGES)])
    (Path(unpacked.name) / _MESSAGES).rename(Path(unpacked.name) / "xerces")
    return unpacked


def _owlready(path: Path, _: str) -> Seen:
    """Load the graph and the ontology together and return the individuals of our classes with their names."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.write.owl", path]
    done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=ROOT)
    return frozenset(json.loads(done.stdout))


def _networkx(path: Path, form: str) -> Seen:
    import networkx

    from kg.write.xml import from_xml

    graph = networkx.read_graphml(path) if form == "graphml" else networkx.read_gexf(path)
    nodes = ((iri, from_xml(data["label"])) for iri, data in graph.nodes(data=True))
    many = graph if graph.is_multigraph() else networkx.MultiDiGraph(graph)
    edges = (
        (data.get("id", key), start, end, from_xml(data["label"]), from_xml(data["words"]))
        for start, end, key, data in many.edges(keys=True, data=True)
    )
    return network(nodes, edges)


def _igraph(path: Path, _: str) -> Seen:
    import igraph

    from kg.write.xml import from_xml

    graph = igraph.Graph.Read_GraphML(str(path))
    ids = graph.vs["id"]
    edges = (
        (edge["iri"], ids[edge.source], ids[edge.target], from_xml(edge["label"]), from_xml(edge["words"]))
        for edge in graph.es
    )
    return network(((one["id"], from_xml(one["label"])) for one in graph.vs), edges)


def _ndex(path: Path, _: str) -> Seen:
    from ndex2.cx2 import RawCX2NetworkFactory

    graph = RawCX2NetworkFactory().get_cx2network(json.loads(path.read_bytes()))
    ids = {number: node["v"]["iri"] for number, node in graph.get_nodes().items()}
    values = [(edge["v"], ids[edge["s"]], ids[edge["t"]]) for edge in graph.get_edges().values()]
    edges = ((v["iri"], start, end, v["interaction"], _array(v["words"])) for v, start, end in values)
    return network(((node["v"]["iri"], node["v"]["name"]) for node in graph.get_nodes().values()), edges)


def _cytoscape(path: Path, _: str) -> Seen:
    seen = json.loads(_run("node", NODE / "read.js", "cytoscape", path))
    edges = ((e["id"], e["source"], e["target"], e["label"], _array(e["words"])) for e in seen["edges"])
    return network(((node["id"], node["label"]) for node in seen["nodes"]), edges)


def _array(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _kuzu(path: Path, _: str) -> Seen:
    import kuzu

    with tempfile.TemporaryDirectory() as work:
        connection = kuzu.Connection(kuzu.Database(f"{work}/graph"))
        for command in (path / "kuzu.cypher").read_text(encoding="utf-8").split(";\n"):
            if command.strip():
                connection.execute(command.replace(" FROM '", f" FROM '{path}/"))
        nodes = connection.execute("MATCH (a:Entity) RETURN a.id, a.name").get_all()
        ties = "MATCH (a:Entity)-[s:Statement]->(b:Entity) RETURN s.id, a.id, b.id, s.label, s.words"
        return network(map(tuple, nodes), map(tuple, connection.execute(ties).get_all()))


def _duckdb(path: Path, form: str) -> Seen:
    import duckdb

    seen = set()
    for file in sorted(path.glob(f"*.{form}")):
        how = ", all_varchar=true, header=true, delim=',', quote='\"', escape='\"', nullstr='', auto_detect=false"
        source = f"read_csv('{file}'{how}, columns={_columns(file)})" if form == "csv" else f"'{file}'"
        rows = duckdb.connect().execute(f"SELECT * FROM {source}").fetchall()
        seen |= {row(file.stem, *("" if value is None and form == "csv" else value for value in one)) for one in rows}
    return frozenset(seen)


def _columns(file: Path) -> str:
    with file.open(encoding="utf-8") as lines:
        return "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in next(lines).strip().split(",")) + "}"


def _vault(path: Path, _: str) -> Seen:
    matters = [split(note)[0] for note in path.rglob("*.md")]
    shown = frozenset(row(matter["id"], matter.get("name", matter.get("title"))) for matter in matters)
    return shown | {f"leads nowhere: {target}" for target in broken(path)}


def _selected(path: Path, _: str) -> Seen:
    """Return the words that each selector of an annotation names, with what it identifies or is made of."""
    seen = set()
    for item in json.loads(path.read_bytes())["first"]["items"]:
        bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
        nodes = [body["source"] for body in bodies if "source" in body]
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            quoted, placed = target["selector"]
            seen |= {row(node, target["source"], placed["start"], quoted["exact"]) for node in nodes}
    return frozenset(seen)


def _python(name: str) -> Callable[[], str | None]:
    def version() -> str | None:
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            return None

    return version


def _program(name: str, *arguments: str) -> Callable[[], str | None]:
    def version() -> str | None:
        if not shutil.which(name):
            return None
        said = subprocess.run([name, *arguments], capture_output=True, text=True, check=False).stdout.split()
        return next((word for word in said if word[0].isdigit()), "?")

    return version


def _node(name: str) -> Callable[[], str | None]:
    def version() -> str | None:
        package = NODE / "node_modules" / name / "package.json"
        there = shutil.which("node") and package.exists()
        return str(json.loads(package.read_bytes())["version"]) if there else None

    return version


def _jena() -> str | None:
    there = shutil.which("java") and (JAVA / "jena-cmds.jar").exists()
    version = next(JAVA.glob("jena-core-*.jar"), None) if there else None
    return version.stem.rpartition("-")[2] if version else None


READERS = (
    Reader("rapper", tuple(_RAPPER), _rapper, _program("rapper", "--version")),
    Reader("serdi", tuple(_SERD), _serd, _program("serdi", "-v")),
    Reader("N3.js", tuple(_N3), _n3, _node("n3")),
    Reader("jsonld.js", ("jsonld", "schemaorg"), _jsonld, _node("jsonld")),
    Reader("Jena riot", tuple(_RIOT), _riot, _jena),
    Reader("owlready2", ("rdfxml",), _owlready, _python("owlready2")),
    Reader("networkx", ("graphml", "gexf"), _networkx, _python("networkx")),
    Reader("igraph", ("graphml",), _igraph, _python("igraph")),
    Reader("ndex2", ("cx2",), _ndex, _python("ndex2")),
    Reader("cytoscape.js", ("cytoscape",), _cytoscape, _node("cytoscape")),
    Reader("Kùzu", ("neo4j",), _kuzu, _python("kuzu")),
    Reader("DuckDB", ("csv", "parquet"), _duckdb, _python("duckdb")),
    Reader("PyYAML and a link checker", ("obsidian",), _vault, _python("PyYAML")),
    Reader("JSON and its selectors", ("webannotation",), _selected, platform.python_version),
)
