"""Which outlet an article is from: by the name given, by its address, or by its dateline (lexicon/outlets.tsv)."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from kg.knowledge import lexicon
from kg.read.urls import host

DATELINE_REACH = 60
COLUMNS = ("outlet", "label", "domain", "dateline", "date_order", "names")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet. `date_order` is dmy or mdy, or empty where it is not known."""

    slug: str
    label: str
    domains: tuple[str, ...]
    datelines: tuple[str, ...]
    date_order: str
    names: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the outlets of lexicon/outlets.tsv in its order."""
    return tuple(
        Outlet(slug, label, _list(domain), _list(dateline), order, _list(names))
        for slug, label, domain, dateline, order, names in lexicon("outlets", COLUMNS)
    )


def outlet_of(given: str | None, url: str | None, text: str) -> str | None:
    """Return the outlet's label: of the name given, else of the address, else of the dateline that opens `text`.

    A name given that the table does not know is kept; an unknown host stands for itself.

    >>> outlet_of("antaranews.com", None, ""), outlet_of(None, "https://oto.detik.com/mobil/d-1", "")
    ('ANTARA', 'detikcom')
    >>> outlet_of(None, None, "Jakarta (ANTARA) - Harga beras turun.")
    'ANTARA'
    """
    if given:
        known = named(given)
        return known.label if known else given
    known = of_address(url) if url else None
    return known.label if known else (host(url) if url else None) or _of_dateline(text)


def named(name: str) -> Outlet | None:
    """Return the outlet called `name` (slug, label, domain or another name; case does not matter), or None."""
    return _by_name().get(name.strip().lower().removeprefix("www."))


@cache
def _by_name() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.slug, outlet.label.lower(), *outlet.domains, *outlet.names):
            found.setdefault(name, outlet)
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def of_address(url: str) -> Outlet | None:
    """Return the outlet whose domain `url` is under, the longest domain first, or None."""
    labels = host(url).split(".")
    section = urlsplit(url).path.strip("/").split("/")[0]
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        outlet = _by_domain().get(f"{domain}/{section}") or _by_domain().get(domain)
        if outlet:
            return outlet
    return None


@cache
def _by_dateline() -> dict[str, str]:
    return {marker.lower(): outlet.label for outlet in outlets() for marker in outlet.datelines}


@cache
def _dateline() -> re.Pattern[str]:
    """Return a pattern that finds a marker in the first words: in brackets, or before a dash, a comma or a bar.

    A marker with a full stop in it is a name of the web and stands in any case; the others are written as listed.
    """
    markers = sorted((m for outlet in outlets() for m in outlet.datelines), key=lambda m: (-len(m), m))
    loose = "|".join(re.escape(m) for m in markers if "." in m)
    exact = "|".join(re.escape(m) for m in markers if "." not in m)
    marker = rf"(?<!\w)((?i:{loose})|{exact})(?!\w)"
    return re.compile(rf"[^\n]{{0,{DATELINE_REACH}}}?{marker}\s*(?:\)\s*[-–—,:|]|[-–—,:|])")


def _of_dateline(text: str) -> str | None:
    found = _dateline().match(text.lstrip()[: 2 * DATELINE_REACH])
    return _by_dateline()[found[1].lower()] if found else None


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
