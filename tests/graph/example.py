"""A small world, resolved by hand: two articles, all kinds of records."""

from datetime import date

from kg.records import (
    Article,
    Entity,
    EntityMention,
    Evidence,
    Occurrence,
    PostHeld,
    Quotation,
    Resolved,
    Span,
    Statement,
)
from kg.resolve.identifiers import entity_id

HARBOUR = (
    'Makassar (Warta Contoh) - Kementerian Kelautan (KKPX) mendukung program "Jaring Baru" bagi nelayan pesisir. '
    '"Kami akan mendanai program itu," kata Direktur Tangkap KKPX Rina Wattimena, Senin. '
    "Wali Kota Makassar Andi Salim membantah bahwa PT Laut Biru bermitra dengan KKPX."
)
DENIAL = (
    "PT Laut Biru bermitra dengan KKPX, kata Rina Wattimena. "
    "Peresmian Dermaga Timur digelar di Makassar, Agustus 2021. Ketua panitia Peresmian Dermaga Timur adalah Budi."
)
TEXTS = {"a1": HARBOUR, "a2": DENIAL}

MINISTRY = entity_id("GovernmentBody", "Kementerian Kelautan")
PROGRAMME = entity_id("Programme", "Jaring Baru")
FISHERS = entity_id("Group", "nelayan pesisir", ("a1", HARBOUR.index("nelayan")))
RINA = entity_id("Person", "Rina Wattimena", ("a1", HARBOUR.index("Rina")))
ANDI = entity_id("Person", "Andi Salim", ("a1", HARBOUR.index("Andi")))
BUDI = entity_id("Person", "Budi", ("a2", DENIAL.index("Budi")))
CITY = entity_id("Place", "Makassar")
FIRM = entity_id("Company", "PT Laut Biru")
OPENING = entity_id("Event", "Peresmian Dermaga Timur", ("a2", DENIAL.index("Peresmian")))


def span(article: str, words: str) -> Span:
    """Return where the words stand first in the article."""
    start = TEXTS[article].index(words)
    return Span(start, start + len(words))


def evidence(article: str, words: str, rule: str = "aturan") -> Evidence:
    return Evidence(article, span(article, words), rule)


def entity(identifier: str, type_name: str, name: str, *mentions: tuple[str, str]) -> Entity:
    made = tuple(EntityMention(article, span(article, form), form) for article, form in mentions)
    return Entity(identifier, type_name, name, tuple(sorted({form for _, form in mentions} - {name})), made)


def resolved() -> Resolved:
    """Return the small world."""
    return Resolved(
        articles=(
            Article("a1", HARBOUR, 'Jaring "Baru"', "Warta Contoh", "https://warta.example/a1?x=1", date(2021, 8, 2)),
            Article("a2", DENIAL, "Bantahan"),
        ),
        entities=(
            entity(MINISTRY, "GovernmentBody", "Kementerian Kelautan", ("a1", "Kementerian Kelautan"), ("a2", "KKPX")),
            entity(PROGRAMME, "Programme", "Jaring Baru", ("a1", "Jaring Baru")),
            entity(FISHERS, "Group", "nelayan pesisir", ("a1", "nelayan pesisir")),
            entity(RINA, "Person", "Rina Wattimena", ("a1", "Rina Wattimena"), ("a2", "Rina Wattimena")),
            entity(ANDI, "Person", "Andi Salim", ("a1", "Andi Salim")),
            entity(BUDI, "Person", "Budi", ("a2", "Budi")),
            entity(CITY, "Place", "Makassar", ("a1", "Makassar"), ("a2", "Makassar")),
            entity(FIRM, "Company", "PT Laut Biru", ("a1", "PT Laut Biru"), ("a2", "PT Laut Biru")),
            entity(OPENING, "Event", "Peresmian Dermaga Timur", ("a2", "Peresmian Dermaga Timur")),
        ),
        statements=(
            Statement(
                MINISTRY,
                "supports",
                PROGRAMME,
                "asserted",
                None,
                (evidence("a1", 'Kementerian Kelautan (KKPX) mendukung program "Jaring Baru"', "dukung"),),
                plain=True,
                score=0.97,
            ),
            Statement(
                PROGRAMME, "targets", FISHERS, "asserted", None, (evidence("a1", "bagi nelayan pesisir"),), plain=True
            ),
            Statement(
                MINISTRY, "funds", PROGRAMME, "planned", RINA, (evidence("a1", "Kami akan mendanai"),), plain=False
            ),
            Statement(
                FIRM,
                "partnersWith",
                MINISTRY,
                "denied",
                ANDI,
                (evidence("a1", "PT Laut Biru bermitra dengan KKPX"),),
                plain=False,
            ),
            Statement(
                MINISTRY,
                "partnersWith",
                FIRM,
                "asserted",
                RINA,
                (evidence("a2", "PT Laut Biru bermitra dengan KKPX"),),
                plain=False,
            ),
            Statement(
                OPENING, "locatedIn", CITY, "asserted", None, (evidence("a2", "digelar di Makassar"),), plain=True
            ),
            Statement(
                BUDI,
                "related",
                OPENING,
                "asserted",
                None,
                (evidence("a2", "Ketua panitia"),),
                plain=True,
                verb="ketua",
            ),
        ),
        posts=(
            PostHeld(RINA, "Direktur Tangkap", MINISTRY, former=False, evidence=(evidence("a1", "Direktur Tangkap"),)),
            PostHeld(ANDI, "Wali Kota Makassar", CITY, former=False, evidence=(evidence("a1", "Wali Kota Makassar"),)),
            PostHeld(BUDI, "Ketua panitia", OPENING, former=True, evidence=(evidence("a2", "Ketua panitia"),)),
        ),
        quotations=(
            Quotation(
                RINA,
                "Kami akan mendanai program itu,",
                "direct",
                "kata",
                span("a1", "Kami akan mendanai program itu,"),
                evidence("a1", '"Kami akan mendanai program itu," kata Direktur Tangkap KKPX Rina Wattimena'),
                (PROGRAMME,),
            ),
            Quotation(
                None,
                "PT Laut Biru bermitra dengan KKPX",
                "indirect",
                None,
                span("a2", "PT Laut Biru bermitra dengan KKPX"),
                evidence("a2", "PT Laut Biru bermitra dengan KKPX"),
            ),
        ),
        occurrences=(Occurrence(OPENING, "Agustus 2021", "2021-08", "month", evidence("a2", "Agustus 2021", "waktu")),),
    )
