"""The IRIs of the graph: the only place where one is made. All come from content, none from a run.

Entities are spoken of by their id ("person/rina-kartika-1a2b3c4d", kg/resolve/identifiers.py), the part of the IRI
after `…/entity/`.
"""

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.records import Span

BASE = "https://w3id.org/simpul/id/"
_WEB_SCHEMES = ("http://", "https://")


def digest(*parts: str, length: int = 16) -> str:
    """Return the first hex digits of the SHA-256 of the parts; ("ab", "c") and ("a", "bc") differ."""
    content = "\0".join(part.replace("\\", "\\\\").replace("\0", "\\0") for part in parts)
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def web_address(url: str) -> NamedNode | None:
    """Return the IRI of an article's URL, None unless it is an http or https address that an IRI may hold.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    if not url.lower().startswith(_WEB_SCHEMES):
        return None
    try:
        return NamedNode(url)
    except ValueError:
        return None


def is_base(base: str) -> bool:
    """Return whether data IRIs may start with `base`: an absolute http(s) IRI that ends in "/", without query."""
    return web_address(base) is not None and base.endswith("/") and not set(base) & set("?#")


@dataclass(frozen=True, slots=True)
class Iris:
    """The data IRIs under one base. Raises ValueError for a base that is no absolute http(s) IRI ending in "/".

    >>> Iris("https://contoh.id/kg/").entity("place/kota-bandung").value
    'https://contoh.id/kg/entity/place/kota-bandung'
    """

    base: str = BASE

    def __post_init__(self) -> None:
        if not is_base(self.base):
            raise ValueError(f"not a base for IRIs: {self.base!r}; give an http(s) address that ends with /")

    def dataset(self) -> NamedNode:
        """Return the IRI of the graph as a whole."""
        return NamedNode(f"{self.base}dataset")

    def tool(self, version: str) -> NamedNode:
        """Return the IRI of this program in one version; it does not depend on the base."""
        return NamedNode(f"{BASE}tool/simpul-kg/{quote(version, safe='')}")

    def entity(self, entity: str) -> NamedNode:
        """Return the IRI of the entity with this id."""
        return NamedNode(f"{self.base}entity/{entity}")

    def article(self, article: str) -> NamedNode:
        """Return the IRI of an article; any id is allowed, unsafe characters are percent-encoded.

        >>> Iris().article("berita 7/a").value
        'https://w3id.org/simpul/id/article/berita%207%2Fa'
        """
        # A path segment of dots alone would be resolved away by every web client.
        safe = quote(article, safe="") if article.strip(".") else article.replace(".", "%2E")
        return NamedNode(f"{self.base}article/{safe}")

    def string(self, article: str, span: Span) -> NamedNode:
        """Return the IRI of a stretch of an article's text (RFC 5147).

        >>> Iris().string("s1", Span(19, 44)).value
        'https://w3id.org/simpul/id/article/s1#char=19,44'
        """
        return NamedNode(f"{self.article(article).value}#char={span.start},{span.end}")

    def statement(self, *content: str) -> NamedNode:
        """Return the IRI of a claim with this content (subject, predicate, object, modality, source, verb)."""
        return NamedNode(f"{self.base}statement/{digest(*content)}")

    def post(self, *content: str) -> NamedNode:
        """Return the IRI of a post with this content (person, title, organisation, former or not)."""
        return NamedNode(f"{self.base}post/{digest(*content)}")

    def quotation(self, *content: str) -> NamedNode:
        """Return the IRI of a quotation with this content (article, offsets, speaker)."""
        return NamedNode(f"{self.base}quote/{digest(*content)}")

    def annotations(self, page: str) -> NamedNode:
        """Return the IRI of all annotations of the graph, or of one page of them."""
        return NamedNode(f"{self.base}annotations/{page}")

    def annotation(self, *content: str) -> NamedNode:
        """Return the IRI of an annotation with this content (node, stretches of text)."""
        return NamedNode(f"{self.base}annotation/{digest(*content)}")
