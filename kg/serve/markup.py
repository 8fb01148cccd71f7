"""HTML, piece by piece: every text that enters it is escaped here, and isolated from what turns reading directions."""

import html
import re
from string import Template
from typing import Final

from kg.serve.shelf import read
from kg.view.content import is_web

LONGEST: Final = 300
"""Characters of a name that are shown; the whole is in the data."""
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)

_POLICY_INSIDE: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def text(value: str) -> str:
    """Return a text as HTML.

    >>> text("<b>")
    '&lt;b&gt;'
    """
    return html.escape(value)


def short(value: str) -> str:
    """Return a name as HTML, cut where it is endless.

    >>> short("x")
    '<bdi>x</bdi>'
    """
    cut = value if len(value) <= LONGEST else value[:LONGEST] + "…"
    return f"<bdi>{text(cut)}</bdi>"


def link(address: str, name: str) -> str:
    """Return a link, if the address is one of ours or an ordinary web address; else the name alone.

    >>> link("javascript:alert(1)", "x")
    '<bdi>x</bdi>'
    """
    if address.startswith("/") or is_web(address):
        return f'<a href="{text(address)}">{short(name)}</a>'
    return short(name)


def page(title: str, body: str, *, about: str = "") -> bytes:
    """Return a whole page; `body` is HTML, `title` a text, `about` the address of the data that it shows."""
    filled = Template(read("page.html")).substitute(
        title=text(title[:LONGEST]), body=body, alternates=_alternates(about) if about else ""
    )
    return filled.encode("utf-8", "replace")


def _alternates(about: str) -> str:
    forms = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
    return "".join(
        f'<link rel="alternate" type="{media}" href="{text(about)}?format={name}">' for name, media in forms.items()
    )


def policy_of(drawn: str) -> str:
    """Return the policy that a page of `kg.view` states, with what only a header can say; else the strictest."""
    found = _POLICY_INSIDE.search(drawn[:20_000])
    policy = html.unescape(found[1]) if found else "default-src 'none'"
    return f"{policy}; frame-ancestors 'none'"
