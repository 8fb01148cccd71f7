"""Who is who in a block: the order does not matter, other blocks do not matter, and what the user decided holds."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KnowledgeError
from kg.resolve.appearance import Appearance, Cluster, Context, Key
from kg.resolve.clusters import clusters
from kg.resolve.decisions import MERGE, SPLIT, Decision, Decisions, Side, checked, read_decisions, write_decisions
from kg.resolve.features import FEATURES
from kg.resolve.following import follow
from kg.resolve.keys import key_of
from kg.resolve.normal import family_of
from kg.resolve.whole import blocks

NAMES = ("Budi Santoso", "Budi Santosa", "Budi Santoso Wijaya", "Budi", "Kanisius Ratumbanua")
POSTS = (("bupati", "kabupaten sleman"), ("bupati", "kabupaten bantul"), ("guru", ""), ("menteri pertanian", ""))
COMPANY = ("ratna maheswari", "lentera samudra abadi", "desa pandangan wetan", "jakarta", "kota surabaya")


def person(article: str, name: str, *, number: int = 0, **context: object) -> Appearance:
    """Return a person of an article."""
    around = Context(**context)  # type: ignore[arg-type]
    return Appearance(article, number, 10, "Person", "Person", name, key_of("Person", name), (name,), (), around)


def body(article: str, name: str, *, shorts: tuple[str, ...] = ()) -> Appearance:
    """Return an organisation of an article."""
    key = key_of(family_of("Organization"), name)
    return Appearance(article, 0, 10, "Organization", family_of("Organization"), name, key, (name,), shorts)


people = st.lists(
    st.builds(
        lambda name, posts, company, day: person(
            "", name, posts=tuple(sorted(posts)), company=tuple(sorted(company)), published=day
        ),
        st.sampled_from(NAMES),
        st.sets(st.sampled_from(POSTS), max_size=2),
        st.sets(st.sampled_from(COMPANY), max_size=4),
        st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2023, 1, 1))),
    ),
    min_size=1,
    max_size=25,
).map(lambda found: [replace(one, article=f"a{n:02}") for n, one in enumerate(found)])
crowds = people.map(lambda found: [replace(one, article=f"a{n // 2:02}", number=n % 2) for n, one in enumerate(found)])


@settings(max_examples=60)
@given(people, st.randoms(use_true_random=False))
def test_the_order_of_a_block_does_not_matter(found: list[Appearance], chance: random.Random) -> None:
    """However its appearances are given, a block has the same entities, names, ids and reasons."""
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert clusters(shuffled) == clusters(found)


@settings(max_examples=60)
@given(crowds)
def test_every_appearance_is_in_one_cluster(found: list[Appearance]) -> None:
    """None is lost, none is in two, and no two entities have one id, though two chains may begin at one place."""
    made = clusters(found)
    assert sorted(member for one in made for member in one.members) == sorted((a.article, a.number) for a in found)
    assert len({one.id for one in made}) == len(made)


@settings(max_examples=40)
@given(people, people)
def test_a_block_is_decided_by_itself(found: list[Appearance], others: list[Appearance]) -> None:
    """What a run holds beside a block changes nothing in it."""
    beside = [
        replace(one, article=f"b{n:02}", name="Sinta Dewi", key=key_of("Person", "Sinta Dewi"))
        for n, one in enumerate(others)
    ]
    alone = {key: clusters(block) for key, block in blocks(found).items()}
    together = {key: clusters(block) for key, block in blocks([*beside, *found]).items()}
    assert {key: together[key] for key in alone} == alone


@settings(max_examples=60)
@given(people, st.data())
def test_what_was_decided_holds(found: list[Appearance], data: st.DataObject) -> None:
    """Two that the user merged share an entity, two that he split do not, whatever the features say."""
    if len(found) < 2:
        return
    one, other = data.draw(st.permutations(found))[:2]
    sides = Side("Person", one.name, one.article, one.first), Side("Person", other.name, other.article, other.first)
    merged, split = (Decisions((Decision(action, *sides),)) for action in (MERGE, SPLIT))
    together, apart = _entity_of(found, merged), _entity_of(found, split)
    assert together[one.article] == together[other.article]
    assert apart[one.article] != apart[other.article]


def _entity_of(found: list[Appearance], decisions: Decisions) -> dict[str, str]:
    made = (one for block in blocks(found, decisions).values() for one in clusters(block, decisions))
    return {article: one.id for one in made for article, _ in one.members}


def happening(article: str, *company: str) -> Appearance:
    """Return a fire of one day, with the names that its article ties to it."""
    around = Context(company=tuple(sorted(company)), published=date(2024, 5, 2))
    return Appearance(article, 0, 10, "Event", "Event", "kebakaran", "kebakaran 2024-05-01", ("kebakaran",), (), around)


def test_one_event_told_by_two_outlets_is_one() -> None:
    """Kind and day are shared, and so are place and participant; another fire of that day stays another."""
    found = [
        happening("a1", "kabupaten demak", "pasar bintoro"),
        happening("a2", "kabupaten demak", "pasar bintoro", "jawa tengah"),
        happening("a3", "kabupaten demak"),
        happening("a4", "kabupaten sikka", "pasar alok"),
    ]
    ids = _entity_of(found, Decisions())
    assert ids["a1"] == ids["a2"]
    assert len({ids["a1"], ids["a3"], ids["a4"]}) == 3


def test_every_feature_explains_itself() -> None:
    """Each reason of a merge is a feature's name, its score and a sentence, and the scores sum to the merge's."""
    block = [
        person("a1", "Budi Santoso", posts=(("bupati", "kabupaten sleman"),), published=date(2022, 1, 1)),
        person("a2", "Budi Santoso", posts=(("bupati", "kabupaten sleman"),), published=date(2022, 1, 2)),
    ]
    (one,) = clusters(block)
    (merge,) = one.merges
    assert {label for label, _, _ in merge.reasons} <= {label for label, _ in FEATURES}
    assert all(len(sentence.split()) > 2 for _, _, sentence in merge.reasons)
    assert merge.score == pytest.approx(sum(score for _, score, _ in merge.reasons))


def test_two_that_begin_at_one_place_have_two_ids() -> None:
    """A name that begins another ("Rina Kartika", "Rina Kartika-Sari Dewi") is no reason to lose one of them."""
    here = {"company": COMPANY[:2]}
    pair = replace(person("a1", "Rina Kartika-Sari Dewi", number=1, **here), key=key_of("Person", "Rina Kartika"))
    block = [person("a1", "Rina Kartika", number=0, **here), pair, person("a2", "Rina Kartika", number=3, **here)]
    made = clusters(block)
    assert len({one.id for one in made}) == len(made)
    assert sorted(member for one in made for member in one.members) == [("a1", 0), ("a1", 1), ("a2", 3)]
    named = replace(pair, name="Rina Kartika", forms=("Rina Kartika",))
    alone = clusters([block[0], named])
    assert len({one.id for one in alone}) == len(alone) == 2
    assert clusters([named, block[0]]) == alone


def test_a_short_form_leads_where_nearly_all_agree() -> None:
    """Nine of ten articles decide; two readings of equal weight, what is known, and generic names lead nowhere."""
    told = {
        ("organisation", "ypt"): {"iaiasan pelita tani": 9, "iaiasan pusaka timur": 1},
        ("organisation", "kst"): {"kuperasi sinar tani": 1, "kelumpuk sadar tani": 1},
        ("organisation", "komisi pemilihan umum"): {"kumite penielamat uang": 9},
        ("organisation", "kepolisian"): {"kepulisian sektur tebet": 9},
    }

    def end(form: str) -> Key:
        return follow(("organisation", form), lambda key: told.get(key, {}))[-1]

    assert end("ypt") == ("organisation", "iaiasan pelita tani")
    assert [end(form)[1] for form in ("kst", "komisi pemilihan umum", "kepolisian")] == [
        "kst",
        "komisi pemilihan umum",
        "kepolisian",
    ]


def test_short_forms_in_a_circle_end_at_one_key() -> None:
    """From wherever one starts, the block is the same."""
    told = {("organisation", "a"): {"b": 1}, ("organisation", "b"): {"c": 1}, ("organisation", "c"): {"a": 1}}
    assert {follow(("organisation", form), lambda key: told[key])[-1] for form in "abc"} == {("organisation", "a")}


def test_a_single_name_with_a_post_is_whom_the_articles_say() -> None:
    """ "Retno" who is foreign minister leads to the one whose full name and post another article tells."""
    key = ("Person", "retnu @ menteri luar negeri")
    path = follow(key, lambda asked: {"retnu mrsd": 3} if asked == key else {})
    assert path == (key, ("Person", "retnu mrsd"))


def test_a_split_name_no_longer_leads_to_what_it_shortens() -> None:
    """The user knows better than the articles; the other spelling has an entity of its own."""
    found = [body("a1", "Yayasan Pelita Tani", shorts=("ypt",)), body("a2", "YPT")]
    split = Decisions((Decision(SPLIT, Side("Organization", "YPT"), Side("Organization", "Yayasan Pelita Tani")),))
    assert len(set(_entity_of(found, Decisions()).values())) == 1
    assert len(set(_entity_of(found, split).values())) == 2


def test_one_name_can_be_split_by_article() -> None:
    """Two bodies of one unique name: one keeps the name as its id, the other's id holds where it stands first."""
    found = [body("a1", "Yayasan Pelita Tani"), body("a2", "Yayasan Pelita Tani"), body("a3", "Yayasan Pelita Tani")]
    sides = (Side("Organization", "Yayasan Pelita Tani", article, 10) for article in ("a1", "a3"))
    ids = _entity_of(found, Decisions((Decision(SPLIT, *sides),)))
    assert ids["a1"] == ids["a2"] == "organization/yayasan-pelita-tani"
    assert ids["a3"].startswith("organization/yayasan-pelita-tani-")


