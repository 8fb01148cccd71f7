"""Posts: who holds which office where."""

import pytest
from annotated import annotated

from kg.find.posts import find_posts

Held = tuple[str, str, str | None, bool]


def held(marked: str) -> list[Held]:
    """Return (person, title, organisation, former) of each post in the marked text."""
    document, chains = annotated(marked)
    names = {mention: chain.name for chain in chains for mention in chain.mentions}
    text = document.article.text
    return [
        (names[one.person], one.title.of(text), names[one.organisation] if one.organisation else None, one.former)
        for one in find_posts(document, chains)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Kepala [Dinas Kebun|GovernmentBody] [Sari|Person] hadir.", ("Sari", "Kepala", "Dinas Kebun", False)),
        ("[Sari|Person], Kepala [Dinas Kebun|GovernmentBody], hadir.", ("Sari", "Kepala", "Dinas Kebun", False)),
        ("[Sari|Person] selaku kepala [Dinas Kebun|GovernmentBody] hadir.", ("Sari", "kepala", "Dinas Kebun", False)),
        ("[Sari|Person] (Kepala [Dinas Kebun|GovernmentBody]) hadir.", ("Sari", "Kepala", "Dinas Kebun", False)),
        ("[Sari|Person] yang juga ketua [Yayasan Air|Organization] hadir.", ("Sari", "ketua", "Yayasan Air", False)),
        ("Mantan Direktur [PT Kebun|Company], [Sari|Person], hadir.", ("Sari", "Direktur", "PT Kebun", True)),
        (
            "Kabid Humas [Polda Batu|GovernmentBody] Kombes Pol [Sari|Person] hadir.",
            ("Sari", "Kabid Humas", "Polda Batu", False),
        ),
        ("Wali Kota [Batu|Place] [Sari|Person] hadir.", ("Sari", "Wali Kota Batu", "Batu", False)),
        ("Presiden [Peru|Place] [Sari|Person] hadir.", ("Sari", "Presiden", "Peru", False)),
        ("Menteri Keuangan [Sari|Person] hadir.", ("Sari", "Menteri Keuangan", None, False)),
        ("Dokter [Sari|Person] dari [Klinik A|Facility] hadir.", ("Sari", "Dokter", "Klinik A", False)),
        ("Editor in Chief [Kebun|Media], [Sari|Person], hadir.", ("Sari", "Editor in Chief", "Kebun", False)),
        ("Dirjen Kebun (Dirjen [K|GovernmentBody]), [Sari|Person], hadir.", ("Sari", "Dirjen Kebun", "K", False)),
        (
            "Ini kata pakar hukum tata negara [Sari Dewi|Person].",
            ("Sari Dewi", "pakar hukum tata negara", None, False),
        ),
    ],
)
def test_a_post_is_read_from_title_body_and_name(marked: str, expected: Held) -> None:
    """Title, organisation and holder are found in every order; ranks are left out; territories belong to the title."""
    assert held(marked) == [expected]


def test_the_smallest_organisation_has_the_post() -> None:
    """In a chain of units the post attaches to the unit that follows its title."""
    text = "Direktur Pangan [Ditjen Kebun|GovernmentBody] [Kementerian Tani|GovernmentBody] [Sari|Person] hadir."
    assert held(text) == [("Sari", "Direktur Pangan", "Ditjen Kebun", False)]


def test_a_person_may_hold_two_posts() -> None:
    """Titles joined by "sekaligus" are two posts, each with its own body."""
    text = "Kepala [BPN|GovernmentBody] sekaligus CEO [Kebun Raya|Company] [Sari|Person] hadir."
    assert [one[1:3] for one in held(text)] == [("Kepala", "BPN"), ("CEO", "Kebun Raya")]


def test_posts_in_a_list_of_persons_stay_with_their_holders() -> None:
    """In "A, Ketua X B" the title is B's."""
    text = "Hadir [Sari|Person], Ketua [Yayasan Air|Organization] [Budi|Person], dan warga."
    assert held(text) == [("Budi", "Ketua", "Yayasan Air", False)]


