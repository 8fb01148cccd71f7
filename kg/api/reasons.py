"""The answer to `why`, for a prompt and for a notebook."""

import html
from dataclasses import dataclass

from kg.ask.case import Case
from kg.ask.claims_asked import line
from kg.ask.formats import visible
from kg.ask.marked import Mark, Shown
from kg.ask.why import Explanation, Why
from kg.ask.why_text import lines, origin, row


@dataclass(frozen=True, slots=True, repr=False)
class Reasons:
    """Why a graph says something: true where it does. `str()` tells it as `kg why` does; a notebook marks the words."""

    answer: Why
    case: Case

    def __bool__(self) -> bool:
        return bool(self.answer.explanations)

    @property
    def explanations(self) -> tuple[Explanation, ...]:
        """Return one explanation for each claim that was asked about."""
        return self.answer.explanations

    @property
    def readings(self) -> tuple[str, ...]:
        """Return what the question may mean where its names fit several things, each one line with the ids."""
        found = self.answer.readings if len(self.answer.readings) > 1 else ()
        return tuple(
            f"{line(one.told[0], self.case.record, self.case.schema)} ({_id(one.subject)}, {_id(one.object)})"
            for one in found
        )

    @property
    def near(self) -> tuple[str, ...]:
        """Return what is near where the graph does not say so."""
        return self.answer.near

    def rows(self) -> list[dict[str, object]]:
        """Return the explanations as JSON-ready dictionaries, as `kg why --format json` prints them."""
        return [row(one) for one in self.explanations]

    def __repr__(self) -> str:
        if self:
            return "\n\n".join("\n".join(lines(one)) for one in self.explanations)
        if self.readings:
            return "\n".join(["these words may mean several:", *map(visible, self.readings)])
        return "\n".join([f"the graph does not say: {visible(str(self.answer.question))}", *map(visible, self.near)])

    def _repr_html_(self) -> str:
        if not self:
            return f"<pre>{html.escape(repr(self))}</pre>"
        return "".join(map(_explained, self.explanations))


def _explained(one: Explanation) -> str:
    shown = "".join(
        f"<blockquote>{_marked(each)}<br><small>{_safe(origin(each))}</small></blockquote>" for each in one.shown
    )
    found = ", ".join(finder.name for finder in one.finders)
    score = f", score {one.score}" if one.score else ""
    return f"<p><b>{_safe(one.says)}</b> ({_safe(one.standing)}; {_safe(found)}{_safe(score)})</p>{shown}"


def _marked(shown: Shown) -> str:
    """Return the sentence with each mark as `<mark>`; of two that overlap the first stands."""
    made, at = [], 0
    for mark in sorted(shown.marks, key=_first):
        if mark.start >= at:
            words = _safe(shown.text[mark.start : mark.end])
            made += [_safe(shown.text[at : mark.start]), f'<mark title="{mark.role}">{words}</mark>']
            at = mark.end
    return "".join([*made, _safe(shown.text[at:])])


def _first(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _safe(words: str) -> str:
    return html.escape(visible(words))


def _id(iri: str | None) -> str:
    return (iri or "").rpartition("/entity/")[2]
