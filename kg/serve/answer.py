"""What goes back to a client, and the refusals that become one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

TEXT: Final = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a media type, a body and further headers."""

    status: int
    media: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class RefusalError(Exception):
    """A request that gets no answer: its status, one line that says why and what to do, and further headers.

    >>> RefusalError(405, "GET or POST", {"allow": "GET, POST"}).answer().status
    405
    """

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(reason)
        self.status, self.reason, self.headers = status, reason, dict(headers or {})

    def answer(self) -> Answer:
        """Return the answer that tells the client."""
        return Answer(self.status, TEXT, (self.reason + "\n").encode("utf-8", "replace"), self.headers)
