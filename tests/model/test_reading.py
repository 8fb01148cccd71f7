"""The second reading, with a net that believes the rules: nothing may be lost or made up on the way."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kg.find.finding import find
from kg.language import understand
from kg.language.sight import Floats, Sight
from kg.model import Reader
from kg.model.entities import chains, sure_enough
from kg.pipeline import prepare
from kg.records import Article, Findings, Span
from tests.model.believing import THRESHOLDS, Believing
from tests.test_pipeline import SENTENCES

KNOWLEDGE = prepare(model=False)
BELIEVER = Reader(Believing(), THRESHOLDS)


def readings(text: str, reader: Reader = BELIEVER) -> tuple[Findings, Findings]:
    """Return what the rules find in a text, and what the reader makes of it."""
    document = understand(Article("a1", text))
    ruled = find(document, KNOWLEDGE.schema, KNOWLEDGE.patterns)
    return ruled, reader.read(document, ruled, KNOWLEDGE.schema, KNOWLEDGE.patterns)


class Turning(Believing):
    """A net that turns each fact of the rules about."""

    def relate(self, sight: Sight, pairs: Mapping[str, NDArray[Any]]) -> Floats:
        """Return for each pair what Believing says of its ends the other way round."""
        logits, ends = Believing.relate(self, sight, pairs), [tuple(pair) for pair in pairs["pairs"].tolist()]
        return logits[[ends.index(pair[::-1]) if pair[::-1] in ends else at for at, pair in enumerate(ends)]]


def test_a_net_that_believes_the_rules_keeps_what_they_found() -> None:
    """Names, posts, quotations with their speakers, times and relations of the rules stand after the second reading."""
    ruled, found = readings("\n\n".join(SENTENCES))
    assert {(c.name, c.type) for c in found.chains} == {(c.name, c.type) for c in ruled.chains}
    assert [(p.person.span, p.title, p.organisation and p.organisation.span, p.former) for p in found.posts] == [
        (p.person.span, p.title, p.organisation and p.organisation.span, p.former) for p in ruled.posts
    ]
    assert [(q.content, q.kind, q.cue) for q in found.quotes] == [(q.content, q.kind, q.cue) for q in ruled.quotes]
    assert [(e.when, e.date) for e in found.events] == [(e.when, e.date) for e in ruled.events]
    told = {(r.predicate, r.evidence, r.modality, r.rule) for r in ruled.relations}
    assert {(r.predicate, r.modality, r.rule) for r in found.relations} == {(p, m, r) for p, _, m, r in told}
    assert len(found.relations) == len(told) > 2


def test_a_net_that_sees_nothing_leaves_nothing() -> None:
    """The heads decide: what they do not see is not told; quoted words stand, but nobody says them."""
    _, found = readings("\n\n".join(SENTENCES), Reader(Believing(deaf=True), THRESHOLDS))
    assert not (found.chains or found.posts or found.relations or found.events)
    assert found.quotes and not any(quote.speaker for quote in found.quotes)
    assert found.sentences == len(SENTENCES)


def test_a_threshold_above_all_probabilities_leaves_nothing() -> None:
    """What is less probable than the threshold does not stand."""
    strict = Reader(Believing(), replace(THRESHOLDS, relation=1.01, holds=1.01, says=1.01, ruled=1.01))
    _, found = readings("\n\n".join(SENTENCES), strict)
    assert found.chains and found.quotes
    assert not (found.posts or found.relations or any(quote.speaker for quote in found.quotes))


def test_each_finding_says_how_sure_the_net_is() -> None:
    """Names, posts, speakers and relations carry the probability that the heads gave them."""
    _, found = readings("\n\n".join(SENTENCES))
    scores = [one.score for one in (*found.posts, *found.relations)]
    scores += [m.score for c in found.chains for m in c.mentions if m.kind != "anaphor"]
    scores += [quote.score for quote in found.quotes if quote.speaker]
    assert scores and all(score is not None and 0.9 < score <= 1 for score in scores)


def test_a_long_article_reads_as_its_parts() -> None:
    """Many windows, more than are kept encoded, lose nothing."""
    ruled, found = readings("\n\n".join(" ".join(SENTENCES) for _ in range(60)))
    assert {c.name for c in found.chains if c.type == "Person"} == {c.name for c in ruled.chains if c.type == "Person"}
    assert len(found.quotes) == len(ruled.quotes)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*SENTENCES, "\U0001f600\u0000 \u202e東京 Москва é", "A" * 700, "— …", "\n"]), min_size=1)
)
def test_every_span_stands_in_the_text(parts: list[str]) -> None:
    """Emoji, control characters, mixed scripts and endless words: every mention belongs to one chain and slices."""
    text = " ".join(parts)
    _, found = readings(text)
    spans = [m.span for c in found.chains for m in c.mentions]
    spans += (
        [r.evidence for r in found.relations] + [q.content for q in found.quotes] + [p.evidence for p in found.posts]
    )
    assert all(0 <= span.start < span.end <= len(text) and span.of(text).strip() for span in spans)
    mentions = [m for c in found.chains for m in c.mentions]
    assert len(mentions) == len(set(mentions))
    used = [m for r in found.relations for m in (r.subject, r.object)] + [p.person for p in found.posts]
    assert set(used) <= set(mentions)


def test_a_form_is_a_name_in_small_letters_too_where_it_is_one_in_capitals() -> None:
    """ "Karnaval Kemerdekaan" and "karnaval kemerdekaan" are one event."""
    text = "Karnaval Kemerdekaan dibuka. Warga menonton karnaval kemerdekaan itu."
    found = [(Span(0, 20), "Event", 0.9), (Span(44, 64), "Event", 0.9)]
    (chain,) = chains(understand(Article("a1", text)), [], found, ())
    assert [one.span.of(text) for one in chain.mentions] == ["Karnaval Kemerdekaan", "karnaval kemerdekaan"]


def test_what_the_net_adds_does_not_stand_beside_what_excludes_it() -> None:
    """The rules read that she opposes the programme; that she supports it the net alone says."""
    text = "Bupati Ngawi Dewi Anggraini menolak program Sawah Lestari."
    _, found = readings(text, Reader(Believing(adds=(("opposes", "supports"),)), THRESHOLDS))
    assert [one.predicate for one in found.relations] == ["opposes"]
    assert any("opposes excludes it" in one.reason for one in found.refusals)
    _, found = readings(text, Reader(Believing(adds=(("opposes", "organizes"),)), THRESHOLDS))
    assert {"opposes", "organizes"} == {one.predicate for one in found.relations}


def test_what_a_gate_of_the_rules_stopped_is_still_told_as_refused() -> None:
    """A question is no claim, whoever reads it; what the heads tell after all is refused no more."""
    text = "Apakah Kementerian Pertanian mendukung Program Lumbung Hijau?"
    ruled, found = readings(text)
    assert {one.reason for one in ruled.refusals} == {"asked or conditional, not stated"}
    assert found.refusals == ruled.refusals and not found.relations


def test_what_the_rules_tell_is_refused_where_the_net_believes_only_the_opposite() -> None:
    """That the second owns the first is no reason to tell that the first owns the second."""
    text = "PT Lumbung Padi Jaya mengakuisisi PT Sumber Tani Makmur."
    ruled, _ = readings(text)
    assert [one.predicate for one in ruled.relations] == ["owns"]
    _, found = readings(text, Reader(Turning(), THRESHOLDS))
    assert not any(one.subject.span.of(text) == "PT Lumbung Padi Jaya" for one in found.relations)
    assert [one.what for one in found.refusals if "the model gives it" in one.reason]


def test_what_the_net_alone_tells_is_held_to_the_words() -> None:
    """Beside a "tidak" it is denied, which the outlet does not say; beside "akan" it is planned."""
    text = "PT Lumbung Padi Jaya {} bekerja sama dengan Universitas Brawijaya."
    adding = Reader(Believing(adds=(("partnersWith", "supports"),)), THRESHOLDS)
    _, found = readings(text.format("tidak"), adding)
    assert {one.reason for one in found.refusals} == {"denied"}
    _, found = readings(text.format("akan"), adding)
    assert {(one.predicate, one.modality) for one in found.relations} == {
        ("partnersWith", "planned"),
        ("supports", "planned"),
    }


def test_a_symmetric_relation_keeps_the_direction_and_the_rule_that_found_it() -> None:
    ruled, found = readings("PT Lumbung Padi Jaya bekerja sama dengan Universitas Brawijaya.")
    (relation,) = found.relations
    assert (relation.rule, relation.evidence) == (ruled.relations[0].rule, ruled.relations[0].evidence)


def test_a_short_name_that_only_the_rules_see_belongs_to_what_was_tagged() -> None:
    """ "Kemenperin" was tagged nowhere, but the rules tie it to a ministry that was."""
    text = "Kementerian Perindustrian menutup pabrik itu. Alasannya disampaikan Kemenperin kemarin."
    ruled, _ = readings(text)
    found = [(Span(0, 25), "GovernmentBody", 0.9)]
    (chain,) = chains(understand(Article("a1", text)), found, [], ruled.chains)
    assert [one.span.of(text) for one in chain.mentions] == ["Kementerian Perindustrian", "Kemenperin"]
    (chain,) = chains(understand(Article("a1", text)), [(Span(0, 25), "Company", 0.9)], [], ruled.chains)
    assert [one.span.of(text) for one in chain.mentions] == ["Kementerian Perindustrian"]


def test_a_name_of_one_ordinary_word_must_be_surer() -> None:
    """ "Kantor" is a name where the net is sure of it, "Bogor" and "Kantor Pusat" always."""
    text = "Kantor Bogor Kantor Pusat"
    found = [(Span(0, 6), "Facility", 0.7), (Span(7, 12), "Place", 0.7), (Span(13, 25), "Facility", 0.7)]
    assert sure_enough(text, found, 0.8, named=True) == found[1:]
    assert sure_enough(text, found, 0.7, named=True) == found
    assert sure_enough(text, found, 0.8, named=False) == found[2:]


def test_an_office_without_its_holder_is_no_name() -> None:
    """Whoever is called "Wamenaker" alone is not named; "Imam" is, where somebody's longer name has the word."""
    text = "Wamenaker Imam Imam Tani"
    found = [(Span(start, end), "Person", 0.9) for start, end in ((0, 9), (10, 14), (15, 24))]
    assert sure_enough(text, found, 0.8, named=True) == found[1:]


def test_a_word_before_a_title_in_quotation_marks_is_no_thing_by_itself() -> None:
    """ "program 'Sawah Kita'" is Sawah Kita, not a program beside it; of another type, or without marks, it stands."""

    def found(text: str, kind: str = "Programme") -> list[str]:
        size = text.index(" ")
        at = text.index("Sawah")
        things = [(Span(0, size), "Programme", 0.9), (Span(at, at + 10), kind, 0.9)]
        return [chain.name for chain in chains(understand(Article("a1", text)), [], things, ())]

    assert found("program 'Sawah Kita' dibuka") == ["Sawah Kita"]
    assert found("program “ Sawah Kita ” dibuka") == ["Sawah Kita"]
    assert found("program 'Sawah Kita' dibuka", "Product") == ["program", "Sawah Kita"]
    assert found("program dari Sawah Kita dibuka") == ["program", "Sawah Kita"]
