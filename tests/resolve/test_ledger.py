"""What a user's words name among the entities of a ledger. All names are invented."""

from collections.abc import Sequence

from kg.resolve.appearance import Appearance, Cluster
from kg.resolve.explaining import member_of, side_of
from kg.resolve.ledger import Entry, find
from kg.resolve.sides import Side

WEB = "https://contoh.id/@rina/1@x"


def entry(entity: str, name: str, *articles: str) -> Entry:
    """Return an entity that articles mention by one name."""
    members = tuple(
        Appearance(article, 0, 10, "Facility", "Facility", name, name.casefold(), (name,)) for article in articles
    )
    return Entry(Cluster(entity, "Facility", name, (), tuple((one.article, 0) for one in members)), members)


MARKET = entry("facility/pasar-kita", "Pasar@Kita", "a1", WEB)
OTHER = entry("facility/pasar", "Pasar", "a2", WEB)
KNOWN = (MARKET, OTHER)


def found(text: str) -> Sequence[str]:
    return [one.cluster.id for one in find(KNOWN, text)]


def test_a_name_may_hold_the_sign_that_stands_before_an_article() -> None:
    """All of the words are a name first, then what stands before an article's id; a part of a name comes last."""
    assert found("Pasar@Kita") == found("pasar@kita@a1") == found(f"Pasar@Kita@{WEB}") == ["facility/pasar-kita"]
    assert found(f"Pasar@{WEB}") == found("Pasar@a2") == found("facility/pasar@a2") == ["facility/pasar"]
    assert found("sar@ki") == found("kita@a1") == ["facility/pasar-kita"]
    assert found("Pasar@a3") == found("Pasar@Kita@a2") == []


def test_a_decision_is_about_an_article_only_where_the_words_name_one() -> None:
    """The sign in a name does not narrow a decision to one mention."""
    assert side_of(MARKET, "Pasar@Kita") == Side("Facility", "Pasar@Kita")
    assert side_of(MARKET, f"Pasar@Kita@{WEB}") == Side("Facility", "Pasar@Kita", WEB, 10)
    assert member_of(MARKET, f"kita@{WEB}").article == WEB
