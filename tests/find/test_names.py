"""Names: where they begin and end, and what type they have. All sentences and most names are invented."""

from itertools import pairwise

import pytest

from kg.find.name_sight import Hints
from kg.find.name_words import Word, read_words
from kg.find.names import candidates_of, find_names
from kg.knowledge import FOLDER, read_table
from kg.language import understand
from kg.records import Article, Mention
from kg.schema import (
    COMPANY,
    EVENT,
    FACILITY,
    GOVERNMENT_BODY,
    ORGANIZATION,
    PERSON,
    PLACE,
    PROGRAMME,
    SCHOOL,
    SPORTS_TEAM,
)


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.span.of(text), mention.type) for mention in find_names(understand(Article("t", text)))]


def _sentences(text: str) -> list[tuple[Word, ...]]:
    return [read_words(sentence, text) for sentence in understand(Article("t", text)).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presiden Bashar al - Wenqori mengatakan hal itu.", [("Bashar al - Wenqori", PERSON)]),
        (
            "Kepala Terminal Kuningan, Mega Perwira Wenqori mengatakan bus sudah tiba.",
            [("Terminal Kuningan", FACILITY), ("Mega Perwira Wenqori", PERSON)],
        ),
        (
            "Duta Besar Arab Saudi untuk Indonesia Wenqor bin Hasan Al Mirantu hadir.",
            [("Arab Saudi", PLACE), ("Indonesia", PLACE), ("Wenqor bin Hasan Al Mirantu", PERSON)],
        ),
        (
            "Kepala PT Kereta Api Indonesia (KAI) Divre II Sumatera Barat Wenqor mengatakan kereta sudah tiba.",
            [
                ("PT Kereta Api Indonesia", COMPANY),
                ("KAI", COMPANY),
                ("Divre II Sumatera Barat", COMPANY),
                ("Wenqor", PERSON),
            ],
        ),
        (
            '"Kapan panen?" tulis akun @tanam**menak pada Rabu. Foto itu diambil dari @kebun.',
            [("@tanam**menak", PERSON)],
        ),
        ("Pemimpin Korea Utara Kim Jong Un mengatakan hal itu.", [("Korea Utara", PLACE), ("Kim Jong Un", PERSON)]),
        ("Menteri Koordinator bidang Kemaritiman Luhut Wenqori menyatakan hal itu.", [("Luhut Wenqori", PERSON)]),
        (
            "Bupati Sleman Wenqor Tabrizandi mengatakan bantuan sudah tiba.",
            [("Sleman", PLACE), ("Wenqor Tabrizandi", PERSON)],
        ),
        (
            'Harga turun," kata Direktur Pengawasan Ditjen Perikanan Budidaya (PB) Kemendag Ratih Wulanjani di Ambon.',
            [
                ("Ditjen Perikanan Budidaya", GOVERNMENT_BODY),
                ("PB", GOVERNMENT_BODY),
                ("Kemendag", GOVERNMENT_BODY),
                ("Ratih Wulanjani", PERSON),
                ("Ambon", PLACE),
            ],
        ),
        (
            "Kepala Dinas Pertanian dan Kehutanan Singkawang Yusmira Fandiari mengatakan panen raya dimulai.",
            [("Dinas Pertanian dan Kehutanan Singkawang", GOVERNMENT_BODY), ("Yusmira Fandiari", PERSON)],
        ),
        (
            "Warga mengungsi ke Kota Bima, Provinsi Nusa Tenggara Barat.",
            [("Kota Bima", PLACE), ("Provinsi Nusa Tenggara Barat", PLACE)],
        ),
        ("Ketua KPU Jawa Barat membuka rapat.", [("KPU Jawa Barat", GOVERNMENT_BODY)]),
        (
            "Pabrik itu milik PT Zelvanta Korindo Perkasa Tbk di Cikarang.",
            [("PT Zelvanta Korindo Perkasa Tbk", COMPANY), ("Cikarang", PLACE)],
        ),
    ],
)
def test_titles_bodies_persons_and_places_are_parted(text: str, expected: list[tuple[str, str]]) -> None:
    """A title is no name; the body, the territory and the person behind it are names of their own."""
    assert names(text) == expected


def test_a_quoted_name_stands_without_its_marks() -> None:
    """A programme in quotation marks is named by what stands inside them."""
    assert ("mitra bahari", PROGRAMME) in names('Kementerian Perdagangan meluncurkan program "mitra bahari" di Ambon.')


