"""Clients that others have written get from the service what the graph holds."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from kg.ask import query
from tests.serve.running import Service

NODE = Path(__file__).parent.parent / "node"
DECLARED = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
SELECT = f"{DECLARED}SELECT ?name WHERE {{ ?s skos:prefLabel ?name }} ORDER BY ?name"
ASK = f"{DECLARED}ASK {{ ?s skos:prefLabel 'Laut Bersih'@id }}"
CONSTRUCT = f"{DECLARED}CONSTRUCT {{ ?s skos:prefLabel ?name }} WHERE {{ ?s skos:prefLabel ?name }}"


@pytest.fixture(scope="module")
def names(small: Path) -> list[str]:
    """Return the names in the graph, in order, as `kg query` finds them."""
    found = query(SELECT, small / "graph.ttl")
    return [row[0].value for row in found.rows if isinstance(row[0], Literal)]


@pytest.mark.slow
@pytest.mark.parametrize("client", ["sparql-http-client", "fetch-sparql-endpoint", "@comunica/query-sparql"])
def test_clients_in_javascript(service: Service, small: Path, names: list[str], client: str) -> None:
    """SELECT, ASK and CONSTRUCT by every way that the client knows."""
    if not (shutil.which("node") and (NODE / "node_modules" / client).is_dir()):
        pytest.skip(f"no {client}: run tests/install_tools.sh")
    triples = query(CONSTRUCT, small / "graph.ttl").triples or ()
    assert isinstance(triples[0], Triple)
    done = subprocess.run(
        ["node", str(NODE / "clients.mjs"), client, service.sparql, SELECT, ASK, CONSTRUCT],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for way, found in json.loads(done.stdout).items():
        assert found == {"names": names, "yes": True, "triples": len(triples)}, way


@pytest.mark.parametrize("way", ["GET", "POST with a form", "POST with the query"])
def test_sparqlwrapper(service: Service, names: list[str], way: str) -> None:
    """SELECT, ASK and CONSTRUCT in the forms that SPARQLWrapper reads."""
    wrapper = SPARQLWrapper(service.sparql)
    if way != "GET":
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(POSTDIRECTLY if way.endswith("query") else URLENCODED)
    wrapper.setQuery(SELECT)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == names
    wrapper.setReturnFormat(XML)
    assert len(wrapper.queryAndConvert().getElementsByTagName("literal")) == len(names)
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().split("\r\n")[1] == names[0]
    wrapper.setQuery(ASK)
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert() == {"head": {}, "boolean": True}
    wrapper.setQuery(CONSTRUCT)
    for form in (TURTLE, N3, XML):
        wrapper.setReturnFormat(form)
        assert wrapper.query().convert()


def test_sparqlwrapper_hears_of_a_broken_query(service: Service) -> None:
    """The client turns our 400 into its own error, with our words in it."""
    wrapper = SPARQLWrapper(service.sparql)
    wrapper.setQuery("SELECT WHERE {")
    with pytest.raises(QueryBadFormed, match="not SPARQL"):
        wrapper.query()
