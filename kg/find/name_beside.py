"""What stands around a candidate name, a little farther off: quotation marks, and the other members of a list."""

from collections import Counter
from collections.abc import Iterator

from kg.find import name_lexicon as known
from kg.find.name_candidates import Candidate

_COMMAS = frozenset(",;/")


def beside_features(candidate: Candidate) -> Iterator[str]:
    """Yield what stands around a candidate."""
    unit, words = candidate.unit, candidate.words
    kind = unit.type or "-"
    before, after = candidate.word(unit.start - 1), candidate.word(unit.end)
    if _quote(candidate, unit.start - 1) and _quote(candidate, unit.end):
        yield f"in quotes/{kind}"
        yield f"in quotes:{min(unit.end - unit.start, 4)}"
        yield f"in quotes b={candidate.word(unit.start - 2)}"
    if not any(word.form.islower() for word in words):
        yield f"no small word/{kind}"
    yield from _list(candidate, before, after)


def _quote(candidate: Candidate, at: int) -> bool:
    return 0 <= at < len(candidate.words) and candidate.words[at].kind == "quote"


def _list(candidate: Candidate, before: str, after: str) -> Iterator[str]:
    """Yield the types of the other members of the list that the candidate stands in."""
    if not (_links(before) or _links(after)):
        return
    found: Counter[str] = Counter()
    for near, there in ((candidate.before, _links(before)), (candidate.after, _links(after))):
        if near and there and near.type:
            found[near.type] += 1
    for one, count in sorted(found.items()):
        yield f"listed with {one}:{count}"


def _links(word: str) -> bool:
    return word in _COMMAS or known.connectors().get(word) == "and"
