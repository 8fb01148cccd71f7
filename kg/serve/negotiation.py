"""Which form of an answer a client gets: what it accepts against what there is."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import mimeparse
from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.serve.answer import RefusalError

RESULTS: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
TRIPLES: Final[Mapping[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
    "text/xml": RdfFormat.RDF_XML,
    "text/plain": RdfFormat.N_TRIPLES,
}
HTML: Final = "text/html"
DESCRIPTIONS: Final = ("text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples")
"""What a resource is described in, beside HTML."""
_TEXTS: Final = frozenset({"text/csv", "text/tab-separated-values", "text/plain", HTML})


@lru_cache(maxsize=512)
def chosen(accept: str, offered: tuple[str, ...]) -> str:
    """Return the media type that the client likes best; among equals the first that is offered.

    Raises RefusalError (406) where none will do, with the list of what there is.

    >>> chosen("text/*;q=0.5, application/ld+json;q=0.4, */*;q=0.1", tuple(TRIPLES))
    'text/turtle'
    """
    if not accept.strip():
        return offered[0]
    try:
        # The library takes the last of equals.
        found = mimeparse.best_match(tuple(reversed(offered)), accept)
    except (mimeparse.MimeTypeParseException, ValueError) as error:
        raise RefusalError(400, f"the Accept header cannot be read ({error})") from error
    if not found:
        raise RefusalError(406, f"not to be had in that form; accept one of {', '.join(offered)}")
    return str(found)


def content_type(media: str) -> str:
    """Return a media type with its charset where text would otherwise be guessed at."""
    return f"{media}; charset=utf-8" if media in _TEXTS else media


@lru_cache(maxsize=64)
def gzip_wanted(accept_encoding: str) -> bool:
    """Return whether the client takes gzip.

    >>> gzip_wanted("br, gzip;q=0.5"), gzip_wanted("gzip;q=0, *"), gzip_wanted("identity")
    (True, False, False)
    """
    qualities = {}
    for part in accept_encoding.lower().split(","):
        coding, _, rest = part.partition(";")
        qualities[coding.strip()] = rest.replace(" ", "")
    quality = qualities.get("gzip", qualities.get("*"))
    return quality is not None and quality.rstrip("0.") != "q="
