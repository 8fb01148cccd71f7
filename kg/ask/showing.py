"""Evidence in its sentence, with the words marked: subject, cue, object."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.ask.cues import Cues
from kg.ask.marked import Mark, Shown
from kg.ask.record import Claim, Office, Record, Saying, Told
from kg.ask.sentences import Sentences
from kg.graph.recalled import Passage, Source
from kg.records import Span


class Showcase:
    """Shows evidence of one graph; each text is cut into sentences once."""

    def __init__(self, record: Record, texts: Mapping[str, str] | None, cues: Cues) -> None:
        """`texts` are the articles by id; without them evidence stands alone."""
        self.record, self.cues = record, cues
        self.sentences = Sentences(record.sources, texts)

    def shown(self, told: Told) -> tuple[Shown, ...]:
        """Return each piece of the evidence in its sentence, in the order of articles."""
        return tuple(self._shown(told, passage) for passage in _outermost(told))

    def _shown(self, told: Told, passage: Passage) -> Shown:
        whole = self.sentences.around(passage)
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
