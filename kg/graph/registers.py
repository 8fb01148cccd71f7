"""What the registers that know an entity call it, as triples."""

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.vocabulary import term
from kg.resolve.links import LINK

_EXACT_MATCH = term("skos:exactMatch")
_EXCHANGE = "IDX"
_PAGES = {"ror": "https://ror.org/", "wikidata": "http://www.wikidata.org/entity/"}


def registered(node: NamedNode, scheme: str, value: str) -> Triple:
    """Return the tie from an entity to its entry in a register. Raises ValueError for a register that is not ours.

    >>> registered(NamedNode("https://contoh.id/ent"), "idx", "ASII").object
    <Literal value=IDX ASII datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#string>>
    """
    if scheme == LINK:
        return Triple(node, _EXACT_MATCH, NamedNode(value))
    if scheme in _PAGES:
        return Triple(node, _EXACT_MATCH, NamedNode(_PAGES[scheme] + value))
    if scheme == "idx":
        return Triple(node, term("schema:tickerSymbol"), Literal(f"{_EXCHANGE} {value}"))
    if scheme == "kemendagri":
        return Triple(node, term("sim:territoryCode"), Literal(value))
    raise ValueError(f"no such register: {scheme}")
