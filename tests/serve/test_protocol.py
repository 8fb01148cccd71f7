"""The requests of the W3C SPARQL 1.1 Protocol tests, and what else the protocol asks of a service."""

import csv
import io
import json
from xml.etree import ElementTree

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from tests.serve.running import CLIENT, Service

ONTOLOGY = "https://w3id.org/simpul/ontology"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
SELECT = "SELECT ?s WHERE { ?s a sim:Programme } ORDER BY ?s"
CONSTRUCT = "CONSTRUCT { ?s a sim:Programme } WHERE { ?s a sim:Programme }"
INSERT = "INSERT DATA { <http://contoh.id/a> <http://contoh.id/b> 1 }"
HAS_DEFAULT = "ASK { ?s a sim:Programme }"
HAS_ONTOLOGY = "ASK { ?s a <http://www.w3.org/2002/07/owl#Ontology> }"
HAS_NAMED = "ASK { GRAPH ?g { ?s a <http://www.w3.org/2002/07/owl#Ontology> } }"


def post(service: Service, content: bytes | str, media: str | None = None, **params: str) -> httpx.Response:
    headers = {"content-type": media} if media else {}
    return CLIENT.post(service.sparql, content=content, headers=headers, params=params)


def yes(response: httpx.Response) -> bool:
    assert response.status_code == 200, response.text
    answer: bool = response.json()["boolean"]
    return answer


# The tests of the suite that must succeed.


def test_query_get(service: Service) -> None:
    """query_get: a query by GET."""
    assert yes(service.get(query="ASK {}"))


def test_query_post_form(service: Service) -> None:
    """query_post_form: a query in a form."""
    assert yes(CLIENT.post(service.sparql, data={"query": "ASK {}"}))


def test_query_post_direct(service: Service) -> None:
    """query_post_direct: a query as the body."""
    assert yes(post(service, "ASK {}", QUERY))


def test_query_dataset_default_graph(service: Service) -> None:
    """query_dataset_default_graph: the graph that is named takes the place of the default graph."""
    assert not yes(service.get(query=HAS_ONTOLOGY))
    assert yes(service.get(query=HAS_ONTOLOGY, **{"default-graph-uri": ONTOLOGY}))
    assert not yes(service.get(query=HAS_DEFAULT, **{"default-graph-uri": ONTOLOGY}))


def test_query_dataset_default_graphs_get(service: Service) -> None:
    """query_dataset_default_graphs_get: several default graphs are read as one, by GET."""
    graphs = ["http://contoh.id/kosong", ONTOLOGY]
    assert yes(service.get(query=HAS_ONTOLOGY, **{"default-graph-uri": graphs}))


def test_query_dataset_default_graphs_post(service: Service) -> None:
    """query_dataset_default_graphs_post: several default graphs with a query as the body."""
    url = f"{service.sparql}?default-graph-uri=http://contoh.id/kosong&default-graph-uri={ONTOLOGY}"
    assert yes(CLIENT.post(url, content=HAS_ONTOLOGY, headers={"content-type": QUERY}))


def test_query_dataset_named_graphs_post(service: Service) -> None:
    """query_dataset_named_graphs_post: only the graphs that are named can be seen, in a form."""
    form = {"query": HAS_NAMED, "named-graph-uri": ["http://contoh.id/kosong", ONTOLOGY]}
    assert yes(CLIENT.post(service.sparql, data=form))
    assert not yes(CLIENT.post(service.sparql, data=form | {"named-graph-uri": "http://contoh.id/kosong"}))


def test_query_dataset_named_graphs_get(service: Service) -> None:
    """query_dataset_named_graphs_get: only the graphs that are named can be seen, by GET; the default is then empty."""
    assert yes(service.get(query=HAS_NAMED, **{"named-graph-uri": ONTOLOGY}))
    assert not yes(service.get(query=HAS_DEFAULT, **{"named-graph-uri": ONTOLOGY}))


def test_query_dataset_full(service: Service) -> None:
    """query_dataset_full: default and named graphs together."""
    both = {"default-graph-uri": ONTOLOGY, "named-graph-uri": ONTOLOGY}
    assert yes(service.get(query=HAS_NAMED, **both))
    assert yes(service.get(query=HAS_ONTOLOGY, **both))


def test_query_multiple_dataset(service: Service) -> None:
    """query_multiple_dataset: what the request names wins over FROM."""
    query = f"ASK FROM <http://contoh.id/kosong> {HAS_ONTOLOGY[3:]}"
    assert not yes(service.get(query=query))
    assert yes(service.get(query=query, **{"default-graph-uri": ONTOLOGY}))


def test_query_content_type_select(service: Service) -> None:
    """query_content_type_select: SELECT answers in a results format."""
    assert service.get(query=SELECT).headers["content-type"] == "application/sparql-results+json"