@pytest.mark.parametrize(
    "marked",
    [
        "Dua mantan bek [Elang FC|SportsTeam], yakni [Sari|Person] dan [Budi|Person], hadir.",
        "Sejumlah pelawak hadir, antara lain [Sari|Person] dan [Budi|Person].",
        "Bos [Kebun Raya|Company] hadir. Juga bos [Elang Air|Company] [Sari|Person] dan [Budi|Person].",
        "Hadir pula pelawak seperti [Sari|Person] dan [Budi|Person].",
        "Bek [Elang FC|SportsTeam] berturut-turut adalah [Sari|Person] dan [Budi|Person].",
    ],
)
def test_persons_in_a_list_share_a_title(marked: str) -> None:
    """A title before a list, or one that announces it, is everybody's."""
    assert [one[0] for one in held(marked)] == ["Sari", "Budi"]


def test_a_minister_belongs_to_the_ministry_of_his_field() -> None:
    """A ministry that the article names elsewhere is the minister's body."""
    text = "Menteri Perikanan [Sari|Person] hadir. [Kementerian Perikanan|GovernmentBody] menyambutnya."
    assert held(text) == [("Sari", "Menteri Perikanan", "Kementerian Perikanan", False)]


def test_a_title_with_itu_points_back_at_the_topic() -> None:
    """ "ujar politikus … itu" gives the person spoken of a post."""
    text = '[Sari|Person] menolak rencana itu. "Rugi semua," ujar politikus [Partai Sawah|Party] itu.'
    assert held(text) == [("Sari", "politikus", "Partai Sawah", False)]


@pytest.mark.parametrize(
    "marked",
    [
        "Kombes Pol [Sari|Person] hadir.",
        "Pemain [Sari|Person] mencetak gol.",
        "Ketua dan [Sari|Person] hadir.",
        "Komisaris [Sari|Person] menangkap pelaku.",
    ],
)
def test_ranks_and_bare_words_are_no_posts(marked: str) -> None:
    """A rank, "pemain" alone, and a title that belongs to somebody else give nothing."""
    assert held(marked) == []


def test_a_coach_keeps_his_team() -> None:
    """A coach whose team is named once has it elsewhere too, whichever team is named last before him."""
    text = (
        "Pelatih [Elang FC|SportsTeam] [Sari|Person] hadir. Lawannya [Rusa FC|SportsTeam]. Pelatih [Sari|Person] puas."
    )
    assert held(text) == [("Sari", "Pelatih", "Elang FC", False)]


def test_a_director_of_foreign_work_serves_the_ministry() -> None:
    """The ministry right behind another body has the director; a body that stands apart changes nothing."""
    text = "Dirjen Kerja Sama [ASEAN|Organization] [Kementerian Laut|GovernmentBody] [Sari|Person] hadir."
    assert held(text) == [("Sari", "Dirjen Kerja Sama ASEAN", "Kementerian Laut", False)]
    text = "Direktur [Kebun Raya|Organization], [Kementerian Laut|GovernmentBody] [Sari|Person] hadir."
    assert held(text) == [("Sari", "Direktur", "Kebun Raya", False)]


def test_the_head_of_a_unit_of_the_police_belongs_to_the_force_that_is_named() -> None:
    """ "Kasat Reskrim": the words of his unit are not the town that his force must have."""
    text = "Laporan masuk ke [Polresta Awan|GovernmentBody]. Kasat Reskrim Kompol [Sari|Person] hadir."
    assert held(text) == [("Sari", "Kasat Reskrim", "Polresta Awan", False)]


def test_a_title_ends_before_what_its_holder_does() -> None:
    """ "ikut", "telah", "hadir" are no part of a title."""
    text = "Sejumlah pelawak ikut hadir, antara lain [Sari|Person]."
    assert held(text) == [("Sari", "pelawak", None, False)]


