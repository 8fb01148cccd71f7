"""Which relation between which things another vocabulary has a property for: kg/write/schemaorg.tsv, wikidata.tsv.

A row holds where that vocabulary's own domains and ranges allow it; `turned` properties lead from the object to the
subject. Where several rows fit, the first is the most special.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.schema import Schema

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Alignment:
    """A row: the relation, the classes at its ends (ours, unions too), and the other vocabulary's property."""

    relation: str
    subject: str
    object: str
    property: str
    turned: bool

    def fits(self, subject: str, target: str, schema: Schema) -> bool:
        """Return whether the row holds between things of these types."""
        return subject in schema.within(self.subject) and target in schema.within(self.object)


@cache
def alignments(table: str = "schemaorg") -> tuple[Alignment, ...]:
    """Return the rows of a table."""
    path = _FOLDER / f"{table}.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return tuple(Alignment(relation, start, end, name, turned == "yes") for relation, start, end, name, turned in rows)
