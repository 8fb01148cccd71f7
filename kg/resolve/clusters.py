"""Which appearances are one entity.

Organisations, places, and other things whose class has unique names are one wherever the name is the same. People are
not, nor what each town has one of: a name alone never ties two of them together (see `kg.resolve.features`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.resolve.appearance import Appearance, Cluster, Merge
from kg.resolve.corrected import corrected
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.grouping import grouped
from kg.resolve.identifiers import entity_id
from kg.resolve.keys import entry_of, key_of
from kg.resolve.persons import AT, is_single
from kg.resolve.profiles import Profile
from kg.resolve.uniting import compatible, united
from kg.schema import PERSON


def clusters(block: Sequence[Appearance], decisions: Decisions = NONE) -> tuple[Cluster, ...]:
    """Return the entities of a block, sorted by their ids, whatever the order in which its appearances are given."""
    inside = sorted(block, key=lambda one: (one.article, one.number))
    alone = [one for one in inside if one.context is None and not is_named(one)]
    unique = [one for one in inside if one.context is None and is_named(one)]
    many = [one for one in inside if one.context is not None]
    found = _unique(unique, decisions) if unique else []
    found += [_cluster(Profile.of([one])) for one in alone]
    found += [_cluster(profile) for profile in grouped(many, decisions)]
    told = corrected(united(found, inside, decisions), inside, decisions)
    return tuple(sorted(distinct(told), key=lambda cluster: cluster.id))


def distinct(found: Iterable[Cluster]) -> Iterator[Cluster]:
    """Yield the clusters, no two with one id: two that begin at one place of a text are told apart by their numbers."""
    taken: set[str] = set()
    for one in sorted(found, key=lambda cluster: (cluster.id, cluster.members)):
        made = one
        while made.id in taken:
            made = replace(made, id=f"{made.id}-{one.members[0][1]}")
        taken.add(made.id)
        yield made


def is_named(one: Appearance) -> bool:
    """Return whether the key is a name's, and not one that no other chain shares."""
    return one.key != f"{one.article}#{one.number}"


def _unique(members: Sequence[Appearance], decisions: Decisions) -> list[Cluster]:
    """Return the entity whose names all lead to one key, and beside it what the user split off.

    What he split off is one as far as no other split keeps it apart.
    """
    split = {
        (one.article, one.number)
        for row in decisions.splits
        if any(row.one.means(one) for one in members)
        for one in members
        if row.other.means(one) and not row.one.means(one)
    }
    kept = [one for one in members if (one.article, one.number) not in split]
    apart = [one for one in members if (one.article, one.number) in split]
    found = [_unique_cluster(kept)] if kept else []
    groups = compatible([[one] for one in apart], decisions.splits)
    return found + [_cluster(Profile.of(apart[n] for n in group)) for group in groups]


def _unique_cluster(members: Sequence[Appearance]) -> Cluster:
    """Return an entity that no other shares a key with: its id is made from what leads to this key and to no other.

    That is its name, or the key itself where its articles alone tell what the name means: that "Jepang" is a team.
    """
    family, full = members[0].family, _full(members)
    entry = next((entry for key in sorted({one.key for one in full}) if (entry := entry_of(family, key))), None)
    type_name = _commonest(one.type for one in members)
    own = [one.name for one in full if key_of(family, one.name) == one.key]
    name = _commonest(own or [one.name for one in full])
    return Cluster(
        id=entity_id(type_name, entry.name if entry else name if own else full[0].key.replace(AT, " ")),
        type=type_name,
        name=name,
        aliases=_aliases(members, name),
        members=tuple((one.article, one.number) for one in members),
        identifiers=entry.identifiers if entry else (),
        merges=tuple(_same_names(members, name)),
    )


def _full(members: Sequence[Appearance]) -> Sequence[Appearance]:
    """Return the members whose names no other member uses as a short form."""
    shorts = {short for one in members for short in one.shorts}
    return [one for one in members if one.key not in shorts] or members


def _same_names(members: Sequence[Appearance], name: str) -> Iterable[Merge]:
    told: dict[str, tuple[tuple[str, float, str], ...]] = {}
    for one in members[1:]:
        if one.name not in told:
            sentence = f'what is called "{one.name}" is called "{name}", and names of this type are unique'
            told[one.name] = (("unique name", 1.0, sentence),)
        yield Merge((one.article, one.number), 1.0, told[one.name])


def _cluster(profile: Profile) -> Cluster:
    """Return an entity that shares its name with others: its id holds where it is first mentioned."""
    members = sorted(profile.members, key=lambda one: (one.article, one.number))
    full = [one for one in members if one.family != PERSON or not is_single(one.name)] or members
    type_name, name = _commonest(one.type for one in members), _commonest(one.name for one in full)
    anchors = tuple((one.article, one.number) for one in members)
    return Cluster(
        id=entity_id(type_name, name, min((one.article, one.first) for one in members)),
        type=type_name,
        name=name,
        aliases=_aliases(members, name),
        members=anchors,
        merges=tuple(profile.merges[anchor] for anchor in anchors if anchor in profile.merges),
    )


def _aliases(members: Iterable[Appearance], name: str) -> tuple[str, ...]:
    return tuple(sorted({form for one in members for form in (*one.forms, one.name)} - {name}))


def _commonest(values: Iterable[str]) -> str:
    """Return the most frequent value; of equals the longest, then the first in the alphabet."""
    return min(Counter(values).items(), key=lambda item: (-item[1], -len(item[0]), item[0]))[0]
