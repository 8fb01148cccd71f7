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
    return re.compile(r"[^\w%:/?#\[\]@!$&'()*+,;=.~-]")


def web_address(text: str) -> str | None:
    """Return `text` as an IRI without its fragment if it is an http(s) address with a host, else None.

    >>> web_address("https://example.id/berita satu#atas")
    'https://example.id/berita%20satu'
    >>> web_address("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(text.strip())
        if not is_url(text.strip()) or not parts.hostname or parts.username is not None:
            return None
    except ValueError:
        return None
    address = parts._replace(fragment="").geturl()
    return _unsafe().sub(lambda match: quote(match[0]), address)


def host(address: str) -> str:
    """Return the host of a web address in lower case, without its "www.".

    >>> host("https://www.Tempo.co/ekonomi/1")
    'tempo.co'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")
