"""A stretch of an article with the words marked that say so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.graph.recalled import Passage, Source

Role = Literal["s", "cue", "o"]
"""The subject, the cue, the object: in a quotation the words themselves, in a post the body."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a shown text, counted from its beginning: the subject, the cue or the object."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentences around one piece of evidence. `start` is where `text` begins in the article; `at` the evidence."""

    source: Source
    text: str
    start: int
    at: Passage
    marks: tuple[Mark, ...]

    def marked(self) -> str:
        """Return the text with its words in brackets: "[Kemenperin|s] [mendukung|cue] [program itu|o]".

        A mark that another one cuts in two is left out; one inside another is shown inside it.
        """
        return " ".join(_bracketed(self.text, 0, len(self.text), list(_nested(self.marks))).split())


def _nested(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks, outer before inner, without those that cut another one in two."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end, one.role)):
        if all(mark.start >= other.end or mark.end <= other.end for other in kept):
            kept.append(mark)
            yield mark


def _bracketed(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    made, at = [], start
    for number, mark in enumerate(marks):
        if mark.start < at or mark.end > end:
            continue
        inner = [one for one in marks[number + 1 :] if mark.start <= one.start and one.end <= mark.end]
        made += [text[at : mark.start], "[", _bracketed(text, mark.start, mark.end, inner), f"|{mark.role}]"]
        at = mark.end
    return "".join([*made, text[at:end]])
