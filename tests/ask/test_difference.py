"""kg diff: what is new, gone, over and changed from one graph to another, in four forms."""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple, parse

from kg import records
from kg.ask.difference import Difference, difference, read_side
from kg.ask.difference_formats import FORMATS
from kg.cli.main import run
from kg.graph.turtle import write_turtle
from kg.records import Resolved
from kg.schema import load
from tests.graph import example

OLD = example.resolved()
HOSTILE = '<script>alert("x")</script>\x1b[31m\u202e & "é😀'


def changed_world() -> Resolved:
    """Return the small world a day later: a post is over, a denial is gone, a name has been added."""
    rina, andi, budi = OLD.posts
    firm = next(entity for entity in OLD.entities if entity.id == example.FIRM)
    renamed = replace(firm, aliases=(*firm.aliases, HOSTILE))
    return replace(
        OLD,
        entities=tuple(renamed if entity is firm else entity for entity in OLD.entities),
        statements=tuple(one for one in OLD.statements if one.modality != "denied"),
        posts=(replace(rina, former=True), andi, budi),
    )


def graph(resolved: Resolved, path: Path) -> Path:
    write_turtle(resolved, path, load())
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return graph(OLD, tmp_path / "old.ttl")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return graph(changed_world(), tmp_path / "new.ttl")


def found(old: Path, new: Path) -> Difference:
    return difference(read_side(old, load()), read_side(new, load()), load())


def applied(patch: str, path: Path) -> set[Triple]:
    """Return the triples of a graph after an RDF Patch, read without a line of ours that writes one."""
    triples = {quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)}
    lines = patch.splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    for line in lines[1:-1]:
        (quad,) = parse(line[2:], format=RdfFormat.N_TRIPLES)
        if line.startswith("A "):
            triples.add(quad.triple)
        else:
            assert line.startswith("D ")
            triples.remove(quad.triple)
    return triples


def test_a_post_that_is_over_has_ended_and_is_not_new(old: Path, new: Path) -> None:
    """former turned from false to true."""
    one = found(old, new)
    assert [item.says for item in one.ended] == ["Rina Wattimena: Direktur Tangkap, Kementerian Kelautan (former)"]
    assert not one.new["posts"]


def test_a_person_who_still_holds_his_post_elsewhere_in_the_graph_has_left_it_too(old: Path, tmp_path: Path) -> None:
    """A store keeps the old article: the new one alone tells that the post is over."""
    rina = OLD.posts[0]
    both = replace(OLD, posts=(*OLD.posts, replace(rina, former=True)))
    assert len(found(old, graph(both, tmp_path / "both.ttl")).ended) == 1


def test_a_person_who_gets_another_iri_is_the_same_by_his_mentions(old: Path, tmp_path: Path) -> None:
    """An earlier article gives him another id: he is neither gone nor new, nor is what is said of him."""
    moved = "person/rina-wattimena-0a1b2c3d"
    text = repr(OLD).replace(example.RINA, moved)
    names = {name: getattr(records, name) for name in dir(records)} | {"datetime": datetime}
    one = found(old, graph(eval(text, names), tmp_path / "moved.ttl"))
    assert [item.says for item in one.moved] == [f"Rina Wattimena: {example.RINA} is now {moved}"]
    assert not any(one.gone.values())
    assert not any(one.new.values())
    over = replace(eval(text, names), posts=tuple(replace(post, former=True) for post in eval(text, names).posts))
    assert len(found(old, graph(over, tmp_path / "over.ttl")).ended) == 2


def test_claims_and_conflicts_that_go_are_gone(old: Path, new: Path) -> None:
    """With the denial its conflict goes; the other way round both are new."""
    gone, come = found(old, new).gone, found(new, old).new
    assert [item.says for item in gone["statements"]] == [
        "PT Laut Biru bermitra dengan Kementerian Kelautan (denied, no fact, according to Andi Salim)"
    ]
    assert len(gone["conflicts"]) == 1
    assert gone["statements"] == come["statements"]
    assert gone["conflicts"] == come["conflicts"]


def test_a_name_that_is_added_changes_its_entity(old: Path, new: Path) -> None:
    """What is in both and described in other ways is told property by property."""
    changed = {one.says: one for one in found(old, new).changed}
    assert [predicate.rpartition("#")[2] for predicate, _ in changed["PT Laut Biru (Company)"].new] == ["altLabel"]


