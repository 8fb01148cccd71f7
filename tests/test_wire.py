"""What travels between processes and what is kept on disk comes back as it was."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.engine.setup import Setup
from kg.engine.work import Answer
from kg.records import (
    Article,
    Chain,
    Event,
    Findings,
    Mention,
    Post,
    Quote,
    Refusal,
    Relation,
    Span,
)
from kg.wire import pack, unpack

words = st.text(max_size=12)
scores = st.none() | st.floats(0, 1)
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 2**40), st.integers(1, 2**20))
mentions = st.builds(Mention, spans, words, st.sampled_from(["name", "nominal", "anaphor"]), scores)
modalities = st.sampled_from(["asserted", "planned", "denied", "possible"])
relations = st.builds(
    Relation, mentions, words, mentions, spans, words, modalities, st.none() | mentions, scores, st.none() | words
)
quotes = st.builds(
    Quote,
    st.none() | mentions,
    st.none() | spans,
    spans,
    st.sampled_from(["direct", "indirect"]),
    spans,
    words,
    scores,
)


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


findings = st.builds(
    Findings,
    article=words,
    chains=some(st.builds(Chain, words, words, st.lists(mentions, min_size=1, max_size=3).map(tuple))),
    posts=some(st.builds(Post, mentions, spans, st.none() | mentions, spans, words, st.booleans(), scores)),
    quotes=some(quotes),
    relations=some(relations),
    events=some(st.builds(Event, mentions, spans, st.none() | words, st.sampled_from([None, "day", "month", "year"]))),
    refusals=some(st.builds(Refusal, words, words, words, spans, words)),
    sentences=st.integers(0, 2**30),
)
optional = st.none() | words
articles = st.builds(Article, words, words, optional, optional, optional, st.none() | st.dates(), optional)
records = st.one_of(
    articles,
    findings,
    st.builds(
        Answer, st.none() | findings, optional, optional, st.none() | st.integers(1, 2**30), optional, st.floats(0)
    ),
    st.builds(Setup, st.none() | st.binary(), st.none() | st.binary(), st.booleans(), words),
)


@given(records)
def test_every_record_comes_back_as_it_was(record: object) -> None:
    """Packed and unpacked, a record equals itself, and packs into the same bytes again."""
    packed = pack(record)
    back = unpack(packed, type(record))
    assert back == record
    assert pack(back) == packed


@given(st.binary())
def test_bytes_that_are_no_record_are_refused(data: bytes) -> None:
    """Whatever is read is a record, with its invariants, or a ValueError."""
    try:
        record = unpack(data, Span)
    except ValueError:
        return
    assert 0 <= record.start < record.end


@pytest.mark.parametrize("span", [(3, 1), (-1, 2), (2, 2)])
def test_an_invariant_holds_for_what_is_read(span: tuple[int, int]) -> None:
    """Nobody brings a record into the house that could not have been made in it."""
    start, end = span
    with pytest.raises(ValueError, match="not a span"):
        unpack(pack({"start": start, "end": end}), Span)


def test_a_record_of_an_older_version_takes_the_defaults_of_new_fields() -> None:
    """What lacks a field is read; what has one more too."""
    old = {"id": "a1", "text": "Rina tiba.", "published": date(2023, 10, 9), "lama": 1}
    assert unpack(pack(old), Article) == Article("a1", "Rina tiba.", published=date(2023, 10, 9))
