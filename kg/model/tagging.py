"""Tags over tokens ↔ spans."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.language.windows import Window
from kg.records import Span, Token

Scores = NDArray[np.float32]
_NEVER = np.float32(-1e9)
_INSIDE = 3
"""Characters within a token from which on what begins there is no longer about that token."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of tokens of a window, `first` to `last`, both included, with the mean probability of its tags."""

    first: int
    last: int
    label: str
    score: float


def tokens_of(tokens: Sequence[Token], span: Span) -> tuple[int, int] | None:
    """Return the first and the last token that a span covers, None where it covers none.

    A span may begin before the tokens; one that begins further within a token than a prefix's end covers nothing.
    """
    first = bisect_right(tokens, span.start, key=lambda token: token.span.start) - 1
    if first < 0 or tokens[first].span.end <= span.start:
        first += 1
    if first >= len(tokens) or tokens[first].span.start >= span.end or span.start > tokens[first].span.start + _INSIDE:
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].span.start < span.end:
        last += 1
    return first, last


def tagged(spans: Iterable[tuple[Span, str]], labels: Sequence[str], tokens: Sequence[Token]) -> list[int]:
    """Return one tag for each token: 0 outside, 2k+1 and 2k+2 for the beginning and the inside of label k.

    Of spans that overlap the first one counts.
    """
    row = [0] * len(tokens)
    for span, label in spans:
        bounds = tokens_of(tokens, span)
        if bounds is None or any(row[bounds[0] : bounds[1] + 1]):
            continue
        begin = 2 * labels.index(label) + 1
        row[bounds[0] : bounds[1] + 1] = [begin] + [begin + 1] * (bounds[1] - bounds[0])
    return row


def read_tags(scores: Scores, labels: Sequence[str], window: Window, *, across: bool) -> list[Tagged]:
    """Return the stretches that the likeliest tags mark, in order.

    `scores` are logits, tokens × tags. `across` allows a stretch to reach over the end of a sentence.
    """
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    fresh = [number == 0 or window.sentence[number] != window.sentence[number - 1] for number in range(len(logs))]
    path = _likeliest(logs, [one and not across for one in fresh])
    found = []
    at = 0
    while at < len(path):
        end = at + 1
        if path[at]:
            while end < len(path) and path[end] == path[at] + 1:
                end += 1
            score = float(np.exp(logs[range(at, end), path[at:end]]).mean())
            found.append(Tagged(at, end - 1, labels[(path[at] - 1) // 2], round(score, 3)))
        at = end
    return found


def _likeliest(logs: Scores, closed: Sequence[bool]) -> list[int]:
    """Return the likeliest tags in which an inside tag follows only its like (Viterbi); none where `closed`."""
    alone: NDArray[np.intp] = logs.argmax(axis=1)
    if _follows(alone, closed):
        return [int(tag) for tag in alone]
    best = logs[0].copy()
    best[2::2] = _NEVER
    tops, stays = [0], [best[2::2] >= best[1::2]]
    for at in range(1, len(logs)):
        row, top = logs[at], int(best.argmax())
        begun, inside = best[1::2], best[2::2]
        tops.append(top)
        stays.append(inside >= begun)
        best = row + best[top]
        best[2::2] = row[2::2] + (_NEVER if closed[at] else np.maximum(begun, inside))
    path = [int(best.argmax())]
    for at in range(len(logs) - 1, 0, -1):
        tag = path[-1]
        goes_on = tag and tag % 2 == 0 and not closed[at]
        path.append((tag if stays[at][tag // 2 - 1] else tag - 1) if goes_on else tops[at])
    return path[::-1]


def _follows(path: NDArray[np.intp], closed: Sequence[bool]) -> bool:
    """Return whether each inside tag follows its like, so that no other path can be likelier than the best tags."""
    before = np.concatenate([[0], path[:-1]])
    inside = (path > 0) & (path % 2 == 0)
    loose = (before != path) & (before != path - 1)
    return not bool((inside & (loose | np.array(closed))).any())
