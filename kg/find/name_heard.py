"""What many articles tell of a candidate name: how they use its form, and what stands where its neighbours stand."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.find.name_candidates import Candidate
from kg.knowledge import gazetteer, lexicon

STEPS = (85, 65)
"""From these shares in percent on, a form's type is told the more surely."""

Told = tuple[tuple[str, int], ...]


def heard_features(candidate: Candidate) -> Iterator[str]:
    """Yield what the use of the form and of the words beside it in many articles tells of the type."""
    forms = candidate.forms
    for place, part in (("whole", forms), ("begins", forms[:-1]), ("ends", forms[1:])):
        told = heard_names().get(" ".join(part)) if part else None
        if told:
            kind, share = told
            yield f"heard {place}={kind}:{_step(share)}"
            if place == "whole":
                yield f"heard={kind}/{candidate.unit.source}:{candidate.unit.type or '-'}"
    if forms and " ".join(forms) not in heard_names():
        yield f"unheard:{min(len(forms), 3)}"
    unit = candidate.unit
    for side, at in (("b", unit.start - 1), ("b2", unit.start - 2), ("a", unit.end), ("a2", unit.end + 1)):
        for kind, share in contexts().get((side, candidate.word(at)), ()):
            yield f"{side}~{kind}:{_step(share)}"


def _step(share: int) -> int:
    return sum(share >= step for step in STEPS)


@cache
def heard_names() -> dict[str, tuple[str, int]]:
    """Return the type that many articles use a form for, and in what share of them in percent."""
    rows = gazetteer("heard_names", ("name", "type", "share"))
    return {name: (kind, int(share)) for name, kind, share in rows}


@cache
def contexts() -> dict[tuple[str, str], Told]:
    """Return the types of the names that stand beside a word at a side, each with its share in percent."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for word, side, kind, share in lexicon("name_contexts", ("word", "side", "type", "share")):
        found[side, word].append((kind, int(share)))
    return {key: tuple(told) for key, told in found.items()}
