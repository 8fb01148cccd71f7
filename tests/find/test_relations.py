"""Relations of sentences: voices, coordination, modality, attribution, gates."""

import re

import pytest

from kg.find.patterns import load_patterns
from kg.find.relations import find_relations
from kg.language import understand
from kg.records import Article, Chain, Mention, Post, Quote, Span
from kg.schema import load

MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)\]")


def read(marked: str):
    """Return text and chains of "[PT Maju|Company] mendukung [Sari|Person]."; one chain for each name."""
    text, found, at = "", {}, 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        mention = Mention(Span(len(text), len(text) + len(match[1])), match[2])
        found.setdefault((match[1], match[2]), []).append(mention)
        text += match[1]
        at = match.end()
    chains = tuple(Chain(name, kind, tuple(mentions)) for (name, kind), mentions in found.items())
    return text + marked[at:], chains


def relations(marked: str, quotes=()):
    text, chains = read(marked)
    schema = load()
    document = understand(Article("a", text))
    return text, find_relations(document, chains, (), quotes, schema, load_patterns(schema))


def triples(marked: str):
    """Return {"subject predicate object"} of what is asserted."""
    text, (found, _) = relations(marked)
    return {
        f"{r.subject.span.of(text)} {r.predicate} {r.object.span.of(text)}" for r in found if r.modality == "asserted"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "[PT Kencana|Company] mendukung [Proyek Tanggul|Programme].",
        "[PT Kencana|Company] juga terus mendukung penuh [Proyek Tanggul|Programme].",
        "[Proyek Tanggul|Programme] didukung [PT Kencana|Company].",
        "[Proyek Tanggul|Programme] telah didukung penuh oleh [PT Kencana|Company].",
        "[Proyek Tanggul|Programme] yang didukung [PT Kencana|Company] rampung.",
        "[PT Kencana|Company], yang mendukung [Proyek Tanggul|Programme], untung.",
        "[PT Kencana|Company] (PTK) mendukung [Proyek Tanggul|Programme].",
        "Perusahaan tambak rakyat di pesisir (PTK atau [PT Kencana|Company]) mendukung [Proyek Tanggul|Programme].",
        "[PT Kencana|Company] memutuskan mendukung [Proyek Tanggul|Programme].",
        "[PT Kencana|Company] mengaku sudah mendukung [Proyek Tanggul|Programme].",
        "[PT Kencana|Company] membangun bendungan, mendukung [Proyek Tanggul|Programme].",
        "Setelah mendukung [Proyek Tanggul|Programme], [PT Kencana|Company] untung.",
        "[PT Kencana|Company] memberikan dukungan kepada [Proyek Tanggul|Programme].",
        "Dukungan [PT Kencana|Company] terhadap [Proyek Tanggul|Programme] kuat.",
        "[PT Kencana|Company] di [Rawasari|Place] mendukung [Proyek Tanggul|Programme].",
    ],
)
def test_active_passive_and_nominal_twins_give_one_triple(sentence):
    """However it is turned, the same thing is said."""
    assert "PT Kencana supports Proyek Tanggul" in triples(sentence)


def test_a_clause_before_another_clause_has_no_subject_behind_a_second_verb():
    """Only the subject right behind the comma is that of the clause before it."""
    found = triples("Setelah mendukung [Proyek Tanggul|Programme], kata warga, [PT Kencana|Company] untung.")
    assert "PT Kencana supports Proyek Tanggul" not in found


def test_a_list_in_a_clause_before_another_is_not_its_subject():
    """The members of the object's list are passed over on the way to the subject."""
    found = triples("Usai mengunjungi [Rawasari|Place], [Sukamaju|Place], dan [Kencana|Place], [Budi|Person] pulang.")
    assert {f"Budi visits {name}" for name in ("Rawasari", "Sukamaju", "Kencana")} <= found


def test_a_list_yields_each_of_its_members():
    """Coordination on either side multiplies out."""
    found = triples("[Budi|Person], [Andi|Person], dan [Sari|Person] mengunjungi [Rawasari|Place].")
    assert {f"{name} visits Rawasari" for name in ("Budi", "Andi", "Sari")} <= found


