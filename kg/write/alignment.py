"""Which relation between which things schema.org has a property for: kg/write/schemaorg.tsv.

A row holds where schema.org's own domains and ranges allow it; `turned` properties lead from the object to the subject.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.schema import Schema

_FILE = Path(__file__).parent / "schemaorg.tsv"


@dataclass(frozen=True, slots=True)
class Alignment:
    """A row: the relation, the classes at its ends (ours, unions too), and schema.org's property."""

    relation: str
    subject: str
    object: str
    property: str
    turned: bool

    def fits(self, subject: str, target: str, schema: Schema) -> bool:
        """Return whether the row holds between things of these types."""
        return subject in schema.within(self.subject) and target in schema.within(self.object)


@cache
def alignments() -> tuple[Alignment, ...]:
    """Return the rows of the table."""
    rows = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()[1:])
    return tuple(Alignment(relation, start, end, name, turned == "yes") for relation, start, end, name, turned in rows)
