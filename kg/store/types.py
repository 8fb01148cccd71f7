"""The type of an entity, which its id begins with."""

from collections.abc import Iterator, Mapping

from kg.resolve.identifiers import kebab
from kg.schema import Schema


class Types(Mapping[str, str]):
    """Entity id → type, for all entities there may be: nothing is looked up."""

    def __init__(self, schema: Schema) -> None:
        self._types = {kebab(name): name for name in schema.classes}

    def __getitem__(self, entity: str) -> str:
        return self._types[entity.partition("/")[0]]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
