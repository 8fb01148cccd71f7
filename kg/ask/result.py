"""What a query gives: rows, yes or no, or triples."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Value = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a query; `prefixes` shorten its IRIs for people.

    SELECT: `columns` and `rows` (None where a variable is unbound). ASK: `answer`. CONSTRUCT and DESCRIBE: `triples`,
    sorted, with the columns subject, predicate and object.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Value | None, ...], ...] = ()
    answer: bool | None = None
    triples: tuple[Triple, ...] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
