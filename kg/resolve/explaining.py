"""Why two names are one entity, or two; and the decision that a user's words about them make."""

from collections.abc import Iterator, Sequence

from kg.errors import QueryError
from kg.resolve.appearance import Appearance
from kg.resolve.features import ENOUGH, reasons, vetoes
from kg.resolve.ledger import Entry, find, find_at
from kg.resolve.profiles import Profile
from kg.resolve.sides import Side

_SHOWN = 8


def one_of(entries: Sequence[Entry], text: str) -> Entry:
    """Return the entity that the text means. Raises QueryError where none or several may be meant."""
    found = find(entries, text)
    if not found:
        raise QueryError(f"nothing is called {text!r}; give a name, a part of one, an id, or NAME@ARTICLE")
    if len(found) > 1:
        ids = ", ".join(one.cluster.id for one in found[:_SHOWN]) + (" …" if found[_SHOWN:] else "")
        raise QueryError(f"{text!r} may be any of {len(found)}: {ids}; give an id, or NAME@ARTICLE")
    return found[0]


def explain(one: Entry, other: Entry) -> Iterator[str]:
    """Yield lines: the two, whether they are one, and feature by feature why."""
    if one.cluster.id == other.cluster.id:
        yield f"one entity: {_told(one)}"
        for merge in one.cluster.merges:
            member = next(member for member in one.members if (member.article, member.number) == merge.member)
            yield f"{member.article}:{member.first}  {member.name}  {merge.score:+.2f}"
            yield from _reasons(merge.reasons)
        return
    yield f"two entities: {_told(one)}"
    yield f"              {_told(other)}"
    if one.members[0].family != other.members[0].family:
        yield f"  never compared: one is a {one.cluster.type}, the other a {other.cluster.type}"
        return
    if one.members[0].context is None or other.members[0].context is None:
        yield f'  names of a {one.cluster.type} are unique, and "{one.members[0].key}" is not "{other.members[0].key}"'
        return
    first, second = Profile.of(one.members), Profile.of(other.members)
    why = reasons(first, second)
    yield from _reasons(why)
    yield f"  {sum(score for _, score, _ in why):+.2f} of the {ENOUGH} that they need"
    yield from (f"  kept apart  {label}: {said}" for label, said in vetoes(first, second))
    if {member.key for member in one.members}.isdisjoint(member.key for member in other.members):
        yield f'  names that do not meet: "{one.members[0].key}", "{other.members[0].key}"'


def _told(one: Entry) -> str:
    articles = len({member.article for member in one.members})
    known = "".join(f", {scheme} {value}" for scheme, value in one.cluster.identifiers)
    return f"{one.cluster.id}  {one.cluster.name} (articles: {articles}{known})"


def _reasons(why: Sequence[tuple[str, float, str]]) -> Iterator[str]:
    return (f"  {score:+.2f}  {label}: {said}" for label, score, said in why)


def side_of(one: Entry, text: str) -> Side:
    """Return the side of a decision that the text means: all of that name, or what one article mentions."""
    member = member_of(one, text)
    if member.context is None and not find_at([one], text)[2]:
        return Side(member.type, member.name)
    return Side(member.type, member.name, member.article, member.first)


def member_of(one: Entry, text: str) -> Appearance:
    """Return the member of an entity that a user's words mean: one of that name, in the article that he names."""
    _, name, article = find_at([one], text)
    inside = [member for member in one.members if member.article == article] if article else one.members
    wanted = name.casefold()
    named = [member for member in inside if wanted in {form.casefold() for form in (member.name, *member.forms)}]
    return (named or inside)[0]
