"""What changed between two graphs, for a prompt, a notebook and other programs."""

import html
from dataclasses import dataclass

from kg.ask.difference import Difference
from kg.ask.difference_formats import FORMATS


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """What changed: true where anything did. `difference` has it as records."""

    difference: Difference

    def __bool__(self) -> bool:
        return bool(self.difference)

    def text(self) -> str:
        """Return what changed as `kg diff` prints it."""
        return FORMATS["text"](self.difference)

    def json(self) -> str:
        """Return what changed as one JSON object."""
        return FORMATS["json"](self.difference)

    def patch(self) -> str:
        """Return the RDF Patch that makes the old graph the new one."""
        return FORMATS["rdfpatch"](self.difference)

    def html(self) -> str:
        """Return what changed as one HTML page that asks for nothing."""
        return FORMATS["html"](self.difference)

    def __repr__(self) -> str:
        return self.text().rstrip("\n") or "the graphs are the same"

    def _repr_html_(self) -> str:
        return f"<pre>{html.escape(repr(self))}</pre>"
