"""Networks: their dates, and what is said of an edge."""

import io
import json
from dataclasses import replace
from pathlib import Path

import networkx
import pytest

from kg.write import cytoscape, gexf, graphml
from kg.write.exporting import WRITERS
from kg.write.material import InFile
from kg.write.network import Network
from kg.write.xml import from_xml
from tests.write import world


def test_a_dynamic_network_tells_when_the_news_said_so(tmp_path: Path) -> None:
    """What the dated article says is there on its day; what only the undated one says is there always."""
    material = world.material(world.ordinary(), tmp_path)
    out = io.BytesIO()
    gexf.write(material, out)
    out.seek(0)
    graph = networkx.read_gexf(out)
    assert graph.graph["mode"] == "dynamic"
    spells = {data["label"]: data.get("spells") for _, data in graph.nodes(data=True)}
    assert spells["Rina Wattimena"] == [("2021-08-02", "2021-08-02")]
    assert spells["Budi"] is None
    dates = {data["label"]: data.get("dates") for _, data in graph.nodes(data=True)}
    assert dates["Peresmian Dermaga Timur"] == '["2021-08"]'


def test_edges_say_how_sure_they_are(tmp_path: Path) -> None:
    """Facts, plans, denials, posts: seven claims and three posts."""
    edges = list(Network(world.material(world.ordinary(), tmp_path)).edges())
    assert len(edges) == 10
    assert sorted({(edge.modality, edge.fact) for edge in edges}) == [
        ("asserted", False),
        ("asserted", True),
        ("denied", False),
        ("former", False),
        ("planned", False),
    ]
    assert sum(edge.predicate == "post" for edge in edges) == 3


def test_a_network_in_xml_gives_back_every_name(tmp_path: Path) -> None:
    """NUL and non-characters too, which XML cannot hold."""
    material = world.material(world.hostile(world.WORST), tmp_path)
    out = io.BytesIO()
    graphml.write(material, out)
    graph = networkx.parse_graphml(out.getvalue().decode())
    assert {from_xml(data["label"]) for _, data in graph.nodes(data=True)} == set(world.WORST)


def test_a_post_at_nothing_stays_with_its_person(tmp_path: Path) -> None:
    """It has no second end, so it is an attribute."""
    resolved = world.ordinary()
    material = world.material(world.without_bodies(resolved), tmp_path)
    out = io.BytesIO()
    cytoscape.write(material, out)
    elements = json.loads(out.getvalue())["elements"]
    held = {node["data"]["name"]: node["data"].get("posts") for node in elements["nodes"]}
    assert held["Rina Wattimena"] == ["Direktur Tangkap"]
    assert len(elements["edges"]) == 7


@pytest.mark.parametrize("form", ["graphml", "gexf", "cx2", "cytoscape"])
def test_a_post_at_nothing_that_is_over_is_no_present_post(form: str, tmp_path: Path) -> None:
    """What somebody was stands apart from what somebody is, in every format of networks."""
    resolved = world.without_bodies(world.ordinary())
    posts = tuple(replace(one, former=one.title == "Direktur Tangkap") for one in resolved.posts)
    material = world.material(replace(resolved, posts=posts), tmp_path)
    (rina,) = [node for node in Network(material).nodes() if node.label == "Rina Wattimena"]
    assert (rina.posts, rina.former_posts) == ((), ("Direktur Tangkap",))
    writer, out = WRITERS[form], io.BytesIO()
    assert isinstance(writer, InFile)
    writer.write(material, out)
    assert "former_posts" in out.getvalue().decode()