def test_query_content_type_ask(service: Service) -> None:
    """query_content_type_ask: ASK answers in a results format."""
    response = service.get(query="ASK {}", accept="application/sparql-results+xml")
    assert response.headers["content-type"] == "application/sparql-results+xml"


@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE sim:Programme"])
def test_query_content_type_construct_and_describe(service: Service, query: str) -> None:
    """query_content_type_construct, query_content_type_describe: triples come as RDF."""
    assert service.get(query=query).headers["content-type"] == "text/turtle"


# The tests of the suite that must fail.


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_bad_query_method(service: Service, method: str) -> None:
    """bad_query_method: only GET, HEAD and POST ask; the answer names what may be done."""
    response = CLIENT.request(method, service.sparql, params={"query": "ASK {}"})
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_bad_multiple_queries(service: Service) -> None:
    """bad_multiple_queries: two queries at once are none."""
    assert service.get(query=["ASK {}", "SELECT * {}"]).status_code == 400
    assert CLIENT.post(service.sparql, data={"query": ["ASK {}", "SELECT * {}"]}).status_code == 400
    assert post(service, "ASK {}", QUERY, query="ASK {}").status_code == 400


def test_bad_query_wrong_media_type(service: Service) -> None:
    """bad_query_wrong_media_type: a body of a type that is no query is refused; so is one without a type."""
    assert post(service, "ASK {}", "text/plain").status_code == 415
    assert post(service, "ASK {}").status_code == 415
    assert "application/sparql-query" in post(service, "ASK {}", "text/plain").headers["accept-post"]


def test_bad_query_missing_form_type(service: Service) -> None:
    """bad_query_missing_form_type: a form that does not say that it is one."""
    assert post(service, "query=ASK%20%7B%7D").status_code == 415


def test_bad_query_missing_direct_type(service: Service) -> None:
    """bad_query_missing_direct_type: a query that calls itself a form holds no query."""
    assert post(service, "ASK {}", FORM).status_code == 400


def test_bad_query_non_utf8(service: Service) -> None:
    """bad_query_non_utf8: UTF-16 is refused, said or not said."""
    assert post(service, "ASK {}".encode("utf-16"), QUERY).status_code == 400
    assert post(service, "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16").status_code == 415
    assert CLIENT.get(f"{service.sparql}?query=%FF%FE").status_code == 400


@pytest.mark.parametrize("query", ["SELECT WHERE", "SELECT * { ?s ?p }", "", "PREFIX a: <b>", "ASK { FILTER(1 +) }"])
def test_bad_query_syntax(service: Service, query: str) -> None:
    """bad_query_syntax: what is no SPARQL is the client's mistake, and the answer says where."""
    response = service.get(query=query)
    assert response.status_code == 400
    assert "not SPARQL" in response.text or "query:" in response.text
    assert response.headers["content-type"].startswith("text/plain")


def test_bad_update_get(service: Service) -> None:
    """bad_update_get: an update by GET is refused, and so is one that calls itself a query."""
    assert service.get(update="CLEAR ALL").status_code == 400
    assert service.get(query="CLEAR ALL").status_code == 400


def test_bad_update_wrong_media_type(service: Service) -> None:
    """bad_update_wrong_media_type: an update of a type that is none."""
    assert post(service, "CLEAR ALL", "text/plain").status_code == 415


def test_bad_multiple_updates(service: Service) -> None:
    """bad_multiple_updates, and a query with an update: one thing at a time."""
    assert CLIENT.post(service.sparql, data={"update": [INSERT, INSERT]}).status_code == 400
    assert CLIENT.post(service.sparql, data={"update": INSERT, "query": "ASK {}"}).status_code == 400


@pytest.mark.parametrize("media", [FORM, UPDATE])
def test_an_update_is_forbidden_where_nobody_may_write(service: Service, media: str) -> None:
    """update_post_form, update_post_direct: without --writable both are refused, whatever token they bring."""
    headers = {"content-type": media, "authorization": "Bearer apa-saja"}
    content = "update=CLEAR+ALL" if media == FORM else "CLEAR ALL"
    assert CLIENT.post(service.sparql, content=content, headers=headers).status_code == 403
    assert yes(service.get(query=HAS_DEFAULT))


def test_the_form_of_an_answer_is_what_the_client_prefers(service: Service) -> None:
    """Quality values decide; what is refused with q=0 never comes; what is not there is 406."""
    wanted = "text/csv;q=0.3, application/sparql-results+xml;q=0.9, */*;q=0.1"
    assert service.get(query=SELECT, accept=wanted).headers["content-type"] == "application/sparql-results+xml"
    nothing = service.get(query=SELECT, accept="image/png, text/csv;q=0")
    assert nothing.status_code == 406
    assert "text/csv" in nothing.text
    assert service.get(query=CONSTRUCT, accept="text/csv").status_code == 406
    assert service.get(query=SELECT, accept="no media type").status_code in (400, 406)


