"""Chains: what one article calls one thing. All sentences and most names are invented."""

import pytest

from kg.find.acronyms import fits, initials
from kg.find.alias_forms import readings, spelled
from kg.find.aliases import chain_names
from kg.find.name_lexicon import bynames
from kg.find.names import find_names
from kg.find.person_forms import is_part, is_variant
from kg.language import understand
from kg.records import Article, Mention, Span
from kg.resolve.keys import key_of
from kg.schema import (
    COMPANY,
    DOCUMENT,
    EVENT,
    FACILITY,
    GOVERNMENT_BODY,
    ORGANIZATION,
    PERSON,
    PLACE,
    PROGRAMME,
    SPORTS_TEAM,
)


def chains(text: str) -> dict[str, set[str]]:
    document = understand(Article("t", text))
    found = chain_names(document, find_names(document))
    return {chain.name: {mention.span.of(text) for mention in chain.mentions} for chain in found}


def test_a_later_short_name_joins_the_person() -> None:
    """The first or last name used later is the same person."""
    found = chains('"Kami siap," kata Bupati Sigi Wenqor Tabrizandi. Tabrizandi lalu meninjau sawah.')
    assert found["Wenqor Tabrizandi"] == {"Wenqor Tabrizandi", "Tabrizandi"}


def test_of_two_persons_the_one_introduced_last_has_the_short_name() -> None:
    """Where two persons fit a short name, the one introduced last before it is meant."""
    text = 'Gubernur Maluku Hasan Mirantu hadir. "Bagus," kata Bupati Sigi Hasan Wulandaru. "Harga naik," kata Hasan.'
    assert "Hasan" in chains(text)["Hasan Wulandaru"]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ('"Kami siap," kata Bupati Sigi Rahman Danurwenda. RD lalu meninjau sawah.', "RD"),
        ('"Kami siap," kata Bupati Sigi Wenqoryudo Tabrizandi. "Panen naik," ujar Wenqor.', "Wenqor"),
        ('"Kami siap," kata Bupati Sigi Ma’mun Tabrizandi. "Panen naik," ujar Ma\'mun.', "Ma'mun"),
        (
            '"Kami siap," kata Bupati Sigi Hasan Mirantu. Menurut pria yang akrab disapa Bondan itu, panen naik.',
            "Bondan",
        ),
        ('"Kami siap," kata Gubernur Maluku Abdurahman Wahid. Warga menyambut Gus Dur.', "Gus Dur"),
        ('"Kami siap," kata Bondan -- sapaan akrab Hasan Mirantu di Palu. Lalu Bondan pulang.', "Bondan"),
        ('"Kami siap," kata Bupati Sigi Hasan Mirantu. Bondan, sapaan akrabnya, mengaku senang.', "Bondan"),
        (
            '"Kami siap," kata Bupati Sigi Hasan Mirantu dan Budi Wulandaru. Pria yang akrab disapa Hamir itu pulang.',
            "Hamir",
        ),
    ],
)
def test_a_nickname_joins_the_person_who_is_called_so(text: str, short: str) -> None:
    """Initials, the beginning of a name, and what the article says that somebody is called are that person."""
    assert short in next(forms for forms in chains(text).values() if any(" " in form for form in forms))


def test_initials_of_two_persons_join_neither() -> None:
    """What fits two persons says of whom it speaks only with more words."""
    text = '"Kami siap," kata Bupati Sigi Rahman Danurwenda dan Ratih Darmanita. RD lalu meninjau sawah.'
    assert all("RD" not in forms or len(forms) == 1 for forms in chains(text).values())


def test_a_short_form_in_brackets_and_a_short_unit_join() -> None:
    """An acronym in brackets, and the head with that acronym, are the same body."""
    text = (
        "Menurut Direktur Ditjen Perikanan Budidaya dan Pesisir (PBP) Kemendag Ratih Wulanjani, panen naik. "
        "Pada Senin Ditjen PBP membagikan benih."
    )
    assert {"Ditjen Perikanan Budidaya dan Pesisir", "Ditjen PBP"} <= chains(text)[
        "Ditjen Perikanan Budidaya dan Pesisir"
    ]


