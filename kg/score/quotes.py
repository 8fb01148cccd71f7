"""The judges of quotations and of offsets."""

import re
from collections.abc import Iterator

from kg.score.alignment import Row
from kg.score.pairing import Pair, counted, name_of
from kg.score.tallies import Mark

ENOUGH = 0.7
"""Two quotations are one where their words overlap at least so much."""

_WORD = re.compile(r"\w+")


def judge_quotes(pair: Pair) -> Iterator[Mark]:
    """Yield the marks for quotations, by their span alone and with their speaker."""
    gold = [(_positions(pair.text, one), one) for one in pair.gold("quotes")]
    spans: set[int] = set()
    right = 0
    for quote in pair.found("quotes"):
        here = _positions(pair.text, quote)
        best = max(range(len(gold)), key=lambda i: (i not in spans, _overlap(here, gold[i][0])), default=None)
        if best is None or best in spans or _overlap(here, gold[best][0]) < ENOUGH:
            error = pair.error("quotes surplus", quote.get("text", "")[:80])
            yield Mark("quotes", "surplus", 0, error=error)
            continue
        spans.add(best)
        if pair.same(quote.get("speaker"), gold[best][1].get("speaker")):
            right += 1
        else:
            yield _wrong_speaker(pair, quote, gold[best][1])
    for place, (_, row) in enumerate(gold):
        if place not in spans:
            yield Mark("quotes", "missed", 0, error=pair.error("quotes missed", row["text"][:80]))
    found = len(pair.found("quotes"))
    yield from counted("quotes.span", len(spans), found, len(gold))
    yield from counted("quotes", right, found, len(gold))


def judge_offsets(pair: Pair) -> Iterator[Mark]:
    """Yield for each pair of offsets in the prediction whether it slices the words given beside it."""
    mentions = [one for entity in pair.found("entities") for one in entity.get("mentions", ())]
    given = [(one, "text") for one in mentions if not isinstance(one, str)]
    given += [(one, "text") for one in pair.found("quotes")]
    given += [(one, "evidence") for one in pair.found("relations")]
    for row, key in given:
        start, end = row.get("start"), row.get("end")
        if start is not None and end is not None:
            yield Mark("offsets", "right" if pair.text[start:end] == row.get(key) else "surplus")


def _wrong_speaker(pair: Pair, quote: Row, golden: Row) -> Mark:
    said = name_of(pair.found_entities, quote.get("speaker"))
    meant = name_of(pair.gold_entities, golden.get("speaker"))
    line = f"{quote.get('text', '')[:60]} — {said} for {meant}"
    return Mark("quotes", "surplus", 0, error=pair.error("quotes wrong speaker", line))


def _positions(text: str, quote: Row) -> frozenset[int]:
    """Return where the words of a quotation begin in the text; empty where it is not there."""
    start, end = quote.get("start"), quote.get("end")
    if start is None or end is None:
        start = text.find(quote["text"])
        end = start + len(quote["text"])
    if start < 0:
        return frozenset()
    return frozenset(match.start() for match in _WORD.finditer(text) if start <= match.start() < end)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
