"""Posts of the second reading: who holds which title, given what the heads say of each pair."""

import re
from collections.abc import Mapping

from kg.language import understand
from kg.model.claims import Seen
from kg.model.layers import AT, HOLDS, TITLE
from kg.model.posts import find_posts
from kg.model.things import Thing
from kg.records import Article, Chain, Findings, Mention, Span
from kg.schema import GOVERNMENT_BODY, PERSON, PLACE, SPORTS_TEAM
from tests.model.believing import THRESHOLDS
from tests.model.test_reading import readings

Facts = Mapping[tuple[str, str], float]


def posts(
    text: str,
    named: Mapping[str, str],
    titles: tuple[str, ...],
    holds: Facts,
    at: Facts,
    *ruled: tuple[str, str],
    more: tuple[Chain, ...] = (),
) -> list[tuple[str, str, str | None]]:
    """Return (person, title, body) of the posts that are told of a text, given what the heads think and rules told.

    `more` are chains of several forms, beside those of the forms that are `named`.
    """

    def span(form: str) -> Span:
        return Span(text.index(form), text.index(form) + len(form))

    def mentions(form: str, kind: str) -> tuple[Mention, ...]:
        return tuple(Mention(Span(*each.span()), kind) for each in re.finditer(re.escape(form), text))

    chains = (*(Chain(name, kind, mentions(name, kind)) for name, kind in named.items()), *more)
    things = [
        *(Thing(one.type, (one.mentions[0].span,)) for one in chains),
        *(Thing(TITLE, (span(t),)) for t in titles),
    ]
    number = {form: at for at, form in enumerate((*named, *(one.name for one in more), *titles))}
    judged = {(number[a], number[b]): {HOLDS: likely} for (a, b), likely in holds.items()}
    judged |= {(number[a], number[b]): {AT: likely} for (a, b), likely in at.items()}
    hints = {(number[a], number[b]): frozenset({AT if a in titles else HOLDS}) for a, b in ruled}
    document = understand(Article("a1", text))
    seen = Seen(document, tuple(things), chains, judged, hints, Findings("a1"), THRESHOLDS)
    return [
        (one.person.span.of(text), one.title.of(text), one.organisation.span.of(text) if one.organisation else None)
        for one in find_posts(seen)
    ]


def test_a_title_has_the_likeliest_holder() -> None:
    """Another person is its holder only where the rules say so too."""
    text = "Dini Hanggara, Bupati Zorbania, menerima Rian Wastu."
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON, "Zorbania": PLACE}
    holds = {("Dini Hanggara", "Bupati"): 0.9, ("Rian Wastu", "Bupati"): 0.6}
    at = {("Bupati", "Zorbania"): 0.9}
    told = ("Dini Hanggara", "Bupati")
    assert posts(text, named, ("Bupati",), holds, at, told) == [("Dini Hanggara", "Bupati", "Zorbania")]
    assert len(posts(text, named, ("Bupati",), holds, at, told, ("Rian Wastu", "Bupati"))) == 2


def test_a_post_that_is_over_is_told_as_such() -> None:
    """Before the title, or further from it where the rules saw it."""
    for text, over in (
        ("Mantan Bupati Batu Rina Kartika hadir.", True),
        ("Rina Kartika pernah menjabat sebagai Bupati Batu.", True),
        ("Rina Kartika menjabat sebagai Bupati Batu.", False),
    ):
        _, found = readings(text)
        assert [one.former for one in found.posts] == [over]