def test_the_legal_form_may_be_left_out() -> None:
    """A firm with and without PT is one firm, named by the fuller form, also where brackets shorten it."""
    text = (
        "Yayasan Sorvenda Mirantu bekerja sama dengan Zelvanta Korindo Perkasa (ZKP). "
        "Warga memuji PT Zelvanta Korindo Perkasa. Laba ZKP naik."
    )
    document = understand(Article("t", text))
    found = [chain for chain in chain_names(document, find_names(document)) if "Zelvanta" in chain.name]
    assert [(chain.name, chain.type, len(chain.mentions)) for chain in found] == [
        ("PT Zelvanta Korindo Perkasa", COMPANY, 4)
    ]


def test_known_short_forms_join_without_brackets() -> None:
    """A ministry and its usual short form are one body."""
    found = chains("Kementerian Perdagangan membuka pasar. Warga memuji Kemendag karena harga turun.")
    assert found["Kementerian Perdagangan"] == {"Kementerian Perdagangan", "Kemendag"}


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [
        ("YSM", "Yayasan Sorvenda Mirantu", True),
        ("Pemprov", "Pemerintah Provinsi", True),
        ("Polri", "Kepolisian Negara Republik Indonesia", False),
        ("ZKP", "Yayasan Sorvenda Mirantu", False),
        ("", "Yayasan", False),
    ],
)
def test_a_short_form_fits_by_the_beginnings_of_words(short: str, name: str, expected: bool) -> None:
    """The letters of a short form stand in the name in their order, each run from the beginning of a word."""
    assert fits(short, name) is expected


def test_spellings_and_parts() -> None:
    """Short forms are spelled out, one letter may be amiss, and a part keeps the order of words."""
    assert spelled("Pemprov Sumbar") == spelled("Pemerintah Provinsi Sumatera Barat")
    assert spelled("Polres Metro Awan") == spelled("Kepolisian Resor Metro Awan")
    assert is_part("Andika", "Andhika Darma")
    assert is_variant("Wulandaru", "Wulandarru")
    assert not is_part("Darma Andhika", "Andhika Darma")
    assert initials("Badan Riset dan Inovasi Nasional") == "BRIN"


def test_every_mention_is_in_one_chain() -> None:
    """Chains share no mention and lose none."""
    text = 'Bupati Sigi Wenqor Tabrizandi dan Ratih hadir di Palu. "Baik," kata Ratih. Timnas Jepang menang.'
    document = understand(Article("t", text))
    mentions = find_names(document)
    chained = [mention for chain in chain_names(document, mentions) for mention in chain.mentions]
    assert sorted(chained) == sorted(mentions)
    assert any(mention.type == PERSON for mention in chained)


def test_a_firm_is_cut_to_the_first_word_of_its_name() -> None:
    """ "PT Wenqor" is the only firm whose name begins so, its legal form said again."""
    found = chains("Kata PT Wenqor Tirta Megah kemarin. Direktur PT Wenqor hadir.")
    assert found["PT Wenqor Tirta Megah"] == {"PT Wenqor Tirta Megah", "PT Wenqor"}


def test_an_initial_stands_for_a_name_in_the_middle() -> None:
    """ "Wenqor J. Tabrizandi" is Wenqor Jayandra Tabrizandi; a first or last name is never only its letter."""
    assert is_variant("Wenqor J. Tabrizandi", "Wenqor Jayandra Tabrizandi")
    assert not is_variant("Wenqor K Tabrizandi", "Wenqor Jayandra Tabrizandi")
    assert not is_variant("W Jayandra", "Wenqor Jayandra")
    found = chains("Kata Rina Kartika Saraswati di Solo. Lalu Rina K. Saraswati pulang.")
    assert found["Rina Kartika Saraswati"] == {"Rina Kartika Saraswati", "Rina K. Saraswati"}


