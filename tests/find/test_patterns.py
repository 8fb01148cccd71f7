"""The pattern language, the pattern files and their examples."""

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.find.examples import check_examples, prove_examples, read_example
from kg.find.patterns import load_patterns
from kg.find.syntax import PatternSyntaxError, Verb, parse, variants
from kg.schema import load

GOOD = """
[[pattern]]
name = "peluk"
relation = "supports"
match = "{s:Agent} <peluk> {o:Person}"
examples = ["[Budi|s:Person] memeluk [Sari|o:Person]."]
refuses = ["[Budi|s:Person] tidak memeluk [Sari|o:Person]."]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own():
    return load_patterns(load())


def test_every_example_gives_its_relation_and_every_refusal_none(own):
    """What the pattern files promise, the patterns keep."""
    assert check_examples(own, load()) == ()


def test_every_pattern_has_an_example_and_a_refusal(own):
    """No pattern is taken on trust."""
    assert own.all
    assert all(pattern.examples and pattern.refuses for pattern in own.all)


def test_every_relation_of_the_ontology_has_a_pattern(own):
    """No relation of the ontology is out of reach of the rules."""
    assert {pattern.relation for pattern in own.all} == set(load().relations)


def test_a_verb_has_its_passive_twins():
    """One line of a pattern file reads the active, the two passives and the object voice."""
    made = variants(parse("{s:Agent} <dukung> {o:Person}", load().within, {}))
    verbs = [element for elements in made for element in elements if isinstance(element, Verb)]
    assert [verb.voice for verb in verbs] == ["active", "passive", "passive", "bare"]


def test_a_users_patterns_are_added(tmp_path):
    """A user's file needs no Python."""
    patterns = load_patterns(load(), written(tmp_path, GOOD))
    assert patterns.all[-1].name == "peluk"
    assert check_examples(patterns, load()) == ()


@pytest.mark.parametrize(
    ("match", "message", "position"),
    [
        ("{s:Agent} <dukung>", "needs one {s:…} and one {o:…}", 0),
        ("{s:Agent} dukung {o:Hantu}", "no type 'Hantu'", 20),
        ("{s:Agent} @tiada {o:Person}", "no list 'tiada'", 11),
        ("{s:Agent} (dukung {o:Person}", "cannot be read", 9),
        ("~3 {s:Agent} {o:Person}", "begins or ends with a gap", 0),
        ("{s:Agent} <a> <b> {o:Person}", "has two verbs", 10),
    ],
)
def test_a_match_that_cannot_be_read_tells_where(match, message, position):
    """The position of the mistake is told, so that the user finds it."""
    with pytest.raises(PatternSyntaxError, match=message.replace("{", r"\{").replace("}", r"\}")) as caught:
        parse(match, load().within, {})
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('relation = "supports"', 'relation = "hugs"', "no relation 'hugs' in the ontology"),
        ("<peluk>", "<peluk", "cannot be read: '<peluk"),
        ("{s:Agent}", "{s:Ghost}", "no type 'Ghost' in the ontology at character 4"),
        ('refuses = ["[Budi|s:Person] tidak memeluk [Sari|o:Person]."]', "", "needs refuses"),
        ('examples = ["[Budi|s:Person] memeluk [Sari|o:Person]."]', "examples = []", "needs examples"),
        ('name = "peluk"', 'name = "support"', "the name is taken in deeds.toml"),
        ('name = "peluk"', 'name = "peluk"\nscores = 1', "unknown field scores"),
        ('name = "peluk"', 'name = "peluk"\nscore = 7', "score is a number from 0 to 1"),
        ('name = "peluk"', 'name = "peluk"\nverb = "peluk"', "belongs to the relation related"),
        ("[[pattern]]", "[[patern]]", "unknown table 'patern'"),
        ("[[pattern]]", "[[pattern", "not TOML"),
        ('name = "peluk"', "", 'needs name = "…"'),
        ("{o:Person}", "{o:Place}", None),
    ],
)
def test_a_mistake_in_a_users_file_names_file_and_entry(tmp_path, old, new, message):
    """A broken pattern file stops the run before the first article, with one line that says what to mend."""
    path = written(tmp_path, GOOD.replace(old, new))
    if message is None:
        load_patterns(load(), path)
        return
    with pytest.raises(KnowledgeError) as caught:
        load_patterns(load(), path)
    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)


def test_an_example_that_does_not_match_is_reported(tmp_path):
    """A pattern whose example gives nothing is a fault with the pattern's name in it."""
    path = written(tmp_path, GOOD.replace("memeluk [Sari", "memukul [Sari"))
    faults = check_examples(load_patterns(load(), path), load())
    assert len(faults) == 1
    assert faults[0].startswith("mine.toml:peluk: the example does not give the relation")


def test_an_example_without_both_ends_is_refused(tmp_path):
    """A refusal without brackets would prove nothing."""
    patterns = load_patterns(load(), written(tmp_path, GOOD))
    with pytest.raises(KnowledgeError, match="to prove anything"):
        read_example("Budi tidak memeluk Sari.", patterns.all[-1], load())


def test_a_pattern_is_proven_by_itself(tmp_path: Path) -> None:
    """What another rule finds in its example proves nothing, and refutes nothing in its refusal."""
    never = GOOD.replace("supports", "partOf").replace(
        "{s:Agent} <peluk> {o:Person}", "{s:GovernmentBody} qqq {o:GovernmentBody}"
    )
    example = "[Komisi II DPR|s:GovernmentBody] bersidang di gedung [DPR|o:GovernmentBody]."
    text = never.replace("[Budi|s:Person] memeluk [Sari|o:Person].", example)
    with pytest.raises(KnowledgeError, match="does not give the relation"):
        prove_examples(load_patterns(load(), written(tmp_path, text)), load(), tmp_path / "mine.toml")


@pytest.mark.parametrize(
    "broken",
    [
        GOOD.replace('relation = "supports"', 'relation = ["supports"]'),
        GOOD.replace('relation = "supports"', "relation = {a = 1}"),
        GOOD.replace("<peluk>", "~" + "9" * 5000),
        "x = " + "[" * 5000,
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, broken: str) -> None:
    """Whatever stands in it: a list for a name, a number without end, brackets in brackets."""
    with pytest.raises(KnowledgeError, match=r"mine\.toml"):
        load_patterns(load(), written(tmp_path, broken))


def test_a_byte_order_mark_is_no_part_of_a_file(tmp_path: Path) -> None:
    """Notepad and Excel write one."""
    assert load_patterns(load(), written(tmp_path, "\ufeff" + GOOD)).all[-1].name == "peluk"
