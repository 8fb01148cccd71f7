"""Addresses of the web as metadata."""

import re
from functools import cache
from urllib.parse import quote, urlsplit


def is_url(text: str) -> bool:
    """Return whether `text` is to be fetched rather than opened.

    >>> is_url("HTTPS://www.antaranews.com/berita/1"), is_url("berita.txt")
    (True, False)
    """
    return text[:8].lower().startswith(("http://", "https://"))


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(r"%(?![0-9A-Fa-f]{2})|[^\w%:/?#@!$&'()*+,;=.~-]")


@cache
def _unsafe_host() -> re.Pattern[str]:
    return re.compile(r"[^\w%:\[\].~-]")


def web_address(text: str) -> str | None:
    """Return `text` as an IRI without its fragment if it is an http(s) address with a host and no odd port, else None.

    >>> web_address("https://example.id/berita satu#atas")
    'https://example.id/berita%20satu'
    >>> web_address("https://example.id/diskon-50%-hari?foto[]=1")
    'https://example.id/diskon-50%25-hari?foto%5B%5D=1'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    try:
        text.encode()
        parts = urlsplit(text.strip())
        if not is_url(text.strip()) or not parts.hostname or parts.username is not None or parts.port == 0:
            return None
    except ValueError:
        return None
    path, query = (_unsafe().sub(lambda match: quote(match[0]), part) for part in (parts.path, parts.query))
    netloc = _unsafe_host().sub(lambda match: quote(match[0]), parts.netloc)
    return parts._replace(netloc=netloc, path=path, query=query, fragment="").geturl()


def host(address: str) -> str:
    """Return the host of a web address in lower case, without its "www.".

    >>> host("https://www.Tempo.co/ekonomi/1")
    'tempo.co'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")
