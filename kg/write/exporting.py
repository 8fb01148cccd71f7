"""Graph → a file or folder for another tool. WRITERS names the formats: a new one is a module and a line here."""

from pathlib import Path
from typing import Final

from kg.files import whole_files
from kg.write import (
    csv,
    cx2,
    cytoscape,
    gexf,
    graphml,
    jsonld,
    neo4j,
    obsidian,
    parquet,
    quickstatements,
    rdf,
    rdfxml,
    schemaorg,
    webannotation,
)
from kg.write.folders import whole_folder
from kg.write.material import InFile, InFolder, Material

WRITERS: Final[dict[str, InFile | InFolder]] = {
    "ttl": InFile(rdf.turtle, "Turtle, the bytes of `kg build`"),
    "nt": InFile(rdf.ntriples, "N-Triples, sorted: for diff and grep"),
    "nq": InFile(rdf.nquads, "N-Quads, one graph per article"),
    "trig": InFile(rdf.trig, "TriG, one graph per article"),
    "jsonld": InFile(jsonld.write, "JSON-LD, framed, with its context"),
    "rdfxml": InFile(rdfxml.write, "RDF/XML, for Protégé and OWL tools"),
    "ttl12": InFile(rdf.turtle12, "Turtle 1.2, claims as reifiers of their triples"),
    "schemaorg": InFile(schemaorg.write, "schema.org alone, as JSON-LD"),
    "graphml": InFile(graphml.write, "network for yEd, Gephi, igraph, networkx"),
    "gexf": InFile(gexf.write, "network in time for Gephi"),
    "cx2": InFile(cx2.write, "network for Cytoscape and NDEx"),
    "cytoscape": InFile(cytoscape.write, "network for cytoscape.js"),
    "neo4j": InFolder(neo4j.write, "CSV and import scripts for Neo4j and Kùzu"),
    "obsidian": InFolder(obsidian.write, "vault of linked notes"),
    "webannotation": InFile(webannotation.write, "W3C Web Annotations of the articles"),
    "csv": InFolder(csv.write, "tables for a spreadsheet"),
    "quickstatements": InFile(quickstatements.write, "judged facts for Wikidata, with URL, quote and date"),
    "parquet": InFolder(parquet.write, "tables for pandas, polars and DuckDB"),
}


def export(material: Material, form: str, target: Path) -> None:
    """Write a graph in the format `form` to `target`, whole or not at all.

    Raises KeyError for an unknown format, OutsideError where the disk refuses or the folder is not ours.
    """
    writer = WRITERS[form]
    if isinstance(writer, InFolder):
        with whole_folder(target, form) as folder:
            writer.write(material, folder)
        return
    with whole_files(target) as (draft,), draft.open("wb") as out:
        writer.write(material, out)
