"""A candidate name: a unit with the words around it, and what the words beside it tell of its type."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.find import name_lexicon as known
from kg.find.name_units import Unit
from kg.find.name_words import Word


@dataclass(frozen=True)
class Candidate:
    """A unit in its sentence. `before` and `after`: the neighbouring units of the sentence, None at its ends."""

    words: Sequence[Word]
    unit: Unit
    before: Unit | None = None
    after: Unit | None = None

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Return the unit's words."""
        return tuple(word.form for word in self.words[self.unit.start : self.unit.end])

    @cached_property
    def ordinary(self) -> bool:
        """Return whether every word of the unit is an ordinary one."""
        return all(known.is_ordinary(form) or form.isdigit() for form in self.forms)

    def word(self, at: int) -> str:
        """Return the lower-case word at `at`, "" beyond the sentence."""
        return self.words[at].form.lower() if 0 <= at < len(self.words) else ""


def cue(candidate: Candidate, side: str, first: int, last: int) -> tuple[tuple[str, int], ...]:
    """Return the types told by the words `first` to `last` beside a candidate, the longer cue first."""
    pair = f"{candidate.word(first)} {candidate.word(last - 1)}"
    single = candidate.word(last - 1 if side == "before" else first)
    table = known.cues(side)
    return table.get(pair) or table.get(single, ())
