"""The ontology as Python sees it, and what happens with a user's own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import schema
from kg.errors import KnowledgeError
from kg.schema import EntityClass, Property, load

CONSTANTS = {
    name: value
    for name, value in vars(schema).items()
    if name.isupper() and not name.startswith("_") and name != "NAMESPACE"
}
PREFIXES = """
@prefix sim: <https://w3id.org/simpul/ontology#> . @prefix my: <https://contoh.id/kata#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
RANGER = 'my:Ranger a owl:Class ; rdfs:subClassOf sim:Person ; rdfs:label "Jagawana"@id , "Ranger"@en .\n'
GUARDS = (
    'my:guards a owl:ObjectProperty ; rdfs:label "menjaga"@id ; rdfs:domain my:Ranger ; '
    "rdfs:range sim:PlaceOrFacility .\n"
)


def own(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "my.ttl"
    file.write_text(PREFIXES + content, encoding="utf-8")
    return file


def test_every_constant_names_what_the_ontology_holds_and_nothing_is_left_out() -> None:
    """The constants are the classes and relations of the ontology, one for one."""
    names = {value for value in CONSTANTS.values() if isinstance(value, str)}
    assert names == set(load().classes) | set(load().relations)


def test_the_sets_of_types_follow_the_ontology() -> None:
    """ORGANISATIONS, AGENTS, DESCRIBABLE and SYMMETRIC say what the ontology says."""
    assert load().within(schema.ORGANIZATION) == schema.ORGANISATIONS
    assert load().within("Agent") == schema.AGENTS
    assert {one.name for one in load().classes.values() if one.describable} == schema.DESCRIBABLE
    assert {one.name for one in load().relations.values() if one.symmetric} == schema.SYMMETRIC


def literals(tree: ast.AST) -> Iterator[str]:
    """Yield the strings of a module that are values, not annotations."""
    for field, child in ast.iter_fields(tree):
        for node in child if isinstance(child, list) else [child]:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.AST) and field not in ("annotation", "returns"):
                yield from literals(node)


def test_no_other_file_of_the_package_names_a_type_or_a_relation() -> None:
    """No string in Python outside kg/schema is a class or relation of the ontology."""
    names = {*load().classes, *load().relations}
    home = Path(schema.__file__).parent
    package = home.parent
    found = [
        f"{file.relative_to(package)}: {value}"
        for file in sorted(package.rglob("*.py"))
        if file.parent != home
        for value in literals(ast.parse(file.read_text(encoding="utf-8")))
        if value in names or value.removeprefix("sim:") in names
    ]
    assert not found


def test_a_user_adds_a_type_and_a_relation_without_python(tmp_path: Path) -> None:
    """A class below one of ours fits wherever that one fits, and an own relation has its own ends."""
    mine = load(own(tmp_path, RANGER + GUARDS))
    assert mine.fits("supports", "Ranger", "Programme")
    assert mine.fits("guards", "Ranger", "Facility")
    assert not mine.fits("guards", "Person", "Facility")
    assert not mine.fits("guards", "Ranger", "Person")
    assert mine.label("guards") == mine.label("guards", "en") == "menjaga"
    assert mine.classes["Ranger"].aligned == ("https://schema.org/Person",)


def test_a_user_may_spell_out_a_union_where_he_needs_it(tmp_path: Path) -> None:
    """A domain may be an owl:unionOf without a name."""
    content = 'my:leads a owl:ObjectProperty ; rdfs:label "memimpin"@id ; rdfs:range sim:Group ;'
    content += " rdfs:domain [ a owl:Class ; owl:unionOf ( sim:Person sim:Party ) ] .\n"
    assert load(own(tmp_path, content)).relations["leads"].domain == {"Person", "Party"}


def test_the_default_ontology_does_not_know_what_a_user_added(tmp_path: Path) -> None:
    """Loading a user's file leaves the cached default alone."""
    load(own(tmp_path, RANGER))
    assert "Ranger" not in load().classes


@pytest.mark.parametrize(
    ("content", "entry", "reason"),
    [
        ("my:a my:b\n my:c my:d .", 5, "not Turtle"),
        ("my:Fish a owl:Class ; rdfs:label 'Ikan'@id .", "https://contoh.id/kata#Fish", "below no entity class"),
        (RANGER.replace("rdfs:label", "rdfs:comment"), "https://contoh.id/kata#Ranger", "no label"),
        (RANGER.replace("@en", "@id"), "https://contoh.id/kata#Ranger", "two values of label"),
        (RANGER.replace("my:Ranger", "my:Person"), "https://w3id.org/simpul/ontology#Person", "is taken"),
        (RANGER.replace("my:Ranger", "<https://contoh.id/kata#1>"), "https://contoh.id/kata#1", "no identifier"),
        (GUARDS.replace("rdfs:domain", "my:domain"), "https://contoh.id/kata#guards", "exactly one rdfs:domain"),
        (GUARDS, "https://contoh.id/kata#guards", "holds no entity class"),
        (
            "sim:supports rdfs:domain sim:Person .",
            "https://w3id.org/simpul/ontology#supports",
            "exactly one rdfs:domain",
        ),
    ],
)
def test_each_mistake_in_a_users_ontology_is_named(tmp_path: Path, content: str, entry: object, reason: str) -> None:
    """The error names the file, the line or term, and what is wrong with it."""
    file = own(tmp_path, content)
    with pytest.raises(KnowledgeError, match=reason) as caught:
        load(file)
    assert caught.value.entry == entry
    assert "\n" not in str(caught.value)


def test_a_missing_ontology_file_is_named(tmp_path: Path) -> None:
    """A file that is not there gives one line with its path."""
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load(tmp_path / "none.ttl")


def test_a_circle_of_classes_does_not_hang(tmp_path: Path) -> None:
    """Two classes below one another are both entity classes if one of them is."""
    circle = RANGER + 'my:Guide a owl:Class ; rdfs:subClassOf my:Ranger ; rdfs:label "Pemandu"@id .'
    circle += " my:Ranger rdfs:subClassOf my:Guide ."
    mine = load(own(tmp_path, circle))
    assert isinstance(mine.classes["Guide"], EntityClass)
    assert isinstance(mine.relations["supports"], Property)
