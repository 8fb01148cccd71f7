"""JSON-LD, schema.org and Web Annotations: what a consumer finds in them."""

import io
import json
from typing import Any

import pytest
from rdflib import namespace

from kg.schema import folder, load
from kg.write import jsonld, schemaorg, webannotation
from kg.write.alignment import alignments
from kg.write.material import Material
from tests.graph import example
from tests.write import world


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return world.material(world.ordinary(), tmp_path_factory.mktemp("world"))


def loaded(write: Any, material: Material) -> Any:
    out = io.BytesIO()
    write(material, out)
    return json.loads(out.getvalue())


def test_json_ld_carries_the_context_of_the_ontology(material: Material) -> None:
    """It needs no network, and names what a reader looks for."""
    shipped = json.loads((folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    seen = loaded(jsonld.write, material)
    assert seen["@context"] == shipped
    ministry = next(node for node in seen["@graph"] if node.get("name") == "Kementerian Kelautan")
    assert ministry["alias"] == "KKPX"
    assert ministry["supports"].endswith("/entity/programme/jaring-baru")
    firm = next(node for node in seen["@graph"] if node.get("name") == "PT Laut Biru")
    assert (firm["tickerSymbol"], firm["sameAs"]) == ("IDX LBRU", "http://www.wikidata.org/entity/Q42")


def test_json_ld_is_framed(material: Material) -> None:
    """A claim carries its evidence with its words; no stretch of text that is evidence stands on its own."""
    nodes = loaded(jsonld.write, material)["@graph"]
    claim = next(node for node in nodes if node.get("predicate") == "sim:supports")
    (evidence,) = claim["evidence"]
    assert evidence["anchorOf"] == 'Kementerian Kelautan (KKPX) mendukung program "Jaring Baru"'
    assert (evidence["beginIndex"], claim["score"]) == (example.HARBOUR.index("Kementerian"), "0.97")
    assert [node for node in nodes if "#char=" in node["id"]] == []


def test_schema_org_alone_is_spoken(material: Material) -> None:
    """Every type and every property is one of schema.org's."""
    for node in loaded(schemaorg.write, material)["@graph"]:
        kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        for name in [*kinds, *(key for key in node if not key.startswith("@"))]:
            assert name in namespace.SDO, name


def test_schema_org_has_facts_claims_and_what_is_not_so(material: Material) -> None:
    """A fact stands on its thing; a denial says in its name that it is one, and who denies."""
    nodes = loaded(schemaorg.write, material)["@graph"]
    by_name = {node.get("name") or node.get("headline") or node["@id"]: node for node in nodes}
    assert by_name["Peresmian Dermaga Timur"]["location"]["@id"].endswith("/place/makassar")
    assert by_name["Peresmian Dermaga Timur"]["startDate"] == "2021-08"
    assert by_name["Jaring Baru"]["audience"]["@id"].endswith(example.FISHERS)
    assert by_name["Rina Wattimena"]["jobTitle"] == "Direktur Tangkap"
    assert by_name["Rina Wattimena"]["worksFor"]["@id"].endswith(example.MINISTRY)
    assert "jobTitle" not in by_name["Budi"]
    assert by_name["PT Laut Biru"]["tickerSymbol"] == "IDX LBRU"
    assert by_name["PT Laut Biru"]["sameAs"] == {"@id": "http://www.wikidata.org/entity/Q42"}
    assert by_name["Makassar"]["identifier"] == "73.71"
    denial = by_name["PT Laut Biru bermitra dengan Kementerian Kelautan (dibantah)"]
    assert denial["additionalType"] == "https://w3id.org/simpul/ontology#Denied"
    assert denial["author"]["@id"].endswith(example.ANDI)


def test_the_alignments_name_relations_and_classes_that_exist() -> None:
    """And fit at least one pair of types that the relation allows."""
    schema = load()
    for one in alignments():
        relation = schema.relations[one.relation]
        assert one.property in namespace.SDO
        assert schema.within(one.subject) & relation.domain, one
        assert schema.within(one.object) & relation.range, one


def test_annotations_point_at_the_very_words(material: Material) -> None:
    """Both selectors find them in the text, with what stands around them; the address is the scope."""
    seen = loaded(webannotation.write, material)
    items = seen["first"]["items"]
    assert (seen["type"], seen["total"]) == ("AnnotationCollection", len(items))
    assert len({item["id"] for item in items}) == len(items) == 13 + 7 + 3 + 2
    for item in items:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            quoted, placed = target["selector"]
            text = example.TEXTS[target["source"].rpartition("/")[2]]
            assert text[placed["start"] : placed["end"]] == quoted["exact"]
            assert f"{quoted['prefix']}{quoted['exact']}{quoted['suffix']}" in text
            assert ("scope" in target) == target["source"].endswith("a1")


def test_without_texts_annotations_have_no_surroundings(material: Material) -> None:
    """What is not given is not made up."""
    bare = Material(material.source, material.schema, {})
    first = loaded(webannotation.write, bare)["first"]["items"][0]["target"]["selector"][0]
    assert first == {"type": "TextQuoteSelector", "exact": first["exact"]}
