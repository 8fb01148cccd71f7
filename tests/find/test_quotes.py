"""Quotations: whose words they are and where they begin and end."""

import pytest
from annotated import annotated

from kg.find.posts import find_posts
from kg.find.quotes import find_quotes

Said = tuple[str, str, str | None]


def said(marked: str) -> list[Said]:
    """Return (kind, content, speaker's name) of each quotation in the marked text."""
    document, chains = annotated(marked)
    names = {mention: chain.name for chain in chains for mention in chain.mentions}
    quotes = find_quotes(document, chains, find_posts(document, chains))
    text = document.article.text
    return [(one.kind, one.content.of(text), names[one.speaker] if one.speaker else None) for one in quotes]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('"Kami siap panen," kata [Sari|Person].', ("direct", "Kami siap panen,", "Sari")),
        ('[Sari|Person] berkata, "Kami siap panen."', ("direct", "Kami siap panen.", "Sari")),
        (
            '"Kami siap panen," ujar Kepala [Dinas Kebun|GovernmentBody], Dr. [Sari|Person], di [Batu|Place], Rabu.',
            ("direct", "Kami siap panen,", "Sari"),
        ),
        ('"Laba kami naik," tulis [PT Kebun Jaya|Company].', ("direct", "Laba kami naik,", "PT Kebun Jaya")),
        (
            '"Klien saya sakit," kata pengacara [Budi|Person], [Sari|Person].',
            ("direct", "Klien saya sakit,", "Sari"),
        ),
        (
            '"Air sudah naik," kata Kepala Humas [Bina Warga|Person], [Sari|Person] di [Batu|Place].',
            ("direct", "Air sudah naik,", "Sari"),
        ),
        ('"Air sudah naik sejak pagi," kata seorang warga.', ("direct", "Air sudah naik sejak pagi,", None)),
    ],
)
def test_words_between_marks_have_the_speaker_that_the_cue_names(marked: str, expected: Said) -> None:
    """The speaker stands behind or before the cue, with titles, ranks and places around the name."""
    assert said(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Sari|Person] mengatakan bahwa panen padi turun.", ("indirect", "panen padi turun", "Sari")),
        ("[Sari|Person] mengatakan, panen padi turun.", ("indirect", "panen padi turun", "Sari")),
        ("[Sari|Person] juga berharap panen padi naik.", ("indirect", "panen padi naik", "Sari")),
        ("Menurut [Sari|Person], panen padi turun.", ("indirect", "panen padi turun", "Sari")),
        ("Oleh karena itu, lanjut [Sari|Person], panen padi turun.", ("indirect", "panen padi turun", "Sari")),
        ("Panen padi turun, kata [Sari|Person] di [Batu|Place].", ("indirect", "Panen padi turun", "Sari")),
        (
            "[Sari|Person] mengatakan kepada [Budi|Person] bahwa panen padi turun.",
            ("indirect", "panen padi turun", "Sari"),
        ),
        ("[Dinas Kebun|GovernmentBody] menyatakan panen padi turun.", ("indirect", "panen padi turun", "Dinas Kebun")),
        ("Menurut [Sari|Person] panen padi akan turun.", ("indirect", "panen padi akan turun", "Sari")),
        ("Panen padi, lanjut [Sari|Person] akan turun di [Batu|Place].", ("indirect", "akan turun di Batu", "Sari")),
        (
            "[Sari|Person] hadir. Menurut perempuan yang gemar bertani itu, panen padi turun.",
            ("indirect", "panen padi turun", "Sari"),
        ),
        ("Berdasarkan penuturan [Sari|Person], panen padi turun.", ("indirect", "panen padi turun", "Sari")),
        (
            "[Sari|Person] hadir. Warga lereng gunung itu mengatakan bahwa panen turun.",
            ("indirect", "panen turun", "Sari"),
        ),
        ("[Sari|Person] hadir. Pemuda itu mengatakan bahwa panen turun.", ("indirect", "panen turun", None)),
        ("[Sari|Person] pada acara itu mengatakan bahwa panen turun.", ("indirect", "panen turun", "Sari")),
        (
            "[Sari|Person] datang. Calon [Partai Tani|Party] dari daerah itu mengatakan bahwa panen turun.",
            ("indirect", "panen turun", None),
        ),
        (
            "[Sari|Person] yang ditemui di kebun ini mengatakan bahwa panen turun.",
            ("indirect", "panen turun", "Sari"),
        ),
        ("Menurut [Sari|Person], [Budi|Person] menanam padi.", ("indirect", "Budi menanam padi", "Sari")),
        ("Panen padi turun, demikian laporan [Warta Kebun|Media].", ("indirect", "Panen padi turun", "Warta Kebun")),
        ("[Sari|Person] hadir. Panen diakuinya masih rendah.", ("indirect", "masih rendah", "Sari")),
        ("[Sari|Person] hadir. Baginya panen padi masih rendah.", ("indirect", "panen padi masih rendah", "Sari")),
        ("[Sari|Person] hadir. Menurut pengakuannya, panen turun.", ("indirect", "panen turun", "Sari")),
        ("Dikutip dari [Warta Kebun|Media], panen padi turun.", ("indirect", "panen padi turun", "Warta Kebun")),
        ("Panen padi turun. Hal itu disampaikan oleh [Sari|Person].", ("indirect", "Panen padi turun", "Sari")),
        ("Panen padi turun. Demikian diungkapkan [Sari|Person].", ("indirect", "Panen padi turun", "Sari")),
        ("[Sari|Person] hadir. Dirinya berharap panen padi naik.", ("indirect", "panen padi naik", "Sari")),
    ],
)
def test_reported_clauses_come_without_the_reporting_words(marked: str, expected: Said) -> None:
    """The clause is what is said; the cue stands before, inside or after it."""
    assert said(marked) == [expected]


