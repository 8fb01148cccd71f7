"""SPARQL over a Turtle file, read only."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from kg.ask.guard import refuse_unsafe
from kg.ask.mistakes import not_sparql, shortened
from kg.ask.naming import named_in
from kg.ask.parameters import fill
from kg.ask.result import Result
from kg.errors import QueryError, StoreError
from kg.graph.reading import iris_of, read_with_ontology
from kg.graph.vocabulary import prefixes
from kg.store import Archive, is_store


def query(sparql: str, graph: Path, params: Mapping[str, str] | None = None, *, ontology: Path | None = None) -> Result:
    """Return the answer of a graph to a query, which may use the prefixes of GRAPH.md without declaring them.

    The ontology, with the user's own `ontology` file, stands beside the graph as a named graph of the ontology's IRI,
    for labels and superclasses.
    `params` fill the places of the query (kg/ask/parameters.py): a name, in any case, stands for the entities that bear
    it. Raises QueryError for a query that is broken or refused (line and column), StoreError for a graph that cannot be
    read, and for a store that is to be read with another `ontology` than the one it was made with.
    """
    sparql = sparql.replace("\r\n", "\n").replace("\r", "\n")
    refuse_unsafe(sparql)
    if is_store(graph):
        if ontology:
            raise StoreError("a store has the ontology that it was made with; leave --ontology out", graph)
        with Archive(graph) as archive:
            return _answer(fill(sparql, params or {}, archive.named), archive.graph, prefixes(archive.iris))
    store = read_with_ontology(graph, ontology)
    return _answer(fill(sparql, params or {}, named_in(store)), store, prefixes(iris_of(store)))


def _answer(sparql: str, store: Store, known: Mapping[str, str]) -> Result:
    try:
        found = store.query(sparql, prefixes=dict(known))
        if isinstance(found, QueryBoolean):
            return Result(answer=bool(found), prefixes=known)
        if isinstance(found, QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            rows = tuple(tuple(row[name] for name in columns) for row in found)
            return Result(columns, rows, prefixes=known)
        return _triples(found, known)
    except SyntaxError as error:
        raise not_sparql(sparql, str(error), known) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query cannot be answered ({shortened(str(error))})") from error


def _triples(found: QueryTriples, known: Mapping[str, str]) -> Result:
    triples = tuple(sorted(set(found), key=_order))
    rows = tuple((one.subject, one.predicate, one.object) for one in triples)
    return Result(("subject", "predicate", "object"), rows, triples=triples, prefixes=known)


def _order(triple: Triple) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)
