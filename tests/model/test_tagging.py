"""Tags over tokens, and back."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import understand
from kg.language.windows import Window, windows
from kg.model.layers import LAYERS, tags
from kg.model.tagging import read_tags, tagged
from kg.records import Article, Span
from tests.model.believing import SURE, Believing

TEXT = "Rina Kartika bertemu Hendra di Kota Malang. Program Lumbung Hijau diluncurkan di Batu."
TYPES = LAYERS["name"]


def window(text: str = TEXT) -> Window:
    """Return the only window of a text."""
    (only,) = windows(understand(Article("a1", text)), Believing().cut)
    return only


@given(st.lists(st.tuples(st.integers(0, 13), st.integers(1, 3), st.sampled_from(TYPES))))
def test_spans_survive_their_tags(chosen: list[tuple[int, int, str]]) -> None:
    """What is tagged is read again, as long as it stays in its sentence; of spans that overlap the first stays."""
    seen = window()
    spans, end = [], 0
    for first, size, label in sorted(chosen):
        last = min(first + size, len(seen.tokens)) - 1
        if first >= end and seen.sentence[first] == seen.sentence[last]:
            spans.append((Span(seen.tokens[first].span.start, seen.tokens[last].span.end), label))
            end = last + 1
    row = tagged(spans, TYPES, seen.tokens)
    logits = SURE * np.eye(tags(TYPES), dtype=np.float32)[row]
    found = read_tags(logits, TYPES, seen, across=False)
    assert [(seen.tokens[one.first].span.start, seen.tokens[one.last].span.end, one.label) for one in found] == [
        (span.start, span.end, label) for span, label in spans
    ]
    assert all(one.score == 1 for one in found)


SHORT = window("Rina pergi. Ia pulang.")
LABELS = ("Person", "Place")


@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=6, max_size=6), st.booleans())
def test_the_stretches_are_those_of_the_likeliest_tags(rows: list[list[int]], across: bool) -> None:
    """Of all tags in which an inside follows its like, and none reaches over a sentence's end, none are likelier."""
    logits = np.array(rows, dtype=np.float32)
    logs = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)

    def follows(path: tuple[int, ...]) -> bool:
        return all(
            tag == 0
            or tag % 2 == 1
            or (at > 0 and path[at - 1] in (tag, tag - 1) and (across or SHORT.sentence[at] == SHORT.sentence[at - 1]))
            for at, tag in enumerate(path)
        )

    def likely(path: Sequence[int]) -> float:
        return float(sum(logs[at, tag] for at, tag in enumerate(path)))

    best = max(likely(path) for path in itertools.product(range(5), repeat=len(rows)) if follows(path))
    found = read_tags(logits, LABELS, SHORT, across=across)
    path = [0] * len(rows)
    for one in found:
        begin = 2 * LABELS.index(one.label) + 1
        path[one.first : one.last + 1] = [begin] + [begin + 1] * (one.last - one.first)
    assert follows(tuple(path)) and likely(path) == pytest.approx(best, abs=1e-4)


def test_an_inside_tag_does_not_begin_a_span() -> None:
    """The likeliest tags that make sense: an inside of another type cannot follow, and a sentence's end cuts."""
    seen = window()
    logits = np.zeros((len(seen.tokens), tags(TYPES)), dtype=np.float32)
    logits[:, 0] = 1
    person, company = 2 * TYPES.index("Person") + 1, 2 * TYPES.index("Company") + 2
    logits[0, person] = logits[1, company] = 5
    found = read_tags(logits, TYPES, seen, across=False)
    assert [(one.first, one.last, one.label) for one in found] in ([(0, 0, "Person")], [(0, 1, "Company")])
    logits[:] = 0
    end = seen.sentence.index(1)
    logits[end - 1, person] = logits[end, person + 1] = 9
    assert all(one.last < end or one.first >= end for one in read_tags(logits, TYPES, seen, across=False))
    assert any(one.first < end <= one.last for one in read_tags(logits, TYPES, seen, across=True))