def test_an_officer_serves_the_body_named_last() -> None:
    """ "Presiden Direktur" alone belongs to the body of the sentence before; an ordinary title to none."""
    text = "Laba [PT Kebun|Company] naik. Presiden Direktur [Sari|Person] puas."
    assert held(text) == [("Sari", "Presiden Direktur", "PT Kebun", False)]
    text = "Laba [PT Kebun|Company] naik. Pengamat ekonomi [Sari|Person] heran."
    assert held(text) == [("Sari", "Pengamat ekonomi", None, False)]


def test_ministers_in_a_list_serve_one_state() -> None:
    """The state is told with the first of them; a minister elsewhere in the sentence may serve another."""
    text = "Hadir Menteri Laut [Peru|Place] [Sari|Person] dan Menteri Tani [Budi|Person]."
    assert [one[2] for one in held(text)] == ["Peru", "Peru"]
    text = "Menteri Laut [Peru|Place] [Sari|Person] bertemu Menteri Tani [Budi|Person]."
    assert [one[2] for one in held(text)] == ["Peru", None]


def test_a_head_and_his_deputy_share_out_their_titles() -> None:
    """The first of two persons is the head, the second the deputy."""
    text = "Bupati dan Wakil Bupati [Batu|Place], [Sari|Person] dan [Budi|Person], hadir."
    assert [one[:2] for one in held(text)] == [("Sari", "Bupati"), ("Budi", "Wakil Bupati Batu")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Calon gubernur dan wakil gubernur [Batu|Place], [Sari|Person]-[Budi|Person], hadir.", "Calon gubernur"),
        ("Calon bupati-wakil bupati [Batu|Place] [Sari|Person] - [Budi|Person] hadir.", "Calon bupati"),
        ("Capres/cawapres [Sari Dewi|Person] dan [Budi Tani|Person] hadir.", "Capres"),
        ("[Sari|Person] dan [Budi|Person] dilantik sebagai Bupati dan Wakil Bupati [Batu|Place].", "Bupati"),
        ("[Sari|Person]-[Budi|Person] dilantik menjadi Bupati dan Wakil Bupati [Batu|Place].", "Bupati"),
    ],
)
def test_a_pair_may_be_joined_by_a_mark_and_stand_before_its_titles(marked: str, expected: str) -> None:
    """Each of the two has one title, whatever joins names and titles, and whichever stand first."""
    first, second = held(marked)
    assert [first[0].split()[0], second[0].split()[0]] == ["Sari", "Budi"]
    assert first[1] == expected
    assert "wa" in second[1].casefold()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Serah terima jabatan Kapolres [Batu|Place] dari AKBP [Sari|Person] kepada AKBP [Budi|Person].",
            (True, False),
        ),
        ("Jabatan Ketua [KPK|GovernmentBody] beralih dari [Sari|Person] ke [Budi|Person].", (True, False)),
        ("Kursi Ketua [KPK|GovernmentBody] yang sebelumnya dijabat [Sari|Person] diisi [Budi|Person].", (True, False)),
        ("Jabatan Ketua [KPK|GovernmentBody] kini dipegang oleh [Sari|Person], kata [Budi|Person].", (False,)),
        ("Ia memuji Ketua [KPK|GovernmentBody] yang kini dijabat oleh [Sari|Person].", (False,)),
        ("Ia memuji Ketua [KPK|GovernmentBody], yang saat ini diemban [Sari|Person].", (False,)),
    ],
)
def test_an_office_is_held_or_handed_on(marked: str, expected: tuple[bool, ...]) -> None:
    """ "Dari" tells who held it and "kepada" who does; who is named further on has no part in it."""
    found = held(marked)
    assert [one[0] for one in found] == ["Sari", "Budi"][: len(expected)]
    assert tuple(one[3] for one in found) == expected
    assert len({one[1:3] for one in found}) == 1


