"""A request as the service sees it: its parameters and its body, read within limits."""

import asyncio
import binascii
from collections.abc import Hashable, Mapping
from functools import cached_property
from urllib.parse import unquote_to_bytes

from starlette.types import Receive, Scope

from kg.serve.answer import RefusalError
from kg.serve.settings import Limits

Params = tuple[tuple[str, str], ...]
_MOST_PARAMS = 200


class Asked:
    """One HTTP request. What it says is untrusted."""

    def __init__(self, scope: Scope, receive: Receive, limits: Limits) -> None:
        self.scope, self._receive, self._limits = scope, receive, limits
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.wording: tuple[Hashable, ...] | None = None
        """Set where the answer depends on nothing else, see `kg.serve.shortcuts`."""

    @cached_property
    def headers(self) -> Mapping[str, str]:
        """The headers by their small name; of several of one name the values, with commas."""
        found: dict[str, str] = {}
        for name, value in self.scope["headers"]:
            key, text = name.decode("latin-1"), value.decode("latin-1")
            found[key] = f"{found[key]}, {text}" if key in found else text
        return found

    @cached_property
    def params(self) -> Params:
        """The parameters of the URL, in their order. Raises RefusalError (400) for what cannot be read."""
        return parameters(self.scope["query_string"])

    @property
    def accept(self) -> str:
        """The Accept header, empty where there is none."""
        return self.headers.get("accept", "")

    @property
    def content(self) -> str:
        """The media type of the body, small, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    async def body(self) -> bytes:
        """Return the body. Raises RefusalError: 413 for one that is too large, 408 for one that comes too slowly."""
        self._refuse_large(int(length) if (length := self.headers.get("content-length", "0")).isdecimal() else 0)
        parts = bytearray()
        try:
            async with asyncio.timeout(self._limits.client_seconds):
                while True:
                    message = await self._receive()
                    if message["type"] == "http.disconnect":
                        raise RefusalError(400, "the client has left")
                    parts += message.get("body", b"")
                    self._refuse_large(len(parts))
                    if not message.get("more_body"):
                        return bytes(parts)
        except TimeoutError as error:
            raise RefusalError(408, "the body came too slowly", {"connection": "close"}) from error

    async def gone(self) -> None:
        """Return when the client has left."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def _refuse_large(self, size: int) -> None:
        if size > self._limits.body:
            reason = f"the body is larger than {self._limits.body} bytes"
            raise RefusalError(413, reason, {"connection": "close"})


def parameters(text: bytes) -> Params:
    """Return the pairs of a query string or a form, in their order.

    Raises RefusalError (400) for what is no UTF-8 or holds too many.

    >>> parameters(b"query=ASK+%7B%7D&default-graph-uri=")
    (('query', 'ASK {}'), ('default-graph-uri', ''))
    """
    if text.count(b"&") >= _MOST_PARAMS:
        raise RefusalError(400, f"more than {_MOST_PARAMS} parameters; give fewer")
    try:
        text.decode("ascii")
        pairs = (one.partition(b"=") for one in text.split(b"&") if one)
        return tuple((decoded(name).decode(), decoded(value).decode()) for name, _, value in pairs)
    except ValueError as error:
        raise RefusalError(400, f"the parameters cannot be read ({error})") from error


def decoded(text: bytes) -> bytes:
    """Return what a part of a form or a query string stands for.

    >>> decoded(b"a+b%3D%41%2"), decoded(b"100%")
    (b'a b=A%2', b'100%')
    """
    text = text.replace(b"+", b" ")
    escapes = text.count(b"%")
    if not escapes:
        return text
    # Quoted-printable has the same escapes with another sign, and Python reads it in C: in a tenth of the time.
    found = binascii.a2b_qp(text.replace(b"=", b"=3D").replace(b"%", b"="))
    whole = len(found) == len(text) - 2 * escapes and b"\n" not in text and b"\r" not in text
    return found if whole else unquote_to_bytes(text)


def only(params: Params, name: str) -> str | None:
    """Return the value of a parameter, None where it is not given. Raises RefusalError (400) where it is twice."""
    values = [value for key, value in params if key == name]
    if len(values) > 1:
        raise RefusalError(400, f"{name} is given {len(values)} times; give it once")
    return values[0] if values else None


def every(params: Params, name: str) -> tuple[str, ...]:
    """Return all values of a parameter."""
    return tuple(value for key, value in params if key == name)
