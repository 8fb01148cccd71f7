"""How the words of an article stand elsewhere in it: alone, beside a word of saying, before which other word."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.find.cues import any_place
from kg.find.stream import Stream

Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was counted once of an article, for all questions about its words; the tokens of a word are in order.

    `alone` are those of capitalised words without a capital beside them, `speaks` those of them beside a word of
    saying; `times` counts the words that have one behind them, `before` them with the capitalised word behind.
    """

    alone: Places
    speaks: Places
    times: Counter[str]
    before: Counter[tuple[str, str]]

    def stands(self, form: str, first: int, end: int) -> str:
        """Return how a word stands outside the tokens from `first` up to `end`: "speaks", alone ("yes"), else "no"."""
        if _outside(self.speaks.get(form, ()), first, end):
            return "speaks"
        return "yes" if _outside(self.alone.get(form, ()), first, end) else "no"

    def comes(self, form: str, following: str) -> str:
        """Return how a word that stands before a capitalised one comes again: before it ("same"), "parted", or "no"."""
        if self.times[form] < 2:
            return "no"
        return "same" if self.before[form, following] > 1 else "parted"


def elsewhere(row: Stream) -> Elsewhere:
    """Return how the words of an article stand."""
    alone: dict[str, list[int]] = defaultdict(list)
    speaks: dict[str, list[int]] = defaultdict(list)
    forms = [token.form for token in row.tokens]
    capital = [form[:1].isupper() for form in forms]
    for at, form in enumerate(forms):
        beside = (at > row.start_of_sentence(at) and capital[at - 1]) or (at + 1 < len(forms) and capital[at + 1])
        if capital[at] and not beside:
            alone[form].append(at)
            if any(any_place(row.low[near]) for near in (at - 1, at + 1) if 0 <= near < len(forms)):
                speaks[form].append(at)
    pairs = zip(forms, forms[1:], capital[1:], strict=False)
    return Elsewhere(alone, speaks, Counter(forms[:-1]), Counter((one, two) for one, two, is_name in pairs if is_name))


def _outside(places: Sequence[int], first: int, end: int) -> bool:
    return len(places) > bisect_left(places, end) - bisect_left(places, first)
