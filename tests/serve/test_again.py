"""A request that came before, word for word: the answer is the one that it was, and it is told apart from its likes."""

import http.client
import json
import time
from urllib.parse import quote, urlsplit

import pytest

from kg.serve.shortcuts import Shortcuts, wording
from tests.serve.running import CLIENT, Service

QUERY = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 50"
JSON, CSV = "application/sparql-results+json", "text/csv"


def headers_of(service: Service, *accept: str) -> tuple[dict[str, str], bytes]:
    """Return headers but for the date, and the body, of a request that says no more than it must."""
    client = http.client.HTTPConnection(urlsplit(service.address).netloc)
    client.putrequest("GET", f"/sparql?query={quote(QUERY)}", skip_accept_encoding=True)
    for media in accept:
        client.putheader("accept", media)
    client.endheaders()
    response = client.getresponse()
    found = {name.lower(): value for name, value in response.getheaders() if name.lower() != "date"}
    return found, response.read()


@pytest.mark.parametrize("accept", [(), (CSV,), (JSON,), (CSV, JSON), (JSON, CSV), ("text/turtle",)])
def test_the_second_answer_is_the_first(service: Service, accept: tuple[str, ...]) -> None:
    """Same headers, same body, whatever forms are asked for in between."""
    first = headers_of(service, *accept)
    headers_of(service, JSON)
    headers_of(service, CSV)
    assert headers_of(service, *accept) == first
    assert headers_of(service, *accept) == first


def test_each_form_and_packing_is_kept_apart(service: Service) -> None:
    """CSV is not given for JSON, nor gzip to who does not take it, nor a body to HEAD."""
    for _ in range(3):
        assert headers_of(service, CSV)[0]["content-type"].startswith(CSV)
        assert headers_of(service, JSON)[0]["content-type"] == JSON
        plain = CLIENT.get(service.sparql, params={"query": QUERY}, headers={"accept-encoding": "identity"})
        packed = CLIENT.get(service.sparql, params={"query": QUERY}, headers={"accept-encoding": "gzip"})
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert plain.content == packed.content
        head = CLIENT.head(service.sparql, params={"query": QUERY}, headers={"accept-encoding": "identity"})
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(plain.content))
        seen = {"if-none-match": plain.headers["etag"], "accept-encoding": "identity"}
        assert CLIENT.get(service.sparql, params={"query": QUERY}, headers=seen).status_code == 304


def test_it_is_counted_and_logged_like_any_other(service: Service) -> None:
    """A line and a count for each, with the bytes that were sent."""
    query = "SELECT (20251128 AS ?once) {}"
    sizes = {len(service.get(query=query, accept=CSV).content) for _ in range(3)}
    time.sleep(0.3)
    lines = [json.loads(line) for line in service.log.read_text().splitlines()[1:]]
    found = [(line["status"], line["bytes"]) for line in lines if "20251128" in line["query"]]
    assert found == [(200, *sizes)] * 3


def test_what_changes_is_answered_anew(service: Service) -> None:
    """RAND, NOW, UUID, STRUUID and BNODE, in any letters, are asked again each time."""
    for call in ("rand()", "STRUUID()", "UUID()"):
        answers = {service.get(query=f"SELECT ({call} AS ?n) {{}}", accept=CSV).text for _ in range(3)}
        assert len(answers) == 3


def test_the_description_names_the_address_that_was_asked(service: Service) -> None:
    """Two names of one host get two descriptions."""
    for host in ("satu.contoh.id", "dua.contoh.id") * 2:
        headers = {"host": host, "accept": "text/turtle"}
        assert f"http://{host}/sparql" in CLIENT.get(service.sparql, headers=headers).text


def test_the_latest_are_kept_within_a_number_of_bytes() -> None:
    """The oldest goes first, and what is larger than all the room is not kept."""
    shortcuts = Shortcuts(5000)
    for name in (b"a", b"b", b"c"):
        shortcuts.put((name * 1000,), "", {"type": "http.response.start", "status": 200})
    assert shortcuts.get((b"a" * 1000,)) is None
    assert shortcuts.get((b"c" * 1000,)) is not None
    shortcuts.put((b"d" * 5000,), "", {})
    assert shortcuts.get((b"d" * 5000,)) is None
    assert shortcuts.get((b"b" * 1000,)) is not None


def test_only_a_plain_get_has_a_shortcut() -> None:
    """POST, HEAD and If-None-Match are looked at in full; another state of the graph is another thing."""
    scope = {"method": "GET", "raw_path": b"/sparql", "query_string": b"", "headers": [(b"accept", b"a")]}
    assert wording("1", scope) == wording("1", {**scope, "headers": [(b"accept", b"a"), (b"x", b"y")]})
    assert wording("1", scope) != wording("2", scope)
    assert wording("1", {**scope, "method": "HEAD"}) is None
    assert wording("1", {**scope, "headers": [(b"if-none-match", b"*")]}) is None
