"""links.tsv: what is written is read, and a store with links ends where a fresh build does, whatever its edits."""

import random
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.triples import triples
from kg.resolve import resolve
from kg.resolve.links import DIFFERENT, SAME, Link, Links, can_be_linked, read_links, write_links
from kg.resolve.sides import Side
from kg.resolve.whole import cluster
from kg.store import Archive
from tests.store import world

WORDS = st.text("abcdeéü .'-東", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
SIDES = st.builds(Side, st.sampled_from(["Person", "Place"]), WORDS, st.just(""), st.just(-1)) | st.builds(
    Side, st.just("Person"), WORDS, st.sampled_from(["a1", "b 6/ü", "x:y"]), st.integers(0, 900)
)
IRIS = st.integers(0, 5).map(lambda number: f"https://register.example/thing/T{number}#itu")
LINKS = st.builds(Link, st.sampled_from([SAME, DIFFERENT]), SIDES, IRIS, WORDS, st.just("2024-05-06"), WORDS)
TABLE = (
    "judgement\tthing\tthing_at\tiri\tauthor\tdate\treason\n"
    "same\tGovernmentBody Kementan\t\thttp://www.wikidata.org/entity/Q1\n"
    "same\tOrganization Yayasan Tani Lestari\t\thttps://register.example/2\n"
    "same\tPlace Kabupaten Malang\t\thttps://register.example/3\n"
    "different\tPlace Kabupaten Malang\t\thttps://register.example/4\n"
    "same\tPlace Tidak Ada\t\thttps://register.example/5\n"
)


@given(rows=st.lists(LINKS, max_size=6), at=st.integers(0, 6))
def test_what_is_written_is_read(rows: list[Link], at: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every row, in its order; of two judgements about the same two the later one, also when it comes in later."""
    path = tmp_path_factory.getbasetemp() / "links.tsv"
    path.unlink(missing_ok=True)
    write_links(rows[:at], path)
    write_links(rows[at:], path)
    assert read_links(path) == Links(tuple({row.pair: row for row in rows}.values()))


PIECES = st.text("aé東.:/?#[]@!$&'()*+,;=%2F- \\\"<>{}|^`\x01\u200d\u0301\ue000\U000e0001", max_size=6) | st.text(
    max_size=3
)


@given(host=PIECES, rest=st.lists(PIECES, max_size=4).map("".join))
@example(host="a.example", rest="/#> <https://a.example/p")
@example(host="a.example", rest="/%zz")
@example(host="a%zz.example", rest="/")
@example(host="[::1]", rest="/")
@example(host="[v1.a]", rest="/")
@example(host="a.example:99x", rest="/")
def test_what_can_be_linked_can_be_held_by_a_graph(host: str, rest: str) -> None:
    """Whatever a service or a user writes."""
    iri = f"https://{host}{rest}"
    if can_be_linked(iri):
        assert NamedNode(iri).value == iri


@pytest.mark.parametrize("seed", range(3))
def test_a_store_with_links_ends_where_a_fresh_build_does(seed: int, tmp_path: Path) -> None:
    """Articles come, change and go; the table comes in the middle of it."""
    chance, here = random.Random(seed), dict[str, world.Pair]()
    folder = tmp_path / "arsip"
    Archive.make(folder)
    for step in range(6):
        if step == 2:
            (folder / "links.tsv").write_text(TABLE)
        article = chance.choice(sorted(world.TEXTS))
        with Archive(folder, writable=True) as archive:
            if article in here and chance.random() < 0.5:
                archive.remove([article])
                del here[article]
            else:
                here[article] = world.read(article, chance.randrange(3))
                archive.put([here[article]], world.READING)
    links = read_links(folder / "links.tsv")
    with Archive(folder) as archive:
        lines = world.canonical(world.lines(archive))
    assert lines == world.canonical(_fresh(list(here.values()), links))
    assert any("exactMatch> <https://register.example/" in line for line in lines) or not here


def _fresh(pairs: list[world.Pair], links: Links) -> list[str]:
    articles, findings = [one for one, _ in pairs], [found for _, found in pairs]
    schema = world.knowledge().schema
    who = cluster(articles, findings, schema, links=links)
    return sorted(f"{one} ." for one in triples(resolve(articles, findings, schema, who), schema))