def test_what_follows_one_member_of_a_list_is_its_own():
    """A bracket in a list explains the name before it, not the whole list."""
    found = triples("Ia ke [Sukamaju|Place] ([Rawasari|Place]), [Kencana|Place] ([Melati|Place]), dan [Danau|Place].")
    assert found == {"Sukamaju partOf Rawasari", "Kencana partOf Melati"}


def test_a_part_is_told_by_its_name():
    """What a name says needs no sentence."""
    assert "Komisi XX DPR partOf DPR" in triples(
        "[Komisi XX DPR|GovernmentBody] rapat. Ketua [DPR|GovernmentBody] absen."
    )


def test_who_coaches_a_team_is_no_player_of_it():
    """A title anywhere in the article speaks against what a pattern without a verb would tell."""
    text = "Pelatih Budi Santosa puas. Elang FC unggul berkat ide Budi Santosa."
    schema, document = load(), understand(Article("a", text))
    budi = [Mention(Span(at, at + 12), "Person") for at in (8, text.rindex("Budi"))]
    team = Mention(Span(text.index("Elang"), text.index("Elang") + 8), "SportsTeam")
    chains = (Chain("Budi Santosa", "Person", tuple(budi)), Chain("Elang FC", "SportsTeam", (team,)))
    post = Post(budi[0], Span(0, 7), None, Span(0, 20), "test")
    played, _ = find_relations(document, chains, (), (), schema, load_patterns(schema))
    coached, refused = find_relations(document, chains, (post,), (), schema, load_patterns(schema))
    assert [one.predicate for one in played] == ["memberOf"]
    assert coached == ()
    assert [one.reason for one in refused] == ["the post of the subject speaks against it"]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("[PT Kencana|Company] tidak mendukung [Proyek Tanggul|Programme].", "denied"),
        ("[PT Kencana|Company] belum mendukung [Proyek Tanggul|Programme].", "denied"),
        ("[PT Kencana|Company] akan mendukung [Proyek Tanggul|Programme].", "planned"),
        ("[PT Kencana|Company] mungkin mendukung [Proyek Tanggul|Programme].", "possible"),
        ("[PT Kencana|Company] mendukung [Proyek Tanggul|Programme].", "asserted"),
    ],
)
def test_modality(sentence, modality):
    """What is denied, planned or possible is told apart from what is."""
    _, (found, _) = relations(sentence)
    assert [r.modality for r in found if r.predicate == "supports"] == [modality]


@pytest.mark.parametrize(
    "sentence",
    [
        "Apakah [PT Kencana|Company] mendukung [Proyek Tanggul|Programme]?",
        "Jika [PT Kencana|Company] mendukung [Proyek Tanggul|Programme], warga senang.",
    ],
)
def test_questions_and_conditions_state_nothing_and_are_listed(sentence):
    """What is asked or supposed is refused, and the refusal says why."""
    _, (found, refused) = relations(sentence)
    assert not [r for r in found if r.predicate == "supports"]
    assert any("conditional" in refusal.reason for refusal in refused)


def test_a_claim_inside_a_quotation_belongs_to_its_speaker():
    """The outlet is not answerable for what it quotes."""
    marked = '"[PT Kencana|Company] mendukung [Proyek Tanggul|Programme]," kata [Budi|Person].'
    text, chains = read(marked)
    budi = chains[-1].mentions[0]
    quote = Quote(budi, None, Span(1, text.index('," kata')), "direct", Span(0, len(text)), "test")
    _, (found, _) = relations(marked, (quote,))
    assert [r.attributed_to for r in found if r.predicate == "supports"] == [budi]


def test_evidence_is_the_shortest_stretch_with_both_ends_and_the_cue():
    """Every relation can be pointed at."""
    text, (found, _) = relations("Kemarin [PT Kencana|Company] mendukung [Proyek Tanggul|Programme] di kota.")
    assert {r.evidence.of(text) for r in found} == {"PT Kencana mendukung Proyek Tanggul"}


def test_the_outlets_own_statement_is_preferred_to_a_planned_one():
    """A relation stated several times is kept once, as a fact where it is one."""
    _, (found, _) = relations(
        "[PT Kencana|Company] akan mendukung [Sari|Person]. Kini [PT Kencana|Company] mendukung [Sari|Person]."
    )
    assert [r.modality for r in found if r.predicate == "supports"] == ["asserted"]