def test_a_title_that_no_rule_saw_is_held_beside_it() -> None:
    """Who stands in another sentence or beyond another person holds it only where the heads are clear of him.

    Outside the quotation he does not hold it at all.
    """
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON}
    titles = ("kapten",)
    likely, clear = ({("Dini Hanggara", "kapten"): score} for score in (0.6, 0.9))
    assert posts("Dini Hanggara ialah kapten; Rian Wastu pulang.", named, titles, likely, {})
    for text in (
        "Dini Hanggara pulang. Hadir pula kapten tim, Rian Wastu.",
        "Dini Hanggara dan Rian Wastu memuji kapten.",
    ):
        assert posts(text, named, titles, likely, {}) == []
        assert posts(text, named, titles, clear, {})
    outside = '"Ia akan menjadi kapten," kata Dini Hanggara kepada Rian Wastu.'
    assert posts(outside, named, titles, clear, {}) == []


def test_a_title_may_point_back_and_be_shared_in_a_list() -> None:
    """What points back has its holder elsewhere; who is listed beside the holder may hold the title too."""
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON}
    holds = {("Dini Hanggara", "kapten"): 0.9, ("Rian Wastu", "kapten"): 0.3}
    text = "Dini Hanggara menemui Rian Wastu. Hari ini kapten berusia 30 tahun itu libur."
    pointing = posts(text, named, ("kapten",), holds, {})
    assert pointing == [("Dini Hanggara", "kapten", None)]
    holds |= {("Rian Wastu", "kapten"): 0.6}
    listed = posts("Yang menjadi kapten ialah Dini Hanggara (30) dan Rian Wastu.", named, ("kapten",), holds, {})
    assert [person for person, _, _ in listed] == ["Dini Hanggara", "Rian Wastu"]


def test_a_list_elsewhere_shares_no_title() -> None:
    """Two who are named together later hold the title of one only where they stand together at it."""
    text = "Presiden Zorbania Dini menelepon tamunya, Rian Wastu. Dini dan Rian Wastu sepakat."
    named = {"Dini": PERSON, "Rian Wastu": PERSON, "Zorbania": PLACE}
    holds = {("Dini", "Presiden"): 0.9, ("Rian Wastu", "Presiden"): 0.4}
    at = {("Presiden", "Zorbania"): 0.9}
    assert posts(text, named, ("Presiden",), holds, at) == [("Dini", "Presiden", "Zorbania")]


def test_a_president_serves_no_town_that_is_named_nearby() -> None:
    """A body that is not clear is his only where it is a country, a minister's where it shares his field."""
    text = "Presiden Dini Hanggara dan Menteri Keuangan Rian Wastu tiba di Sleman dari Peru, kata Kementerian Keuangan."
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON, "Sleman": PLACE, "Peru": PLACE}
    named |= {"Kementerian Keuangan": GOVERNMENT_BODY}
    titles = ("Presiden", "Menteri Keuangan")
    holds = {("Dini Hanggara", "Presiden"): 0.9, ("Rian Wastu", "Menteri Keuangan"): 0.9}
    at = {("Presiden", "Sleman"): 0.2, ("Menteri Keuangan", "Sleman"): 0.2}
    found = [("Dini Hanggara", "Presiden", None), ("Rian Wastu", "Menteri Keuangan", None)]
    assert posts(text, named, titles, holds, at) == found
    at |= {("Presiden", "Peru"): 0.1, ("Menteri Keuangan", "Kementerian Keuangan"): 0.1}
    bodies = [body for _, _, body in posts(text, named, titles, holds, at)]
    assert bodies == ["Peru", "Kementerian Keuangan"]


def test_a_post_is_told_once() -> None:
    """A shorter title of the same holder at the same body says nothing new; at another body it does."""
    text = "Ketua Umum Zorba FC Dini Hanggara hadir. Dini Hanggara ialah ketua di Persib."
    named = {"Dini Hanggara": PERSON, "Zorba FC": SPORTS_TEAM, "Persib": SPORTS_TEAM}
    titles = ("Ketua Umum", "ketua")
    holds = {("Dini Hanggara", "Ketua Umum"): 0.9, ("Dini Hanggara", "ketua"): 0.9}
    told = [("Dini Hanggara", one) for one in titles]
    at = {("Ketua Umum", "Zorba FC"): 0.9, ("ketua", "Zorba FC"): 0.9}
    assert [title for _, title, _ in posts(text, named, titles, holds, at, *told)] == ["Ketua Umum"]
    at |= {("ketua", "Zorba FC"): 0.1, ("ketua", "Persib"): 0.9}
    assert len(posts(text, named, titles, holds, at, *told)) == 2


