"""The report as one HTML page that opens from disk, needs no script and asks for nothing outside.

The page alone tells how long articles took, so its bytes differ from run to run; report.json's do not.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.schema import Schema
from kg.write.report import Counts, Report

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER: Final = Path(__file__).parent
MOST_ROWS: Final = 200
"""Rows of a table of the page; report.json has all."""
SLOWEST: Final = 10
Timing = tuple[str, float]
"""The id of an article, and the seconds that its reading took."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of counts."""

    label: str
    count: int


def report_page(report: Report, timings: Sequence[Timing], schema: Schema) -> str:
    """Return the whole page; whatever comes from articles and file names is escaped."""
    style = (FOLDER / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _template().render(
        report=report,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        entities=_rows(report.entities, schema),
        statements=_rows(report.statements, schema),
        refused=_rows(report.refused, schema),
        relations={conflict.relation: schema.label(conflict.relation) for conflict in report.first_conflicts},
        slowest=sorted(timings, key=lambda timing: (-timing[1], timing[0]))[:SLOWEST],
        seconds=sum(seconds for _, seconds in timings),
        most_rows=MOST_ROWS,
    )
    # A lone surrogate, from the name of a file, is no character and could not be written as UTF-8.
    return page.encode("utf-8", "replace").decode("utf-8")


def _rows(counts: Counts, schema: Schema) -> list[Row]:
    """Return counts under their Indonesian names, the largest first."""
    rows = [Row(schema.label(name), count) for name, count in counts.items()]
    return sorted(rows, key=lambda row: (-row.count, row.label))


def _template() -> "Template":
    # Loaded where it is used: who extracts or asks need not wait for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    return environment.get_template("report.html")


def _number(value: float, digits: int = 0) -> str:
    """Return a number as Indonesian prints it.

    >>> _number(1234), _number(1234.56, 1)
    ('1.234', '1.234,6')
    """
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
