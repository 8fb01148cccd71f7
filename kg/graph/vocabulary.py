"""The terms of other vocabularies and of our records of claims, as RDF nodes, and the prefixes of a graph.

Entity types and relations are not here: they come from the ontology (kg/schema).
"""

from pyoxigraph import Literal, NamedNode

from kg.graph.iris import Iris
from kg.schema import NAMESPACE

VOCABULARIES = {
    "sim": NAMESPACE,
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def prefixes(iris: Iris) -> dict[str, str]:
    """Return the prefixes of GRAPH.md: the vocabularies, and those of the data under the base of `iris`."""
    data = {"ent": "entity/", "art": "article/", "st": "statement/", "post": "post/", "quote": "quote/"}
    return VOCABULARIES | {prefix: iris.base + path for prefix, path in data.items()}


def term(name: str) -> NamedNode:
    """Return the node of a prefixed name.

    >>> term("skos:prefLabel").value
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


TYPE = term("rdf:type")
SUBJECT, PREDICATE, OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
PREF_LABEL, ALT_LABEL = term("skos:prefLabel"), term("skos:altLabel")
ORGANISATION, TERRITORY, BELONGS_TO = term("org:organization"), term("sim:territory"), term("sim:of")
BODIES = (ORGANISATION, TERRITORY, BELONGS_TO)
"""What ties a post to its body, by the body's type."""
DERIVED_FROM, QUOTED_FROM = term("prov:wasDerivedFrom"), term("prov:wasQuotedFrom")
EVIDENCE, RULE = term("sim:evidence"), term("sim:rule")
STRING, MENTION, ANCHOR = term("nif:OffsetBasedString"), term("sim:Mention"), term("nif:anchorOf")
CONTEXT, BEGIN, END = term("nif:referenceContext"), term("nif:beginIndex"), term("nif:endIndex")
ENTITY_OF = term("itsrdf:taIdentRef")
MENTION_COUNT, ARTICLE_COUNT = term("sim:mentionCount"), term("sim:articleCount")
ENTITY_COUNT, STATEMENT_COUNT = term("sim:entityCount"), term("sim:statementCount")
DATE, INTEGER, DECIMAL = term("xsd:date"), term("xsd:integer"), term("xsd:decimal")


def words(text: str) -> Literal:
    """Return words of an article, or a label made of them, as an Indonesian literal."""
    return Literal(text, language="id")


def number(count: int) -> Literal:
    """Return a whole number as xsd:integer."""
    return Literal(str(count), datatype=INTEGER)