def test_where_a_holder_comes_from_is_no_body() -> None:
    """A coach "asal Zorbania" is not Zorbania's."""
    named = {"Dini Hanggara": PERSON, "Zorbania": PLACE}
    holds, at = {("Dini Hanggara", "pelatih"): 0.9}, {("pelatih", "Zorbania"): 0.9}
    told = posts("Pelatihnya pelatih asal Zorbania, Dini Hanggara.", named, ("pelatih",), holds, at)
    assert told == [("Dini Hanggara", "pelatih", None)]
    told = posts("Tamunya pelatih Zorbania, Dini Hanggara.", named, ("pelatih",), holds, at)
    assert told == [("Dini Hanggara", "pelatih", "Zorbania")]


def test_a_clear_body_stands_against_the_rules() -> None:
    """Where the heads are clear the body is theirs; where they doubt it is the one that the rules tell."""
    text = "Sore itu manajer Dini Hanggara dari Zorba FC melatih di Peru."
    named = {"Dini Hanggara": PERSON, "Zorba FC": SPORTS_TEAM, "Peru": PLACE}
    holds = {("Dini Hanggara", "manajer"): 0.9}
    told = (("Dini Hanggara", "manajer"), ("manajer", "Peru"))
    for likely, body in ((0.6, "Zorba FC"), (0.4, "Peru")):
        at = {("manajer", "Zorba FC"): likely, ("manajer", "Peru"): 0.3}
        assert posts(text, named, ("manajer",), holds, at, *told) == [("Dini Hanggara", "manajer", body)]


def test_a_post_is_told_once_though_its_territory_has_two_names() -> None:
    """ "Gubernur Jatim" says of him what "Gubernur Jawa Timur" does, at the body that bears both names."""
    text = "Gubernur Zorba Timur Dini Hanggara hadir. Dini Hanggara terpilih sebagai Gubernur Zortim."
    chain = [Mention(Span(text.index(form), text.index(form) + len(form)), PLACE) for form in ("Zorba Timur", "Zortim")]
    named = {"Dini Hanggara": PERSON}
    titles = ("Gubernur Zorba Timur", "Gubernur Zortim")
    holds = {("Dini Hanggara", one): 0.9 for one in titles}
    at = {(one, "Zorba Timur"): 0.9 for one in titles}
    more = (Chain("Zorba Timur", PLACE, tuple(chain)),)
    told = posts(text, named, titles, holds, at, ("Dini Hanggara", "Gubernur Zortim"), more=more)
    assert [one[:2] for one in told] == [("Dini Hanggara", "Gubernur Zorba Timur")]


def test_a_title_ends_where_its_body_begins() -> None:
    """Words that are of the body's name are none of the title, unless the title holds all of it."""
    text = "Kepala Humas Polda Zorba Dini Hanggara dan Bupati Sleman Rian Wastu hadir."
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON, "Humas Polda Zorba": GOVERNMENT_BODY, "Sleman": PLACE}
    titles = ("Kepala Humas", "Bupati Sleman")
    holds = {("Dini Hanggara", "Kepala Humas"): 0.9, ("Rian Wastu", "Bupati Sleman"): 0.9}
    at = {("Kepala Humas", "Humas Polda Zorba"): 0.9, ("Bupati Sleman", "Sleman"): 0.9}
    assert [one[1:] for one in posts(text, named, titles, holds, at)] == [
        ("Kepala", "Humas Polda Zorba"),
        ("Bupati Sleman", "Sleman"),
    ]


