"""Which things of two graphs are the same: a person has another IRI once an earlier article speaks of him."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.ask.calling import folded
from kg.ask.conflicts import Conflict
from kg.ask.record import Claim, Office, Record, Told
from kg.graph.recalled import Passage


@dataclass(frozen=True, slots=True)
class Identity:
    """What things are called in the newer graph: `moved` leads from ids that only the older one has."""

    moved: Mapping[str, str]

    def of(self, thing: str | None) -> str:
        """Return the id of a thing in the newer graph; its own where it is gone or has not moved."""
        return self.moved.get(thing or "", thing or "")

    def claim(self, told: Told) -> str:
        """Return what makes a claim, post or quotation this one, whatever its ends are called."""
        if isinstance(told, Claim):
            ends = map(self.of, (told.subject, told.object, told.speaker))
            return "\t".join((told.predicate, *ends, told.modality, told.verb or ""))
        if isinstance(told, Office):
            return "\t".join((*self.post(told), str(told.former)))
        places = (f"{one.article}#{one.start},{one.end}" for one in told.evidence)
        return "\t".join((self.of(told.subject), *places))

    def post(self, office: Office) -> tuple[str, str, str]:
        """Return what makes a post this one, whether it is held or over."""
        return self.of(office.subject), folded(office.title), self.of(office.object)

    def conflict(self, found: Conflict) -> str:
        """Return what makes a conflict this one."""
        return "\t".join((found.kind, *sorted(map(self.claim, (found.one, found.other)))))


def identity(old: Record, new: Record) -> Identity:
    """Return which things of `old` have another id in `new`: each leads to the one that has most of its mentions."""
    holder: dict[Passage, str] = {mention: thing.id for thing in new.things.values() for mention in thing.mentions}
    moved = {}
    for thing in old.things.values():
        found = Counter(holder[mention] for mention in thing.mentions if mention in holder)
        if thing.id not in new.things and found:
            moved[thing.id] = min(found, key=lambda one: (-found[one], one))
    return Identity(moved)
