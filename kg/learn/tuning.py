"""The thresholds of the reader, chosen on the development articles: for each the one with the best figure."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find.finding import find
from kg.language import understand
from kg.language.sight import Floats, Net, Sight
from kg.learn.gold import Example
from kg.model import Reader
from kg.pipeline import Knowledge
from kg.records import Document, Findings
from kg.score import Scores, bodies_right, score
from kg.write.jsonl import findings_row

Rows = Mapping[str, Mapping[str, Any]]
BODIES = "bodies"
"""Posts that have the body that gold gives them, and none where it gives none."""
FIGURES: Mapping[str, str] = {
    "name": "named",
    "described": "entities",
    "bare": "entities",
    "agreed": "entities",
    "coreferent": "entities",
    "quote": "quotes",
    "half": "posts",
    "title": "posts",
    "holds": "posts",
    "apart": "posts",
    "at": BODIES,
    "body": BODIES,
    "says": "quotes",
    "speaker": "quotes",
    "when": "events",
    "relation": "relations",
    "ruled": "relations",
}
"""Each threshold, in the order in which they are chosen, with the figure whose F1 it is to make best."""
STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


@dataclass(slots=True)
class Remembering:
    """A net that encodes no window and judges no pairs twice."""

    net: Net
    _seen: dict[bytes, Sight] = field(default_factory=dict)
    _judged: dict[bytes, Floats] = field(default_factory=dict)

    def cut(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the pieces of each form."""
        return self.net.cut(forms)

    def look(self, pieces: Sequence[int], clues: NDArray[np.int64], first: Sequence[int], last: Sequence[int]) -> Sight:
        """Return a window, encoded."""
        key = np.array(pieces).tobytes() + clues.tobytes()
        if key not in self._seen:
            self._seen[key] = self.net.look(pieces, clues, first, last)
        return self._seen[key]

    def relate(self, sight: Sight, pairs: Mapping[str, NDArray[Any]]) -> Floats:
        """Return the logits of facts."""
        key = sight.states.tobytes() + b"".join(pairs[name].tobytes() for name in sorted(pairs))
        place = hashlib.sha256(key).digest()
        if place not in self._judged:
            self._judged[place] = self.net.relate(sight, pairs)
        return self._judged[place]


@dataclass(frozen=True, slots=True)
class Trial:
    """Articles with what the rules found in them, to be read with one threshold or another."""

    knowledge: Knowledge
    examples: tuple[Example, ...]
    ruled: tuple[tuple[Document, Findings], ...]

    @classmethod
    def of(cls, examples: Sequence[Example], knowledge: Knowledge) -> "Trial":
        """Return the trial on these articles."""
        documents = [understand(example.article) for example in examples]
        ruled = tuple((one, find(one, knowledge.schema, knowledge.patterns)) for one in documents)
        return cls(knowledge, tuple(examples), ruled)

    def scores(self, reader: Reader) -> Scores:
        """Return how well a reader reads them."""
        return score(*self._judged(reader))

    def f1(self, figure: str, reader: Reader) -> float:
        """Return the F1 of one figure of a reader, in percent."""
        judged = self._judged(reader)
        count = bodies_right(*judged) if figure == BODIES else score(*judged).counts[figure]
        return float(count.row()["f1"])

    def _judged(self, reader: Reader) -> tuple[Rows, Rows, Rows]:
        """Return the articles, their gold and what a reader finds, by article id."""
        texts = {one.article.id: {"id": one.article.id, "text": one.article.text} for one in self.examples}
        gold = {one.article.id: one.gold for one in self.examples}
        read = (
            (document, reader.read(document, found, self.knowledge.schema, self.knowledge.patterns))
            for document, found in self.ruled
        )
        return texts, gold, {d.article.id: findings_row(found, d.article.text) for d, found in read}


def tuned(reader: Reader, trial: Trial) -> Iterator[tuple[str, float, float]]:
    """Yield each threshold with its value and the F1 that it reaches, one after the other.

    It is the lowest of those that do best.
    """
    patient = Reader(Remembering(reader.net), reader.thresholds)
    for name, figure in FIGURES.items():
        readers = [Reader(patient.net, replace(patient.thresholds, **{name: step})) for step in STEPS]
        reached = [trial.f1(figure, reader) for reader in readers]
        best = _steadiest(reached)
        patient = readers[best]
        yield name, STEPS[best], reached[best]


def _steadiest(figures: Sequence[float]) -> int:
    """Return where the mean of a figure and its neighbours is highest, the first such place.

    A single peak is the luck of some articles, as is a place at the edge of a fall.

    >>> _steadiest([50, 56, 50, 54, 55, 54]), _steadiest([55, 55, 55, 50])
    (4, 0)
    """
    padded = (figures[0], *figures, figures[-1])
    means = [round(sum(padded[at : at + 3]) / 3, 3) for at in range(len(figures))]
    return means.index(max(means))
