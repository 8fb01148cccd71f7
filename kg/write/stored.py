"""A store as the files that `kg build` writes, and as what exporters work from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.graph.offsets import read_texts
from kg.graph.source import Source
from kg.resolve.ledger import LEDGER, ledger_row
from kg.schema import Schema
from kg.store import Archive, Texts, is_store
from kg.write import rdf
from kg.write.jsonl import article_row, refusal_row, write_lines
from kg.write.material import Material

ARTICLES, REFUSED = "articles.jsonl", "refused.jsonl"


@contextmanager
def as_files(graph: Path, articles: Path | None, schema: Schema) -> Iterator[tuple[Path, Path]]:
    """Yield what `as_graph` does; beside the files of a store stands what `kg build` writes there for explanations."""
    with as_graph(graph, articles, schema) as (turtle, texts):
        if is_store(graph):
            with Archive(graph) as archive:
                write_lines(map(refusal_row, archive.refusals()), turtle.with_name(REFUSED))
                write_lines(map(ledger_row, archive.ledger()), turtle.with_name(LEDGER))
        yield turtle, texts


@contextmanager
def as_graph(graph: Path, articles: Path | None, schema: Schema) -> Iterator[tuple[Path, Path]]:
    """Yield the Turtle file of a graph and the file of its texts; those of a store are there until the end of this.

    `articles` are the texts that somebody gave, else they are looked for beside the graph, where there need be none.
    """
    if not is_store(graph):
        yield graph, articles or graph.with_name(ARTICLES)
        return
    with TemporaryDirectory(prefix="simpul-") as folder, Archive(graph) as archive:
        turtle, texts = Path(folder, "graph.ttl"), Path(folder, ARTICLES)
        with turtle.open("wb") as out:
            rdf.turtle(Material(Source(archive.graph), schema, {}), out)
        write_lines(map(article_row, archive.articles()), texts)
        yield turtle, articles or texts


@contextmanager
def material(graph: Path, articles: Path | None, schema: Schema) -> Iterator[Material]:
    """Yield what exporters work from, for a Turtle file or a store; see `as_graph` for `articles`."""
    if is_store(graph):
        with Archive(graph) as archive:
            yield Material(Source(archive.graph), schema, Given(articles) if articles else Texts(archive))
        return
    beside = graph.with_name(ARTICLES)
    texts = articles or (beside if beside.exists() else None)
    yield Material(Source.of_file(graph), schema, Given(texts) if texts else {})


class Given(Mapping[str, str]):
    """Article id → text, from a file that is read when the first text is asked for: most formats need none."""

    def __init__(self, articles: Path) -> None:
        self._articles = articles

    @cached_property
    def _texts(self) -> dict[str, str]:
        return read_texts(self._articles)

    def __getitem__(self, article: str) -> str:
        return self._texts[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