def test_a_country_that_plays_is_a_team() -> None:
    """A country is a team where it plays and a place where something happens."""
    found = names("Timnas Indonesia mengalahkan Vietnam 2-0 di Jakarta. Pelatih memuji pemain Vietnam.")
    assert ("Vietnam", SPORTS_TEAM) in found
    assert ("Jakarta", PLACE) in found


def test_a_short_form_in_brackets_has_the_type_of_what_it_explains() -> None:
    """An acronym that brackets explain is of the same type, there and later."""
    found = names("Yayasan Sorvenda Mirantu (YSM) membangun sekolah. Bantuan YSM tiba kemarin.")
    assert found.count(("YSM", ORGANIZATION)) == 2


def test_a_word_that_opens_a_sentence_is_a_name_only_where_it_is_one_elsewhere() -> None:
    """An ordinary word at the beginning of a sentence is a name if a person of the article bears it."""
    bearing = names('"Panen berhasil," kata Menteri Pertanian Dini Wulanjani. Dini berharap harga naik.')
    assert bearing.count(("Dini", PERSON)) == 1
    assert names("Dini hari tadi hujan turun di Bogor.") == [("Bogor", PLACE)]


def test_days_and_faiths_are_no_names() -> None:
    """Days, months and faiths are written with a capital and name nothing."""
    assert names("Pada Senin, 3 Maret, umat Islam berdoa.") == []


def test_the_city_of_the_dateline_is_a_place() -> None:
    """The city of the dateline is found, though it stands in the frame of the article."""
    assert names("Palu (ANTARA) - Warga menanam padi di Sigi.")[0] == ("Palu", PLACE)


def test_events_and_facilities_keep_their_heads() -> None:
    """The head belongs to the name of a stadium, and the year to that of a tournament."""
    found = names("Final Piala Dunia 2022 digelar di Stadion Lusenda.")
    assert ("Stadion Lusenda", FACILITY) in found
    assert any(kind == EVENT and "Piala Dunia 2022" in form for form, kind in found)


@pytest.mark.parametrize("text", ["", "A", "(((", "PT", "Kepala Dinas", "Menteri " * 200, "X-Y " * 500, '"' * 99])
def test_any_text_yields_names_in_order_that_do_not_overlap(text: str) -> None:
    """Odd text breaks nothing: mentions stand in order and do not overlap."""
    found: tuple[Mention, ...] = find_names(understand(Article("t", text)))
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_weights_name_types_that_exist() -> None:
    """Every weight speaks for a type of the ontology or for no name."""
    kinds = {row[0] for row in read_table(FOLDER / "lexicon" / "name_weights.tsv", ("type",))}
    heads = {row[0] for row in read_table(FOLDER / "lexicon" / "heads.tsv", ("type",))}
    assert kinds - {"-"} <= heads | {PERSON}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kerja sama antara Sumber Kayu Kota Jaya (SKKJ) dan warga.", "Sumber Kayu Kota Jaya"),
        ("Dana datang dari Lembaga Karya Nelayan Toyota (LKNT) pekan lalu.", "Lembaga Karya Nelayan Toyota"),
        ("Dana datang dari Forum Pemuda Indonesia Rukun (FPIR) pekan lalu.", "Forum Pemuda Indonesia Rukun"),
        ("Program itu milik Ditjen Vokasi Sekolah dan Kampus (VSK) sejak lama.", "Ditjen Vokasi Sekolah dan Kampus"),
    ],
)
def test_initials_in_brackets_bound_the_name_before_them(text: str, expected: str) -> None:
    """All words whose initials stand in brackets are one name, whatever heads and places are among them."""
    units = [" ".join(one.forms) for words in _sentences(text) for one in candidates_of(words, Hints())]
    assert expected in units


def test_a_firm_told_with_its_legal_form_is_read_whole_without_it() -> None:
    """The bare name of a firm has the bounds and the type that it has behind "PT"."""
    found = names("Pabrik milik PT Sumber Pasar Samudra Abadi terbakar. Polisi memeriksa Sumber Pasar Samudra Abadi.")
    assert [name for name in found if name[1] == COMPANY] == [
        ("PT Sumber Pasar Samudra Abadi", COMPANY),
        ("Sumber Pasar Samudra Abadi", COMPANY),
    ]


def test_heads_inside_a_field_of_work_begin_no_name() -> None:
    """What stands between a title and the body it serves is the field of the title."""
    text = "Itu kata Direktur Pasar Koperasi dan Alat Ukur Ditjen Tata Ladang Kementerian Pertanian Hasan Wirya."
    units = [" ".join(one.forms) for words in _sentences(text) for one in candidates_of(words, Hints())]
    assert units == ["Ditjen Tata Ladang", "Kementerian Pertanian", "Hasan Wirya"]


