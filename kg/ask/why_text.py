"""An explanation as lines for a terminal, and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from kg.ask.formats import visible
from kg.ask.marked import Shown
from kg.ask.why import Explanation, Finder, Trail

Json = dict[str, Any]


def lines(explanation: Explanation) -> Iterator[str]:
    """Yield an explanation line by line; what articles say cannot steer the terminal."""
    yield from map(visible, _lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    yield explanation.says
    yield f"  {explanation.standing}; {explanation.id}"
    found = ", ".join(map(_finder, explanation.finders)) or "nothing that the graph names"
    yield f"  found by {found}" + (f"; score {explanation.score}" if explanation.score else "")
    yield from (f"  against it: {one}" for one in explanation.against)
    for shown in explanation.shown:
        yield f"  {origin(shown)}:"
        yield f"    {shown.marked()}"
    for trail in explanation.trails:
        yield from _trail(trail)


def origin(shown: Shown) -> str:
    """Return where words stand: outlet, date, article and characters."""
    source = shown.source
    parts = (
        source.outlet,
        source.date,
        f"article {source.id}",
        f"characters {shown.at.start}–{shown.at.end}",
        source.url,
    )
    return visible(", ".join(part for part in parts if part))


def _finder(finder: Finder) -> str:
    if finder.learnt:
        return "the learnt reader"
    measured = f" (precision {finder.precision:g} on the training articles)" if finder.precision is not None else ""
    return f"the rule {finder.name}{measured}"


def _trail(trail: Trail) -> Iterator[str]:
    thing = trail.thing
    yield f"  {trail.role}: {thing.name} ({thing.type}, {thing.id.rpartition('/entity/')[2]})"
    yield f"     {_path(trail)}"
    names = [one for one in trail.forms if thing.is_named(one[0])]
    if len(names) > 1:
        yield f"     its names: {_counts(names)}"
    if others := [one for one in trail.forms if one not in names]:
        yield f"     also told of as: {_counts(others)}"
    for tie in trail.ties:
        yield f'     "{tie.name}" in {tie.article} is this one ({tie.score:.2f}):'
        yield from (f"       {feature} {score:+.2f}: {sentence}" for feature, score, sentence in tie.reasons)


def _counts(forms: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f'"{form}" {count}×' for form, count in forms)


def _path(trail: Trail) -> str:
    """Return how the words of the sentence lead to the name of the node."""
    if trail.here is None:
        return "no word of the sentence names it"
    steps = [f'"{trail.here.words}" (characters {trail.here.start}–{trail.here.end})']
    if trail.here.words != trail.thing.name:
        if trail.introduced:
            steps.append(f'introduced as "{trail.introduced}"')
        if trail.full:
            steps.append(f'"{trail.full.words}" (characters {trail.full.start}–{trail.full.end})')
        else:
            steps.append(f'"{trail.thing.name}" (no mention in this article)')
    return " → ".join(steps)


def row(explanation: Explanation) -> Json:
    """Return an explanation as JSON: offsets are code points, marks count from the beginning of their text."""
    return {
        "id": explanation.id,
        "says": explanation.says,
        "standing": explanation.standing,
        "according_to": explanation.speaker,
        "found_by": [
            {"name": one.name, "kind": "head" if one.learnt else "rule", "precision": one.precision}
            for one in explanation.finders
        ],
        "score": explanation.score,
        "against": list(explanation.against),
        "evidence": [shown_row(one) for one in explanation.shown],
        "ends": [_trail_row(one) for one in explanation.trails],
    }


def shown_row(shown: Shown) -> Json:
    """Return a piece of evidence in its sentence as JSON."""
    source = shown.source
    return {
        "article": source.id,
        "outlet": source.outlet,
        "date": source.date,
        "url": source.url,
        "start": shown.at.start,
        "end": shown.at.end,
        "words": shown.at.words,
        "sentence": shown.text,
        "sentence_start": shown.start,
        "marks": [{"role": mark.role, "start": mark.start, "end": mark.end} for mark in shown.marks],
    }


def _trail_row(trail: Trail) -> Json:
    return {
        "role": trail.role,
        "id": trail.thing.id,
        "type": trail.thing.type,
        "name": trail.thing.name,
        "here": trail.here.words if trail.here else None,
        "introduced": trail.introduced,
        "forms": [{"form": form, "count": count} for form, count in trail.forms],
        "ties": [
            {
                "article": one.article,
                "name": one.name,
                "score": one.score,
                "reasons": [{"feature": name, "score": score, "sentence": text} for name, score, text in one.reasons],
            }
            for one in trail.ties
        ],
    }
