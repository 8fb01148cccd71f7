"""The appearances of a block whose names are no proof fall into people: each joins the candidate that it fits best."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.resolve.appearance import Anchor, Appearance, Merge
from kg.resolve.decisions import Decision, Decisions
from kg.resolve.features import ENOUGH, reasons, vetoes
from kg.resolve.profiles import Profile
from kg.resolve.sides import Side

CANDIDATES = 16
"""The most entities that one appearance is compared with: those that share most with it."""
_LOOKED_AT = 64
_ROUNDS = 3
DECIDED = "decision"

Found = tuple[float, int, tuple[tuple[str, float, str], ...]]


def grouped(appearances: Sequence[Appearance], decisions: Decisions) -> list[Profile]:
    """Return one profile for each entity. What was decided holds; else the best candidate that scores ENOUGH."""
    profiles = sorted(_decided(appearances, decisions.merges), key=_order)
    for _ in range(_ROUNDS):
        before = len(profiles)
        profiles = _Table(decisions.splits).sorted_in(profiles)
        if len(profiles) == before:
            break
    return profiles


def _order(profile: Profile) -> tuple[object, ...]:
    """Return what sorts the profiles that know most to the front."""
    return profile.single, -len(profile.full_names[0]), -len(profile.posts), profile.anchor


class _Table:
    """Profiles that are there already, looked up by what a newcomer may share with them."""

    def __init__(self, splits: Sequence[Decision]) -> None:
        self.splits = splits
        self.profiles: list[Profile] = []
        self.sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def sorted_in(self, newcomers: Iterable[Profile]) -> list[Profile]:
        for newcomer in newcomers:
            best = max(self._fitting(newcomer), key=lambda found: (found[0], -found[1]), default=None)
            if best is None:
                self.profiles.append(newcomer)
                self._list(newcomer, len(self.profiles) - 1)
            else:
                score, at, why = best
                self._list(newcomer, at)
                self.profiles[at].join(newcomer, Merge(newcomer.anchor, score, why))
        return self.profiles

    def _list(self, profile: Profile, at: int) -> None:
        for tie in profile.ties():
            places = self.sharing[tie]
            if not places or places[-1] != at:
                places.append(at)

    def _fitting(self, newcomer: Profile) -> Iterator[Found]:
        for at in self._candidates(newcomer):
            profile = self.profiles[at]
            why = reasons(newcomer, profile)
            score = round(sum(points for _, points, _ in why), 2)
            if score >= ENOUGH and not any(vetoes(newcomer, profile)) and not self._split(newcomer, profile):
                yield score, at, why

    def _candidates(self, newcomer: Profile) -> Sequence[int]:
        if len(self.profiles) <= CANDIDATES:
            return range(len(self.profiles))
        shared = Counter(at for tie in newcomer.ties() for at in self.sharing.get(tie, ())[:_LOOKED_AT])
        return [at for at, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]]

    def _split(self, one: Profile, other: Profile) -> bool:
        return any(
            (_holds(one, row.one) and _holds(other, row.other)) or (_holds(one, row.other) and _holds(other, row.one))
            for row in self.splits
        )


def _holds(profile: Profile, side: Side) -> bool:
    return any(side.means(one) for one in profile.members)


def _decided(appearances: Sequence[Appearance], merges: Sequence[Decision]) -> Iterator[Profile]:
    """Yield a profile for each appearance, or for those that the user merged."""
    leader: dict[int, int] = {}
    why: dict[int, Decision] = {}
    for row in merges:
        sides = [[n for n, one in enumerate(appearances) if side.means(one)] for side in (row.one, row.other)]
        if all(sides):
            inside = sorted({*sides[0], *sides[1]})
            for n in inside[1:]:
                a, b = sorted((_leader(inside[0], leader), _leader(n, leader)))
                if a != b:
                    leader[b] = a
                    why[b] = row
    groups: dict[int, list[int]] = defaultdict(list)
    for n in range(len(appearances)):
        groups[_leader(n, leader)].append(n)
    for members in groups.values():
        profile = Profile.of(appearances[n] for n in members)
        for n in members:
            if n in why:
                anchor = appearances[n].article, appearances[n].number
                profile.merges[anchor] = decided(anchor, why[n])
        yield profile


def _leader(n: int, leader: Mapping[int, int]) -> int:
    while n in leader:
        n = leader[n]
    return n


def decided(anchor: Anchor, row: Decision) -> Merge:
    """Return why an appearance belongs to its cluster: the user said so."""
    by = f" by {row.author}" if row.author else ""
    because = f": {row.reason}" if row.reason else ""
    return Merge(anchor, ENOUGH, ((DECIDED, ENOUGH, f"decided{by}{because}"),))
