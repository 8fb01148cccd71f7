"""Claims as RDF 1.2 has them: reifiers of the triple that they are about, instead of rdf:subject, predicate, object."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from pyoxigraph import NamedNode, Triple

from kg.graph.vocabulary import OBJECT, PREDICATE, SUBJECT, TYPE, VOCABULARIES, term

REIFIES = NamedNode(f"{VOCABULARIES['rdf']}reifies")
_PARTS = (SUBJECT, PREDICATE, OBJECT)
_REIFIED = (TYPE, term("rdf:Statement"))


def reified(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield triples grouped by subject with every rdf:Statement turned into a reifier.

    >>> st, a, b, p = (NamedNode(f"https://contoh.id/{name}") for name in ("st", "a", "b", "p"))
    >>> for one in reified([Triple(st, SUBJECT, a), Triple(st, PREDICATE, p), Triple(st, OBJECT, b)]):
    ...     print(one.predicate == REIFIES, one.object)
    True <https://contoh.id/a> <https://contoh.id/p> <https://contoh.id/b>
    """
    for _, group in groupby(triples, key=lambda triple: triple.subject):
        about = list(group)
        ends = {one.predicate: one.object for one in about if one.predicate in _PARTS}
        yield from _reifier(about, ends) if len(ends) == len(_PARTS) else about


def _reifier(about: list[Triple], ends: Mapping[NamedNode, Any]) -> Iterator[Triple]:
    subject, predicate, target = (ends[part] for part in _PARTS)
    kept = [one for one in about if one.predicate not in _PARTS and (one.predicate, one.object) != _REIFIED]
    yield from (one for one in kept if one.predicate == TYPE)
    yield Triple(about[0].subject, REIFIES, Triple(subject, predicate, target))
    yield from (one for one in kept if one.predicate != TYPE)
