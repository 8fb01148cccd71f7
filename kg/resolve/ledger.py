"""The ledger: every entity with its members, what is known of each, and why each belongs to it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.resolve.appearance import Anchor, Appearance, Cluster, Context, Merge
from kg.resolve.normal import family_of
from kg.resolve.whole import Who

LEDGER = "ledger.jsonl"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity and its members."""

    cluster: Cluster
    members: tuple[Appearance, ...]


def ledger_rows(who: Who) -> Iterator[Json]:
    """Yield a row for each entity, in the order of their ids."""
    return (ledger_row(Entry(one, tuple(who.members[anchor] for anchor in one.members))) for one in who.clusters)


def ledger_row(entry: Entry) -> Json:
    """Return an entity as a row that `read_ledger` reads back."""
    one = entry.cluster
    merges = {merge.member: merge for merge in one.merges}
    return {
        "id": one.id,
        "type": one.type,
        "name": one.name,
        "aliases": list(one.aliases),
        "identifiers": [list(pair) for pair in one.identifiers],
        "members": [_member_row(member, merges.get((member.article, member.number))) for member in entry.members],
    }


def _member_row(one: Appearance, merge: Merge | None) -> Json:
    row: Json = {
        "article": one.article,
        "number": one.number,
        "first": one.first,
        "type": one.type,
        "name": one.name,
        "key": one.key,
        "forms": list(one.forms),
        "shorts": list(one.shorts),
    }
    if one.context:
        row["posts"] = [list(post) for post in one.context.posts]
        row["company"] = list(one.context.company)
        row["published"] = one.context.published.isoformat() if one.context.published else None
        row["outlet"] = one.context.outlet
    if merge:
        row["score"] = merge.score
        row["reasons"] = [list(reason) for reason in merge.reasons]
    return row


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """Return the entities of a ledger. Raises StoreError (file, line) where it is not there or not ours."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError("no ledger that can be read; `kg build` writes one beside graph.ttl", path) from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_entry(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"not a row of a ledger ({error}); build it again", path, number) from error
    return tuple(found)


def _entry(row: Mapping[str, Any]) -> Entry:
    rows: Sequence[Mapping[str, Any]] = row["members"]
    members = tuple(map(_member, rows))
    merges = (_merge(one) for one in rows if "reasons" in one)
    anchors = tuple((one.article, one.number) for one in members)
    aliases, known = tuple(row["aliases"]), tuple((scheme, value) for scheme, value in row["identifiers"])
    return Entry(Cluster(row["id"], row["type"], row["name"], aliases, anchors, known, tuple(merges)), members)


def _member(row: Mapping[str, Any]) -> Appearance:
    context = None
    if "posts" in row:
        published = date.fromisoformat(row["published"]) if row["published"] else None
        posts = tuple((title, body) for title, body in row["posts"])
        context = Context(posts, tuple(row["company"]), published, row["outlet"])
    anchor: Anchor = row["article"], row["number"]
    return Appearance(
        *anchor, row["first"], row["type"], family_of(row["type"]), row["name"], row["key"],
        tuple(row["forms"]), tuple(row["shorts"]), context,
    )  # fmt: skip


def _merge(row: Mapping[str, Any]) -> Merge:
    reasons = tuple((label, score, said) for label, score, said in row["reasons"])
    return Merge((row["article"], row["number"]), row["score"], reasons)


def find(entries: Iterable[Entry], text: str) -> Sequence[Entry]:
    """Return the entities that a user may mean: by id or IRI, by name, else by part of a name.

    `NAME@ARTICLE` means those that the article mentions; an id or a name that holds an "@" itself comes first. Empty
    where nothing fits.
    """
    return find_at(entries, text)[0]


def find_at(entries: Iterable[Entry], text: str) -> tuple[Sequence[Entry], str, str]:
    """Return what `find` does, with the name and the article, or "", that the user's words are."""
    known = list(entries)
    if found := _called(known, text):
        return found, text, ""
    for name, article in _borders(known, text):
        near = [one for one in known if any(member.article == article for member in one.members)]
        if found := _called(near, name) or _partly_called(near, name):
            return found, name, article
    return _partly_called(known, text), text, ""


def _borders(entries: Sequence[Entry], text: str) -> Iterator[tuple[str, str]]:
    """Yield the (name, article) that a text may be: an "@" ends the name where an article's id follows."""
    name, *rest = text.split("@")
    articles = {member.article for one in entries for member in one.members} if rest else set()
    while rest:
        article = "@".join(rest)
        if article in articles:
            yield name, article
        name = f"{name}@{rest.pop(0)}"


def _called(entries: Sequence[Entry], name: str) -> Sequence[Entry]:
    """Return the entity with this id or IRI, else those with this name, in any case."""
    identity, wanted = name.rpartition("/entity/")[2], name.casefold()
    return [one for one in entries if one.cluster.id == identity] or [
        one for one in entries if wanted in _names(one.cluster)
    ]


def _partly_called(entries: Sequence[Entry], name: str) -> Sequence[Entry]:
    wanted = name.casefold()
    return [one for one in entries if any(wanted in name for name in _names(one.cluster))]


def _names(one: Cluster) -> set[str]:
    return {name.casefold() for name in (one.name, *one.aliases)}
