"""Our types and properties in the words of a service: what the user says, what services.tsv says, what it says itself.

services.tsv holds rows for services that everybody uses, by their identifier space: compiled by us from the public
documentation of Wikidata (CC0), 2026-11-28.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kg.knowledge import read_table
from kg.link.service import Service
from kg.schema import LOCATED_IN, MEMBER_OF, NAMESPACE, PART_OF, Schema

POST, BODY = "post", "body"
HINTS: Final = (POST, BODY, LOCATED_IN, PART_OF, MEMBER_OF)
"""What is told of a thing where the service has a property for it."""
_FILE: Final = Path(__file__).parent / "services.tsv"


def mapping(service: Service, schema: Schema, own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the service's id for our types and properties; what it has no word for is left out."""
    listed = {ours: theirs for space, ours, theirs in _rows() if space == service.space}
    ours = {name: name for name in HINTS} if service.schema_space == NAMESPACE else {}
    return {**ours, **dict(_offered(service, schema)), **listed, **own}


def _rows() -> Sequence[tuple[str, ...]]:
    return read_table(_FILE, ("space", "ours", "theirs"))


def _offered(service: Service, schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the types that the service offers under our name, our IRI, or that of an aligned class."""
    by_word = {name.casefold(): theirs for theirs, name in service.types.items()}
    by_word |= {theirs.casefold(): theirs for theirs in service.types}
    for one in schema.classes.values():
        words = (one.iri, one.name, one.label_id, one.label_en, *one.aligned)
        found = next((by_word[word.casefold()] for word in words if word.casefold() in by_word), None)
        if found:
            yield one.name, found