def test_a_place_that_says_more_of_its_kind_is_the_same_place() -> None:
    """ "Provinsi DKI Jakarta" is DKI Jakarta, while a town is not the regency of its name."""
    found = chains("Banjir terjadi di Provinsi DKI Jakarta kemarin. Hujan turun lagi di DKI Jakarta.")
    assert found["Provinsi DKI Jakarta"] == {"Provinsi DKI Jakarta", "DKI Jakarta"}
    assert "Kota Malang" not in chains("Ia pindah dari Kota Malang ke Kabupaten Malang.")["Kabupaten Malang"]


def test_a_bank_of_a_country_is_not_the_team_of_that_country() -> None:
    """The words of "Bank Indonesia" that may be left out leave a country's name."""
    text = "Bank Indonesia mendukung tim itu. Indonesia menang 2-0."
    bank, team = Mention(Span(0, 14), "Company", "name"), Mention(Span(34, 43), "SportsTeam", "name")
    assert len(chain_names(understand(Article("a1", text)), [bank, team])) == 2


def test_a_short_name_of_a_place_stands_for_it_with_its_kind_as_well() -> None:
    """ "Jatim" is "Provinsi Jawa Timur"; the town of Yogyakarta is not the region."""
    found = chains("Harga naik di Provinsi Jawa Timur, Senin. Menurut warga di Jatim, harga beras naik.")
    assert {"Jatim", "Provinsi Jawa Timur"} in found.values()
    found = chains("Rapat di Kota Yogyakarta, Senin. Banyak warga di DIY datang.")
    assert {"DIY"} in found.values()


def test_a_word_of_address_before_a_person_says_nothing() -> None:
    """ "Mas Raditya" is Raditya."""
    found = chains("Menurut Raditya Wicaksono, pasar ramai. Pedagang senang dengan Mas Raditya.")
    assert any({"Raditya Wicaksono"} < forms for forms in found.values())


def joined(kind: str, *forms: str) -> list[set[str]]:
    """Return what names of a type that stand in one text are one, each with its chain's name first."""
    text = ". ".join(forms)
    mentions = [Mention(Span(text.index(form), text.index(form) + len(form)), kind, "name") for form in forms]
    found = chain_names(understand(Article("t", text)), mentions)
    assert all(chain.name not in bynames() for chain in found if len(chain.mentions) > 1)
    return [{mention.span.of(text) for mention in chain.mentions} for chain in found]


@pytest.mark.parametrize(
    ("kind", "name", "byname"),
    [
        (SPORTS_TEAM, "Timnas U-17 Indonesia", "Garuda Muda"),
        (SPORTS_TEAM, "Indonesia", "skuad Garuda"),
        (SPORTS_TEAM, "timnas Jepang", "Nippon"),
        (SPORTS_TEAM, "China", "Negeri Tirai Bambu"),
        (PLACE, "Tiongkok", "Negeri Tirai Bambu"),
        (PLACE, "China", "Negeri Tirai Bambu"),
        (PLACE, "AS", "Negeri Paman Sam"),
        (PLACE, "Provinsi Bali", "Pulau Dewata"),
    ],
)
def test_what_newspapers_call_a_thing_is_a_name_of_it(kind: str, name: str, byname: str) -> None:
    """The thing keeps its name, and the byname is not another's."""
    assert joined(kind, name, byname) == [{name, byname}]
    assert len(joined(kind, "Thailand", byname)) == 2


def test_an_account_is_the_person_whose_name_it_writes() -> None:
    """Others may be anybody's."""
    assert joined(PERSON, "Rina Kartika", "@rinakartika") == [{"Rina Kartika", "@rinakartika"}]
    assert len(joined(PERSON, "Rina Kartika", "@rinatani")) == 2


