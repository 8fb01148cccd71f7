"""What the whole article shows of a candidate name: its votes elsewhere, fuller names, how it is written there."""

from collections import Counter
from collections.abc import Iterator

from kg.find import name_lexicon as known
from kg.find.alias_forms import core
from kg.find.name_candidates import Candidate, cue
from kg.find.name_scene import Scene, leading
from kg.schema import SPORTS_TEAM

MANY = 4
"""Counts above this are one feature."""


def article_features(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """Yield what the article as a whole shows of a candidate."""
    yield from _article(candidate, scene)
    yield from _fuller(candidate, scene)
    if candidate.unit.source != "quoted":
        yield from _written(candidate, scene)


def _article(candidate: Candidate, scene: Scene) -> Iterator[str]:
    forms = candidate.forms
    if len(forms) == 1 and forms[0] in scene.parts:
        yield "part of person"
    elif len(forms) > 1 and forms[0] in scene.parts:
        yield "begins like person"
    told = scene.cores.get(core(" ".join(forms)))
    if told and candidate.unit.source in ("plain", "title"):
        yield f"core={told}"
    votes = scene.votes.get(forms, Counter())
    for kind, count in sorted(votes.items()):
        if count > 1:
            yield f"article={kind}:{min(count // 2, 3)}"
    entry = known.known_names().get(" ".join(forms))
    if entry and (entry.place or entry.type == SPORTS_TEAM):
        yield f"sport={min(scene.sport, MANY)}/{entry.type}"
        own = Counter(dict(cue(candidate, "before", candidate.unit.start - 2, candidate.unit.start)))
        yield f"sport={min(scene.sport, 2)}/{entry.type}/{next(iter(sorted(own)), '-')}"
    elif not entry:
        yield f"sport={min(scene.sport, MANY)}/{candidate.unit.type or '-'}"


def _fuller(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """Yield whether the form begins or ends a fuller name of the article, or holds a shorter one."""
    forms = candidate.forms
    for side, table in (("begins", scene.beginnings), ("ends", scene.endings)):
        kind = leading(table.get(forms, Counter()))
        if kind:
            yield f"{side} a {kind}"
    for side, part in (("first", forms[:-1]), ("last", forms[1:])):
        if part and part in scene.votes:
            yield f"holds {side}={leading(scene.votes[part]) or '-'}"


def _written(candidate: Candidate, scene: Scene) -> Iterator[str]:
    """Yield how often the form stands in the article, and whether its words are written small or its capital sure."""
    forms = candidate.forms
    inside, all_of = scene.inside[forms], scene.times[forms]
    yield f"times={min(all_of, MANY)}"
    yield f"inside={min(inside, 2)}:{min(len(forms), 2)}"
    small = sum(form.lower() in scene.small for form in forms)
    yield f"small={'all' if small == len(forms) else 'none' if not small else 'some'}:{min(len(forms), 2)}"
