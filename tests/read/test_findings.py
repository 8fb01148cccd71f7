"""Findings from a file: what `kg extract` wrote and what careful readers wrote become the findings of the same text."""

import json
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import InputError
from kg.read.findings import Given
from kg.records import Article, Findings
from kg.schema import load
from kg.write.jsonl import findings_row, line

SCHEMA = load()
TEXT = (
    'Makassar - Kementerian Kelautan (KKPX) mendukung program "Jaring Baru" bagi nelayan pesisir. '
    '"Kami akan mendanai program itu," kata Direktur Tangkap KKPX Rina Wattimena, Senin (2/8/2021). '
    "Rina tiba di Makassar untuk pelatihan nelayan."
)
ARTICLE = Article("a1", TEXT)
MINISTRY = "Kementerian Kelautan"
GOLD = {
    "id": "a1",
    "entities": [
        {"id": "e1", "type": "GovernmentBody", "name": MINISTRY, "mentions": [MINISTRY, "KKPX"]},
        {"id": "e2", "type": "Programme", "name": "Jaring Baru", "mentions": ["Jaring Baru"]},
        {"id": "e3", "type": "Group", "name": "nelayan pesisir", "mentions": ["nelayan pesisir", "nelayan"]},
        {"id": "e4", "type": "Person", "name": "Rina Wattimena", "mentions": ["Rina Wattimena", "Rina"]},
        {"id": "e5", "type": "Place", "name": "Makassar", "mentions": ["Makassar"]},
        {"id": "e6", "type": "Event", "name": "pelatihan nelayan", "mentions": ["pelatihan nelayan"]},
    ],
    "posts": [{"person": "e4", "title": "Direktur Tangkap", "org": "e1"}],
    "relations": [
        {"s": "e1", "p": "supports", "o": "e2", "evidence": 'KKPX) mendukung program "Jaring Baru"'},
        {"s": "e1", "p": "funds", "o": "e2", "by": "e4", "planned": True, "evidence": "Kami akan mendanai program itu"},
        {"s": "e4", "p": "other", "o": "e5", "label": "tiba", "evidence": "Rina tiba di Makassar"},
        {"s": "e5", "p": "familyOf", "o": "e4", "evidence": "Rina tiba di Makassar"},
    ],
    "quotes": [{"speaker": "e4", "kind": "direct", "text": "Kami akan mendanai program itu,"}],
    "events": [{"event": "e6", "when": "Senin", "date": "2021-08-02"}],
}  # fmt: skip


def given(row: object, folder: Path, article: Article = ARTICLE) -> Findings:
    """Return the findings of the article in a file that holds this row."""
    file = folder / "temuan.jsonl"
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return Given(file, SCHEMA).of(article)


def test_a_gold_row_becomes_findings(tmp_path: Path) -> None:
    """Bare strings stand for every place as words, the longest first; claims point at the nearest mention."""
    found = given(GOLD, tmp_path)
    forms = {chain.name: [mention.span.of(TEXT) for mention in chain.mentions] for chain in found.chains}
    assert forms["Kementerian Kelautan"] == ["Kementerian Kelautan", "KKPX", "KKPX"]
    assert forms["Rina Wattimena"] == ["Rina Wattimena", "Rina"]
    assert forms["nelayan pesisir"] == ["nelayan pesisir"]
    (post,) = found.posts
    assert (post.title.of(TEXT), post.person.span.of(TEXT)) == ("Direktur Tangkap", "Rina Wattimena")
    assert post.organisation and post.organisation.span.start == TEXT.rindex("KKPX")
    assert [(one.predicate, one.modality, one.verb) for one in found.relations] == [
        ("supports", "asserted", None),
        ("funds", "planned", None),
        ("related", "asserted", "tiba"),
    ]
    assert [refusal.reason for refusal in found.refusals] == ["familyOf does not fit Place and Person"]
    assert found.quotes[0].content.of(TEXT) == "Kami akan mendanai program itu,"
    assert (found.events[0].date, found.events[0].precision) == ("2021-08-02", "day")


def test_what_extract_wrote_is_read_back(tmp_path: Path) -> None:
    """Chains without their pronouns, posts, relations, quotations and events survive the file."""
    knowledge = pipeline.prepare()
    first = pipeline.extract(ARTICLE, knowledge)
    again = given(findings_row(first, TEXT), tmp_path)
    assert findings_row(again, TEXT)["entities"] == findings_row(first, TEXT)["entities"]
    for kind in ("posts", "relations", "quotes", "events"):
        assert findings_row(again, TEXT)[kind] == findings_row(first, TEXT)[kind]


def changed(**parts: list[dict[str, object]]) -> dict[str, object]:
    """Return the gold row with other claims, and with a seventh entity that stands nowhere."""
    nowhere = {"id": "e7", "type": "Organization", "name": "Dewan Ikan", "mentions": []}
    return {**GOLD, "entities": [*GOLD["entities"], nowhere], **parts}  # type: ignore[misc]


def test_what_somebody_without_a_place_says_is_not_the_outlets(tmp_path: Path) -> None:
    """A claim whose speaker, or a post whose body stands nowhere, is refused, not told without him or it."""
    claim = {**GOLD["relations"][0], "by": "e7"}  # type: ignore[dict-item]
    post = {**GOLD["posts"][0], "org": "e7"}  # type: ignore[dict-item]
    found = given(changed(relations=[claim], posts=[post]), tmp_path)
    assert not found.relations and not found.posts
    assert [one.reason for one in found.refusals] == [
        "its organisation has no place of its own in the text",
        "who says so has no place of its own in the text",
    ]


