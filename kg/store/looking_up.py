"""What a store holds, as mappings that read one thing at a time: the texts of its articles, who is who."""

from collections.abc import Iterator, Mapping

from kg.resolve.ledger import Entry
from kg.store.archive import Archive


class Texts(Mapping[str, str]):
    """Article id → text."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, article: str) -> str:
        return self._archive.article(article).text

    def __iter__(self) -> Iterator[str]:
        return (article.id for article in self._archive.articles())

    def __len__(self) -> int:
        return len(self._archive)


class Ledger(Mapping[str, Entry]):
    """Entity id → the entity with its members, and why they are one."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, entity: str) -> Entry:
        return self._archive.entry(entity)

    def __iter__(self) -> Iterator[str]:
        return (entry.cluster.id for entry in self._archive.ledger())

    def __len__(self) -> int:
        return sum(1 for _ in self)
