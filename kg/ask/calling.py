"""What people call things and relations: partial names, any case, without diacritics; labels in two languages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal

from kg.ask.record import Record, Thing
from kg.language.morphology import base
from kg.schema import RELATED, Schema

Kind = Literal["relation", "post", "quotation"]
_KINDS: dict[str, Kind] = {"Post": "post", "Quotation": "quotation"}
_BREAK = re.compile(r"[\W_]+")
SHORTEST_STEM = 4
"""Letters from which a part of a relation's label stands for it ("dukung" for "mendukung")."""
MOST_NEAR = 5


@dataclass(frozen=True, slots=True)
class Called:
    """What a predicate of the user means. `flipped`: subject and object change places ("didukung oleh").

    `relation` is a local name, empty for posts and quotations; `verb` is the base form where `relation` is the one
    that needs it.
    """

    kind: Kind
    relation: str = ""
    flipped: bool = False
    verb: str | None = None


def folded(text: str) -> str:
    """Return `text` in lower case, without diacritics and marks, words one space apart.

    >>> folded("Ma'ruf  AMÍN-")
    'ma ruf amin'
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return _BREAK.sub(" ", plain.casefold()).strip()


def things_called(record: Record, asked: str) -> tuple[Thing, ...]:
    """Return the things that `asked` may mean: by IRI or id, else by whole name, else by the beginnings of its words.

    Empty where nothing fits. Sorted by how often they are mentioned, the most mentioned first.
    """
    exact = [
        one for one in record.things.values() if asked and (one.id == asked or one.id.endswith(f"/entity/{asked}"))
    ]
    wanted = folded(asked)
    whole = exact or [one for one in record.things.values() if wanted and wanted in map(folded, names(one))]
    found = whole or [one for one in record.things.values() if wanted and any(fits(wanted, n) for n in names(one))]
    return tuple(sorted(found, key=lambda one: (-len(one.mentions), one.id)))


def names(thing: Thing) -> tuple[str, ...]:
    """Return the name of a thing, then its other names."""
    return (thing.name, *thing.aliases)


def fits(asked: str, name: str) -> bool:
    """Return whether each word of `asked` (folded) begins a word of `name`, one after another.

    >>> fits("kemen perind", "Kementerian Perindustrian"), fits("perind kemen", "Kementerian Perindustrian")
    (True, False)
    """
    words = iter(folded(name).split())
    return all(any(word.startswith(part) for word in words) for part in asked.split())


def near(record: Record, asked: str) -> tuple[str, ...]:
    """Return names in the graph that look or begin like `asked`, the most alike first."""
    return near_names((name for one in record.things.values() for name in names(one)), asked)


def near_names(known: Iterable[str], asked: str) -> tuple[str, ...]:
    """Return which of some names look or begin like `asked`, the most alike first."""
    spelled = {folded(name): name for name in known}
    wanted = folded(asked)
    alike = get_close_matches(wanted, sorted(spelled), n=MOST_NEAR, cutoff=0.6)
    words = {word for word in wanted.split() if len(word) >= SHORTEST_STEM}
    sharing = [name for name in sorted(spelled) if words & set(name.split())]
    return tuple(spelled[name] for name in dict.fromkeys([*alike, *sharing]))[:MOST_NEAR]


def called(schema: Schema, record: Record, asked: str) -> tuple[Called, ...]:
    """Return what the predicate `asked` may mean: a local name or label, else a part of one; empty for none.

    A label read from the other end ("didukung oleh") turns subject and object around.
    """
    wanted = folded(asked)
    if not wanted:
        return ()
    labels = list(_labels(schema, record))
    exact = [one for label, one in labels if folded(label) == wanted]
    found = dict.fromkeys(exact or [one for label, one in labels if _part(wanted, folded(label))])
    # A part that both directions share ("dukung") means the straight one.
    return tuple(one for one in found if not (one.flipped and replace(one, flipped=False) in found))


def _part(asked: str, label: str) -> bool:
    return len(asked) >= SHORTEST_STEM and (asked in label or base(asked) == base(label))


def _labels(schema: Schema, record: Record) -> Iterator[tuple[str, Called]]:
    for one in schema.relations.values():
        straight, turned = Called("relation", one.name), Called("relation", one.name, flipped=not one.symmetric)
        for label in (one.name, one.label_id, one.label_en):
            yield label, straight
        for label in {one.inverse_id, one.inverse_en} - {one.label_id, one.label_en}:
            yield label, turned
    for verb in sorted({claim.verb for claim in record.claims if claim.verb}):
        yield verb, Called("relation", RELATED, verb=verb)
    for name, kind in _KINDS.items():
        for label in (kind, schema.label(name, "id"), schema.label(name, "en")):
            yield label, Called(kind)


def relations_near(schema: Schema, asked: str) -> tuple[str, ...]:
    """Return "name (label)" of the relations that look like `asked`; all of them where none does."""
    known = {one.name: f"{one.name} ({one.label_id})" for one in schema.relations.values()}
    spelled = {label: name for name in known for label in _spellings(schema, name)}
    alike = get_close_matches(folded(asked), sorted(spelled), n=MOST_NEAR, cutoff=0.5)
    return tuple(known[name] for name in dict.fromkeys(spelled[label] for label in alike)) or tuple(known.values())


def _spellings(schema: Schema, name: str) -> Iterable[str]:
    one = schema.relations[name]
    return map(folded, (one.name, one.label_id, one.label_en))