def test_the_four_results_formats_say_the_same(service: Service) -> None:
    """JSON, XML, CSV and TSV hold the same rows."""
    as_json = [row["s"]["value"] for row in service.get(query=SELECT).json()["results"]["bindings"]]
    xml = ElementTree.fromstring(service.get(query=SELECT, accept="application/sparql-results+xml").content)
    as_xml = [uri.text for uri in xml.iter("{http://www.w3.org/2005/sparql-results#}uri")]
    as_csv = [row["s"] for row in csv.DictReader(io.StringIO(service.get(query=SELECT, accept="text/csv").text))]
    tsv = service.get(query=SELECT, accept="text/tab-separated-values")
    as_tsv = [line.strip("<>") for line in tsv.text.splitlines()[1:]]
    assert len(as_json) > 0
    assert as_json == as_xml == as_csv == as_tsv
    assert tsv.headers["content-type"] == "text/tab-separated-values; charset=utf-8"


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_four_forms(service: Service, media: str, form: RdfFormat) -> None:
    """Each form of RDF holds the triples of the query."""
    response = service.get(query=CONSTRUCT, accept=media)
    assert response.headers["content-type"] == media
    found = {str(quad.subject.value) for quad in parse(response.content, form)}
    assert found == {row["s"]["value"] for row in service.get(query=SELECT).json()["results"]["bindings"]}


def test_without_a_query_the_service_describes_itself(service: Service) -> None:
    """GET without a query is the service description for programs and the editor for people."""
    triples = parse(service.get().content, RdfFormat.TURTLE)
    said = {(quad.predicate.value.rpartition("#")[2], quad.object.value) for quad in triples}
    assert ("endpoint", service.sparql) in said
    assert ("name", ONTOLOGY) in said
    assert ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in said
    browser = service.get(accept="text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert browser.headers["content-type"] == "text/html; charset=utf-8"
    assert "yasgui" in browser.text
    assert json.loads(service.get(accept="application/ld+json").content)


def test_head_has_the_headers_of_get_and_no_body(service: Service) -> None:
    """HEAD tells what GET would send."""
    head, got = (CLIENT.request(method, service.sparql, params={"query": SELECT}) for method in ("HEAD", "GET"))
    assert head.content == b""
    assert head.headers["content-length"] == got.headers["content-length"]


def test_an_answer_that_the_client_has_is_not_sent_again(service: Service) -> None:
    """ETag and If-None-Match: 304 until the graph changes; another query or another form has another tag."""
    first = service.get(query=SELECT)
    again = CLIENT.get(service.sparql, params={"query": SELECT}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert service.get(query=SELECT, accept="text/csv").headers["etag"] != first.headers["etag"]
    assert "etag" not in service.get(query="SELECT (RAND() AS ?r) {}").headers
    assert "etag" not in service.get(query="SELEKT").headers


def test_what_changes_with_every_call_is_never_kept(service: Service) -> None:
    """RAND has another value each time."""
    query = "SELECT (RAND() AS ?r) {}"
    assert service.get(query=query).text != service.get(query=query).text


def test_a_long_answer_is_packed_where_the_client_can_unpack(service: Service) -> None:
    """gzip only where it is accepted; both hold the same."""
    query = {"query": "SELECT * { ?s ?p ?o }"}
    packed = CLIENT.get(service.sparql, params=query, headers={"accept-encoding": "gzip"})
    plain = CLIENT.get(service.sparql, params=query, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json()["head"] == plain.json()["head"]
    assert len(packed.json()["results"]["bindings"]) == len(plain.json()["results"]["bindings"])
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2


def test_pages_of_other_sites_may_ask(service: Service) -> None:
    """CORS: simple requests, preflights, and the headers that a page may read."""
    response = CLIENT.get(service.sparql, params={"query": "ASK {}"}, headers={"origin": "https://contoh.id"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "etag" in response.headers["access-control-expose-headers"]
    preflight = CLIENT.options(service.sparql, headers={"access-control-request-method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "content-type" in preflight.headers["access-control-allow-headers"]


@pytest.mark.parametrize("path", ["/sparql", "/", "/health", "/nirwana", "/id/entity/tidak-ada", "/assets/page.css"])
def test_every_answer_is_closed_to_mischief(service: Service, path: str) -> None:
    """Content is what it says, tells no address, and a page runs nothing that is not ours."""
    headers = service.get(path, accept="text/html").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]


def test_the_prefixes_of_the_graph_need_no_declaring(service: Service) -> None:
    """A declaration in the query still wins."""
    assert yes(service.get(query="ASK { ?s sim:supports ?o }"))
    assert not yes(service.get(query="PREFIX sim: <http://contoh.id/> ASK { ?s sim:supports ?o }"))
