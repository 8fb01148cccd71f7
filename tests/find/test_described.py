"""Described things: phrases around a head noun, and what becomes of them."""

import re
from collections.abc import Iterator

import pytest

from kg.find.described import find_described, outside_titles, worth_keeping
from kg.find.phrases import find_phrases
from kg.find.things import gathered
from kg.language import understand
from kg.records import Article, Chain, Document, Mention, Post, Span
from kg.schema import EVENT, GROUP, PERSON, PLACE


def document(text: str) -> Document:
    return understand(Article("a", text))


def name(text: str, form: str, kind: str) -> Chain:
    start = text.index(form)
    return Chain(form, kind, (Mention(Span(start, start + len(form)), kind),))


def phrases(text: str, *names: Chain) -> list[str]:
    return [phrase.span.of(text) for phrase in find_phrases(document(text), names)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Bantuan diterima warga terdampak di lereng gunung.", "warga terdampak"),
        ("Bantuan diterima petani tebu yang gagal panen.", "petani tebu"),
        ("Hujan merendam lahan milik sekitar 700 petani garam itu.", "sekitar 700 petani garam"),
        ("Program itu menyasar 80 ribu desa.", "80 ribu desa"),
        ("Wali kota menghadiri rapat kerja bersama stafnya.", "rapat kerja"),
        ("Polisi menyelidiki kecelakaan maut kemarin.", "kecelakaan maut"),
        ("Tim itu lolos ke babak 16 besar kemarin.", "babak 16 besar"),
        ("Ia mengikuti lomba tiga tahun lalu.", "lomba"),
        ("Kabar itu membuat para petani penasaran.", "para petani"),
    ],
)
def test_a_phrase_is_its_head_with_its_modifiers(text: str, phrase: str) -> None:
    """A phrase ends before a preposition, "yang", a demonstrative or a verb, and begins with its quantity."""
    assert phrase in phrases(text)


def test_a_match_keeps_both_sides() -> None:
    """The words that join the sides of a match belong to the phrase."""
    text = "Suporter menonton laga Persela melawan Barito di stadion."
    teams = name(text, "Persela", "SportsTeam"), name(text, "Barito", "SportsTeam")
    assert "laga Persela melawan Barito" in phrases(text, *teams)


def test_two_teams_with_vs_between_them_are_a_match() -> None:
    """A match needs no noun before it, and is the one that a noun leads elsewhere."""
    text = "Jelang Persela vs Barito, jalan ditutup. Laga Persela vs Barito digelar Rabu."
    found = find_phrases(document(text), tuple(_teams(text)))
    assert [phrase.span.of(text) for phrase in found] == ["Persela vs Barito", "Laga Persela vs Barito"]
    assert len(gathered(found)) == 1


def test_a_body_joins_a_meeting() -> None:
    """Those with whom a meeting is held tell which one it is."""
    text = "Ia hadir dalam rapat kerja dengan Dewan Kebun di Solo."
    assert "rapat kerja dengan Dewan Kebun" in phrases(text, name(text, "Dewan Kebun", "GovernmentBody"))


def _teams(text: str) -> Iterator[Chain]:
    for team in ("Persela", "Barito"):
        spans = [Span(*match.span()) for match in re.finditer(team, text)]
        yield Chain(team, "SportsTeam", tuple(Mention(span, "SportsTeam") for span in spans))


def test_a_person_is_no_modifier_of_a_group() -> None:
    """A role before a person's name is not a group of that name."""
    text = "Bola ditendang pemain Budi Santoso."
    assert "pemain Budi Santoso" not in phrases(text, name(text, "Budi Santoso", PERSON))


def test_a_place_is_a_modifier() -> None:
    """A name can tell which group is meant."""
    text = "Air bersih dinikmati warga Kabupaten Sigi."
    assert "warga Kabupaten Sigi" in phrases(text, name(text, "Kabupaten Sigi", PLACE))


def test_no_head_lies_in_a_name() -> None:
    """A word of a name is no head noun."""
    text = "Ia memimpin Serikat Petani Makmur."
    assert phrases(text, name(text, "Serikat Petani Makmur", "Organization")) == []


def test_repeats_are_one_thing() -> None:
    """A bare repeat belongs to its description; two descriptions that exclude each other are two things."""
    text = "Panitia menggelar rapat terbatas. Rapat itu singkat. Besok ada rapat terbuka."
    things = gathered(find_phrases(document(text), ()))
    meetings = [[phrase.span.of(text) for phrase in thing] for thing in things if thing[0].head == "rapat"]
    assert meetings == [["rapat terbatas", "Rapat"], ["rapat terbuka"]]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Bantuan tiba bagi 20 desa. Kelak ada 300 desa.", [["20 desa"], ["300 desa"]]),
        ("Bantuan tiba bagi dua desa. Ada 2 desa lagi. Desa itu jauh.", [["dua desa", "2 desa", "Desa"]]),
        ("Bantuan tiba bagi dua desa. Kedua desa itu jauh.", [["dua desa", "Kedua desa"]]),
        (
            "Warga menonton laga putra pelajar. Lalu laga putri pelajar.",
            [["laga putra pelajar"], ["laga putri pelajar"]],
        ),
        ("Ia menonton laga perdana grup. Laga pertama grup itu seru.", [["laga perdana grup", "Laga pertama grup"]]),
    ],
)
def test_different_numbers_and_opposite_words_are_different_things(text: str, things: list[list[str]]) -> None:
    """Things differ if both are counted and the numbers differ, or if they take opposite sides of one matter."""
    found = gathered(find_phrases(document(text), ()))
    wanted = things[0][0].split()[-1] if "desa" in text else "laga"
    assert [[one.span.of(text) for one in thing] for thing in found if thing[0].head == wanted] == things