def test_a_name_goes_on_over_a_free_hyphen_behind_a_small_al() -> None:
    """Agencies part the hyphens of names: "Qador al - Wenqi" is one person."""
    assert names("Presiden Suriah Qador al - Wenqi datang.") == [("Suriah", PLACE), ("Qador al - Wenqi", PERSON)]


def test_a_person_follows_the_place_that_he_comes_from() -> None:
    """ "asal" keeps the title open: the known place behind it ends before the person."""
    found = names("Politikus Golkar asal Papua Barat Wenqor Tabrizandi menolak.")
    assert found[1:] == [("Papua Barat", PLACE), ("Wenqor Tabrizandi", PERSON)]


@pytest.mark.parametrize("team", ["timnas Indonesia U-17", "timnas U-17 Indonesia", "timnas Korea Selatan"])
def test_a_national_team_ends_with_its_country_or_age(team: str) -> None:
    """A coach behind his team is no part of it, even where his name is a town's."""
    assert names(f"Pelatih {team} Bima Wenqor kecewa.")[0] == (team, SPORTS_TEAM)


def test_a_rank_with_a_full_stop_ends_no_sentence() -> None:
    """ "Kombes Pol. Wenqor" is one sentence."""
    assert len(understand(Article("t", "Kata Kombes Pol. Wenqor Tabrizandi kemarin.")).sentences) == 1


def test_brackets_behind_a_person_hold_no_second_person() -> None:
    """A country in brackets behind a name stays a place."""
    assert ("Taiwan", PLACE) in names("Penghargaan itu diraih pelatih Rina Saraswati (Taiwan) kemarin.")


def test_a_rank_ends_a_building_behind_a_title_and_begins_no_building() -> None:
    """Behind a title a rank opens the person; inside a road's name it is a part of it."""
    found = names("Kapolsek Taman Sari Ajun Komisaris Besar Polisi Wenqor Tabrizandi hadir.")
    assert ("Wenqor Tabrizandi", PERSON) in found
    assert names("Ia tinggal di Jalan Jenderal Wenqor.") == [("Jalan Jenderal Wenqor", FACILITY)]


def test_a_known_body_in_a_list_is_no_field_of_the_one_before() -> None:
    """ "Kementerian Keuangan, dan Danantara" are two bodies."""
    found = names("Rapat itu dihadiri Kementerian Keuangan, dan Danantara.")
    assert [form for form, _ in found] == ["Kementerian Keuangan", "Danantara"]


def test_a_body_ends_with_its_field_its_party_or_the_kind_of_its_territory() -> None:
    """A title at the end is a field of work, a board goes on with its party, and "Kota" may stand behind the place."""
    assert ("Badan Pelayanan Haji", "GovernmentBody") in names("Badan Pelayanan Haji membuka kantor di Ambon.")
    assert ("Polres Madiun Kota", "GovernmentBody") in names("Polres Madiun Kota menangkap dua pelaku.")
    assert any(name == "DPP Partai Golkar" for name, _ in names("Ketua DPP Partai Golkar Rina Saraswati hadir."))


def test_ordinary_words_before_a_known_body_are_no_part_of_it() -> None:
    assert ("Bursa Efek Indonesia", COMPANY) in names(
        "Ia mengutip Keterbukaan Informasi Bursa Efek Indonesia (BEI), Rabu."
    )


def test_a_body_ends_before_a_person_with_an_initial() -> None:
    found = names("Kemarin, kata Direktur Bank Mandiri M. Wahyu Wenqori di Sleman.")
    assert found[0] == ("Bank Mandiri", COMPANY)
    assert names("Hal itu dikatakan pengamat Bank Mandiri M. Wahyu Wenqori.")[0] == ("Bank Mandiri", COMPANY)


def test_a_school_ends_with_its_city_before_a_person() -> None:
    found = names("Hal itu dikatakan orang dari Universitas Gadjah Mada Yogyakarta Rudi Wenqori.")
    assert found == [("Universitas Gadjah Mada Yogyakarta", SCHOOL), ("Rudi Wenqori", PERSON)]


def test_degrees_behind_a_name_are_no_part_of_it() -> None:
    """With a comma before them or without."""
    for text in ("Menurut Dr Rina Kartika MSi, hujan turun.", "Menurut Dr Rina Kartika, MSi, hujan turun."):
        assert names(text) == [("Rina Kartika", PERSON)]
