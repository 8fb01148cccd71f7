"""Claims between mentions become statements between entities, whatever the order of the articles."""

from dataclasses import replace
from itertools import permutations

from kg.records import Article, Chain, Event, Findings, Mention, Post, Quote, Relation, Span
from kg.resolve import resolve
from kg.schema import load

SCHEMA = load()
PART = SCHEMA.relations["partOf"]
TEXT = "Kemenperin mendukung Program Tunas. Ketua Yayasan Tunas Rini berkata ia mendukung Program Tunas."


def mention(words: str, type_name: str, kind: str = "name", nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(Span(start, start + len(words)), type_name, kind)  # type: ignore[arg-type]


def article_findings(article: str) -> tuple[Article, Findings]:
    ministry = mention("Kemenperin", "GovernmentBody")
    programme, again = mention("Program Tunas", "Programme"), mention("Program Tunas", "Programme", nth=1)
    foundation, person = mention("Yayasan Tunas", "Organization"), mention("Rini", "Person")
    pronoun = mention("ia", "Person", "anaphor")
    content = Span(TEXT.index("ia mendukung"), len(TEXT) - 1)
    findings = Findings(
        article=article,
        chains=(
            Chain("Kemenperin", "GovernmentBody", (ministry,)),
            Chain("Program Tunas", "Programme", (programme, again)),
            Chain("Yayasan Tunas", "Organization", (foundation,)),
            Chain("Rini", "Person", (person, pronoun)),
        ),
        posts=(Post(person, mention("Ketua", "Person").span, foundation, Span(36, 60), "post"),),
        quotes=(Quote(person, None, content, "indirect", content, "cue"),),
        relations=(
            Relation(ministry, "supports", programme, Span(0, 34), "dukung", score=0.8),
            Relation(pronoun, "supports", again, content, "dukung", attributed_to=person, score=0.7),
            Relation(ministry, "supports", again, content, "dukung", attributed_to=person),
            Relation(person, "supports", programme, content, "dukung", modality="planned"),
            Relation(programme, "partOf", again, content, "bagian"),
        ),
        events=(Event(programme, Span(0, 5)),),
        sentences=2,
    )
    return Article(article, TEXT), findings


def test_the_order_of_articles_does_not_matter() -> None:
    """Every order of three articles gives the same result."""
    pairs = [article_findings(name) for name in ("a1", "a2", "a3")]
    results = {repr(resolve([a for a, _ in order], [f for _, f in order], load())) for order in permutations(pairs)}
    assert len(results) == 1


def test_what_the_paper_states_and_what_a_speaker_says_of_himself_is_a_plain_fact() -> None:
    """Another's claim about the ministry, and a plan, are statements without a plain triple."""
    article, findings = article_findings("a1")
    resolved = resolve([article], [findings], load())
    kinds = {(s.subject.split("/")[1][:4], s.modality, s.attributed_to is None): s.plain for s in resolved.statements}
    assert kinds == {
        ("keme", "asserted", True): True,
        ("keme", "asserted", False): False,
        ("rini", "asserted", False): True,
        ("rini", "planned", True): False,
    }


def test_articles_that_say_the_same_make_one_statement_with_more_evidence() -> None:
    """The ministry's support has one statement and a piece of evidence from each article."""
    pairs = [article_findings(name) for name in ("a1", "a2")]
    resolved = resolve([a for a, _ in pairs], [f for _, f in pairs], load())
    (statement,) = [s for s in resolved.statements if s.attributed_to is None and s.modality == "asserted"]
    assert [evidence.article for evidence in statement.evidence] == ["a1", "a2"]
    assert statement.score == 0.8


def test_a_name_alone_never_ties_people_of_two_articles_together() -> None:
    """Each article has its own Rini; the foundation is one."""
    pairs = [article_findings(name) for name in ("a1", "a2")]
    resolved = resolve([a for a, _ in pairs], [f for _, f in pairs], load())
    types = [entity.type for entity in resolved.entities]
    assert types.count("Person") == 2
    assert types.count("Organization") == 1


def test_a_name_that_two_articles_use_for_two_things_loses_no_mention() -> None:
    """Only the one article says that its Jepang is a national team: the other's is another entity, with its mention."""
    pairs = []
    for article, text in (("a1", "Timnas Thailand menantang Jepang."), ("a2", "Jepang menang lagi.")):
        names = [name for name in ("Timnas Thailand", "Jepang") if name in text]
        spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
        chains = (Chain(span.of(text), "SportsTeam", (Mention(span, "SportsTeam"),)) for span in spans)
        pairs.append((Article(article, text), Findings(article, tuple(chains))))
    resolved = resolve([a for a, _ in pairs], [f for _, f in pairs], SCHEMA)
    assert [(entity.id, [mention.article for mention in entity.mentions]) for entity in resolved.entities] == [
        ("sports-team/jepang", ["a2"]),
        ("sports-team/timnas-jepang", ["a1"]),
        ("sports-team/timnas-thailand", ["a1"]),
    ]


def test_two_things_without_a_name_that_begin_at_one_place_are_two() -> None:
    """Given findings may describe both in the same words: neither takes the place of the other."""
    text = "Pelatihan petani jagung dimulai."
    ends = (len("Pelatihan petani"), len("Pelatihan petani jagung"))
    chains = tuple(
        Chain("pelatihan petani", "Programme", (Mention(Span(0, end), "Programme", "nominal"),)) for end in ends
    )
    resolved = resolve([Article("a1", text)], [Findings("a1", chains)], SCHEMA)
    assert [len(entity.mentions) for entity in resolved.entities] == [1, 1]


def test_a_relation_of_a_thing_to_itself_is_refused_with_its_reason() -> None:
    """No statement has one entity at both ends, and the refusal says so."""
    article, findings = article_findings("a1")
    resolved = resolve([article], [findings], load())
    assert all(s.subject != s.object for s in resolved.statements)
    assert [refusal.reason for refusal in resolved.refusals] == ["both ends are one entity"]


def test_a_relation_that_the_types_of_all_articles_forbid_is_refused() -> None:
    """Where most articles give a body another type, a claim that this type forbids is refused; the run goes on."""
    (first, findings), *others = [article_findings(name) for name in ("a1", "a2", "a3", "a4")]
    whole = Relation(
        mention("Kemenperin", "GovernmentBody"), "partOf", mention("Yayasan Tunas", "Organization"), Span(0, 60), "x"
    )
    told = [replace(findings, relations=(whole,))] + [
        replace(
            other,
            relations=(),
            chains=tuple(
                replace(chain, type="Company", mentions=tuple(replace(m, type="Company") for m in chain.mentions))
                if chain.name == "Kemenperin"
                else chain
                for chain in other.chains
            ),
        )
        for _, other in others
    ]
    narrow = replace(SCHEMA, relations={**SCHEMA.relations, "partOf": replace(PART, domain=PART.domain - {"Company"})})
    resolved = resolve([first, *(article for article, _ in others)], told, narrow)
    assert resolved.statements == ()
    assert [refusal.reason for refusal in resolved.refusals] == ["partOf does not fit Company and Organization"]