def test_a_very_long_sentence_of_names_is_passed_over():
    """A table of names costs no time and gives next to nothing."""
    names = "[PT Kencana|Company] mendukung [Sari|Person] dan "
    _, (found, _) = relations(names * 300 + "selesai.")
    assert len(found) <= 1


def test_what_is_too_unsure_is_refused_with_its_likelihood():
    """A described thing that is hardly one gives no relation, and the refusal tells the number."""
    text = "Pemerintah mendukung program pelatihan."
    doer = Mention(Span(0, 10), "GovernmentBody", "name")
    chains = [Chain("Pemerintah", "GovernmentBody", (doer,))]
    for sure, stated in ((0.9, 1), (0.1, 0)):
        thing = Mention(Span(21, 38), "Programme", "nominal", sure)
        both = (*chains, Chain("program pelatihan", "Programme", (thing,)))
        schema = load()
        found, refused = find_relations(understand(Article("a", text)), both, (), (), schema, load_patterns(schema))
        assert len(found) == stated
        assert stated or any("too unsure" in refusal.reason for refusal in refused)


def test_a_noun_before_a_name_of_its_type_is_no_second_thing():
    """In "program 'Desa Terang'" the programme is Desa Terang."""
    text = "Dinas Air mendukung program 'Desa Terang'."
    spans = {"Dinas Air": "GovernmentBody", "program": "Programme", "Desa Terang": "Programme"}
    mentions = {
        name: Mention(
            Span(text.index(name), text.index(name) + len(name)), kind, "nominal" if name.islower() else "name"
        )
        for name, kind in spans.items()
    }
    chains = tuple(Chain(name, mention.type, (mention,)) for name, mention in mentions.items())
    schema = load()
    found, _ = find_relations(understand(Article("a", text)), chains, (), (), schema, load_patterns(schema))
    assert [(r.subject, r.object) for r in found] == [(mentions["Dinas Air"], mentions["Desa Terang"])]


def test_what_was_called_off_is_denied():
    """The word that calls a thing off may stand behind it."""
    _, (found, _) = relations("Kunjungan [Budi|Person] ke [Rawasari|Place] batal.")
    assert [r.modality for r in found if r.predicate == "visits"] == ["denied"]


@pytest.mark.parametrize(
    ("sentence", "triple"),
    [
        ("Gol dicetak striker [Elang FC|SportsTeam], [Budi|Person].", "Budi memberOf Elang FC"),
        ("Ia tinggal di [Sukamaju|Place], [Rawasari|Place].", "Sukamaju partOf Rawasari"),
        ('"Kami siap," kata [Budi|Person] di [Rawasari|Place], Senin.', "Budi locatedIn Rawasari"),
        ("[Elang FC|SportsTeam] menang 2-1 atas [Rajawali FC|SportsTeam].", "Elang FC defeats Rajawali FC"),
        ("[Rajawali FC|SportsTeam] ditekuk [Elang FC|SportsTeam].", "Elang FC defeats Rajawali FC"),
        ("Kerja sama antara [PT A|Company] dan [PT B|Company] berlanjut.", "PT A partnersWith PT B"),
        ("[Petani kopi|Group] di [Rawasari|Place] panen.", "Petani kopi locatedIn Rawasari"),
        ("[Temu Petani|Event] dihadiri [Budi|Person].", "Budi participatesIn Temu Petani"),
        ("[Proyek Tanggul|Programme] bagi [petani kopi|Group] dimulai.", "Proyek Tanggul targets petani kopi"),
        (
            "[Direktorat Sungai|GovernmentBody] [Kementerian Air|GovernmentBody].",
            "Direktorat Sungai partOf Kementerian Air",
        ),
    ],
)
def test_frequent_constructions(sentence, triple):
    """One sentence for each construction that articles are full of."""
    assert triple in triples(sentence)


def test_a_sentence_after_a_report_is_the_outlets():
    """What follows a report without a speaker of its own is not laid in the mouth of the one before."""
    marked = "[Budi|Person] mengatakan warga senang. [PT Kencana|Company] mendukung [Proyek Tanggul|Programme]."
    text, chains = read(marked)
    budi = chains[0].mentions[0]
    content = Span(text.index("warga"), text.index("senang") + 6)
    quote = Quote(budi, None, content, "indirect", Span(0, content.end), "test")
    _, (found, _) = relations(marked, (quote,))
    assert {r.predicate: r.attributed_to for r in found} == {"supports": None}
