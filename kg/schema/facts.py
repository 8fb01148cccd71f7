"""An ontology file as facts: what each term has, what stands above it, how it is called."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import KnowledgeError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
LABEL = f"{RDFS}label"
_LOCAL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

Term: TypeAlias = NamedNode | BlankNode | Literal
Fact: TypeAlias = tuple[str, str, Term]


class Fault(Exception):  # noqa: N818  (becomes a KnowledgeError where the file is known)
    """A term of an ontology file that does not hold together."""

    def __init__(self, iri: str, reason: str) -> None:
        self.iri, self.reason = iri, reason
        super().__init__(reason)


def read_facts(path: Path) -> Iterator[Fact]:
    """Yield the facts of a Turtle file. Raises KnowledgeError (line) where it cannot be read."""
    try:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            if isinstance(triple.object, NamedNode | BlankNode | Literal):
                yield triple.subject.value, triple.predicate.value, triple.object
    except OSError as error:
        raise KnowledgeError(f"the ontology cannot be read ({error.strerror or error})", path) from error
    except SyntaxError as error:
        raise KnowledgeError(f"not Turtle ({error.msg})", path, error.lineno) from error


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of each term, by its IRI and the IRI of the property, in the order of the files."""

    by_term: Mapping[str, Mapping[str, list[Term]]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Facts":
        """Return the facts by term, each once."""
        by_term: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for term, predicate, value in dict.fromkeys(facts):
            by_term[term][predicate].append(value)
        return cls({term: dict(of) for term, of in by_term.items()})

    def values(self, term: str, predicate: str) -> list[str]:
        """Return the IRIs or words that a term has for a property."""
        return [value.value for value in self.by_term.get(term, {}).get(predicate, ())]

    def a(self, term: str, kind: str) -> bool:
        """Return whether the term is declared to be of this kind."""
        return kind in self.values(term, f"{RDF}type")

    def closure(self, predicate: str, *, unions: bool = False) -> dict[str, frozenset[str]]:
        """Return for each term itself and all that a chain of the property leads to, with `unions` by membership."""
        direct = {term: set(self.values(term, predicate)) for term in self.by_term}
        for union in self.by_term if unions else ():
            for head in self.values(union, f"{OWL}unionOf"):
                for member in self._list(head):
                    direct.setdefault(member, set()).add(union)
        return {term: _reached(term, direct) for term in direct}

    def _list(self, head: str) -> Iterator[str]:
        seen: set[str] = set()
        while head in self.by_term and head not in seen:
            seen.add(head)
            yield from self.values(head, f"{RDF}first")
            head = next(iter(self.values(head, f"{RDF}rest")), "")

    def labels(self, term: str, predicate: str = LABEL) -> tuple[str, str]:
        """Return the labels in Indonesian and English; where one is missing the other stands for it.

        Raises Fault for a term without a label or with two in one language.
        """
        by_language: dict[str, str] = {}
        for value in self.by_term[term].get(predicate, ()):
            language = (value.language or "id") if isinstance(value, Literal) else "id"
            if language in by_language:
                raise Fault(term, f"has two values of {local_name(predicate)} in the language {language}")
            by_language[language] = value.value
        found = by_language.get("id") or by_language.get("en")
        if not found:
            raise Fault(term, f"has no {local_name(predicate)} in Indonesian (@id) or English (@en)")
        return by_language.get("id") or found, by_language.get("en") or found


def local_name(iri: str) -> str:
    """Return the last part of an IRI. Raises Fault where it is no identifier.

    >>> local_name("https://contoh.id/kata#menjaga")
    'menjaga'
    """
    name = re.split(r"[#/]", iri)[-1]
    if not _LOCAL_NAME.fullmatch(name):
        raise Fault(iri, "has a name that is no identifier (letters, digits, - and _)")
    return name


def _reached(start: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    seen, ahead = {start}, [start]
    while ahead:
        for iri in direct.get(ahead.pop(), set()) - seen:
            seen.add(iri)
            ahead.append(iri)
    return frozenset(seen)
