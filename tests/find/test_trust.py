"""What must not be read into a text: denials that are none, words of somebody nobody names, posts that are supposed."""

import pytest
from annotated import annotated

from kg import pipeline
from kg.find.finding import find
from kg.language import understand
from kg.records import Article, Findings

KNOWLEDGE = pipeline.prepare(model=False)


def read(text: str) -> Findings:
    """Return what the rules find in a text."""
    return find(understand(Article("a1", text)), KNOWLEDGE.schema, KNOWLEDGE.patterns)


def told(text: str) -> list[tuple[str, str, str, str, str | None]]:
    """Return (subject, predicate, object, modality, speaker) of each relation."""
    return [
        (
            one.subject.span.of(text),
            one.predicate,
            one.object.span.of(text),
            one.modality,
            one.attributed_to.span.of(text) if one.attributed_to else None,
        )
        for one in read(text).relations
    ]


OWNS = ("PT Maju Jaya", "owns", "PT Air Bersih")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("PT Maju Jaya belum lama ini mengakuisisi PT Air Bersih.", False),
        ("PT Maju Jaya tidak hanya mengakuisisi PT Air Bersih, tetapi juga membangun pasar.", False),
        ("Rina Kartika tidak hadir, PT Maju Jaya mengakuisisi PT Air Bersih.", False),
        ("PT Maju Jaya tidak mengakuisisi PT Air Bersih.", True),
        ("PT Maju Jaya batal mengakuisisi PT Air Bersih.", True),
        ("PT Maju Jaya, tidak seperti dikabarkan, mengakuisisi PT Air Bersih.", True),
    ],
)
def test_what_denies_stands_in_the_clause_and_limits_nothing(text: str, denied: bool) -> None:
    """ "Tidak hanya" and "belum lama" deny nothing, nor does what stands in the clause before."""
    assert told(text) == [(*OWNS, "denied" if denied else "asserted", None)]


def test_a_clause_behind_bahwa_has_its_own_subject() -> None:
    """ "Bahwa" governs no noun: what follows it is claimed, by who says so."""
    text = "Rina Kartika mengatakan bahwa PT Maju Jaya mengakuisisi PT Air Bersih."
    assert told(text) == [(*OWNS, "asserted", "Rina Kartika")]


def test_what_nobody_named_says_is_only_possible() -> None:
    """Words of "seorang warga" are no fact of the outlet's; those of a named speaker are his."""
    assert told('"PT Maju Jaya mengakuisisi PT Air Bersih," kata seorang warga.') == [(*OWNS, "possible", None)]
    named = told('"PT Maju Jaya mengakuisisi PT Air Bersih," kata Rina Kartika.')
    assert named == [(*OWNS, "asserted", "Rina Kartika")]


def test_a_claim_that_goes_around_its_speaker_is_his_and_not_about_him() -> None:
    """ "X, kata Rina, mengakuisisi Y": Rina says it of X, and does nothing herself."""
    text = "PT Maju Jaya, kata Rina Kartika, mengakuisisi PT Air Bersih."
    assert told(text) == [(*OWNS, "asserted", "Rina Kartika")]
    text = "Kementerian Perindustrian, ujar Rina Kartika, mendukung program Desa Terang."
    assert {(subject, speaker) for subject, _, _, _, speaker in told(text)} == {
        ("Kementerian Perindustrian", "Rina Kartika")
    }


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Jika Budi Santoso menjabat Bupati Sleman, warga senang.", False),
        ("Apakah Budi Santoso adalah Ketua DPR?", False),
        ("Jika menang, Budi Santoso, Ketua DPR, senang.", True),
        ("Budi Santoso menjabat Bupati Sleman.", True),
    ],
)
def test_a_post_that_is_asked_or_supposed_is_not_held(text: str, held: bool) -> None:
    """Who is called by his title in a question holds it all the same."""
    assert bool(read(text).posts) == held


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Mantan Wakil Bupati Sleman Budi Santoso tiba. Bupati Sleman Budi Santoso menolak rencana itu.",
            [("Wakil Bupati Sleman", True), ("Bupati Sleman", False)],
        ),
        (
            "Wakil Presiden Budi Santoso tiba. Presiden Budi Santoso pulang.",
            [("Wakil Presiden", False), ("Presiden", False)],
        ),
        ("Ketua Umum PSSI Budi Santoso tiba. Ketua PSSI Budi Santoso pulang.", [("Ketua Umum", False)]),
    ],
)
def test_a_deputy_who_is_promoted_has_both_posts(text: str, posts: list[tuple[str, bool]]) -> None:
    """A deputy's title says not what his chief's does; a shorter title of one office is told once."""
    assert [(one.title.of(text), one.former) for one in read(text).posts] == posts


@pytest.mark.parametrize("end", ["Ketua di", "Ketua DPR di", "Direktur pada", "Bupati,", "Menteri ("])
def test_a_text_may_end_within_a_title(end: str) -> None:
    """Teasers are cut anywhere."""
    assert read(f"Hal itu disampaikan Budi Santoso, {end}").sentences == 1


def test_a_nickname_behind_alias_is_the_same_person() -> None:
    """One word may be a cue of two kinds: for persons, and for short forms of others."""
    text = "Budi Santoso alias Bolang ditangkap. Bolang menyesal."
    (person,) = [chain for chain in read(text).chains if chain.type == "Person"]
    assert [one.span.of(text) for one in person.mentions if one.kind == "name"] == ["Budi Santoso", "Bolang", "Bolang"]


def test_a_club_and_its_firm_are_two() -> None:
    """The firm that runs a team is not the team."""
    document, chains = annotated("[Persib Bandung|SportsTeam] menang. [PT Persib Bandung|Company] untung besar.")
    found = find(document, KNOWLEDGE.schema, KNOWLEDGE.patterns)
    assert len(chains) == 2 and {one.type for one in found.chains} >= {"SportsTeam", "Company"}


def test_a_clitic_is_one_mention_however_many_quotations_it_serves() -> None:
    """Two quotations share the "katanya" between them."""
    text = 'Budi Santoso tiba. "Kami siap bekerja keras," katanya, "dan kami akan menang besok."'
    mentions = [one for chain in read(text).chains for one in chain.mentions]
    assert len(mentions) == len(set(mentions)) and any(one.span.of(text) == "nya" for one in mentions)