def test_a_name_split_three_ways_is_three() -> None:
    """What was split off is told apart where the user said so, and is one where he did not."""
    found = [body(f"a{n}", "Yayasan Pelita Tani") for n in range(1, 5)]

    def ids(*pairs: str) -> dict[str, str]:
        rows = [Decision(SPLIT, *(mentioned("Yayasan Pelita Tani", f"a{n}") for n in pair)) for pair in pairs]
        return _entity_of(found, Decisions(tuple(rows)))

    three, two = ids("12", "13", "23"), ids("12", "13")
    assert three["a1"] == three["a4"] == "organization/yayasan-pelita-tani"
    assert len({three["a1"], three["a2"], three["a3"]}) == 3
    assert two["a2"] == two["a3"] != two["a1"]
    assert ids("23", "13", "12") == three


def mentioned(name: str, article: str) -> Side:
    """Return what one article mentions by a name."""
    return Side("Organization", name, article, 10)


def shared(article: str) -> Appearance:
    """Return a body that its article calls as each regency calls one of its own."""
    return replace(body(article, "BPBD"), context=Context(company=("desa pandangan wetan",)))


def test_a_name_that_many_share_can_be_merged_with_one_of_its_own() -> None:
    """ "BPBD" of one article is BPBD Sleman, because the user says so; that of another article is not."""
    found = [
        shared("a1"),
        body("a2", "BPBD Sleman"),
        body("a3", "BPBD Sleman"),
        replace(shared("a4"), context=Context()),
    ]
    row = Decision(MERGE, mentioned("BPBD", "a1"), Side("Organization", "BPBD Sleman"), "Dewi", "", "satu kantor")
    (block,) = blocks(found, Decisions((row,))).values()
    made = {one.id: one for one in clusters(block, Decisions((row,)))}
    one = made.pop("organization/bpbd-sleman")
    assert [article for article, _ in one.members] == ["a1", "a2", "a3"]
    assert (one.name, one.aliases) == ("BPBD Sleman", ("BPBD",))
    assert {merge.member: merge.reasons[0][2] for merge in one.merges}["a1", 0] == "decided by Dewi: satu kantor"
    assert [each.members for each in made.values()] == [(("a4", 0),)]
    assert clusters(block[::-1], Decisions((row,))) == clusters(block, Decisions((row,)))


