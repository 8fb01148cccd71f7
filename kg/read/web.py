"""http(s) URLs → their bytes, within limits of size, time and redirects, and from public addresses only."""

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.read.addresses import resolve
from kg.read.options import ReadOptions
from kg.read.source import Source
from kg.read.unreachable import UnreachableError
from kg.read.urls import web_address
from kg.version import VERSION

if TYPE_CHECKING:
    import httpx

HEADERS = {
    "User-Agent": f"simpul-kg/{VERSION}",
    "Accept-Encoding": "gzip",
    "Accept": "text/html, text/plain, */*;q=0.5",
}
FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/vnd.apache.parquet": "parquet",
}
ANY_FORMAT = ("", "application/octet-stream", "application/json", "binary/octet-stream")


def fetch(url: str, options: ReadOptions) -> tuple[Source, str | None]:
    """Return what stands at `url`, and its format as far as the server says it.

    Raises InputError for a refused address, too many redirects, a page that is not there, is too large or is of
    another kind; UnreachableError if the network or the server fails or the time is up.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_in_time(url, options))
    # A notebook already runs an event loop in this thread, and two do not fit into one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _in_time(url, options)).result()


async def _in_time(url: str, options: ReadOptions) -> tuple[Source, str | None]:
    import httpx

    try:
        async with asyncio.timeout(options.max_seconds):
            return await _follow(url, options)
    except TimeoutError as error:
        raise UnreachableError(f"no complete answer in {options.max_seconds:g} s; try again later", url) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise UnreachableError(f"cannot be fetched ({error or type(error).__name__})", url) from error
    except InputError as error:
        raise type(error)(error.reason, url) from error


async def _follow(url: str, options: ReadOptions) -> tuple[Source, str | None]:
    """Return what stands at the end of the redirects; the address of each is checked like the first."""
    import httpx

    here = url
    async with httpx.AsyncClient(trust_env=False, timeout=options.max_seconds) as client:
        for _ in range(options.max_redirects + 1):
            # The jar files cookies under the address, which may be shared by many names.
            client.cookies.clear()
            response = await _send(client, here, options)
            try:
                if not response.has_redirect_location:
                    body = await _body(response, options.max_bytes)
                    return Source(url, io.BufferedReader(io.BytesIO(body)), here), _format(response)
                here = str(httpx.URL(here).join(response.headers["location"]))
            finally:
                await response.aclose()
    raise InputError(f"more than {options.max_redirects} redirects")


async def _send(client: "httpx.AsyncClient", url: str, options: ReadOptions) -> "httpx.Response":
    """Return the open response of the first address of the host that takes a connection."""
    import httpx

    if not web_address(url):
        raise InputError(f"{url} is not an address that can be fetched")
    target = httpx.URL(url)
    port = target.port or (443 if target.scheme == "https" else 80)
    failure: httpx.ConnectError | None = None
    for address in await resolve(target.host, port, allow_private=options.allow_private):
        # The connection goes to the address that was checked; the name is for the server and its certificate only.
        request = client.build_request(
            "GET",
            target.copy_with(host=address),
            headers={**HEADERS, "Host": target.netloc.decode()},
            extensions={"sni_hostname": target.host},
        )
        try:
            return await client.send(request, stream=True)
        except httpx.ConnectError as error:
            failure = error
    raise UnreachableError(f"no connection ({failure})")


async def _body(response: "httpx.Response", limit: int) -> bytes:
    if response.status_code >= 500:
        raise UnreachableError(f"the server fails (HTTP {response.status_code}); try again later")
    if response.status_code != 200:
        raise InputError(f"HTTP {response.status_code}")
    _format(response)
    parts, size = [], 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > limit:
            raise InputError(f"longer than {limit:,} bytes")
        parts.append(part)
    return b"".join(parts)


def _format(response: "httpx.Response") -> str | None:
    """Return the format of the content type, None where only the bytes can tell; InputError for any other type."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ANY_FORMAT:
        return None
    if kind not in FORMATS:
        raise InputError(f"content of type {kind}; only text, HTML, JSON Lines, CSV and Parquet are read")
    return FORMATS[kind]