@pytest.mark.parametrize(
    "marked",
    [
        'Lomba "tanam pohon" digelar [Dinas Kebun|GovernmentBody].',
        "[Sari|Person] menyampaikan apresiasi kepada petani.",
        "[Sari|Person] enggan menjelaskan penyebab banjir.",
        "[Sari|Person] datang untuk memastikan bantuan tiba.",
    ],
)
def test_what_nobody_says_is_no_quotation(marked: str) -> None:
    """Scare quotes, objects of a speech verb and purposes are not quotations."""
    assert said(marked) == []


@pytest.mark.parametrize("cue", ["ujarnya", "kata dia", "tuturnya", "ucap perempuan itu"])
def test_pointing_words_mean_the_one_who_spoke_last(cue: str) -> None:
    """A pronoun, the clitic and a noun with "itu" all go back to the latest speaker, not to a bystander."""
    text = (
        'Menurut [Sari|Person], panen turun. Ia berbicara kepada [Budi|Person].\n"Kami akan menanam lagi," ' + cue + "."
    )
    assert said(text)[-1] == ("direct", "Kami akan menanam lagi,", "Sari")


def test_a_pointing_phrase_may_hold_a_place_in_a_larger_one() -> None:
    """The comma in "asal Batu, Jawa Timur itu" does not end the phrase that points back."""
    said_by = said('[Sari|Person] menang. "Saya lega," kata petani asal [Batu|Place], [Jawa Timur|Place] itu.')
    assert said_by == [("direct", "Saya lega,", "Sari")]


def test_a_pointing_subject_may_hold_a_place_in_a_larger_one() -> None:
    """Before a verb as behind one: the places belong to the one of whom is spoken."""
    text = "[Sari|Person] hadir. Artis kelahiran [Batu|Place], [Jawa Timur|Place] itu mengatakan panen turun."
    assert said(text)[0][2] == "Sari"


def test_a_pointing_phrase_may_hold_a_work() -> None:
    """Marks and brackets around a work do not end the phrase that points back."""
    text = '[Sari|Person] hadir. "Saya lega," kata penyanyi lagu "Panen Raya" (2016) itu.'
    assert said(text)[0][2] == "Sari"


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    """Who is told is not who adds: "kepada X seraya menambahkan"."""
    text = '[Sari|Person] hadir. "Kami lega," katanya kepada [Budi|Person] seraya menambahkan bahwa panen naik.'
    assert [speaker for _, _, speaker in said(text)] == ["Sari", "Sari"]


@pytest.mark.parametrize("joint", ["meskipun", "karena", "tetapi"])
def test_another_source_within_a_clause_begins_another_report(joint: str) -> None:
    """Behind "meskipun menurutnya" stands what is said besides."""
    text = f"[Sari|Person] mengatakan panen turun tahun ini, {joint} menurutnya harga padi naik."
    assert [(content, speaker) for _, content, speaker in said(text)] == [
        ("panen turun tahun ini", "Sari"),
        ("harga padi naik", "Sari"),
    ]