def test_a_firm_that_bears_the_byname_of_a_team_is_no_team() -> None:
    """Nor across articles: "Garuda" alone has no key of a national team."""
    assert len(joined(COMPANY, "Indonesia", "Garuda")) == 2
    assert key_of("organisation", "Garuda") != key_of("organisation", "Timnas Indonesia")


def test_a_nickname_of_a_team_stands_for_any_of_its_names() -> None:
    """With "tim" before it as well, whether the team is written with "timnas" or without."""
    found = chains("Timnas Indonesia menang atas Thailand. Skuad Garuda lebih baik. Tim Gajah Perang kecewa.")
    assert {"Timnas Indonesia", "Skuad Garuda"} in found.values()
    assert {"Thailand", "Tim Gajah Perang"} in found.values()


def test_a_body_is_the_same_with_its_short_form_and_its_place() -> None:
    """What brackets explain inside a name, and a known short form before the same place, are one body."""
    text = "Dinas Perhubungan (Dishub) Kota Sigi menata parkir. Menurut Dishub Kota Sigi, parkir tertib."
    assert {"Dishub Kota Sigi", "Dishub", "Dinas Perhubungan"} in chains(text).values()
    text = "Dinas Kebudayaan dan Pariwisata Provinsi Jawa Timur menata pasar. Disbudpar Jatim juga menata taman."
    assert {"Disbudpar Jatim", "Dinas Kebudayaan dan Pariwisata Provinsi Jawa Timur"} in chains(text).values()
    assert readings("PT Sigi Makmur (Persero) Tbk") == ("PT Sigi Makmur (Persero) Tbk",)


def test_brackets_explain_short_forms_of_two_words_and_of_bodies_with_their_place() -> None:
    """The short form alone is the body that brackets explained it for."""
    text = "Dinas Kebakaran dan Panen Zorba (Diskar PZ), lalu Badan Pangan Daerah (BPAD) Sigi. BPAD hadir"
    forms = ("Dinas Kebakaran dan Panen Zorba", "Diskar PZ", "Badan Pangan Daerah (BPAD) Sigi", "BPAD")
    starts = [text.rindex(form) for form in forms]
    mentions = [
        Mention(Span(at, at + len(form)), GOVERNMENT_BODY, "name") for at, form in zip(starts, forms, strict=True)
    ]
    found = chain_names(understand(Article("t", text)), mentions)
    assert [{one.span.of(text) for one in chain.mentions} for chain in found] == [set(forms[:2]), set(forms[2:])]


def test_brackets_join_what_seems_of_two_types() -> None:
    """Initials in brackets name what stands before them, whatever type they were taken for."""
    full, short = Mention(Span(0, 24), ORGANIZATION, "name"), Mention(Span(26, 30), PROGRAMME, "name")
    document = understand(Article("t", "Komite Tani Raya Selatan (KTRS) bubar."))
    (chain,) = chain_names(document, [full, short])
    assert (chain.name, chain.type) == ("Komite Tani Raya Selatan", ORGANIZATION)


def test_a_short_place_may_keep_its_kind_of_territory() -> None:
    """ "Kabupaten Sigtim" is Sigi Timur."""
    text = "Kabupaten Sigtim di timur. Sigi Timur luas."
    short, full = Mention(Span(0, 16), PLACE, "name"), Mention(Span(27, 37), PLACE, "name")
    (chain,) = chain_names(understand(Article("t", text)), [short, full])
    assert len(chain.mentions) == 2