def test_an_office_that_nobody_is_said_to_hold_is_nobodys() -> None:
    """ "Jabatan Ketua" alone tells no post of who is named nearby."""
    assert held("Jabatan Ketua [KPK|GovernmentBody] kosong setelah [Sari|Person] pergi.") == []
    assert held("Jabatan Ketua [KPK|GovernmentBody] dari [Sari|Person] itu kosong.") == []


@pytest.mark.parametrize(
    ("marked", "over"),
    [
        ("[Sari|Person] mengundurkan diri sebagai Ketua [KPK|GovernmentBody].", True),
        ("[Sari|Person] dicopot dari jabatan Ketua [KPK|GovernmentBody].", True),
        ("[Sari|Person] diam dalam kapasitasnya sebagai Ketua [KPK|GovernmentBody].", False),
    ],
)
def test_who_leaves_an_office_held_it(marked: str, *, over: bool) -> None:
    """The person named before holds the office, or did."""
    assert held(marked) == [("Sari", "Ketua", "KPK", over)]


def test_both_of_two_persons_hold_what_is_said_of_them() -> None:
    """ "Keduanya" are the last two of the sentence before, else the only two of the one behind."""
    text = "[Rian|Person] menemui [Sari|Person] dan [Budi|Person]. Keduanya merupakan anggota [DPR|GovernmentBody]."
    both = [("Sari", "anggota", "DPR"), ("Budi", "anggota", "DPR")]
    assert [one[:3] for one in held(text)] == both
    text = (
        "Polisi mencari dua orang yang menyapa [Rian|Person]. "
        "Keduanya diketahui merupakan anggota [DPR|GovernmentBody]. "
        "Mereka, [Sari|Person] dan [Budi|Person], ditemukan{}."
    )
    assert [one[:3] for one in held(text.format(""))] == both
    assert held(text.format(" oleh [Tono|Person]")) == []


def test_any_word_behind_a_verb_of_working_is_what_somebody_is() -> None:
    """ "Bekerja sebagai" says so; behind "sebagai" alone a word must be one of titles."""
    text = "[Sari|Person] menemui [Budi|Person]. Keduanya {} penyadap nira."
    found = [("Sari", "penyadap nira"), ("Budi", "penyadap nira")]
    assert [one[:2] for one in held(text.format("bekerja sebagai"))] == found
    assert held(text.format("merupakan")) == []


def test_who_speaks_for_a_president_is_not_he() -> None:
    """The office before the name is his, all of it the title of who is named behind the comma."""
    found = {one[:2] for one in held("Juru bicara Presiden [Budi|Person], [Sari Dewi|Person], hadir.")}
    assert found == {("Budi", "Presiden"), ("Sari Dewi", "Juru bicara Presiden")}


@pytest.mark.parametrize(
    "marked",
    [
        "Istri Bupati [Batu|Place], [Sari Dewi|Person], hadir.",
        "Adik kandung Bupati [Batu|Place], [Sari Dewi|Person], hadir.",
        "[Sari Dewi|Person] hadir. Pengacara [Sari|Person=Sari Dewi] pulang.",
        "Ia ingin menjadi cawapres [Sari Dewi|Person] tahun depan.",
        '"Ya," kata [Sari|Person], penyidik juga memeriksa saksi.',
        "Hadir [Budi|Person] (ahli batu dari [Kampus A|School]), Dr. [Sari|Person], dan [Rian|Person].",
    ],
)
def test_a_title_beside_a_name_may_be_somebody_elses(marked: str) -> None:
    """Kin, clients, running mates, a bracket that is closed, and a clause that begins: Sari holds none of these."""
    assert "Sari" not in {one[0].split()[0] for one in held(marked)}


def test_a_form_of_address_is_no_kin() -> None:
    """ "Ibu Bupati" is the bupati herself."""
    assert held("Kata Ibu Bupati [Batu|Place], [Sari Dewi|Person], kemarin.")[0][:2] == ("Sari Dewi", "Bupati Batu")


