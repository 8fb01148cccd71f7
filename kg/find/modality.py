"""Whether a claim is asserted, planned, denied or only possible, or no claim at all (a question, a condition)."""

from collections.abc import Iterator

from kg.find.bounds import QUOTES
from kg.find.clause import denies, has_role
from kg.find.matching import Match
from kg.find.scene import Scene
from kg.records import Modality

BEFORE = 4
_ORDER: tuple[tuple[str, Modality], ...] = (("planned", "planned"), ("possible", "possible"))
STOPS = QUOTES | {";", ":", "."}
CLAUSE_ENDS = STOPS | {","}


def modality(scene: Scene, found: Match, before: int = BEFORE) -> Modality:
    """Return the strongest modality that the words around the trigger tell: denied before planned before possible.

    Words up to `before` places ahead of the trigger count as well; what denies must stand in the clause of the claim.
    """
    cues = list(_cues(scene, found, before))
    if found.end < len(scene.forms) and has_role(scene.forms[found.end], "cancelled"):
        return "denied"
    clause = max((place + 1 for place in cues if place < found.start and scene.forms[place] in CLAUSE_ENDS), default=0)
    if any(place >= clause and denies(scene.forms, place) for place in cues):
        return "denied"
    for role, kind in _ORDER:
        if any(has_role(scene.forms[place], role) for place in cues):
            return kind
    return "asserted"


def hypothetical(scene: Scene, found: Match) -> bool:
    """Return whether the sentence asks, or a condition ("jika", "apabila") stands before the end of the claim."""
    if scene.forms[-1] == "?" or (scene.forms[-1] in QUOTES and scene.forms[-2:-1] == ("?",)):
        return True
    for place in range(found.end - 1, -1, -1):
        if scene.forms[place] in STOPS and place < found.start:
            return False
        if place not in scene.inside and has_role(scene.forms[place], "conditional"):
            return True
    return False


def _cues(scene: Scene, found: Match, before: int) -> Iterator[int]:
    """Yield the places of the words that belong to the claim: from a little before it to its end."""
    first = max(0, min(found.start, found.trigger[0] - before))
    for place in range(first, found.end):
        if place not in scene.inside:
            yield place