def test_company_is_silent() -> None:
    """Of a speaker and those who stand by him the first one speaks."""
    text = "[Sari|Person] didampingi Kepala Desa [Budi|Person] menjelaskan, panen turun."
    assert said(text)[0][2] == "Sari"


def test_kin_of_a_name_is_another_person() -> None:
    """Behind "putri" stands the father, who says nothing."""
    text = '[Sari|Person] hadir. "Saya lega," kata putri [Budi|Person] itu di rumahnya.'
    assert said(text)[0][2] == "Sari"
    assert said(text.replace(" itu", ""))[0][2] == "Sari"


def test_a_new_topic_takes_the_pronoun_over() -> None:
    """Whoever opens a later sentence, and speaks by name somewhere, is meant by the pronoun behind it."""
    text = (
        '[Sari|Person] menilai panen turun. [Budi|Person] tidak setuju.\n"Panen justru naik," ujarnya.\n'
        "Menurut [Budi|Person], harga bibit juga turun."
    )
    assert said(text)[1] == ("direct", "Panen justru naik,", "Budi")


def test_somebody_who_is_only_spoken_of_takes_no_words() -> None:
    """A suspect who is the topic of a sentence, but never speaks, does not get the spokesman's words."""
    text = (
        '"Kami menahan satu orang," kata [Sari|Person].\n[Budi|Person] masih diperiksa.\n"Ia membawa pisau," ujarnya.'
    )
    assert said(text)[-1] == ("direct", "Ia membawa pisau,", "Sari")


def test_an_office_speaks_for_its_holder() -> None:
    """Who holds the post that the cue names is the speaker, also when another person was named in between."""
    text = (
        "Bupati [Batu|Place] [Sari|Person] bertemu [Budi|Person]. [Budi|Person] tersenyum.\n"
        '"Jalan ini segera dibangun," kata Bupati Batu.'
    )
    assert said(text)[-1][2] == "Sari"


def test_a_quotation_without_a_cue_goes_on_with_the_speaker_before() -> None:
    """A paragraph of quoted words alone belongs to whoever spoke last."""
    text = '"Kami siap panen," kata [Sari|Person].\n"Semua petani sudah diberi bibit."'
    assert said(text)[1] == ("direct", "Semua petani sudah diberi bibit.", "Sari")


def test_an_article_without_quotations_gives_none() -> None:
    """Plain narration holds no quotation."""
    assert said("[Sari|Person] menanam padi di [Batu|Place].") == []


@pytest.mark.parametrize(
    "marked",
    [
        "Berdasarkan undang-undang [Sari|Person], panen padi turun.",
        "Berdasarkan penuturan warga, panen padi turun.",
        "Panen padi turun. Hal itu disampaikan di [Batu|Place].",
        "Panen padi turun. Hal itu dibantah [Sari|Person].",
    ],
)
def test_what_nobody_is_said_to_have_said_is_no_report(marked: str) -> None:
    """Grounds that are nobody's account, and a sentence that names no speaker of the one before, report nothing."""
    assert said(marked) == []


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("[Sari|Person] yang juga menjabat sebagai pengurus [Kebun Jaya|Company] memastikan panen akan naik.", "Sari"),
        ("[Sari|Person], pedagang sayur, buah dan kopi [Batu|Place] mengaku panen padi turun.", "Sari"),
        ("[Dinas Kebun|GovernmentBody], Kabupaten [Batu|Place] menyatakan panen padi turun.", "Dinas Kebun"),
        ("Cerita lama dari lereng [Batu|Place] menyebutkan panen padi turun.", None),
        ("[Batu|Place] menyatakan panen padi turun.", "Batu"),
        ('"Panen turun," kata Menteri Kebun, Air dan Tanah, [Sari|Person].', "Sari"),
    ],
)
def test_the_words_around_the_subject_do_not_speak(marked: str, speaker: str | None) -> None:
    """A body or a place in the description of a speaker is not the speaker."""
    assert [each for _, _, each in said(marked)] == [speaker]


@pytest.mark.parametrize(
    "marked",
    [
        "Hasil ini memastikan panen padi akan naik.",
        "[Dinas Kebun|GovernmentBody] membersihkan saluran serta memastikan air mengalir.",
        "Pesan tersebut disampaikan oleh panitia di kebun.",
        "[Sari|Person] menjelaskan beberapa bibit yang ditanam petani.",
        "[Sari|Person] mengutip data [Dinas Kebun|GovernmentBody] tentang panen padi.",
    ],
)
def test_what_has_an_effect_or_names_a_thing_reports_nothing(marked: str) -> None:
    """Events that ensure something, nouns that are cues elsewhere, and objects with a relative clause say nothing."""
    assert said(marked) == []


