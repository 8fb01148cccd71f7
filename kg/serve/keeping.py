"""What has been answered: an ETag for every answer that would be the same again, and the answers kept in memory."""

import hashlib
import re
from collections import OrderedDict
from dataclasses import replace
from typing import Final

from kg.serve.answer import Answer

_CHANGING: Final = ("NOW", "RAND", "UUID", "BNODE")
_CHANGING_WORD: Final = re.compile(rf"\b(?:STR)?(?:{'|'.join(_CHANGING)})\b")


def same_again(sparql: str) -> bool:
    """Return whether a query surely has the same answer as long as the graph does not change.

    >>> same_again("SELECT (NOW() AS ?t) {}"), same_again("ASK {}")
    (False, True)
    """
    upper = sparql.upper()
    return not any(word in upper for word in _CHANGING) or not _CHANGING_WORD.search(upper)


def tag(state: str, message: bytes) -> str:
    """Return the ETag of the answer to a message while the graph is in this state.

    Weak, since the order of rows is the engine's choice.
    """
    return f'W/"{hashlib.blake2b(state.encode() + message, digest_size=12).hexdigest()}"'


def matches(if_none_match: str, current: str) -> bool:
    """Return whether the client has the answer already.

    >>> matches('"a", W/"b"', 'W/"b"'), matches("*", 'W/"b"'), matches("", 'W/"b"')
    (True, True, False)
    """
    held = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
    return "*" in held or current.removeprefix("W/") in held


class Kept:
    """The latest answers by their ETag, up to a number of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def get(self, key: str) -> Answer | None:
        """Return a kept answer."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, key: str, answer: Answer) -> None:
        """Keep an answer, unless it is so large that it would drive out many others."""
        if answer.status != 200 or len(answer.body) > self._limit // 16 or key in self._answers:
            return
        self._answers[key] = answer
        self._size += len(answer.body)
        while self._size > self._limit:
            self._size -= len(self._answers.popitem(last=False)[1].body)


def tagged(answer: Answer, current: str) -> Answer:
    """Return an answer with its ETag, if it is one that a client may keep."""
    if answer.status != 200:
        return answer
    return replace(answer, headers={**answer.headers, "etag": current, "cache-control": "no-cache"})