def test_a_merge_joins_nothing_that_a_split_keeps_apart() -> None:
    """What was split off one name can take in another's; the bearer of the name stays another."""
    found = [body("a1", "BPBD Sleman"), body("a2", "BPBD Sleman"), shared("a3")]
    rows = (
        Decision(SPLIT, mentioned("BPBD Sleman", "a1"), mentioned("BPBD Sleman", "a2")),
        Decision(MERGE, mentioned("BPBD", "a3"), mentioned("BPBD Sleman", "a2")),
    )
    ids = _entity_of(found, Decisions(rows))
    assert ids["a1"] == "organization/bpbd-sleman" != ids["a2"] == ids["a3"]
    named = Decision(MERGE, Side("Organization", "BPBD"), Side("Organization", "BPBD Sleman"))
    ids = _entity_of(found, Decisions((rows[0], named)))
    assert ids["a3"] == ids["a1"] != ids["a2"]


names = st.sampled_from(("BPBD", "BPBD Sleman", "BPBD Kabupaten Sleman", "BPBD Bantul"))
offices = st.lists(names, min_size=2, max_size=8).map(
    lambda found: [shared(f"a{n}") if name == "BPBD" else body(f"a{n}", name) for n, name in enumerate(found)]
)


@settings(max_examples=100)
@given(offices, st.data())
def test_whatever_was_decided_nothing_is_lost(found: list[Appearance], data: st.DataObject) -> None:
    """Each appearance is in one cluster, no two of which have one id; neither its place nor its block's matters."""
    sides = st.sampled_from(
        [*(mentioned(one.name, one.article) for one in found), *(Side("Organization", one.name) for one in found)]
    )
    pairs = st.tuples(st.sampled_from((MERGE, SPLIT)), sides, sides).filter(lambda row: row[1] != row[2])
    rows = tuple(Decision(*row) for row in data.draw(st.lists(pairs, max_size=4)))
    decisions = Decisions(rows)

    def made(given: list[Appearance]) -> set[Cluster]:
        return {one for block in blocks(given, decisions).values() for one in clusters(block, decisions)}

    after = made(found)
    assert sorted(member for one in after for member in one.members) == sorted((a.article, a.number) for a in found)
    assert len({one.id for one in after}) == len(after)
    assert made(data.draw(st.permutations(found))) == after