def test_a_minister_serves_his_ministry_before_his_country() -> None:
    """Where the rules see the ministry, it stands, even if the heads are clear of the country."""
    text = "Menteri Kebun Zorbania Dini Hanggara hadir, kata Kementerian Kebun."
    named = {"Dini Hanggara": PERSON, "Zorbania": PLACE, "Kementerian Kebun": GOVERNMENT_BODY}
    holds, at = {("Dini Hanggara", "Menteri Kebun"): 0.9}, {("Menteri Kebun", "Zorbania"): 0.9}
    assert posts(text, named, ("Menteri Kebun",), holds, at)[0][2] == "Zorbania"
    ruled = ("Menteri Kebun", "Kementerian Kebun")
    assert posts(text, named, ("Menteri Kebun",), holds, at, ruled)[0][2] == "Kementerian Kebun"


def test_the_titles_of_a_pair_are_not_shared() -> None:
    """Whom the rules gave one of two joined titles does not hold the other, though he stands beside its holder."""
    text = "Ketua dan Wakil Ketua Panitia, Dini Hanggara dan Rian Wastu, hadir."
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON}
    titles = ("Ketua", "Wakil Ketua Panitia")
    holds = {(who, title): 0.9 for who in named for title in titles}
    assert len(posts(text, named, titles, holds, {})) == 4
    told = (("Dini Hanggara", "Ketua"), ("Rian Wastu", "Wakil Ketua Panitia"))
    assert [one[:2] for one in posts(text, named, titles, holds, {}, *told)] == list(told)


def test_two_joined_titles_of_the_rules_are_both_held() -> None:
    """The heads need only be sure of one of them; titles that a comma parts stand each by itself."""
    text = "Menteri Tani dan Kepala Balai Kebun, Dini Hanggara, hadir."
    titles = ("Menteri Tani", "Kepala")
    ruled = tuple(("Dini Hanggara", title) for title in titles)
    unsure = {("Dini Hanggara", "Menteri Tani"): 0.03, ("Dini Hanggara", "Kepala"): 0.8}
    for said, told in ((text, 2), (text.replace(" dan", ","), 1)):
        assert len(posts(said, {"Dini Hanggara": PERSON}, titles, unsure, {}, *ruled)) == told
    assert not posts(text, {"Dini Hanggara": PERSON}, titles, dict.fromkeys(unsure, 0.03), {}, *ruled)


def test_who_appoints_is_not_whom_he_appoints() -> None:
    """ "Presiden melantik Dini": the verb behind the title is its holder's."""
    named, titles = {"Dini Hanggara": PERSON}, ("Presiden",)
    holds = {("Dini Hanggara", "Presiden"): 0.9}
    assert posts("Presiden melantik Dini Hanggara kemarin.", named, titles, holds, {}) == []
    assert posts("Presiden yang melantik ialah Dini Hanggara.", named, titles, holds, {})


def test_nobody_is_president_of_two_states() -> None:
    """The second state at the same office is left out; of other offices a person may hold two."""
    text = "Presiden Peru Dini Hanggara tiba. Presiden Dini Hanggara menemui Emir Zorbania, ketua A, ketua B."
    chain = Chain("Dini", PERSON, tuple(Mention(Span(*one.span()), PERSON) for one in re.finditer("Dini Hangg", text)))
    document = understand(Article("a1", text))
    places = {"Peru": 1, "Zorbania": 2}
    chains = (chain, *(Chain(p, PLACE, (Mention(Span(text.index(p), text.index(p) + len(p)), PLACE),)) for p in places))
    for title, count in (("Presiden", 1), ("ketua", 2)):
        things = [Thing(one.type, tuple(m.span for m in one.mentions)) for one in chains]
        things += [Thing(TITLE, (Span(*one.span()),)) for one in re.finditer(title, text)]
        judged = {(0, at): {HOLDS: 0.9} for at in (3, 4)} | {(at, at - 2): {AT: 0.9} for at in (3, 4)}
        seen = Seen(document, tuple(things), chains, judged, {}, Findings("a1"), THRESHOLDS)
        assert len(find_posts(seen)) == count


