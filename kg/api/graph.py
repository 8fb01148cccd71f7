"""A graph on disk with what stands beside it, as an object: every question is one method."""

import html
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.api.answer import Answer
from kg.api.changes import Changes
from kg.api.clashes import Clashes
from kg.api.reasons import Reasons
from kg.ask.beside import ARTICLES, REFUSED
from kg.ask.case import Case, open_case
from kg.ask.claims_asked import Question
from kg.ask.record import Thing
from kg.ask.whynot import WhyNot
from kg.files import whole_files
from kg.graph.violation import Violation
from kg.resolve.ledger import LEDGER
from kg.schema import Schema, load
from kg.wording import counted

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

GRAPH = "graph.ttl"
_FILES = (GRAPH, "graph.html", ARTICLES, REFUSED, LEDGER, "report.json", "report.html")
MOST_SHOWN = 10
"""Entities that a notebook shows."""


class Graph:
    """A knowledge graph: `kg.build` makes one, `kg.open` reads one.

    What is asked reads the files; nothing changes them but `save`. Errors are those of the command line: QueryError,
    StoreError, InputError, OutsideError (`kg.errors`), whose messages say what to do next.
    """

    def __init__(
        self,
        path: Path,
        *,
        ontology: Path | None = None,
        patterns: Path | None = None,
        held: "TemporaryDirectory[str] | None" = None,
    ) -> None:
        """`path` is the Turtle file; `held` is the folder it lies in, where it goes with this object."""
        self.path, self.ontology, self.patterns, self._held = path, ontology, patterns, held

    @cached_property
    def case(self) -> Case:
        """Return what the graph says, with the files beside it, as the explanations use it."""
        return open_case(self.path, ontology=self.ontology, patterns=self.patterns)

    @property
    def schema(self) -> Schema:
        """Return the ontology of the graph, the user's own terms included."""
        return load(self.ontology)

    @property
    def entities(self) -> tuple[Thing, ...]:
        """Return the entities, the most mentioned first."""
        return tuple(sorted(self.case.record.things.values(), key=lambda one: (-len(one.mentions), one.id)))

    def query(self, sparql: str, params: Mapping[str, str] | None = None) -> Answer:
        """Return the answer to SPARQL, which only reads; the prefixes are declared already.

        `params` fill the places `VALUES ?x { UNDEF }` with who bears a name, `VALUES ?x { "" }` with words. Raises
        QueryError (line, column).
        """
        from kg.ask import query

        return Answer(query(sparql, self.path, params, ontology=self.ontology))

    def ask(self, question: str, params: Mapping[str, str] | None = None) -> Answer:
        """Return the answer to a named question ("who-supports-whom"); `kg questions` lists them."""
        from kg.ask import ask

        return Answer(ask(question, self.path, params, ontology=self.ontology))

    def why(self, subject: str, predicate: str, object_: str) -> Reasons:
        """Return why the graph says so; names may be partial, the relation a label in Indonesian or English."""
        from kg.ask.why import why

        return Reasons(why(Question(subject, predicate, object_), self.case), self.case)

    def whynot(self, subject: str, predicate: str, object_: str) -> WhyNot:
        """Return which gate stopped a claim."""
        from kg.ask.whynot import whynot

        return whynot(Question(subject, predicate, object_), self.case)

    def conflicts(self) -> Clashes:
        """Return the claims that cannot both hold."""
        from kg.ask.conflicts import conflicts

        return Clashes(conflicts(self.case.record, self.case.schema), self.case)

    def diff(self, newer: "Graph") -> Changes:
        """Return what changed from this graph to a newer one; it is true where anything did."""
        from kg.ask.difference import difference, read_side

        old, new = (read_side(path, self.schema) for path in (self.path, newer.path))
        return Changes(difference(old, new, self.schema))

    def check(self) -> tuple[Violation, ...]:
        """Return everything that is wrong with the graph: nothing, if `kg.build` made it."""
        from kg.graph.check import check

        return check(self.path, self.path.with_name(ARTICLES), self.schema)

    def view(self, out: str | Path, title: str | None = None) -> Path:
        """Draw the graph as one HTML page that opens from disk; return its path."""
        from kg.view import view

        texts = self.path.with_name(ARTICLES)
        view(self.path, Path(out), articles=texts if texts.exists() else None, title=title, schema=self.schema)
        return Path(out)

    def save(self, folder: str | Path) -> Path:
        """Write the graph and what stands beside it into `folder`, all of it or nothing; return the Turtle file."""
        there = [name for name in _FILES if self.path.with_name(name).exists() or name == GRAPH]
        sources = [self.path if name == GRAPH else self.path.with_name(name) for name in there]
        with whole_files(*(Path(folder) / name for name in there)) as drafts:
            for source, draft in zip(sources, drafts, strict=True):
                draft.write_bytes(source.read_bytes())
        return Path(folder) / GRAPH

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return entities as nodes, statements and posts as edges (kg/api/network.py says with which attributes)."""
        from kg.api.network import network

        return network(self.case)

    def to_rdflib(self) -> "rdflib.Graph":
        """Return all triples as an rdflib graph, the prefixes bound."""
        import rdflib

        return rdflib.Graph().parse(self.path, format="turtle")

    def __repr__(self) -> str:
        record = self.case.record
        return (
            f"<Graph: {counted(len(record.sources), 'article')}, {counted(len(record.things), 'entity', 'entities')}, "
            f"{counted(len(record.claims), 'statement')}, {counted(len(record.offices), 'post')}, "
            f"{counted(len(record.sayings), 'quotation')}>"
        )

    def _repr_html_(self) -> str:
        facts = Counter(end for claim in self.case.record.claims for end in (claim.subject, claim.object))
        rows = "".join(
            f"<tr><td>{html.escape(one.name)}</td><td>{html.escape(self.schema.label(one.type))}</td>"
            f"<td>{len(one.mentions)}</td><td>{facts[one.id]}</td></tr>"
            for one in self.entities[:MOST_SHOWN]
        )
        head = "<tr><th>entity</th><th>type</th><th>mentions</th><th>statements</th></tr>"
        caption = html.escape(repr(self).strip("<>"))
        return f"<table><caption>{caption}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
