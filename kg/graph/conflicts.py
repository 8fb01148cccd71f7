"""Claims that cannot both be true."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.records import Statement
from kg.schema import Schema


def conflicting(statements: Iterable[Statement], schema: Schema) -> Iterator[tuple[Statement, Statement]]:
    """Yield every two claims of which the first asserts what the second denies, in the order of the statements."""
    sides: dict[tuple[str, ...], tuple[list[Statement], list[Statement]]] = defaultdict(lambda: ([], []))
    for one in statements:
        if one.modality in ("asserted", "denied"):
            ends = [one.subject, one.object]
            if schema.relations[one.predicate].symmetric:
                ends.sort()
            sides[one.predicate, *ends, one.verb or ""][one.modality == "denied"].append(one)
    for asserted, denied in sides.values():
        for here in asserted:
            for there in denied:
                yield here, there
