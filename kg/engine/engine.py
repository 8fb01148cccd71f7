"""What reads articles, chosen once for a run: this process, others of this machine, or those of a cluster."""

import logging
from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg import pipeline
from kg.engine.choice import Choice
from kg.engine.order import Crew, in_order
from kg.engine.setup import Setup
from kg.errors import InputError
from kg.pipeline import Found, Knowledge
from kg.records import Article

SLOW: Final = 5.0
"""Seconds after which an article is told of in the log."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads: `knowledge` is for this process, `setup` the same for the workers of the engine of `choice`."""

    knowledge: Knowledge
    setup: Setup
    choice: Choice

    @classmethod
    def prepared(cls, ontology: Path | None, patterns: Path | None, *, model: bool, choice: Choice) -> "Engine":
        """Return an engine that knows what `pipeline.prepare` makes of the same files.

        The model is loaded only where it reads. Raises KnowledgeError for a broken data file.
        """
        here = model and choice.engine == "serial"
        setup = Setup.of(ontology, patterns, model=model)
        return cls(pipeline.prepare(ontology, patterns, model=here), setup, choice)

    def find_all(self, inputs: Iterable[Article | InputError]) -> Generator[Found | InputError, None, None]:
        """Yield for each input, in order, what it says or the error in its place; the same whatever the engine.

        Close the generator to stop the workers. Raises KnowledgeError where a worker finds its weights broken,
        OutsideError where no worker is to be had.
        """
        for one in self._read(inputs):
            if isinstance(one, Found) and one.seconds > SLOW:
                log.info("article %s took %.1f s", one.article.id, one.seconds)
            yield one

    def _read(self, inputs: Iterable[Article | InputError]) -> Iterator[Found | InputError]:
        if self.choice.engine == "serial":
            yield from pipeline.find_all(inputs, self.knowledge)
            return
        with _crew(self.setup, self.choice) as crew:
            yield from in_order(inputs, crew)


def _crew(setup: Setup, choice: Choice) -> AbstractContextManager[Crew[Any]]:
    if choice.scheduler is None:
        # Who reads in this process need not wait for what starts others.
        from kg.engine.processes import Processes

        return Processes(setup, choice.jobs)
    # Who reads on this machine need not have Dask.
    from kg.engine.cluster import Cluster

    return Cluster(setup, choice.scheduler)
