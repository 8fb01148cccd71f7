"""What many readers find, in the order of the inputs, with a bounded number of articles on their way."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from kg.errors import InputError
from kg.pipeline import Found
from kg.records import Article

Ticket = TypeVar("Ticket")


class Crew(Protocol[Ticket]):
    """Readers elsewhere. A ticket stands for an article that was handed in; tickets may be done in any order."""

    @property
    def room(self) -> int:
        """Return how many articles may be on their way at once."""

    def submit(self, article: Article) -> Ticket:
        """Return the ticket of an article that is now on its way."""

    def is_done(self, ticket: Ticket) -> bool:
        """Return whether `take` would answer at once."""

    def take(self, ticket: Ticket) -> Found:
        """Return what was found, waiting for it. Raises InputError for an article that cannot be read."""


def in_order(inputs: Iterable[Article | InputError], crew: Crew[Ticket]) -> Iterator[Found | InputError]:
    """Yield what `crew` makes of each input, in the order of the inputs, at most `crew.room` of them read ahead."""
    ahead: deque[Ticket | InputError] = deque()
    for given in inputs:
        ahead.append(given if isinstance(given, InputError) else crew.submit(given))
        while ahead and (len(ahead) >= crew.room or _is_done(ahead[0], crew)):
            yield _taken(ahead.popleft(), crew)
    while ahead:
        yield _taken(ahead.popleft(), crew)


def _is_done(ticket: Ticket | InputError, crew: Crew[Ticket]) -> bool:
    return isinstance(ticket, InputError) or crew.is_done(ticket)


def _taken(ticket: Ticket | InputError, crew: Crew[Ticket]) -> Found | InputError:
    if isinstance(ticket, InputError):
        return ticket
    try:
        return crew.take(ticket)
    except InputError as error:
        return error
