"""What speaks for two chains of an article being one thing, as names of features.

lexicon/coreferent_weights.tsv says how much each counts.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.find.acronyms import initials
from kg.find.alias_forms import readings
from kg.find.cues import words
from kg.find.form_likeness import Likeness, likeness, words_of
from kg.records import Chain, Document, Span
from kg.schema import PERSON

REACH = 100
"""A chain is compared with this many before it: an article as a whole, a book in proportion to its length."""
_FORMS = 6
"""Forms of a chain that are compared."""
_LETTERS = 3
_BETWEEN = 12
"""Characters between two mentions that are looked at."""
_MOST = 3


@dataclass(frozen=True, slots=True)
class Side:
    """A chain to be compared: its forms, the places of its mentions, their sentences, and the keys it is found by."""

    type: str
    proper: bool
    forms: tuple[str, ...]
    spans: tuple[Span, ...]
    sentences: frozenset[int]
    words: frozenset[str]
    keys: frozenset[str]


Pair = tuple[int, int, frozenset[str]]
"""The numbers of two chains, the earlier first, and the features of the two."""


def pairs(document: Document, chains: Sequence[Chain]) -> Iterator[Pair]:
    """Yield the chains of one type that share a word or may be short for each other, with the features of each two.

    Of persons the rules of names alone decide: brothers and sisters share a word as well.
    """
    starts = [sentence.span.start for sentence in document.sentences]
    sides = [_side(document.article.text, chain, starts) for chain in chains]
    for second, side in enumerate(sides):
        first = max(0, second - REACH)
        near = sides[first : second + REACH]
        for number, other in enumerate(sides[first:second], first):
            if other.type == side.type != PERSON and not other.keys.isdisjoint(side.keys):
                alike = _most_alike(other, side)
                if alike:
                    yield number, second, frozenset(_features(document.article.text, other, side, alike, near))


def _side(text: str, chain: Chain, starts: Sequence[int]) -> Side:
    own = [one for one in chain.mentions if one.kind != "anaphor"] or chain.mentions
    forms = [one for form in dict.fromkeys(mention.span.of(text) for mention in own) for one in readings(form)]
    forms = forms[:_FORMS]
    words = frozenset(word for form in forms for word in words_of(form))
    keys = {word[:_LETTERS] for word in words} | {f"={(initials(form) or form)[:2].casefold()}" for form in forms}
    keys |= {f"={form[:2].casefold()}" for form in forms if form.isalpha()}
    return Side(
        type=chain.type,
        proper=2 * sum(one.kind == "name" for one in own) > len(own),
        forms=tuple(forms),
        spans=tuple(one.span for one in own),
        sentences=frozenset(bisect_right(starts, one.span.start) for one in own),
        words=words,
        keys=frozenset(keys),
    )


def _most_alike(one: Side, other: Side) -> tuple[str, str, Likeness] | None:
    """Return the two forms that share most, the one of fewer words first, and how; None where none share a word."""
    best: tuple[str, str, Likeness] | None = None
    for form in one.forms:
        for form_of_other in other.forms:
            short, full = sorted((form, form_of_other), key=lambda each: (len(words_of(each)), len(each), each))
            alike = likeness(short, full) if words_of(short) else None
            if alike and (best is None or alike.share > best[2].share):
                best = short, full, alike
    return best


def _features(
    text: str, first: Side, second: Side, best: tuple[str, str, Likeness], near: Sequence[Side]
) -> Iterator[str]:
    short, full, alike = best
    kind, proper = first.type, f"proper={first.proper + second.proper}"
    yield f"type={kind}"
    yield proper
    yield f"{kind} {proper}"
    written = "phrase" if " " in short else "letters" if short.isupper() else "word"
    yield f"short is {written}"
    yield f"{kind} short is {written}"
    for feature in alike.features:
        yield feature
        if not feature.startswith(("word=", "swap=")):
            yield f"{kind} {feature}"
        if feature.startswith("words="):
            yield f"{proper} {feature}"
    rivals = sum(
        alike.shared <= one.words for one in near if one.type == kind and one is not first and one is not second
    )
    yield f"rivals={min(_MOST, rivals)}"
    yield f"{proper} rivals={min(_MOST, rivals)}"
    yield f"{kind} rivals={min(_MOST, rivals)}"
    few, many = sorted(min(_MOST, len(one.spans)) for one in (first, second))
    yield f"mentions={few},{many}"
    yield f"{kind} first is {'full' if full in first.forms else 'short'}"
    if _is_pointed(text, second):
        yield f"{kind} pointed at"
        yield "pointed at"
    yield from _apart(text, first, second)


def _is_pointed(text: str, side: Side) -> bool:
    """Return whether the first mention is followed by a word that points back: "kebijakan itu"."""
    after = text[side.spans[0].end : side.spans[0].end + _BETWEEN].split()
    return bool(after) and after[0].strip(".,").casefold() in words("demonstrative")


def _apart(text: str, first: Side, second: Side) -> Iterator[str]:
    """Yield how far apart the chains come closest, and what stands between them where that is in one sentence."""
    gap = min(abs(one - other) for one in first.sentences for other in second.sentences)
    yield f"sentences={'0' if gap == 0 else '1' if gap == 1 else '3' if gap <= _MOST else 'more'}"
    if gap == 0:
        ends = [
            (one.end, other.start) if one < other else (other.end, one.start)
            for one in first.spans
            for other in second.spans
        ]
        end, start = min(ends, key=lambda each: each[1] - each[0])
        between = " ".join(text[end:start].casefold().split()) if end <= start else ""
        yield f"between={between}" if len(between) <= _BETWEEN else "between more"