def test_entities_and_articles_come_and_go(old: Path, tmp_path: Path) -> None:
    """An article less is one article gone, with what only it tells of."""
    less = replace(
        OLD,
        articles=OLD.articles[:1],
        entities=tuple(
            replace(entity, mentions=tuple(one for one in entity.mentions if one.article == "a1"))
            for entity in OLD.entities
            if any(one.article == "a1" for one in entity.mentions)
        ),
        statements=OLD.statements[:4],
        posts=OLD.posts[:2],
        quotations=OLD.quotations[:1],
        occurrences=(),
    )
    gone = found(old, graph(less, tmp_path / "less.ttl")).gone
    assert [item.says for item in gone["articles"]] == ["Bantahan, a2"]
    assert {item.says for item in gone["entities"]} == {"Budi (Person)", "Peresmian Dermaga Timur (Event)"}


def test_the_patch_makes_the_old_graph_the_new_one_and_back(old: Path, new: Path) -> None:
    """Hostile names included; the patch of a graph to itself is empty."""
    for here, there in ((old, new), (new, old)):
        wanted = {quad.triple for quad in parse(path=str(there), format=RdfFormat.TURTLE)}
        assert applied(FORMATS["rdfpatch"](found(here, there)), here) == wanted
    assert FORMATS["rdfpatch"](found(old, old)) == "TX .\nTC .\n"


@settings(max_examples=15)
@given(st.sets(st.integers(0, 11)), st.sets(st.integers(0, 11)))
def test_the_patch_between_any_two_choices_of_claims_makes_the_one_the_other(left: set[int], right: set[int]) -> None:
    """Statements, posts and quotations of the small world, any of them left out."""
    with TemporaryDirectory() as folder:
        here = graph(chosen(left), Path(folder) / "here.ttl")
        there = graph(chosen(right), Path(folder) / "there.ttl")
        wanted = {quad.triple for quad in parse(path=str(there), format=RdfFormat.TURTLE)}
        one = found(here, there)
        assert applied(FORMATS["rdfpatch"](one), here) == wanted
        assert bool(one) == (left != right)


def chosen(left_out: set[int]) -> Resolved:
    """Return the small world without the claims of these numbers."""
    parts = (OLD.statements, OLD.posts, OLD.quotations)
    numbers = iter(range(12))
    kept = [tuple(one for one in part if next(numbers) not in left_out) for part in parts]
    return replace(OLD, statements=kept[0], posts=kept[1], quotations=kept[2])


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graphs_give_the_same_bytes(old: Path, new: Path, form: str) -> None:
    """Every form is deterministic."""
    assert FORMATS[form](found(old, new)) == FORMATS[form](found(old, new))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_shows_hostile_names_as_text_and_asks_for_nothing(old: Path, new: Path) -> None:
    """No script, no link, no picture; what steers a reader's eye is made visible."""
    page = FORMATS["html"](found(old, new))
    tags = _Tags()
    tags.feed(page)
    assert not tags.tags & {"script", "link", "img", "iframe", "a"}
    assert 'alert(\\"x\\")' in tags.words
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_text_cannot_steer_the_terminal(old: Path, new: Path) -> None:
    """Control and direction characters are shown, not sent."""
    shown = FORMATS["text"](found(old, new))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", shown)
    assert "! Rina Wattimena: Direktur Tangkap" in shown


def lines(printed: str) -> Iterator[str]:
    return (line for line in printed.splitlines() if line)


def test_exit_codes_tell_whether_the_graphs_differ(
    old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 the same, 1 different, 3 no graph; with -o a whole file and nothing on stdout."""
    assert run(["diff", str(old), str(old)]) == 0
    assert not capsys.readouterr().out
    assert run(["diff", str(old), str(new), "--format", "json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["ended"]) == 1
    assert run(["diff", str(old), str(new), "--format", "html", "-o", str(tmp_path / "beda.html")]) == 1
    assert not capsys.readouterr().out
    assert (tmp_path / "beda.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    (tmp_path / "bad.ttl").write_text("a b", encoding="utf-8")
    assert run(["diff", str(old), str(tmp_path / "bad.ttl")]) == 3
    assert run(["diff", str(old), str(tmp_path / "tiada.ttl")]) == 3
    assert all(line.startswith("kg: ") for line in lines(capsys.readouterr().err))