def test_described_things_are_nominal_mentions_with_a_score() -> None:
    """Each chain has a described type, its mentions in order, and the probability that it is one of the story."""
    text = "Polisi menangani kecelakaan maut di Sigi, Senin (6/3). Warga setempat menolong korban kecelakaan itu."
    found = find_described(document(text), (name(text, "Sigi", PLACE),))
    assert EVENT in {chain.type for chain in found}
    for chain in found:
        assert chain.type in {EVENT, GROUP, "Programme", "Document", "Product"}
        assert list(chain.mentions) == sorted(chain.mentions)
        assert all(mention.kind == "nominal" and 0 < (mention.score or 0) < 1 for mention in chain.mentions)
        assert chain.name in {mention.span.of(text) for mention in chain.mentions}


def test_a_role_is_not_a_group() -> None:
    """A noun after "sebagai" or "seorang" tells what somebody is."""
    text = "Ia bekerja sebagai guru. Kakaknya seorang petani."
    assert find_described(document(text), ()) == ()


def test_an_empty_article_has_none() -> None:
    """Where no sentence stands, nothing is described."""
    assert find_described(document(" "), ()) == ()


def test_a_long_line_is_read_in_one_pass() -> None:
    """Ten thousand heads in one sentence cost their number, not its square."""
    text = "warga di rapat ke Sigi " * 5_000
    spans = (Span(start, start + 4) for start in range(18, len(text), 23))
    names = Chain("Sigi", PLACE, tuple(Mention(span, PLACE) for span in spans))
    assert len(phrases(text, names)) == 10_000


def test_a_short_form_in_brackets_does_not_end_a_phrase_that_goes_on() -> None:
    """The short form stands inside the phrase when a modifier follows, and outside when none does."""
    assert "petani garam (PG) muda" in phrases("Program itu menyasar petani garam (PG) muda di desa.")
    assert "petani garam" in phrases("Program itu menyasar petani garam (PG) di desa.")


def test_the_field_of_a_post_is_no_group() -> None:
    """What stands in somebody's title is no mention of a described thing; elsewhere it still is."""
    text = "Kepala Bidang Petani Tebu Rina menemui petani tebu."
    starts = text.index("Petani Tebu"), text.index("petani tebu")
    group = [Mention(Span(start, start + len("petani tebu")), GROUP, "nominal") for start in starts]
    person = name(text, "Rina", PERSON)
    post = Post(person.mentions[0], Span(0, 25), None, Span(0, 30), "x")
    chains = (person, Chain("Petani Tebu", GROUP, tuple(group)))
    kept = outside_titles(document(text), chains, (post,))
    assert kept == (person, Chain("petani tebu", GROUP, (group[1],)))
    assert outside_titles(document(text), (Chain("Petani Tebu", GROUP, (group[0],)),), (post,)) == ()


def test_a_sum_of_money_is_no_thing() -> None:
    """A sum in a foreign currency is no described thing."""
    assert phrases("Ongkosnya naik menjadi 38 dolar AS, sedangkan 20 yen dan 5 euro tetap.") == []


def test_a_title_with_its_body_is_no_group() -> None:
    """A phrase that reaches from a title into its body is the post, and so no described thing."""
    text = "Guru Besar Hukum Universitas Mawar Rina tiba."
    body = name(text, "Universitas Mawar", "Organization")
    group = Chain("x", GROUP, (Mention(Span(0, body.mentions[0].span.end), GROUP, "nominal"),))
    person = name(text, "Rina", PERSON)
    post = Post(
        person.mentions[0], Span(0, len("Guru Besar Hukum")), body.mentions[0], Span(0, text.index(" tiba")), "x"
    )
    assert outside_titles(document(text), (group, person), (post,)) == (person,)


def test_an_unlikely_thing_needs_a_fact() -> None:
    """A thing of which nothing is told stays only if it is likely; names, and things with facts, always stay."""
    unlikely, likely, told = (
        Chain("x", GROUP, (Mention(Span(start, start + 1), GROUP, "nominal", score),))
        for start, score in ((0, 0.31), (2, 0.9), (4, 0.31))
    )
    named = Chain("y", PERSON, (Mention(Span(6, 7), PERSON),))
    kept = worth_keeping((unlikely, likely, told, named), frozenset(told.mentions))
    assert kept == (likely, told, named)
