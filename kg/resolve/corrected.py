"""The names and types that the user gave to things: what a cluster is after his corrections."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.errors import KnowledgeError
from kg.resolve.appearance import Appearance, Cluster
from kg.resolve.corrections import RENAME, RETYPE, Correction, contradiction
from kg.resolve.decisions import Decisions
from kg.resolve.identifiers import digest, kebab
from kg.resolve.normal import family_of


def corrected(found: Sequence[Cluster], block: Iterable[Appearance], decisions: Decisions) -> list[Cluster]:
    """Return the clusters of a block as the user named and typed them.

    A correction holds for the cluster that a mention it names belongs to. Raises KnowledgeError (file, line) where one
    cluster is to have two names or two types.
    """
    if not decisions.of_things:
        return list(found)
    rows = decisions.things_by_key
    told: dict[tuple[str, int], list[Correction]] = {}
    for one in block:
        about = [
            row for row in (*rows.get((one.family, one.key), ()), *rows.get(one.article, ())) if row.one.finds(one)
        ]
        if about:
            told[one.article, one.number] = about
    return [_corrected(one, told, decisions) for one in found] if told else list(found)


def _corrected(one: Cluster, told: Mapping[tuple[str, int], Sequence[Correction]], decisions: Decisions) -> Cluster:
    rows = {row.id: row for member in one.members for row in told.get(member, ())}
    name = _value(RENAME, rows.values(), decisions)
    type_name = _value(RETYPE, rows.values(), decisions)
    if name and name != one.name:
        aliases = tuple(sorted({*one.aliases, one.name} - {name}))
        one = replace(one, name=name, aliases=aliases)
    if type_name and type_name != one.type:
        one = replace(one, type=type_name, id=_id(one, type_name))
    return one


def _value(action: str, rows: Iterable[Correction], decisions: Decisions) -> str | None:
    given = sorted((row for row in rows if row.action == action), key=lambda row: row.line)
    for row in given[1:]:
        if row.value != given[0].value:
            raise KnowledgeError(contradiction(given[0], row), decisions.source, row.line or None)
    return given[0].value if given else None


def _id(one: Cluster, type_name: str) -> str:
    """Return the id under another type: what leaves its family may meet a namesake there, and is told apart from it."""
    rest = one.id.partition("/")[2]
    ending = "" if family_of(type_name) == family_of(one.type) else f"-{digest(*min(one.members))}"
    return f"{kebab(type_name)}/{rest}{ending}"
