"""The graph as GRAPH.md describes it."""

import random
from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.iris import Iris
from kg.graph.triples import triples
from kg.graph.vocabulary import TYPE, term
from kg.records import Article, EntityMention, Quotation, Resolved, Span, Statement
from kg.schema import load

from . import example

IRIS = Iris()
WORLD = example.resolved()
GRAPH = triples(WORLD, load())


def values(node: NamedNode, name: str, graph: list[Triple] = GRAPH) -> list[str]:
    return [triple.object.value for triple in graph if triple.subject == node and triple.predicate == term(name)]


def all_values(graph: list[Triple], name: str) -> list[str]:
    return [triple.object.value for triple in graph if triple.predicate == term(name)]


def claims(predicate: str) -> list[NamedNode]:
    relation = NamedNode(load().relations[predicate].iri)
    return [
        triple.subject for triple in GRAPH if triple.predicate == term("rdf:predicate") and triple.object == relation
    ]


def test_nothing_is_said_twice_and_there_are_no_blank_nodes() -> None:
    """Every triple stands once and between named things."""
    assert len(set(GRAPH)) == len(GRAPH)
    assert not any(isinstance(node, BlankNode) for triple in GRAPH for node in (triple.subject, triple.object))


def test_an_entity_has_its_own_type_the_aligned_one_and_its_names() -> None:
    """A consumer without a reasoner finds the schema.org type."""
    ministry = IRIS.entity(example.MINISTRY)
    assert set(values(ministry, "rdf:type")) == {
        "https://w3id.org/simpul/ontology#GovernmentBody",
        "https://schema.org/GovernmentOrganization",
    }
    assert values(ministry, "skos:prefLabel") == ["Kementerian Kelautan"]
    assert values(ministry, "skos:altLabel") == ["KKPX"]


def test_a_plain_triple_stands_for_facts_only() -> None:
    """What is planned, denied or said by another has its statement and no plain triple."""
    ministry = IRIS.entity(example.MINISTRY)
    assert values(ministry, "sim:supports") == [IRIS.entity(example.PROGRAMME).value]
    assert not values(ministry, "sim:funds")
    assert values(claims("funds")[0], "sim:modality") == ["https://w3id.org/simpul/ontology#Planned"]
    assert values(claims("funds")[0], "sim:attributedTo") == [IRIS.entity(example.RINA).value]


def test_claims_that_cannot_both_be_true_point_at_each_other() -> None:
    """A denial conflicts with an assertion, also where a symmetric relation is told from its other end."""
    left, right = claims("partnersWith")
    assert values(left, "sim:conflictsWith") == [right.value]
    assert values(right, "sim:conflictsWith") == [left.value]
    assert not values(claims("supports")[0], "sim:conflictsWith")


def test_every_stretch_of_text_is_the_text() -> None:
    """Each offset string slices its article to its anchor."""
    strings = [triple.subject for triple in GRAPH if triple.object == term("nif:OffsetBasedString")]
    assert len(strings) > 20
    for node in strings:
        article = values(node, "nif:referenceContext")[0].rpartition("/")[2]
        begin, end = (int(values(node, f"nif:{name}Index")[0]) for name in ("begin", "end"))
        assert values(node, "nif:anchorOf") == [example.TEXTS[article][begin:end]]


def test_posts_belong_to_an_organisation_a_territory_or_something_else() -> None:
    """The property follows the type of what the post belongs to."""
    posts = {
        values(triple.subject, "sim:title")[0]: triple.subject for triple in GRAPH if triple.object == term("sim:Post")
    }
    assert values(posts["Direktur Tangkap"], "org:organization") == [IRIS.entity(example.MINISTRY).value]
    assert values(posts["Wali Kota Makassar"], "sim:territory") == [IRIS.entity(example.CITY).value]
    assert values(posts["Ketua panitia"], "sim:of") == [IRIS.entity(example.OPENING).value]
    assert values(posts["Ketua panitia"], "sim:former") == ["true"]


def test_the_date_of_an_event_is_as_exact_as_the_text() -> None:
    """A month is a gYearMonth, no day is made up."""
    opening = IRIS.entity(example.OPENING)
    dates = [
        triple.object for triple in GRAPH if triple.subject == opening and triple.predicate == term("schema:startDate")
    ]
    assert dates == [Literal("2021-08", datatype=term("xsd:gYearMonth"))]