def test_a_title_in_brackets_is_nearer_than_one_before_a_comma() -> None:
    """ "Wali Kota Batu, Pak Sari (Menteri Kebun)" are two persons in a list."""
    marked = "Terima kasih kepada Wali Kota [Batu|Place], Pak [Sari|Person] (Menteri Kebun), hadir."
    assert [one[1] for one in held(marked)] == ["Menteri Kebun"]


def test_the_body_named_before_has_the_leader_who_is_its() -> None:
    """ "Peru dan pemimpinnya": the clitic stands for the body right before."""
    assert held("Sanksi untuk [Peru|Place] dan pemimpinnya [Sari Dewi|Person].")[0][2] == "Peru"


def test_a_head_whose_territory_is_not_named_has_the_only_one_of_its_kind() -> None:
    """With two of the kind nothing is guessed."""
    text = "Kata Bupati [Sari Dewi|Person] di [Kabupaten Batu|Place]."
    assert held(text)[0][2] == "Kabupaten Batu"
    assert held(text + " [Kabupaten Air|Place] sepi.")[0][2] is None


def test_a_short_form_in_brackets_ends_no_title() -> None:
    """The body stands behind the bracket."""
    text = "[Sari|Person] menjabat Wakil Direktur Tipikor (Wadirtipikor) [Bareskrim|GovernmentBody]."
    assert held(text) == [("Sari", "Wakil Direktur Tipikor (Wadirtipikor)", "Bareskrim", False)]
    text = "Sekretaris Daerah Provinsi [Batu|Place] [Sari|Person] hadir."
    assert held(text) == [("Sari", "Sekretaris Daerah Provinsi Batu", "Batu", False)]


def test_whom_a_speaker_talks_of_is_not_the_speaker() -> None:
    """ "Menurut Sari, Menteri Kebun …": the title opens what she says; between two commas it is hers."""
    assert held("Menurut [Sari|Person], Menteri Kebun telah pulang.") == []
    assert [one[1] for one in held("Menurut [Sari|Person], Menteri Kebun, panen baik.")] == ["Menteri Kebun"]


def test_who_is_one_example_shares_no_title() -> None:
    """ "pelawak seperti Sari": without a number a list of two or more is asked for."""
    assert held("Hadir pula pelawak seperti [Sari|Person] saja.") == []


def test_an_aide_is_the_one_behind_the_name_of_whom_he_serves() -> None:
    """ "staf khusus Budi yakni Sari": Budi holds no title there, nor "pengacara Budi, Sari"."""
    for joint in (" yakni", ","):
        assert ("Budi", "Staf khusus") not in [
            one[:2] for one in held(f"Staf khusus [Budi|Person]{joint} [Sari|Person].")
        ]


def test_who_acts_as_head_of_the_police_belongs_to_the_force() -> None:
    """ "Pelaksana Harian (Plh) Kapolsek Awan": what says how the office is held hides no body."""
    text = "[Polsek Awan|GovernmentBody] sibuk. Pelaksana Harian (Plh) Kapolsek [Awan|Place] [Sari|Person] hadir."
    assert held(text)[0][2] == "Polsek Awan"


