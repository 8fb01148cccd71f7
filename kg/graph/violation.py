"""What `kg check` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing in a graph that is not as it should be: the node (an IRI), what is wrong, and the value at fault."""

    node: str
    reason: str
    value: str | None = None

    def __str__(self) -> str:
        return f"{self.node}: {self.reason}" + (f": {self.value}" if self.value is not None else "")
