"""`kg export --to quickstatements`: judged facts alone, each with its reference, nothing that breaks a command."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.records import Article, Entity, EntityMention, Evidence, PostHeld, Resolved, Span, Statement
from kg.write import quickstatements
from kg.write.material import Material
from tests.write import world

TEXT = 'PT Baja Biru adalah bagian dari "Grup\tLangit ||\nMerah". Katanya begitu.'
BUDI = "person/budi"
LINE = re.compile(
    r'Q\d+\tP\d+\tQ\d+(\t!?S854\t"https?://[^"\t\n]+"(\tS1683\tid:"[^\t\n]+")?(\tS577\t\+[\d-]+T00:00:00Z/11)?)+'
)


def entity(name: str, at: int, match: str | None) -> Entity:
    span = Span(TEXT.index(name[:4], at), TEXT.index(name[:4], at) + len(name))
    known = (("wikidata", match),) if match else ()
    return Entity(
        f"company/{match or name[-4:].lower()}", "Company", name, (), (EntityMention("a1", span, name, "name"),), known
    )


def story(**changed: object) -> Resolved:
    """Return one article with one fact between two items; `changed` are fields of its statement."""
    one, other = entity("PT Baja Biru", 0, "Q11"), entity("Grup", 0, "Q22")
    said = Evidence("a1", Span(0, TEXT.index(". Kat")), "bagian")
    statement = Statement(one.id, "partOf", other.id, "asserted", None, (said,), plain=True)
    article = Article("a1", TEXT, "Judul", "Warta", "https://warta.example/baja?a=1&b=2", date(2024, 5, 6))
    return Resolved(
        articles=(article,), entities=(other, one), statements=(replace(statement, **changed),), posts=(),
        quotations=(), occurrences=(), refusals=(),
    )  # type: ignore[arg-type]  # fmt: skip


def written(given: Resolved, folder: Path) -> list[str]:
    out = io.BytesIO()
    material: Material = world.material(given, folder)
    quickstatements.write(material, out)
    return out.getvalue().decode().splitlines()


def test_a_fact_has_url_quote_and_date(tmp_path: Path) -> None:
    """One command; the words keep their quotation marks and lose what parts cells and commands."""
    (line,) = written(story(), tmp_path)
    assert LINE.fullmatch(line)
    assert line.split("\t") == [
        "Q11", "P749", "Q22", "S854", '"https://warta.example/baja?a=1&b=2"',
        "S1683", 'id:"PT Baja Biru adalah bagian dari "Grup Langit ¦¦ Merah""', "S577", "+2024-05-06T00:00:00Z/11",
    ]  # fmt: skip


@pytest.mark.parametrize("modality", ["planned", "denied", "possible"])
def test_what_is_no_plain_fact_stays_here(modality: str, tmp_path: Path) -> None:
    """Planned, denied, possible."""
    assert written(story(modality=modality, plain=False), tmp_path) == []


def test_a_relation_without_a_property_stays_here(tmp_path: Path) -> None:
    """Wikidata has no property for support."""
    assert written(story(predicate="supports"), tmp_path) == []


def test_what_has_no_match_or_two_stays_here(tmp_path: Path) -> None:
    """Nobody judged the one; the other would be two items."""
    given = story()
    for known in ((), (("wikidata", "Q22"), ("wikidata", "Q23"))):
        changed = tuple(replace(one, identifiers=known) if one.name == "Grup" else one for one in given.entities)
        assert written(replace(given, entities=changed), tmp_path) == []


def test_an_article_without_an_address_is_no_reference(tmp_path: Path) -> None:
    """And a fact without a reference does not go out."""
    given = story()
    assert written(replace(given, articles=(replace(given.articles[0], url=None),)), tmp_path) == []


def test_each_article_is_a_reference_of_its_own(tmp_path: Path) -> None:
    """The second begins with an exclamation mark."""
    given = story()
    other = replace(given.articles[0], id="a2", url="https://kabar.example/2", published=None)
    evidence = (*given.statements[0].evidence, Evidence("a2", given.statements[0].evidence[0].span, "bagian"))
    both = replace(
        given, articles=(*given.articles, other), statements=(replace(given.statements[0], evidence=evidence),)
    )
    (line,) = written(both, tmp_path)
    assert LINE.fullmatch(line)
    assert line.count("\tS854\t") == 1
    assert line.count("\t!S854\t") == 1


def said_by(given: Resolved, speaker: str, *posts: PostHeld) -> Resolved:
    """Return the story as an article without an address states it, and as a speaker says it in one with an address."""
    (fact,) = given.statements
    other = replace(given.articles[0], id="a2", url=None)
    stated = replace(fact, evidence=(replace(fact.evidence[0], article="a2"),))
    claimed = replace(fact, attributed_to=speaker, plain=False)
    person = replace(entity("Katanya", 0, None), id=BUDI, type="Person")
    return replace(
        given,
        articles=(*given.articles, other),
        entities=(*given.entities, person),
        statements=(stated, claimed),
        posts=posts,
    )


def test_an_article_that_reports_a_claim_is_no_reference(tmp_path: Path) -> None:
    """Another article states the same, but has no address; what somebody left gives his word no weight either."""
    given = story()
    (fact,) = given.statements
    left = PostHeld(BUDI, "Direktur", fact.subject, former=True, evidence=fact.evidence)
    assert written(said_by(given, BUDI), tmp_path) == []
    assert written(said_by(given, BUDI, left), tmp_path) == []


def test_the_word_of_its_subject_is_a_reference(tmp_path: Path) -> None:
    """Of itself, or of who holds a post there: such a claim is a fact by itself."""
    given = story()
    (fact,) = given.statements
    held = PostHeld(BUDI, "Direktur", fact.subject, former=False, evidence=fact.evidence)
    assert len(written(said_by(given, fact.subject), tmp_path)) == 1
    assert len(written(said_by(given, BUDI, held), tmp_path)) == 1


def test_a_turned_property_leads_from_the_object(tmp_path: Path) -> None:
    """Who founded stands behind what was founded."""
    (line,) = written(story(predicate="founded"), tmp_path)
    assert line.startswith("Q22\tP112\tQ11\t")


def test_hostile_names_break_no_command(tmp_path: Path) -> None:
    """Whatever the graph holds, each line is a command or there is none."""
    assert all(LINE.fullmatch(line) for line in written(world.hostile(), tmp_path))