def test_a_second_name_does_not_end_a_list() -> None:
    """ "Sari alias Rakun, Budi": the alias is passed over."""
    text = "Sejumlah pelawak hadir, antara lain [Sari|Person] alias [Rakun|Person] dan [Budi|Person]."
    assert {"Sari", "Budi"} <= {one[0] for one in held(text)}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Ekonom yang juga mantan Menteri Keuangan, [Sari|Person], hadir.",
            [("Sari", "Ekonom", None, False), ("Sari", "Menteri Keuangan", None, True)],
        ),
        (
            "[Sari|Person], Ketua [Yayasan Air|Organization] yang juga menjabat Komisaris [PT Kebun|Company], hadir.",
            [("Sari", "Ketua", "Yayasan Air", False), ("Sari", "Komisaris", "PT Kebun", False)],
        ),
        ("Menurut kuasa hukumnya, [Sari Dewi|Person], itu benar.", [("Sari Dewi", "kuasa hukum", None, False)]),
        ("Analis lainnya, [Sari Dewi|Person], hadir.", [("Sari Dewi", "Analis", None, False)]),
        (
            "Kepala [Biro Hukum dan Humas|GovernmentBody] [Sari|Person] hadir.",
            [("Sari", "Kepala", "Biro Hukum dan Humas", False)],
        ),
        (
            "Kepala Pusat Penerangan [TNI|GovernmentBody] Mayjen [Sari|Person] hadir.",
            [("Sari", "Kepala Pusat Penerangan", "TNI", False)],
        ),
    ],
)
def test_titles_are_joined_in_many_ways(marked: str, expected: list[Held]) -> None:
    """A second title may follow "yang juga", a clitic is no part of a title, "dan Humas" goes on with a body's name."""
    assert held(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Sari|Person] hadir. Ia menjabat sebagai Ketua [Yayasan Air|Organization].",
            [("Sari", "Ketua", "Yayasan Air", False)],
        ),
        (
            "Saat menjadi Ketua [Yayasan Air|Organization], [Sari|Person] diam.",
            [("Sari", "Ketua", "Yayasan Air", False)],
        ),
        (
            "[Sari|Person] pernah menjadi Ketua [Yayasan Air|Organization].",
            [("Sari", "Ketua", "Yayasan Air", True)],
        ),
        ("[Sari|Person] hadir. Ia akan menjadi Ketua [Yayasan Air|Organization].", []),
        ("[Sari|Person] hadir. Ia menjadi marah.", []),
    ],
)
def test_a_pronoun_or_the_sentence_tells_who_holds_a_post(marked: str, expected: list[Held]) -> None:
    """ "Ia menjabat" tells the post of whom the pronoun means, and nobody holds what he only will hold."""
    assert held(marked) == expected


def test_who_is_appointed_becomes_what_follows() -> None:
    """ "Menjadi" behind who is appointed, or behind "ditunjuk", leads to a post."""
    assert held("Presiden melantik [Sari|Person] menjadi Kepala [Badan Air|GovernmentBody].") == [
        ("Sari", "Kepala", "Badan Air", False)
    ]
    assert held("[Sari|Person] ditunjuk menjadi Kepala [Badan Air|GovernmentBody].") == [
        ("Sari", "Kepala", "Badan Air", False)
    ]


def test_a_judge_serves_the_court_of_his_name() -> None:
    """ "Hakim Konstitusi" belongs to the constitutional court, not to the supreme one."""
    text = "Hakim Konstitusi [Sari|Person] hadir di [Mahkamah Agung|GovernmentBody]."
    assert held(text) == [("Sari", "Hakim Konstitusi", None, False)]
    text += " Putusan [Mahkamah Konstitusi|GovernmentBody] tetap."
    assert held(text) == [("Sari", "Hakim Konstitusi", "Mahkamah Konstitusi", False)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[Kepolisian Daerah Batu|GovernmentBody] rapat. Kapolda [Batu|Place] [Sari|Person] hadir.",
            ("Sari", "Kapolda", "Kepolisian Daerah Batu", False),
        ),
        (
            "[Dinas Sosial|GovernmentBody] rapat. Kadinsos [Sari|Person] hadir.",
            ("Sari", "Kadinsos", "Dinas Sosial", False),
        ),
        ("[Polri|GovernmentBody] rapat. Irwasum [Sari|Person] hadir.", ("Sari", "Irwasum", "Polri", False)),
    ],
)
def test_the_body_of_an_office_may_be_written_out(marked: str, expected: Held) -> None:
    """The Kapolda heads the Kepolisian Daerah, whose short name the office carries."""
    assert held(marked) == [expected]
