"""The vault: every link leads somewhere, and no name breaks a file, a link or a page."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.write import reading
from kg.write.exporting import export
from kg.write.filenames import file_names, safe_name
from kg.write.markdown import front_matter, link, plain
from kg.write.material import Material
from tests.write import world
from tests.write.vault import LINK, broken, links, split

DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Material, Path]:
    folder = tmp_path_factory.mktemp("vault")
    material = world.material(world.hostile(world.WORST), folder)
    export(material, "obsidian", folder / "kotak")
    return material, folder / "kotak"


def test_every_link_leads_to_a_note(vault: tuple[Material, Path]) -> None:
    """And there are many: a vault without links would pass otherwise."""
    _, folder = vault
    assert len(links(folder)) > 40
    assert broken(folder) == []


def test_the_front_matter_keeps_each_name_to_the_character(vault: tuple[Material, Path]) -> None:
    """One note per thing and one per article, whatever the file is called."""
    material, folder = vault
    matters = [split(note)[0] for note in folder.rglob("*.md")]
    names = {matter["id"]: matter["name"] for matter in matters if "name" in matter}
    titles = {matter["id"]: matter["title"] for matter in matters if "title" in matter}
    assert names == {row.id: row.name for row in reading.entities(material.source, material.schema)}
    assert titles == {row.id: row.title for row in reading.articles(material.source)}


def test_the_page_shows_the_name_and_runs_nothing(vault: tuple[Material, Path]) -> None:
    """A heading is the name, but for white space; no tag, no image and no foreign link comes of it."""
    _, folder = vault
    for note in folder.rglob("*.md"):
        matter, body = split(note)
        tokens = MarkdownIt("commonmark").parse(body)
        heading = next(token for at, token in enumerate(tokens) if at and tokens[at - 1].type == "heading_open")
        shown = "".join(child.content for child in heading.children or ())
        assert shown.split() == str(matter.get("name", matter.get("title"))).replace("\x00", "\ufffd").split()
        kinds = {child.type for token in tokens for child in token.children or ()} | {token.type for token in tokens}
        assert not kinds & {"html_inline", "html_block", "image", "link_open", "code_inline", "fence", "code_block"}


def test_files_are_called_as_every_system_allows(vault: tuple[Material, Path]) -> None:
    """Windows and its devices, and systems that do not tell capitals apart, included."""
    _, folder = vault
    paths = [path.relative_to(folder) for path in folder.rglob("*")]
    assert len({str(path).casefold() for path in paths}) == len(paths)
    for path in paths:
        assert not re.search(r'[<>:"\\|?*\x00-\x1f#^\[\]]', path.name)
        assert not path.name.endswith((" ", "."))
        assert not DEVICE.match(path.stem)
        assert len(path.name.encode()) < 200


@given(st.lists(st.text(max_size=300) | st.sampled_from(["Rina", "RINA", "rina", "con", "..", "a/b"]), max_size=8))
def test_no_two_names_share_a_file(names: list[str]) -> None:
    """Whatever they are, and whatever was left out of them."""
    made = file_names({str(at): name for at, name in enumerate(names)})
    assert len({name.casefold() for name in made.values()}) == len(names)
    for name in made.values():
        assert name
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
        assert not name.startswith((".", " "))
        assert not name.endswith((".", " "))
        assert not DEVICE.match(name)


@given(st.text())
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    """Made safe twice is made safe once."""
    assert safe_name(safe_name(name)) == safe_name(name)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("0.")
@example("12) ")
@example("- ")
def test_plain_text_is_only_text(text: str) -> None:
    """CommonMark shows the very words."""
    tokens = MarkdownIt("commonmark").parse(f"- {plain(f'{text}x')}")
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown.split() == f"{text.replace(chr(0), chr(0xFFFD))}x".split()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_link_shows_something_and_ends_where_it_should(name: str) -> None:
    """No name closes a link early or adds a second bar."""
    assert LINK.fullmatch(link("Orang/Rina", name))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_front_matter_is_yaml_that_gives_the_value_back(text: str) -> None:
    """Every character."""
    lines = front_matter({"name": text, "aliases": [text]}).split("\n")
    assert (lines[0], lines[-2], len(lines)) == ("---", "---", 5)
    assert yaml.safe_load("\n".join(lines[1:3])) == {"name": text, "aliases": [text]}
