"""What a worker of a cluster runs: it knows what the run knows after its first article, and keeps it."""

from functools import lru_cache
from threading import Lock

from kg.engine.setup import Setup, knowledge_of
from kg.engine.work import answered
from kg.errors import OutsideError
from kg.pipeline import Knowledge
from kg.version import VERSION
from kg.wire import unpack

_LOADING = Lock()


def read_article(asked: bytes, setup: bytes) -> bytes:
    """Return the packed Answer to a packed Article, read with the knowledge of a packed Setup.

    Raises KnowledgeError where the weights are broken here, OutsideError where another version is installed here.
    """
    with _LOADING:
        knowledge = _knowledge(setup)
    return answered(asked, knowledge)


@lru_cache(maxsize=1)
def _knowledge(packed: bytes) -> Knowledge:
    setup = unpack(packed, Setup)
    if setup.version != VERSION:
        raise OutsideError(f"a worker has simpul-kg {VERSION}, this is {setup.version}; install the same on all")
    return knowledge_of(setup)
