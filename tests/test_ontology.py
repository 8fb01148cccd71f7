"""ontology/: complete in both languages, in step with the guidelines, and with the shapes."""

import json
import os
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from kg.schema import NAMESPACE, folder, load

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TOOLS = (
    Path(os.environ.get("SIMPUL_CORPUS", Path(__file__).parent.parent.parent / "shared" / "corpus")).parent / "tools"
)


def store(name: str) -> Store:
    made = Store()
    made.bulk_load(path=str(folder() / name), format=RdfFormat.TURTLE)
    return made


def ask(graph: Store, where: str) -> list[str]:
    """Return the values of ?x, sorted; the prefixes are those of the file's own terms."""
    prefixes = f"PREFIX sim: <{NAMESPACE}> PREFIX shape: <https://w3id.org/simpul/shapes#> PREFIX rdfs: <{RDFS}>"
    prefixes += " PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX owl: <http://www.w3.org/2002/07/owl#>"
    prefixes += " PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
    return sorted({row["x"].value for row in graph.query(f"{prefixes} SELECT ?x WHERE {{ {where} }}")})


def test_every_term_has_a_label_and_a_definition_in_both_languages() -> None:
    """No term of ours is without Indonesian and English words for it."""
    graph = store("simpul.ttl")
    terms = [
        quad.subject
        for quad in graph
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(NAMESPACE)
    ]
    assert len(set(terms)) > 70
    for term in dict.fromkeys(terms):
        for predicate in (f"{RDFS}label", f"{SKOS}definition"):
            found = [quad.object for quad in graph.quads_for_pattern(term, NamedNode(predicate), None, None)]
            languages = sorted(value.language or "" for value in found if isinstance(value, Literal))
            assert languages == ["en", "id"], (term, predicate)


def test_no_two_classes_and_no_two_relations_are_called_the_same() -> None:
    """A label stands for one type or relation only, so that a legend can be read."""
    for terms in (load().classes.values(), load().relations.values()):
        for labels in ([one.label_id for one in terms], [one.label_en for one in terms]):
            assert len(set(labels)) == len(labels)


def test_types_domains_and_ranges_are_those_of_the_guidelines() -> None:
    """The ontology allows exactly what tools/corpus.py allows."""
    if not (TOOLS / "corpus.py").is_file():
        pytest.skip(f"no {TOOLS / 'corpus.py'}; set SIMPUL_CORPUS to the corpus")
    sys.path.insert(0, str(TOOLS))
    try:
        import corpus  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(TOOLS))
    ours = {name: (one.domain, one.range) for name, one in load().relations.items()}
    ours["other"] = ours.pop("related")
    assert ours == corpus.RELATIONS
    assert set(load().classes) == corpus.TYPES


def test_every_type_has_a_shape_with_its_aligned_type() -> None:
    """The shapes ask of each entity what its class in the ontology is aligned to."""
    graph = store("shapes.ttl")
    assert ask(graph, "shape:EntityNames sh:targetClass ?x") == sorted(one.iri for one in load().classes.values())
    for one in load().classes.values():
        aligned = [iri for iri in one.aligned if iri.startswith("https://schema.org/")]
        assert ask(graph, f"shape:{one.name}Type sh:targetClass sim:{one.name} ; sh:class ?x") == aligned


def test_every_relation_has_the_domain_and_range_of_the_ontology_in_its_shapes() -> None:
    """Both the plain triple and the statement are held to the ontology."""
    graph = store("shapes.ttl")
    for one in load().relations.values():
        plain, claim = f"shape:{one.name}", f"shape:{one.name}Statement"
        statement_end = "[ sh:path ( [ sh:inversePath rdf:predicate ] rdf:%s ) ; ?how ?y ]"
        for end, places in (
            (one.domain, (f"{plain} ?how ?y", f"{claim} sh:property {statement_end % 'subject'}")),
            (one.range, (f"{plain} sh:property [ ?how ?y ]", f"{claim} sh:property {statement_end % 'object'}")),
        ):
            for place in places:
                whole = f"{{ {place} FILTER(?how = sh:class) BIND(?y AS ?x) }}"
                union = f"{{ {place} FILTER(?how = sh:node) ?y sh:or/rdf:rest*/rdf:first/sh:class ?x }}"
                assert ask(graph, f"{whole} UNION {union}") == sorted(NAMESPACE + name for name in end), (
                    one.name,
                    place,
                )


def test_the_unions_of_the_shapes_are_those_of_the_ontology() -> None:
    """Agent and the others hold the same types in both files."""
    graph = store("shapes.ttl")
    for union in ask(store("simpul.ttl"), "?x owl:unionOf ?list"):
        name = union.removeprefix(NAMESPACE)
        found = ask(graph, f"shape:{name} sh:or/rdf:rest*/rdf:first/sh:class ?x")
        assert found == sorted(NAMESPACE + member for member in load().within(name)), name


def test_the_json_ld_context_reads_our_words_as_our_terms() -> None:
    """Every type and relation has its own name in context.jsonld, and a document that uses it becomes our triples."""
    context = json.loads((folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {name for name in load().classes if context.get(name) == f"sim:{name}"} == set(load().classes)
    assert all(context[name] == {"@id": f"sim:{name}", "@type": "@id"} for name in load().relations)
    document = {
        "@context": context,
        "id": "https://contoh.id/kementerian",
        "type": "GovernmentBody",
        "name": "Kementerian",
        "supports": "https://contoh.id/program",
    }
    read = {str(quad.triple) for quad in parse(json.dumps(document).encode(), format=RdfFormat.JSON_LD)}
    ministry = "<https://contoh.id/kementerian>"
    assert read == {
        f"{ministry} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{NAMESPACE}GovernmentBody>",
        f'{ministry} <{SKOS}prefLabel> "Kementerian"@id',
        f"{ministry} <{NAMESPACE}supports> <https://contoh.id/program>",
    }