def test_a_short_form_is_counted_once_in_an_article() -> None:
    """A store counts the articles that explain it as well: two chains of one article are one voice."""
    voices = [body(f"a{n}", "Yayasan Pelita Tani", shorts=("ypt",)) for n in range(8)]
    twice = replace(voices[0], number=1)
    found = [*voices, twice, body("b1", "Yayasan Pusaka Timur", shorts=("ypt",)), body("c1", "YPT")]
    assert [one.article for one in blocks(found)["organisation", "ypt"]] == ["c1"]


def test_a_name_whose_meaning_its_article_tells_has_an_id_of_its_own() -> None:
    """Where "Jepang" is a team, its id is the team's, whether an article of the run writes the team out or not."""
    team = replace(body("a1", "Jepang"), type="SportsTeam", key="timnas jepang")
    plain = replace(body("a2", "Jepang"), type="SportsTeam")
    full = replace(team, article="a3", name="Timnas Jepang")
    ids = _entity_of([team, plain], Decisions())
    assert ids == {"a1": "sports-team/timnas-jepang", "a2": "sports-team/jepang"}
    assert _entity_of([team, plain, full], Decisions()) == {**ids, "a3": ids["a1"]}


def test_decisions_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    """Sides, places, author, date and reason survive the file."""
    rows = (
        Decision(
            MERGE,
            Side("Person", "Rina Kartika", "a1", 4),
            Side("Person", "Rina K.", "a2", 0),
            "Dewi",
            "2024-05-01",
            "satu",
        ),
        Decision(SPLIT, Side("Organization", "YPT"), Side("Organization", "Yayasan Pelita Tani")),
    )
    write_decisions(Decisions(rows), tmp_path / "decisions.tsv")
    assert read_decisions(tmp_path / "decisions.tsv").rows == rows


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    """Who decided nothing needs no file."""
    assert read_decisions(tmp_path / "decisions.tsv").rows == ()


def test_contradicting_decisions_are_an_error() -> None:
    """Merging and splitting one pair stops the run before the first article, and so does a split across merges."""
    a, b, c = (Side("Person", "Rina", article, 0) for article in ("a1", "a2", "a3"))
    with pytest.raises(KnowledgeError, match="to merge and to split"):
        checked([Decision(MERGE, a, b), Decision(SPLIT, b, a)], Path("decisions.tsv"))
    with pytest.raises(KnowledgeError, match="to merge and to split"):
        checked([Decision(MERGE, a, b), Decision(MERGE, b, c), Decision(SPLIT, a, c)], Path("decisions.tsv"))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("join\tPerson A\t\tPerson B\t", "no action 'join'"),
        ("merge\tPerson\t\tPerson B\t", "not a side"),
        ("merge\tPerson A\ta1\tPerson B\t", "not a side"),
        ("merge\tPerson A\t\tPerson A\t", "name two things"),
    ],
)
def test_a_bad_row_is_named(row: str, told: str, tmp_path: Path) -> None:
    """The message says the file, the line and what is wrong."""
    file = tmp_path / "decisions.tsv"
    file.write_text(f"action\tone\tone_at\tother\tother_at\tauthor\tdate\treason\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"decisions.tsv:2: .*{told}"):
        read_decisions(file)
