"""Our own graph as a reconciliation service: what the W3C API says of it, and our own client as its counterpart."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.cli.main import run
from tests.link.test_link import rows
from tests.serve.running import CLIENT, Service, running

MINISTRY = "government-body/kementerian-perindustrian"


@pytest.fixture(scope="module")
def ours(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Yield a service over the graph of three articles."""
    with running(built / "out" / "graph.ttl", tmp_path_factory.mktemp("log") / "log.txt") as one:
        yield one


def ask(ours: Service, **queries: Any) -> dict[str, Any]:
    response = CLIENT.post(f"{ours.address}/reconcile", data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_the_manifest_says_what_there_is(ours: Service) -> None:
    """Versions, spaces, types, a view and a preview with the id's place, and three suggestions; for every site."""
    response = ours.get("/reconcile")
    told = response.json()
    assert told["versions"] == ["0.1", "0.2"]
    assert told["identifierSpace"] == "https://w3id.org/simpul/id/entity/"
    assert told["schemaSpace"] == "https://w3id.org/simpul/ontology#"
    assert {"id": "Person", "name": "Orang"} in told["defaultTypes"]
    assert not {"Statement", "Post", "Agent"} & {one["id"] for one in told["defaultTypes"]}
    assert "{{id}}" in told["view"]["url"]
    assert "{{id}}" in told["preview"]["url"]
    assert told["suggest"].keys() == {"entity", "type", "property"}
    assert response.headers["access-control-allow-origin"] == "*"
    draft = ours.get("/reconcile/draft").json()
    assert draft["versions"] == ["1.0-draft"]
    assert draft["suggest"] == {"entity": True, "type": True, "property": True}


def test_a_batch_finds_names_and_other_names(ours: Service) -> None:
    """A short form leads to the thing; what is like nothing has no candidates; each query has its answer."""
    found = ask(
        ours, q0={"query": "Kementerian Perindustrian"}, q1={"query": "kemenperin"}, q2={"query": "Xyzzy"},
        q3={"query": "Kementrian Perindustrian", "limit": 1}, q4={"query": MINISTRY},
    )  # fmt: skip
    assert [found[key]["result"][0]["id"] for key in ("q0", "q1", "q3", "q4")] == [MINISTRY] * 4
    assert [found[key]["result"][0]["match"] for key in ("q0", "q1")] == [True, True]
    assert found["q2"] == {"result": []}
    best = found["q0"]["result"][0]
    assert best["score"] == 100
    assert best["type"] == [{"id": "GovernmentBody", "name": "Lembaga pemerintah"}]


def test_a_type_leaves_out_what_is_of_another(ours: Service) -> None:
    """A type above counts; `should` only weighs; several may be any."""
    name = {"query": "Kementerian Perindustrian"}
    found = ask(
        ours,
        above=name | {"type": "Organization"},
        other=name | {"type": "Person"},
        iri=name | {"type": "https://w3id.org/simpul/ontology#GovernmentBody"},
        any=name | {"type": ["Person", "GovernmentBody"]},
        every=name | {"type": ["Person", "GovernmentBody"], "type_strict": "all"},
        should=name | {"type": "Person", "type_strict": "should"},
    )
    assert {key: len(one["result"]) for key, one in found.items()} == {
        "above": 1, "other": 0, "iri": 1, "any": 1, "every": 0, "should": 1,
    }  # fmt: skip
    assert found["should"]["result"][0]["score"] < found["any"]["result"][0]["score"]


def test_a_property_tells_namesakes_apart(ours: Service) -> None:
    """Two of one name are no match; the post makes one of them so."""
    name = {"query": "Agus Setiawan", "type": "Person"}
    found = ask(ours, bare=name, hinted=name | {"properties": [{"pid": "post", "v": "Bupati"}]})
    bare, hinted = found["bare"]["result"], found["hinted"]["result"]
    assert len(bare) == len(hinted) == 2
    assert not any(one["match"] for one in bare)
    assert "Bupati" in hinted[0]["description"]
    assert [one["match"] for one in hinted] == [True, False]
    assert hinted[0]["score"] > hinted[1]["score"]


def test_single_queries_and_the_draft_are_answered_too(ours: Service) -> None:
    """By GET a name or an object; by POST to /match the JSON of the draft of version 1.0."""
    for query in ("Kemenperin", '{"query": "Kemenperin"}'):
        assert ours.get("/reconcile", query=query).json()["result"][0]["id"] == MINISTRY
    batch = json.dumps({"a": {"query": "Kemenperin"}})
    assert ours.get("/reconcile", queries=batch).json()["a"]["result"][0]["id"] == MINISTRY
    conditions = [{"matchType": "name", "v": "Kemenperin"}]
    draft = CLIENT.post(f"{ours.address}/reconcile/draft/match", json={"queries": [{"conditions": conditions}]})
    assert draft.json()["results"][0]["candidates"][0]["id"] == MINISTRY


def test_suggestions_begin_as_the_user_types(ours: Service) -> None:
    """Things, types and properties, in Indonesian."""
    entities = ours.get("/reconcile/suggest/entity", prefix="kemen").json()["result"]
    assert entities[0]["id"] == MINISTRY
    types = ours.get("/reconcile/suggest/type", prefix="orang").json()["result"]
    assert [one["id"] for one in types] == ["Person"]
    properties = ours.get("/reconcile/suggest/property", prefix="jab").json()["result"]
    assert [one["id"] for one in properties] == ["post"]


def test_a_preview_is_a_small_page_that_a_frame_may_show(ours: Service) -> None:
    """With the name, the type and other names; no frame is forbidden, every script is."""
    page = ours.get("/reconcile/preview", id=MINISTRY)
    assert page.headers["content-type"].startswith("text/html")
    assert "frame-ancestors" not in page.headers["content-security-policy"]
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "Kemenperin" in page.text
    view = ours.get("/reconcile").json()["view"]["url"].replace("{{id}}", MINISTRY.replace("/", "%2F"))
    assert CLIENT.get(view, headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("/reconcile", {"queries": "{"}, 400),
        ("/reconcile", {"queries": "[]"}, 400),
        ("/reconcile", {"queries": '{"a": 3}'}, 400),
        ("/reconcile", {"queries": '{"a": {"query": 3}}'}, 400),
        ("/reconcile", {"queries": '{"a": {"query": "x", "properties": [{"pid": "b<d", "v": 1}]}}'}, 200),
        ("/reconcile", {"queries": '{"a": {"query": "Kemenperin", "properties": [{"pid": "b <:d", "v": 1}]}}'}, 400),
        ("/reconcile", {"queries": "[" * 50_000}, 400),
        ("/reconcile", {"queries": json.dumps({str(at): {"query": "x"} for at in range(51)})}, 413),
        ("/reconcile", {"queries": "x" * 2_000_000}, 413),
        ("/reconcile/draft/match", {"queries": "x"}, 415),
    ],
)
def test_nonsense_is_refused_in_one_line(ours: Service, path: str, data: dict[str, str], status: int) -> None:
    """With a status that says whose mistake it is; the service goes on."""
    response = CLIENT.post(ours.address + path, data=data)
    assert response.status_code == status
    assert ours.get("/health").status_code == 200