def test_the_organisation_right_behind_a_title_is_its_body() -> None:
    """However sure the heads are of another; a place right behind it is not taken unseen."""
    text = "Anggota Komite Zorba, Dini Hanggara, menemui Komisi Awan. Anggota Peru Rian Wastu juga."
    named = {"Dini Hanggara": PERSON, "Komite Zorba": GOVERNMENT_BODY, "Komisi Awan": GOVERNMENT_BODY, "Peru": PLACE}
    holds, at = {("Dini Hanggara", "Anggota"): 0.9}, {("Anggota", "Komisi Awan"): 0.9}
    assert posts(text, named, ("Anggota",), holds, at) == [("Dini Hanggara", "Anggota", "Komite Zorba")]
    holds, at = {("Rian Wastu", "Anggota Peru"): 0.9}, {("Anggota Peru", "Komisi Awan"): 0.9}
    named = {"Rian Wastu": PERSON, "Komisi Awan": GOVERNMENT_BODY}
    assert posts(text, named, ("Anggota Peru",), holds, at)[0][2] == "Komisi Awan"


def test_a_title_leads_to_the_name_behind_it() -> None:
    """Whom it leads to, over its body and his rank, holds it, and not who is named before it; else the likelier one."""
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON, "Polda Zorba": GOVERNMENT_BODY}
    titles = ("Kabid Humas",)
    holds = {("Dini Hanggara", "Kabid Humas"): 0.9, ("Rian Wastu", "Kabid Humas"): 0.8}
    text = "Hadir Dini Hanggara, Kabid Humas Polda Zorba (PZ) Kombes Rian Wastu, dan warga."
    assert [one[0] for one in posts(text, named, titles, holds, {})] == ["Rian Wastu"]
    text = "Hadir Dini Hanggara, Kabid Humas Polda Zorba, Rian Wastu, dan warga."
    assert [one[0] for one in posts(text, named, titles, holds, {})] == ["Dini Hanggara"]


def test_an_office_of_a_state_is_not_shared_nor_any_with_whom_only_a_comma_joins() -> None:
    """ "Gubernur Dini dan Rian", "aktor Dini, Rian pulang": the second of them holds it only where the list goes on."""
    named = {"Dini Hanggara": PERSON, "Rian Wastu": PERSON}
    for text, title, count in (
        ("Hadir Gubernur Dini Hanggara dan Rian Wastu.", "Gubernur", 1),
        ("Hadir aktor Dini Hanggara dan Rian Wastu.", "aktor", 2),
        ("Kata putra aktor Dini Hanggara, Rian Wastu, pekan ini.", "aktor", 2),
        ("Kata putra aktor Dini Hanggara, Rian Wastu pekan ini.", "aktor", 1),
    ):
        holds = {("Dini Hanggara", title): 0.9, ("Rian Wastu", title): 0.8}
        assert len(posts(text, named, (title,), holds, {})) == count


def test_a_title_in_brackets_has_its_body_there() -> None:
    """The body before the brackets is that of the person before them."""
    text = "Hadir Rina Kartika dari Kebun Raya dan Dini Hanggara (analis pasar) serta Rian Wastu (guru Sekolah Air)."
    named = {
        "Rina Kartika": PERSON,
        "Kebun Raya": GOVERNMENT_BODY,
        "Dini Hanggara": PERSON,
        "Rian Wastu": PERSON,
        "Sekolah Air": GOVERNMENT_BODY,
    }
    titles = ("analis pasar", "guru")
    holds = {("Dini Hanggara", "analis pasar"): 0.9, ("Rian Wastu", "guru"): 0.9}
    at = {("analis pasar", "Kebun Raya"): 0.8, ("guru", "Sekolah Air"): 0.9}
    assert posts(text, named, titles, holds, at) == [
        ("Dini Hanggara", "analis pasar", None),
        ("Rian Wastu", "guru", "Sekolah Air"),
    ]


