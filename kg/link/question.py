"""What a service is asked about one thing: its name, its type and what else is known of it."""

from dataclasses import dataclass
from typing import Any, Final

MOST_CANDIDATES: Final = 5
Hint = tuple[str, tuple[str, ...]]
"""A property of the service and the values that a thing has for it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A name with hints, in the words of the service; `type` is empty where it has no such type."""

    name: str
    type: str = ""
    hints: tuple[Hint, ...] = ()

    def as_query(self) -> dict[str, Any]:
        """Return the question as versions 0.1 and 0.2 have it."""
        query: dict[str, Any] = {"query": self.name, "limit": MOST_CANDIDATES}
        if self.type:
            query["type"] = self.type
        if self.hints:
            query["properties"] = [{"pid": pid, "v": _value(values)} for pid, values in self.hints]
        return query

    def as_conditions(self) -> dict[str, Any]:
        """Return the question as the draft of version 1.0 has it."""
        conditions: list[dict[str, Any]] = [{"matchType": "name", "v": self.name}]
        conditions += [{"matchType": "property", "pid": pid, "v": _value(values)} for pid, values in self.hints]
        query: dict[str, Any] = {"conditions": conditions, "limit": MOST_CANDIDATES}
        return query | ({"type": self.type} if self.type else {})


def _value(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)
