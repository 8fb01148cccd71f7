"""Picture → the lines and nodes of the drawing: which claims share one edge, and how edges between two nodes part."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.schema import NAMESPACE, Schema
from kg.view.picture import MARKS, Claim, Mark, Office, Picture

BEND: Final = 0.22
"""How far neighbouring edges between the same two nodes part, in vis-network's roundness."""
SMALLEST: Final = 17
LARGEST: Final = 34


@dataclass(frozen=True, slots=True)
class Line:
    """One edge of the drawing: all claims that say the same of the same two things, or one post.

    `label` reads from subject to object, `inverse` from object to subject; `mark` is that of the surest claim.
    """

    subject: str
    object: str
    label: str
    inverse: str
    symmetric: bool
    mark: Mark
    claims: tuple[Claim, ...] = ()
    office: Office | None = None


def lines(picture: Picture, schema: Schema) -> tuple[Line, ...]:
    """Return the edges in a fixed order: claims by subject, predicate, object and verb, then posts."""
    together: dict[tuple[str, str, str, str, bool], list[Claim]] = defaultdict(list)
    for claim in picture.claims:
        # A denial is not one more voice for the claim that it denies.
        denied = claim.mark == "denied"
        together[claim.subject, claim.predicate, claim.object, claim.verb or "", denied].append(claim)
    posts = (_post_line(office) for office in picture.offices)
    return (*(_line(together[key], schema) for key in sorted(together)), *(post for post in posts if post))


def _line(claims: Sequence[Claim], schema: Schema) -> Line:
    claim = claims[0]
    name = claim.predicate.removeprefix(NAMESPACE)
    relation = schema.relations.get(name.rpartition("#")[2].rpartition("/")[2])
    label = schema.label(relation.name if relation else name)
    return Line(
        subject=claim.subject,
        object=claim.object,
        label=claim.verb or label,
        inverse=relation.inverse_id if relation and not claim.verb else "",
        symmetric=bool(relation and relation.symmetric),
        mark=min((one.mark for one in claims), key=MARKS.index),
        claims=tuple(sorted(claims, key=lambda one: (MARKS.index(one.mark), one.id))),
    )


def _post_line(office: Office) -> Line | None:
    if not office.person or not office.place:
        return None
    return Line(office.person, office.place, office.title, "", symmetric=False, mark="post", office=office)


def bends(edges: Sequence[tuple[int, int]]) -> list[float]:
    """Return for each edge how far it bows to the left of its own direction, so that parallel ones part evenly.

    >>> bends([(0, 1), (1, 0), (2, 3)])
    [-0.11, -0.11, 0.0]
    """
    beside: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (start, end) in enumerate(edges):
        beside[min(start, end), max(start, end)].append(at)
    found = [0.0] * len(edges)
    for (first, _), group in beside.items():
        for rank, at in enumerate(group):
            bow = (rank - (len(group) - 1) / 2) * BEND
            found[at] = round(bow if edges[at][0] == first else -bow, 3)
    return found


def radii(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the radius of each node in pixels: its area grows with the number of its edges.

    >>> radii(3, [(0, 1), (0, 1), (0, 2)])
    [27, 26, 23]
    """
    degree = Counter(end for edge in edges for end in edge)
    most = max(degree.values(), default=1)
    grown = LARGEST - SMALLEST
    return [round(SMALLEST + grown * (degree[at] / max(most, 8)) ** 0.5) for at in range(count)]
