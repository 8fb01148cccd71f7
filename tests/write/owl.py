"""An RDF/XML export and the ontology, read by owlready2: run in a process of its own, for owlready2 keeps a world."""

import io
import json
import sys
from pathlib import Path

from owlready2 import World
from rdflib import Graph

from kg.schema import folder, load

_NAMES = "SELECT ?one ?name { ?one <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }"


def individuals(path: Path) -> list[str]:
    """Return the individuals of our classes, each as JSON of its IRI, its own class and its name."""
    world = World()
    ontology = Graph().parse(folder() / "simpul.ttl", format="turtle").serialize(format="xml")
    world.get_ontology("https://w3id.org/simpul/ontology").load(fileobj=io.BytesIO(ontology.encode()))
    with path.open("rb") as content:
        world.get_ontology("https://w3id.org/simpul/id/dataset").load(fileobj=content)
    names = {one.iri: str(name) for one, name in world.sparql(_NAMES)}
    kinds = {kind.name: world[kind.iri] for kind in load().classes.values()}
    found = [(one.iri, name) for name, kind in kinds.items() for one in kind.instances() if kind in one.is_a]
    return [json.dumps([iri, kind, names[iri]], ensure_ascii=False) for iri, kind in found]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(individuals(Path(sys.argv[1]))))