def test_days_and_truths_are_what_they_say(tmp_path: Path) -> None:
    """There is no 99th month, and "false" is no truth value."""
    for row, told in (
        (changed(events=[{"event": "e6", "when": "Senin", "date": "2021-99-99"}]), "no day, month or year"),
        (changed(posts=[{"person": "e4", "title": "Direktur Tangkap", "former": "false"}]), "former is true or false"),
    ):
        with pytest.raises(InputError, match=told):
            given(row, tmp_path)


def test_a_name_that_stands_nowhere_gives_way_to_the_longest_form(tmp_path: Path) -> None:
    """A label of the graph is read in an article."""
    row = {"id": "a1", "entities": [{"id": "e1", "type": "GovernmentBody", "name": "Kerajaan", "mentions": ["KKPX"]}]}
    assert [chain.name for chain in given(row, tmp_path).chains] == ["KKPX"]


def test_a_folder_of_gold_is_looked_up_by_id(tmp_path: Path) -> None:
    """Each .json file is one article."""
    (tmp_path / "x.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert len(Given(tmp_path, SCHEMA).of(ARTICLE).chains) == 6


def test_lines_are_found_whatever_stands_between_them(tmp_path: Path) -> None:
    """Rows in any order, blank lines and letters of several bytes do not move what is read."""
    file = tmp_path / "temuan.jsonl"
    other = {"id": "ä0", "entities": []}
    file.write_text(f"{line(other)}\n\n{line(GOLD)}\n", encoding="utf-8")
    assert len(Given(file, SCHEMA).of(ARTICLE).chains) == 6


def entity(*mentions: object, type_name: str = "Person") -> dict[str, object]:
    """Return a row whose only entity has these mentions."""
    return {"id": "a1", "entities": [{"id": "e1", "type": type_name, "name": "Rina", "mentions": list(mentions)}]}


def claims(kind: str, /, **claim: object) -> dict[str, object]:
    """Return a row whose only claim is this one."""
    return {"id": "a1", kind: [claim]}


BROKEN: dict[str, tuple[object, str]] = {
    "no object": ([1], "not an object"),
    "no id": ({"entities": []}, 'with an "id"'),
    "unknown type": (entity("Rina", type_name="Robot"), "no type Robot"),
    "other text": (entity({"text": "Rini", "start": 0, "end": 4}), "was it read from this text"),
    "offsets beyond the text": (entity({"text": "R", "start": 5, "end": 9999}), "no stretch of a text"),
    "unknown entity": (claims("relations", s="e1", p="meets", o="e2", evidence="Rina"), "no entity 'e1'"),
    "words that are not there": (claims("quotes", kind="direct", text="Bukan kata saya"), "copied from it character"),
    "unknown kind of quote": (claims("quotes", kind="loud", text="Rina"), "not loud"),
    "a post of nobody": (claims("posts", title="Direktur"), "not of the form"),
    "other words of a claim": (
        claims("quotes", kind="direct", text="Kami menolak", start=0, end=12),
        "not 'Kami menolak'; was it read from this text",
    ),
    "a score that is none": (claims("quotes", kind="direct", text="Rina", score="tinggi"), "no score between 0 and 1"),
    "a score beyond one": (claims("quotes", kind="direct", text="Rina", score=7), "no score between 0 and 1"),
    "a rule that is no word": (claims("quotes", kind="direct", text="Rina", rule=["x"]), "no rule in"),
    "half a character": (
        {"id": "a1", "entities": [{"id": "e1", "type": "Person", "name": "\ud800"}]},
        "save it as UTF-8",
    ),
    "two of one id": ({"id": "a1", "entities": [{"id": "e1", "type": "Person", "name": "Rina"}] * 2}, "two entities"),
    "entities that are no list": ({"id": "a1", "entities": {"e1": 1}}, "entities is not a list"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_bad_row_is_named_with_its_line(case: str, tmp_path: Path) -> None:
    """The message says the file, the line and what is wrong with it."""
    row, told = BROKEN[case]
    file = tmp_path / "temuan.jsonl"
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        Given(file, SCHEMA).of(ARTICLE)
    assert f"{file}:1: " in str(error.value)
    assert told in str(error.value)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    """The file is refused before the first article."""
    file = tmp_path / "temuan.jsonl"
    file.write_text('{"id": ', encoding="utf-8")
    with pytest.raises(InputError, match=":1: not JSON"):
        Given(file, SCHEMA)


def test_an_article_without_findings_says_so(tmp_path: Path) -> None:
    """The article is skipped with the file's name and what to do."""
    with pytest.raises(InputError, match="no findings for article a2"):
        given(GOLD, tmp_path, Article("a2", TEXT))


def test_two_rows_for_one_article_are_refused(tmp_path: Path) -> None:
    """Which of them counts is for the user to say."""
    file = tmp_path / "temuan.jsonl"
    file.write_text(f"{line(GOLD)}\n{line(GOLD)}\n", encoding="utf-8")
    with pytest.raises(InputError, match=":2: article a1 has findings already"):
        Given(file, SCHEMA)


def test_a_missing_file_says_what_to_give(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(InputError, match=r"tiada.jsonl: not there"):
        Given(tmp_path / "tiada.jsonl", SCHEMA)
