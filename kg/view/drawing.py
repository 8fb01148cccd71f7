"""Picture → the lines of the drawing: which claims share one edge; and how large each node is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.graph.recalled import Passage
from kg.view.picture import MARKS, Claim, Mark, Office, Picture

SMALLEST: Final = 17
LARGEST: Final = 34


@dataclass(frozen=True, slots=True)
class Line:
    """One edge of the drawing: all claims that say the same of the same two things, or one post.

    `mark` is that of the surest claim.
    """

    id: str
    subject: str
    object: str
    mark: Mark
    claims: tuple[Claim, ...] = ()
    office: Office | None = None

    def passages(self) -> tuple[Passage, ...]:
        """Return all stretches of text that say so."""
        if self.office:
            return self.office.evidence
        return tuple(passage for claim in self.claims for passage in claim.evidence)

    def articles(self) -> list[str]:
        """Return the IRIs of the articles that say so, sorted."""
        return sorted({passage.article for passage in self.passages()})

    def sources(self) -> int:
        """Return how many articles say so, reprints of one report once as far as the graph tells."""
        articles = len(self.articles())
        told = [claim.sources for claim in self.claims if claim.sources]
        return min(articles, sum(told)) if told else articles


def lines(picture: Picture) -> tuple[Line, ...]:
    """Return the edges in a fixed order: claims by subject, predicate, object and verb, then posts."""
    together: dict[tuple[str, str, str, str, bool], list[Claim]] = defaultdict(list)
    for claim in picture.claims:
        # A denial is not one more voice for the claim that it denies.
        denied = claim.mark == "denied"
        together[claim.subject, claim.predicate, claim.object, claim.verb or "", denied].append(claim)
    posts = (_post_line(office) for office in picture.offices)
    return (*(_line(together[key]) for key in sorted(together)), *(post for post in posts if post))


def _line(claims: Sequence[Claim]) -> Line:
    ordered = tuple(sorted(claims, key=lambda one: (MARKS.index(one.mark), one.id)))
    first = ordered[0]
    return Line(first.id, first.subject, first.object, first.mark, claims=ordered)


def _post_line(office: Office) -> Line | None:
    if not office.person or not office.place:
        return None
    return Line(office.id, office.person, office.place, "post", office=office)


def radii(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the radius of each node in pixels: its area grows with the number of its edges.

    >>> radii(3, [(0, 1), (0, 1), (0, 2)])
    [27, 26, 23]
    """
    degree = Counter(end for edge in edges for end in edge)
    most = max(degree.values(), default=1)
    grown = LARGEST - SMALLEST
    return [round(SMALLEST + grown * (degree[at] / max(most, 8)) ** 0.5) for at in range(count)]