def test_the_header_counts_what_is_there_and_tells_no_time() -> None:
    """The number of triples is right, and no triple of the header is a date."""
    assert values(IRIS.dataset(), "void:triples") == [str(len(GRAPH))]
    assert values(IRIS.dataset(), "void:documents") == ["2"]
    assert values(IRIS.dataset(), "dct:title") == ["Graf pengetahuan berita", "Knowledge graph of news"]


def test_the_text_is_in_the_graph_only_on_demand() -> None:
    """nif:isString is written with with_text alone."""
    article = IRIS.article("a1")
    assert not values(article, "nif:isString")
    assert values(article, "nif:isString", triples(WORLD, load(), with_text=True)) == [example.HARBOUR]


def test_an_unsafe_address_is_no_url() -> None:
    """An article keeps its facts and loses a javascript: address."""
    hostile = replace(WORLD, articles=(replace(WORLD.articles[0], url="javascript:alert(1)"), WORLD.articles[1]))
    assert not [triple for triple in triples(hostile, load()) if "javascript" in str(triple)]


def test_a_publisher_is_no_entity_of_the_story() -> None:
    """An outlet that is not spoken of has a name and the schema.org type, and nothing that asks for a mention."""
    publisher = NamedNode(values(IRIS.article("a1"), "schema:publisher")[0])
    assert values(publisher, "rdf:type") == ["https://schema.org/NewsMediaOrganization"]
    assert values(publisher, "skos:prefLabel") == ["Warta Contoh"]


def test_a_claim_that_its_relation_does_not_allow_is_never_written() -> None:
    """Domain and range are checked before a triple is born."""
    wrong = Statement(
        example.CITY, "familyOf", example.FIRM, "asserted", None, WORLD.statements[0].evidence, plain=True
    )
    with pytest.raises(ValueError, match="familyOf does not hold from Place to Company"):
        triples(replace(WORLD, statements=(wrong,)), load())


def test_reprints_of_one_report_are_one_source() -> None:
    """Three articles say so, two of them the same wire report: two sources."""
    report = "Bupati Sleman meresmikan pasar ikan yang baru di tepi pelabuhan lama pada Selasa pagi"
    other = "Pasar ikan di dekat pelabuhan akhirnya dibuka untuk umum oleh Bupati Sleman kemarin siang"
    texts = {"w1": f"KOTA A - {report}.", "w2": f"{report}. Baca juga.", "w3": f"{other}."}
    mentions = tuple(
        EntityMention(article, Span(text.index("Bupati"), text.index("Bupati") + 13), "Bupati Sleman")
        for article, text in texts.items()
    )
    people = tuple(replace(entity, mentions=mentions, aliases=()) for entity in WORLD.entities[:2])
    evidence = tuple(example.Evidence(one.article, one.span, "r") for one in mentions)
    claim = Statement(people[0].id, "supports", people[1].id, "asserted", None, evidence, plain=True)
    articles = tuple(Article(identifier, text) for identifier, text in texts.items())
    graph = triples(Resolved(articles, people, (claim,), (), (), ()), load())
    assert all_values(graph, "sim:sources") == ["2"]
    assert all_values(graph, "sim:mentionCount") == all_values(graph, "sim:articleCount") == ["3", "3"]
    assert all_values(graph, "sim:entityCount") == ["2", "2", "2"]
    assert all_values(graph, "sim:statementCount") == ["1", "1", "1"]


@pytest.mark.parametrize("shuffle", [random.Random(seed).sample for seed in range(3)])
def test_the_order_of_the_records_does_not_matter(shuffle: Callable[..., list[object]]) -> None:
    """Any order of articles, entities and claims gives the same list of triples."""
    mixed = {one.name: tuple(shuffle(getattr(WORLD, one.name), len(getattr(WORLD, one.name)))) for one in fields(WORLD)}
    assert triples(Resolved(**mixed), load()) == GRAPH


def test_a_quotation_without_a_speaker_is_kept() -> None:
    """It has its words and its evidence, and no speaker."""
    silent = [triple.subject for triple in GRAPH if triple.object == term("sim:Quotation")]
    assert sorted(len(values(node, "sim:speaker")) for node in silent) == [0, 1]
    assert isinstance(WORLD.quotations[1], Quotation)
    assert all(values(node, "sim:evidence") for node in silent)


def test_types_come_first() -> None:
    """A reader of the Turtle sees at once what a thing is."""
    seen: set[str] = set()
    for triple in GRAPH:
        assert str(triple.subject) in seen or triple.predicate == TYPE
        seen.add(str(triple.subject))
