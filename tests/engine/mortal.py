"""What a Dask worker loads before it starts, to be one that dies over an article with the words DEADLY."""

from kg.engine import remote
from tests.engine.stock import answered_until_deadly

remote.answered = answered_until_deadly
