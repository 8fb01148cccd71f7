"""How a graph comes into Python: built from articles, or opened."""

import logging
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.api.graph import GRAPH, Graph
from kg.ask.beside import ARTICLES
from kg.errors import InputError, KnowledgeError, StoreError
from kg.records import Article
from kg.schema import load

log = logging.getLogger(__name__)


def build(
    inputs: Iterable[str | Path | Article],
    *,
    ontology: str | Path | None = None,
    patterns: str | Path | None = None,
    decisions: str | Path | None = None,
    links: str | Path | None = None,
    model: bool = True,
    base: str | None = None,
) -> Graph:
    """Return the graph of some articles: files, folders, globs, http(s) URLs, or your own (`kg.Article`).

    An article that cannot be read, or has the id of an earlier one, is skipped with a warning. The graph lives in a
    temporary folder until `save`. `ontology` and `patterns` add relations of your own, `decisions` (`kg fix`) put
    right, `links` (`kg link`) say what things are elsewhere; without the `model` the rules read alone. Raises
    InputError where nothing could be read; and before anything is read InputError where an input is missing,
    KnowledgeError for a data file that is broken or not there, ValueError for a `base` that is no address ending in
    "/".

    >>> import kg
    >>> g = kg.build([kg.Article("a1", "Kementerian Pertanian mendukung program Sawah Lestari.")])
    >>> g
    <Graph: 1 article, 2 entities, 1 statement, 0 posts, 0 quotations>
    >>> [one.name for one in g.entities]
    ['Kementerian Pertanian', 'Sawah Lestari']
    >>> g.query("SELECT ?siapa { ?s sim:supports ?o . ?s skos:prefLabel ?siapa }").column("siapa")
    ['Kementerian Pertanian']
    >>> print(g.why("kementerian", "mendukung", "sawah").explanations[0].shown[0].marked())
    [Kementerian Pertanian|s] [mendukung|cue] program [Sawah Lestari|o].
    >>> g.whynot("sawah", "mendukung", "kementerian").verdict.gate
    'opposite'
    >>> [data["label"] for _, _, data in g.to_networkx().edges(data=True)]
    ['mendukung']
    """
    from kg import pipeline
    from kg.graph.iris import BASE, Iris
    from kg.resolve.decisions import NONE, read_decisions
    from kg.resolve.effects import unheeded
    from kg.resolve.links import NO_LINKS, read_links

    iris = Iris(base or BASE)
    knowledge = pipeline.prepare(_path(ontology), _path(patterns), model=model)
    decided = read_decisions(_table(decisions), knowledge.schema) if decisions else NONE
    linked = read_links(_table(links)) if links else NO_LINKS
    reading = pipeline.read_all(_articles(inputs), knowledge, lambda _: None)
    for error in reading.skipped:
        log.warning("skipped %s", error)
    held = TemporaryDirectory(prefix="simpul-")
    report = pipeline.build(reading, knowledge, Path(held.name), iris, decided, links=linked)
    for effect in unheeded(report.decisions):
        log.warning("no longer applies: line %d of %s: %s", effect.line, decisions, effect)
    return Graph(Path(held.name) / GRAPH, ontology=_path(ontology), patterns=_path(patterns), held=held)


def open(path: str | Path, *, ontology: str | Path | None = None, patterns: str | Path | None = None) -> Graph:
    """Return the graph of a Turtle file, of a folder that `kg build` wrote, or of a store as it is now.

    Raises StoreError for a file that is not there, is no Turtle (line, column) or is no graph of ours.
    """
    from kg.store import is_store

    found, held = Path(path), None
    if is_store(found):
        held = TemporaryDirectory(prefix="simpul-")
        found = _copied(found, Path(held.name), _path(ontology))
    elif found.is_dir():
        found = found / GRAPH
    if not found.exists():
        raise StoreError("no such graph; `kg build` makes one", found)
    graph = Graph(found, ontology=_path(ontology), patterns=_path(patterns), held=held)
    graph.case  # noqa: B018  (read now, so that a broken file is told here and not at the first question)
    return graph


def _copied(store: Path, folder: Path, ontology: Path | None) -> Path:
    """Write a store as a graph with its texts into `folder`, so that nobody waits for its lock; return the graph."""
    from kg.write.stored import as_graph

    with as_graph(store, None, load(ontology)) as (turtle, texts):
        (folder / ARTICLES).write_bytes(texts.read_bytes())
        return Path(shutil.copy(turtle, folder / GRAPH))


def _path(path: str | Path | None) -> Path | None:
    return None if path is None else Path(path)


def _table(path: str | Path) -> Path:
    """Return a table of the user's. Raises KnowledgeError where it is not there: all that he decided would be lost."""
    if not Path(path).exists():
        raise KnowledgeError("no such file; name the one that `kg fix` or `kg link` wrote, or leave it out", path)
    return Path(path)


def _articles(inputs: Iterable[str | Path | Article]) -> Iterator[Article | InputError]:
    """Yield the articles given as such, then those of the places, each as the command line lets it pass."""
    from kg.read import RepeatedError, read
    from kg.read.register import Register

    if isinstance(inputs, str | Path):
        raise InputError('inputs is a list; write kg.build(["berita.txt"])', inputs)
    given = list(inputs)
    places = [str(one) for one in given if not isinstance(one, Article)]
    found = read(places) if places else ()
    with Register() as register:
        for one in chain((_fit(one) for one in given if isinstance(one, Article)), found):
            if isinstance(one, InputError) or (before := register.enter(one, "")) is None:
                yield one
            elif before[1]:
                yield RepeatedError(f"article {one.id} was given before; left out")
            else:
                yield InputError(f"another text has the id {one.id} already; give this one its own")


def _fit(article: Article) -> Article | InputError:
    """Return an article that files can hold, else what is wrong with it."""
    from kg.read.encoding import fault

    if not article.id:
        return InputError("an article without an id; give it its own")
    for name in ("id", "text", "title", "outlet", "url", "printed"):
        if wrong := fault(getattr(article, name) or ""):
            return InputError(f"{name} {wrong}", f"article {article.id!r}")
    return article