def test_what_is_not_there_is_not_shown(ours: Service) -> None:
    """No preview of an unknown id, no suggestion of other things."""
    assert ours.get("/reconcile/preview", id="person/<script>").status_code == 404
    assert ours.get("/reconcile/preview").status_code == 400
    assert ours.get("/reconcile/suggest/kuda", prefix="x").status_code == 404


def test_a_store_is_a_service_too(place: Path, tmp_path: Path) -> None:
    """With the same candidates."""
    assert run(["build", "berita.jsonl", "--store", "arsip", "-q", "--jobs", "1"]) == 0
    with running(place / "arsip", tmp_path / "log.txt") as stored:
        assert ask(stored, a={"query": "Kemenperin"})["a"]["result"][0]["id"] == MINISTRY


@pytest.mark.parametrize(
    ("path", "options"), [("/reconcile", ()), ("/reconcile/draft", ("--map", "post=post"))], ids=["0.2", "draft"]
)
def test_kg_link_and_our_service_understand_each_other(
    path: str, options: tuple[str, ...], place: Path, ours: Service
) -> None:
    """Each named thing of the graph finds itself first, by type and properties, in the same graph served."""
    service = ours.address + path
    assert run(["link", "--service", service, "--allow-private", "-q", *options]) == 0
    first: dict[str, str] = {}
    for row in rows():
        first.setdefault(row["entity"], row["iri"])
    assert first
    assert {iri.rpartition("/entity/")[2] for iri in first.values()} == first.keys()


def test_a_reconciliation_client_of_others_understands_it(ours: Service) -> None:
    """The reconciler package matches a column of a pandas table."""
    reconciler = pytest.importorskip("reconciler", reason="pip install reconciler")
    pandas = pytest.importorskip("pandas")
    column = pandas.Series(["Kemenperin", "Kabupaten Sleman"])
    found = reconciler.reconcile(column, reconciliation_endpoint=f"{ours.address}/reconcile", top_res=1)
    assert next(iter(found["id"])) == MINISTRY
    assert all(found["match"])


def test_a_browser_may_ask_from_another_site(ours: Service) -> None:
    """CORS, with the preflight of a JSON body."""
    response = httpx.options(f"{ours.address}/reconcile/draft/match", headers={"origin": "https://refine.example"})
    assert response.status_code == 204
    assert "POST" in response.headers["access-control-allow-methods"]