def test_the_end_of_a_clause_may_be_quoted() -> None:
    """Quoted words that end a reported clause are a quotation of their own; the clause ends before them."""
    assert said('[Sari|Person] mengatakan panen akan turun dan "jauh di bawah harapan kami".') == [
        ("indirect", "panen akan turun dan", "Sari"),
        ("direct", "jauh di bawah harapan kami", "Sari"),
    ]


def test_a_quoted_name_belongs_to_the_clause() -> None:
    """A few words between marks with the clause going on behind them are what something is called."""
    assert said('[Sari|Person] mengatakan "Kebun Kita" akan tayang lagi.') == [
        ("indirect", '"Kebun Kita" akan tayang lagi', "Sari")
    ]


@pytest.mark.parametrize("day", ["Senin", "Senin (3/6/2024)", "Senin, 3 Juni 2024"])
def test_the_day_of_a_source_is_no_part_of_its_report(day: str) -> None:
    """Between the source and the clause there may stand the day on which it was read."""
    assert said(f"Mengutip [Warta Kebun|Media], {day}, panen padi turun.") == [
        ("indirect", "panen padi turun", "Warta Kebun")
    ]


def test_a_full_sentence_behind_a_comma_is_said_by_the_subject() -> None:
    """A verb that we do not know as one of speech may lead to quoted words; what a text says is nobody's."""
    words = '"Kami akan menanam lebih banyak padi."'
    assert said(f"[Sari|Person] mengomentari panen itu, {words}")[0][2] == "Sari"
    assert said(f"[Sari|Person] membaca ayat yang berbunyi, {words}") == []


def test_whoever_is_given_the_floor_says_what_follows() -> None:
    """ "Hal yang sama dikatakan X" makes X the one whom "keluhnya" means."""
    text = '"Panen turun," kata [Sari|Person].\nHal yang sama dikatakan [Budi|Person].\n"Harga bibit naik," keluhnya.'
    assert said(text)[-1] == ("direct", "Harga bibit naik,", "Budi")


def test_somebody_with_a_title_who_acts_takes_the_floor() -> None:
    """A person who comes in with his title as the subject of a verb is meant by the pronoun."""
    text = (
        '"Panen turun," kata [Sari|Person].\nKepala Dinas [Batu|Place] [Budi|Person] menolak usul itu.\n'
        '"Harga bibit sudah naik," ujarnya.'
    )
    assert said(text)[-1] == ("direct", "Harga bibit sudah naik,", "Budi")


def test_a_person_behind_a_verb_is_no_topic() -> None:
    """Who is only the object of a sentence does not take the words that follow."""
    text = '[Sari|Person] berbicara. Ia sempat mengajak anaknya [Budi|Person] pulang.\n"Kami lelah," ujarnya.'
    assert said(text)[-1][2] == "Sari"


def test_a_subject_goes_on_as_the_pronoun_subject_of_the_next_sentence() -> None:
    """ "Ia" before its verb is the subject of the sentence before, also where that one speaks nowhere by name."""
    text = '"Panen turun," kata [Sari|Person].\n[Budi|Person] menanam padi. Ia berharap harga bibit turun.'
    assert said(text)[-1] == ("indirect", "harga bibit turun", "Budi")


def test_a_name_in_a_fronted_phrase_is_no_topic() -> None:
    """ "Sesuai arahan X, ia …" does not make X the one who speaks."""
    text = '"Panen turun," kata [Sari|Person].\nSesuai arahan [Budi|Person], ia menekankan bahwa harga bibit turun.'
    assert said(text)[-1] == ("indirect", "harga bibit turun", "Sari")


def test_a_description_behind_the_source_is_no_part_of_its_report() -> None:
    """What says who the source is stands between two commas and belongs to the name."""
    text = "Menurut [Sari|Person], salah seorang petani di lereng [Batu|Place], panen padi turun."
    assert said(text) == [("indirect", "panen padi turun", "Sari")]


def test_a_pointing_noun_may_stand_far_before_its_demonstrative() -> None:
    """The noun at the head of "politisi yang … dari X itu" points back, and X inside it does not speak."""
    text = "[Sari|Person] hadir. Politisi yang dikenal sebagai wakil dari [Batu|Place] itu menegaskan panen turun."
    assert said(text) == [("indirect", "panen turun", "Sari")]
