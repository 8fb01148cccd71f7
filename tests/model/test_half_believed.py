"""Entities that the heads half believe stand where something is told of them."""

from kg.model.half_believed import borne_out
from kg.records import Chain, Event, Findings, Mention, Post, Quote, Relation, Span
from kg.schema import EVENT, GOVERNMENT_BODY, LOCATED_IN, PERSON, PLACE

DINI = Mention(Span(0, 4), PERSON)
DESA = Mention(Span(10, 14), PLACE)
DINAS = Mention(Span(20, 25), GOVERNMENT_BODY)
PANEN = Mention(Span(30, 35), EVENT)
NAMES = {DINI: "Dini", DESA: "Desa", DINAS: "Dinas", PANEN: "panen"}
ALL = Findings(
    "a1",
    chains=tuple(Chain(name, one.type, (one,)) for one, name in NAMES.items()),
    events=(Event(PANEN, Span(36, 40)),),
)


def names(findings: Findings) -> list[str]:
    """Return the names of the entities that stand."""
    return [chain.name for chain in findings.chains]


def test_what_nothing_bears_out_is_left_out() -> None:
    """The time of an event does not bear it out and goes with it; who is sure stands whatever is said."""
    left = borne_out(ALL, [DINI.span])
    assert names(left) == ["Dini"]
    assert left.events == ()
    assert borne_out(ALL, sorted(one.span for one in NAMES)) == ALL


def test_who_speaks_holds_a_post_or_is_an_end_of_a_relation_stands() -> None:
    """A post bears out its holder and its body, a quotation its speaker, a relation both its ends."""
    post = Post(DINI, Span(5, 9), DINAS, Span(0, 25), "model")
    assert names(borne_out(Findings("a1", ALL.chains, posts=(post,)), [])) == ["Dini", "Dinas"]
    quote = Quote(DINAS, None, Span(40, 50), "indirect", Span(20, 50), "model")
    assert names(borne_out(Findings("a1", ALL.chains, quotes=(quote,)), [])) == ["Dinas"]
    relation = Relation(PANEN, LOCATED_IN, DESA, Span(10, 35), "model")
    assert names(borne_out(Findings("a1", ALL.chains, relations=(relation,)), [])) == ["Desa", "panen"]
