"""Gold and prediction of one article, side by side."""

from collections.abc import Iterator, Mapping, Sequence

from kg.score.alignment import Row, align
from kg.score.tallies import Mark


class Pair:
    """Gold and prediction of one article, with the entities of the prediction aligned to those of gold."""

    def __init__(self, text: str, article: str, gold: Row, predicted: Row) -> None:
        self.text, self.article = text, article
        self._gold, self._predicted = gold, predicted
        self.gold_entities = {one["id"]: one for one in self.gold("entities")}
        self.found_entities = {one["id"]: one for one in self.found("entities")}
        self.partners = align(self.gold("entities"), self.found("entities"))

    def gold(self, what: str) -> Sequence[Row]:
        """Return the rows of one kind in gold."""
        return tuple(self._gold.get(what, ()))

    def found(self, what: str) -> Sequence[Row]:
        """Return the rows of one kind in the prediction."""
        return tuple(self._predicted.get(what, ()))

    def partner(self, entity: str | None) -> str | None:
        """Return the id in gold of a predicted entity, None where it has none."""
        return self.partners.get(entity) if entity else None

    def same(self, entity: str | None, golden: str | None) -> bool:
        """Return whether a predicted entity is that of gold; none given on both sides is the same."""
        return self.partner(entity) == golden if entity and golden else not entity and golden is None

    def error(self, kind: str, line: str) -> tuple[str, str]:
        """Return a line for the list of errors of a kind."""
        return kind, f"{self.article}: {line}"


def counted(figure: str, right: int, found: int, gold: int) -> Iterator[Mark]:
    """Yield the marks of a figure of which `right` of `found` are right and gold has `gold`."""
    yield Mark(figure, "right", right)
    yield Mark(figure, "surplus", found - right)
    yield Mark(figure, "missed", gold - right)


def name_of(entities: Mapping[str, Row], entity: str | None) -> str | None:
    """Return the name of an entity, None for one that is not there."""
    one = entities.get(entity) if entity else None
    return str(one["name"]) if one else None
