"""Requests to a reconciliation service: JSON in, JSON out, within limits of size and time, redirects not followed."""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import httpx

from kg.errors import InputError, OutsideError
from kg.read.addresses import resolve
from kg.read.urls import web_address
from kg.version import VERSION

_HEADERS: Final = {
    "User-Agent": f"simpul-kg/{VERSION}",
    "Accept": "application/json",
    "Accept-Encoding": "gzip",
    "Accept-Language": "id, en;q=0.5",
}
_TOO_MANY: Final = 429


@dataclass(frozen=True, slots=True)
class Line:
    """The way to a service: its address, seconds and bytes of an answer, and whether it may be in our own network."""

    url: str
    seconds: float = 60.0
    most: int = 8_000_000
    allow_private: bool = False

    def get(self) -> Any:
        """Return what the service says of itself, as JSON. Raises like `post`."""
        return self._done("GET", self.url, None, {})

    def post_form(self, fields: Mapping[str, str]) -> Any:
        """Return the answer to a form. Raises like `_done`."""
        body = str(httpx.QueryParams(dict(fields))).encode()
        return self._done("POST", self.url, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def post_json(self, path: str, content: object) -> Any:
        """Return the answer to JSON sent to a path below the service's. Raises like `_done`."""
        body = json.dumps(content, ensure_ascii=False).encode()
        return self._done("POST", self.url.rstrip("/") + path, body, {"Content-Type": "application/json"})

    def _done(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Any:
        """Return an answer as JSON.

        Raises InputError for an address that is none or refused, OutsideError for a service that is down, too slow, or
        answers something else.
        """
        try:
            # In a thread of its own: a notebook has an event loop running in this one.
            with ThreadPoolExecutor(1) as thread:
                answer = thread.submit(asyncio.run, self._in_time(method, url, body, headers)).result()
        except TimeoutError as error:
            told = f"no complete answer in {self.seconds:g} s; try again later, or give it --seconds"
            raise OutsideError(told, url) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise OutsideError(f"the service cannot be reached ({error or type(error).__name__})", url) from error
        try:
            told = json.loads(answer)
            # JSON may spell half a character, which no file can hold.
            json.dumps(told, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise OutsideError("the answer is no JSON; is this a reconciliation service?", url) from error
        return told

    async def _in_time(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> bytes:
        if web_address(url) is None:
            raise InputError("not an http(s) address", url)
        sent = _Sent(method, httpx.URL(url), body, headers)
        async with asyncio.timeout(self.seconds), httpx.AsyncClient(trust_env=False, timeout=self.seconds) as client:
            response = await self._response(client, sent)
            try:
                return await self._body(response, url)
            finally:
                await response.aclose()

    async def _response(self, client: httpx.AsyncClient, sent: "_Sent") -> httpx.Response:
        """Return the open response of the first address of the host that takes a connection, all of them checked."""
        url = sent.url
        port = url.port or (443 if url.scheme == "https" else 80)
        failure: httpx.ConnectError | None = None
        for address in await resolve(url.host, port, allow_private=self.allow_private):
            try:
                return await client.send(sent.to(address, client), stream=True)
            except httpx.ConnectError as error:
                failure = error
        raise OutsideError(f"no connection ({failure}); is the service up?", str(url))

    async def _body(self, response: httpx.Response, url: str) -> bytes:
        if response.has_redirect_location:
            told = f"the service has moved to {response.headers['location'][:200]}; give that address"
            raise OutsideError(told, url)
        if response.status_code >= 500 or response.status_code == _TOO_MANY:
            raise OutsideError(f"the service fails (HTTP {response.status_code}); try again later", url)
        if response.status_code != 200:
            raise OutsideError(f"HTTP {response.status_code}; is this the address of a reconciliation service?", url)
        parts = bytearray()
        async for part in response.aiter_bytes():
            parts += part
            if len(parts) > self.most:
                raise OutsideError(f"the answer is longer than {self.most:,} bytes; nothing of it was taken", url)
        return bytes(parts)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A request."""

    method: str
    url: httpx.URL
    body: bytes | None
    headers: Mapping[str, str]

    def to(self, address: str, client: httpx.AsyncClient) -> httpx.Request:
        """Return the request to an address that was checked; the name is for the server and its certificate only."""
        return client.build_request(
            self.method,
            self.url.copy_with(host=address),
            headers={**_HEADERS, **self.headers, "Host": self.url.netloc.decode()},
            content=self.body,
            extensions={"sni_hostname": self.url.host},
        )