def test_a_minister_does_not_serve_the_body_of_his_other_title() -> None:
    """Of "Menteri Investasi/Kepala BKPM" the BKPM is the second title's."""
    text = "Menteri Investasi/Kepala Badan Kebun Rina Kartika hadir."
    named = {"Badan Kebun": GOVERNMENT_BODY, "Rina Kartika": PERSON}
    titles = ("Menteri Investasi", "Kepala")
    holds = {("Rina Kartika", "Menteri Investasi"): 0.9, ("Rina Kartika", "Kepala"): 0.9}
    at = {("Menteri Investasi", "Badan Kebun"): 0.9, ("Kepala", "Badan Kebun"): 0.9}
    assert posts(text, named, titles, holds, at) == [
        ("Rina Kartika", "Menteri Investasi", None),
        ("Rina Kartika", "Kepala", "Badan Kebun"),
    ]


def test_an_office_that_names_its_body_serves_no_other() -> None:
    """A Kapolda heads a Polda: of two bodies nearby the one of that name, or none."""
    text = "Kapolda Batu Rina Kartika hadir di Kementerian Agama bersama Polda Batu."
    named = {"Rina Kartika": PERSON, "Kementerian Agama": GOVERNMENT_BODY, "Polda Batu": GOVERNMENT_BODY}
    holds = {("Rina Kartika", "Kapolda Batu"): 0.9}
    at = {("Kapolda Batu", "Kementerian Agama"): 0.9}
    assert posts(text, named, ("Kapolda Batu",), holds, at) == [("Rina Kartika", "Kapolda Batu", None)]
    at |= {("Kapolda Batu", "Polda Batu"): 0.3}
    assert posts(text, named, ("Kapolda Batu",), holds, at) == [("Rina Kartika", "Kapolda Batu", "Polda Batu")]


def test_a_title_that_somebody_is_named_for_is_not_whose_name_follows() -> None:
    """ "Ani sebagai ketua, Budi …", "cawapres pendamping Budi", "menteri di Kabinet Budi"."""
    for text, told in (
        (
            "Rapat menunjuk Rina Kartika sebagai ketua, Dini Hanggara sebagai bendahara.",
            [("Rina Kartika", "ketua", None)],
        ),
        ("Rina Kartika menjadi ketua pendamping Dini Hanggara.", [("Rina Kartika", "ketua", None)]),
        ("Sejak itu ketua di Kabinet Dini Hanggara diam.", []),
    ):
        named = {name: PERSON for name in ("Rina Kartika", "Dini Hanggara") if name in text}
        holds = {(name, "ketua"): 0.8 if name.startswith("Dini") else 0.7 for name in named}
        assert posts(text, named, ("ketua",), holds, {}) == told


def test_of_two_titles_before_a_name_the_nearer_is_his() -> None:
    """ "Ketua A, Kepala B Budi" and "Ketua didampingi Kepala B Budi" give Budi the second; "sekaligus" gives both."""
    named = {"Rina Kartika": PERSON, "Kebun Air": GOVERNMENT_BODY}
    holds = {("Rina Kartika", "Ketua"): 0.9, ("Rina Kartika", "Kepala"): 0.9}
    for between, titles in (
        (", ", ["Kepala"]),
        (" didampingi ", ["Kepala"]),
        (" sekaligus ", ["Ketua", "Kepala"]),
        ("/", ["Ketua", "Kepala"]),
    ):
        text = f"Hadir pula Ketua{between}Kepala Kebun Air Rina Kartika."
        told = posts(text, named, ("Ketua", "Kepala"), holds, {("Kepala", "Kebun Air"): 0.9})
        assert [title for _, title, _ in told] == titles
