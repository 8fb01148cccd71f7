"""Evidence in its sentence, with the words marked: subject, cue, object."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.ask.cues import Cues
from kg.ask.record import Claim, Office, Passage, Record, Saying, Source, Told
from kg.language import understand
from kg.records import Article, Span

Role = Literal["s", "cue", "o"]
WIDEST = 900
"""Characters kept on either side of the evidence: a sentence that never ends is cut there."""


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


class Showcase:
    """Shows evidence of one graph; each text is cut into sentences once."""

    def __init__(self, record: Record, texts: Mapping[str, str] | None, cues: Cues) -> None:
        """`texts` are the articles by id; without them evidence stands alone."""
        self.record, self.cues, self._texts = record, cues, texts or {}
        self._sentences: dict[str, list[Span]] = {}

    def shown(self, told: Told) -> tuple[Shown, ...]:
        """Return each piece of the evidence in its sentence, in the order of articles."""
        return tuple(self._shown(told, passage) for passage in _outermost(told))

    def around(self, passage: Passage) -> Passage:
        """Return the sentences that a passage touches; the passage itself where the stored text is another."""
        text = self.text(passage.article)
        if text is None or text[passage.start : passage.end] != passage.words:
            return passage
        touching = [
            one for one in self.sentences(passage.article) if one.start < passage.end and passage.start < one.end
        ]
        start = min([passage.start, *(one.start for one in touching)])
        end = max([passage.end, *(one.end for one in touching)])
        start, end = max(start, passage.start - WIDEST), min(end, passage.end + WIDEST)
        return Passage(passage.article, start, end, text[start:end])

    def text(self, article: str) -> str | None:
        """Return the stored text of an article, given by its IRI."""
        source = self.record.sources.get(article)
        return self._texts.get(source.id) if source else None

    def sentences(self, article: str) -> list[Span]:
        """Return the sentences of an article whose text is stored, in order."""
        if article not in self._sentences:
            document = understand(Article(article, self.text(article) or ""))
            self._sentences[article] = [sentence.span for sentence in document.sentences]
        return self._sentences[article]

    def _shown(self, told: Told, passage: Passage) -> Shown:
        whole = self.around(passage)
        marks = sorted(self._marks(told, passage, whole))
        source = self.record.sources.get(passage.article) or Source(passage.article, None, None, None, None)
        return Shown(source, whole.words, whole.start, passage, tuple(marks))

    def _marks(self, told: Told, passage: Passage, whole: Passage) -> Iterator[Mark]:
        ends = [("s", self.mention(told.subject, passage, whole)), ("o", self._object(told, passage, whole))]
        taken = []
        for role, span in ends:
            if span:
                taken.append(span)
                yield Mark(span.start, span.end, "s" if role == "s" else "o")
        if cue := self._cue(told, passage, whole, taken):
            yield Mark(cue.start, cue.end, "cue")

    def mention(self, thing: str | None, passage: Passage, whole: Passage) -> Span | None:
        """Return where a thing is mentioned in the evidence (at its edge if it can be), else in its sentence."""
        found = self.record.things.get(thing or "")
        if found is None:
            return None
        inside = [one for one in found.mentions if passage.covers(one)]
        inside.sort(key=lambda one: (one.start != passage.start and one.end != passage.end, one.start))
        touching = [one for one in found.mentions if whole.covers(one)]
        return next((_within(one, whole) for one in (*inside, *touching)), None)

    def _object(self, told: Told, passage: Passage, whole: Passage) -> Span | None:
        if isinstance(told, Saying):
            said = next((one for one in told.evidence if one.words == told.text and whole.covers(one)), None)
            return _within(said, whole) if said else None
        return self.mention(told.object, passage, whole)

    def _cue(self, told: Told, passage: Passage, whole: Passage, taken: Sequence[Span]) -> Span | None:
        """Return where the cue stands: told by the rule's pattern for a claim, by the graph for all else."""
        around = _within(passage, whole)
        if isinstance(told, Claim):
            found = (self.cues.find(rule, whole.words, around, taken) for rule in told.rules)
            return next((span for span in found if span), None)
        words = told.title if isinstance(told, Office) else told.cue
        if not words:
            return None
        places = [*_all(whole.words, words, around.start, around.end), *_all(whole.words, words, 0, len(whole.words))]
        return next((one for one in places if isinstance(told, Office) or not _overlapping(one, taken)), None)


def _outermost(told: Told) -> Iterator[Passage]:
    """Yield the evidence that lies in no other: what was said lies in the stretch that says who said it."""
    for one in told.evidence:
        if not any(other != one and other.covers(one) for other in told.evidence):
            yield one


def _within(passage: Passage, whole: Passage) -> Span:
    return Span(passage.start - whole.start, max(passage.end - whole.start, passage.start - whole.start + 1))


def _all(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    at = text.find(words, start, end)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1, end)


def _overlapping(span: Span, taken: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


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
