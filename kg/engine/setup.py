"""What a worker must be given to know what this process knows: the user's own files by content, for they need not
be where the worker is, and must not change under a run."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KnowledgeError
from kg.pipeline import Knowledge, prepare
from kg.version import VERSION


@dataclass(frozen=True, slots=True)
class Setup:
    """The knowledge of a run as plain data: the content of the user's own files, if any, and our version."""

    ontology: bytes | None = None
    patterns: bytes | None = None
    model: bool = False
    version: str = VERSION

    @classmethod
    def of(cls, ontology: Path | None, patterns: Path | None, *, model: bool) -> "Setup":
        """Return the setup for the files of a user. Raises KnowledgeError for one that cannot be read."""
        return cls(_content(ontology), _content(patterns), model)


def knowledge_of(setup: Setup) -> Knowledge:
    """Return the knowledge that `setup` tells of, loaded anew, its model run by one thread: a worker has one core.

    Raises KnowledgeError for a broken data file.
    """
    with TemporaryDirectory() as folder:
        ontology = _written(setup.ontology, Path(folder, "ontology.ttl"))
        patterns = _written(setup.patterns, Path(folder, "patterns.toml"))
        knowledge = prepare(ontology, patterns, model=setup.model, threads=1)
    if knowledge.reader:
        knowledge.reader.ready()
    return knowledge


def _content(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"cannot be read ({error.strerror})", path) from error


def _written(content: bytes | None, path: Path) -> Path | None:
    if content is None:
        return None
    path.write_bytes(content)
    return path
