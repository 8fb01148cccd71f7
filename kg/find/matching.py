"""Holding one variant of a pattern against a scene, outwards from its trigger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kg.find.bounds import QUOTES
from kg.find.clause import has_role, roles
from kg.find.parties import Party
from kg.find.scene import Scene, voice
from kg.find.subjects import ENDS, subject_ends
from kg.find.syntax import Bridge, Element, Gap, Inside, Marker, Role, Slot, Verb, Word
from kg.language import morphology
from kg.records import Mention

Way: TypeAlias = Literal[1, -1]
Filled: TypeAlias = tuple[tuple[Role, Party], ...]

MOST_LISTED = 40
MOST_STRANGE = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Who fills the slots, and the boundaries of everything that was matched; the trigger's bounds as well."""

    subjects: Party
    objects: Party
    start: int
    end: int
    trigger: tuple[int, int]


def match(elements: Sequence[Element], trigger: int, scene: Scene, at: int) -> Iterator[Match]:
    """Yield the nearest match of `elements` whose trigger, `elements[trigger]`, stands at place `at`.

    Of what stands inside a mention, and for slots that take each mention, all is yielded, not only the nearest.
    """
    everything = any(isinstance(each, Inside) or (isinstance(each, Slot) and each.each) for each in elements)
    for behind, held in steps(elements[trigger], scene, at, 1):
        for end, right in walk(elements[trigger + 1 :], scene, behind, 1):
            for start, left in walk(elements[:trigger][::-1], scene, at, -1):
                filled = dict((*left, *held, *right))
                if "s" in filled and "o" in filled:
                    yield Match(filled["s"], filled["o"], start, end, (at, behind))
                    if not everything:
                        return
            if not everything:
                break


def walk(elements: Sequence[Element], scene: Scene, at: int, way: Way) -> Iterator[tuple[int, Filled]]:
    """Yield (boundary reached, slots filled) for each way in which `elements` follow one another, nearest first."""
    if not elements:
        yield at, ()
        return
    for reached, held in steps(elements[0], scene, at, way):
        for last, rest in walk(elements[1:], scene, reached, way):
            yield last, (*held, *rest)


def steps(element: Element, scene: Scene, at: int, way: Way) -> Iterator[tuple[int, Filled]]:
    """Yield (boundary reached, slots filled) for each way in which one element can be met from `at`."""
    if isinstance(element, Slot):
        yield from _listed(element, scene, at) if element.many and way == 1 else _slot(element, scene, at, way)
    elif isinstance(element, Word):
        yield from ((reached, ()) for reached in _word(element, scene, at, way))
    elif isinstance(element, Gap):
        yield from ((reached, ()) for reached in _gap(element, scene, at, way))
    elif isinstance(element, Inside):
        yield from ((place, ()) for place in _within(scene, at, way))
    elif isinstance(element, Bridge):
        ends = subject_ends(scene, at) if way == -1 else _bridge_forward(scene, at)
        yield from ((reached, ()) for reached in ends)
    elif 0 <= _next(at, way) < len(scene.forms) and _meets(element, scene, _next(at, way)):
        yield at + way, ()


def _next(at: int, way: Way) -> int:
    return at if way == 1 else at - 1


def _meets(element: Verb | Marker, scene: Scene, place: int) -> bool:
    form = scene.forms[place]
    if isinstance(element, Marker):
        return has_role(form, element.role)
    found = voice(form)
    wanted = None if element.voice == "bare" else element.voice
    return place not in scene.inside and found == wanted and base(form) in element.bases


def base(form: str) -> str:
    """Return the base form of a word in lower case."""
    return morphology.base(form)


def _slot(slot: Slot, scene: Scene, at: int, way: Way) -> Iterator[tuple[int, Filled]]:
    doors = scene.opening if way == 1 else scene.closing
    for reached, party in doors.get(at, ()):
        fitting = tuple(mention for mention in party if mention.type in slot.types)
        if fitting:
            yield reached, ((slot.role, fitting),)


def _listed(slot: Slot, scene: Scene, at: int) -> Iterator[tuple[int, Filled]]:
    """Yield one list as long as it goes: mentions with marks, numbers, joining words and a few strange ones between."""
    held: list[Mention] = []
    reached = end = at
    strange = 0
    while reached < len(scene.forms) and len(held) < MOST_LISTED and strange <= MOST_STRANGE:
        door = min((d for d in scene.opening.get(reached, ()) if d[1][0].type in slot.types), default=None)
        if door:
            held.extend(mention for mention in door[1] if mention.type in slot.types and mention not in held)
            reached = end = door[0]
            strange = 0
        elif _is_between(scene, reached):
            reached += 1
        elif held and _is_strange(scene, reached):
            reached, strange = reached + 1, strange + 1
        else:
            break
    if held:
        yield end, ((slot.role, tuple(held)),)


def _is_between(scene: Scene, place: int) -> bool:
    form = scene.forms[place]
    return place not in scene.inside and (not form[0].isalpha() or has_role(form, "coordinator")) and form != "."


def _is_strange(scene: Scene, place: int) -> bool:
    """Return whether a word of a list may be a name that nobody found."""
    return place not in scene.inside and not scene.is_verb(place) and not roles().get(scene.forms[place])


def _word(word: Word, scene: Scene, at: int, way: Way) -> Iterator[int]:
    for phrase in word.phrases:
        start = at if way == 1 else at - len(phrase)
        if start >= 0 and scene.forms[start : start + len(phrase)] == phrase:
            yield at + way * len(phrase)
            break
    if word.optional:
        yield at


def _gap(gap: Gap, scene: Scene, at: int, way: Way) -> Iterator[int]:
    yield at
    for _ in range(gap.limit):
        place = _next(at, way)
        if not 0 <= place < len(scene.forms) or not _passable(gap, scene, place):
            return
        at += way
        yield at


def _passable(gap: Gap, scene: Scene, place: int) -> bool:
    form = scene.forms[place]
    if gap.loose:
        return form not in ENDS or form in QUOTES
    if place in scene.inside or scene.is_verb(place):
        return False
    return (
        form[0].isalnum() and not has_role(form, "preposition") and not has_role(form, "coordinator")
    ) or form in QUOTES


def _within(scene: Scene, at: int, way: Way) -> Iterator[int]:
    """Yield the boundaries inside the longest mention that ends at `at`; backwards, the ends of those around `at`."""
    if way == -1:
        yield from (end for (start, end), _ in scene.mentions if start <= at < end)
    else:
        start = min((start for (start, end), _ in scene.mentions if end == at), default=at)
        yield from range(start, at)


def _bridge_forward(scene: Scene, at: int) -> Iterator[int]:
    yield at
    while at < len(scene.forms) and has_role(scene.forms[at], "auxiliary"):
        at += 1
        yield at