def test_a_building_is_one_with_its_place_behind_it() -> None:
    """ "Gedung Kreasi" and "Gedung Kreasi Sigi" are one."""
    text = "Gedung Kreasi buka. Gedung Kreasi Sigi ramai di Sigi."
    one, other = Mention(Span(0, 13), FACILITY, "name"), Mention(Span(20, 38), FACILITY, "name")
    place = Mention(Span(48, 52), PLACE, "name")
    assert len(chain_names(understand(Article("t", text)), [one, other, place])) == 2


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        (PERSON, ("Rudi Hartawan Saleh", "Bung Rudi")),
        (PERSON, ("Rémi Wenqor", "Remi (Wenqor)")),
        (PERSON, ("Raditya Wicaksono", "Radit Wicaksono")),
        (PERSON, ("Raditya Wicaksono", "R. Wicaksono")),
        (PERSON, ("Raditya Wicaksono", "Raditya Wicaksona")),
        (PERSON, ("Raditya Wicaksono", "@wicaksono77")),
        (PERSON, ("Sari Wenqoro", "Sawen")),
        (PERSON, ("Sari Wenqoro", "Wenqaro")),
        (PERSON, ("Sarri Wenqoro", "Sari")),
        (COMPANY, ("PT Bank Lestari Makmur (Persero) Tbk", "BLM")),
        (COMPANY, ("PT Astra Agro Lestari Tbk", "AALI")),
        (COMPANY, ("Wenqor Holdings Ltd", "Wenqor")),
        (GOVERNMENT_BODY, ("Kementerian Zorba Tirta", "Zorba Tirta")),
        (GOVERNMENT_BODY, ("Polisi", "pihak kepolisian", "Polri")),
        (GOVERNMENT_BODY, ("militer Zorbania", "tentara Zorbania")),
        (GOVERNMENT_BODY, ("Badan Pengawas Zorba RI", "BPZ", "Badan Pengawas Zorba")),
        (DOCUMENT, ("PP 36 Tahun 2023", "Peraturan Pemerintah Nomor 36 Tahun 2023 tentang Satwa")),
        (DOCUMENT, ("Undang-Undang Nomor 5 Tahun 2017 tentang Satwa", "UU Satwa")),
        (EVENT, ("Hari Raya Idul Adha 1446 Hijriah", "Iduladha")),
        (EVENT, ("Liga Inggris 2023-2024", "Premier League")),
        (PLACE, ("Jepang", "negeri Sakura")),
        (SPORTS_TEAM, ("AC Milan", "Il Rossoneri")),
        (SPORTS_TEAM, ("Borussia Dortmund", "Borussia Dormund")),
        (FACILITY, ("TMII", "kawasan TMII")),
    ],
)
def test_names_that_are_one_in_an_article(kind: str, forms: tuple[str, ...]) -> None:
    """Words of address, spelling, legal forms, numbers of laws, kinds of things and bynames make no other thing."""
    assert joined(kind, *forms) == [set(forms)]


@pytest.mark.parametrize(
    ("kind", "forms"),
    [
        (PERSON, ("Rina Wicaksono", "Dina Wicaksono")),
        (PERSON, ("Raditya Wicaksono", "Rahmat Wicaksono")),
        (PERSON, ("Raditya Wicaksono", "@radikal77")),
        (PERSON, ("Ari Wenqoro", "Adi")),
        (PERSON, ("Sari Wenqoro", "Dari")),
        (PERSON, ("Sari Wenqoro", "Sani Kinasih", "Saqi")),
        (COMPANY, ("Bank Negara Indonesia", "BI")),
        (GOVERNMENT_BODY, ("militer Zorbania", "tentara Wenqoria")),
        (GOVERNMENT_BODY, ("Kementerian Zorba Tirta", "Dinas Zorba Tirta", "Zorba Tirta")),
        (DOCUMENT, ("PP 36 Tahun 2023", "PP 36 Tahun 2022")),
        (DOCUMENT, ("UU Nomor 5 Tahun 2017", "Pasal 3 UU Nomor 5 Tahun 2017")),
        (PLACE, ("Kapanewon Zorba", "Kalurahan Zorba")),
        (SPORTS_TEAM, ("Wilayah Barat", "Wilayah Darat")),
    ],
)
def test_names_that_are_not_one_in_an_article(kind: str, forms: tuple[str, ...]) -> None:
    """What differs in a first name, a number, a level or a word of the language is another thing."""
    assert all(len(one) == 1 for one in joined(kind, *forms))
