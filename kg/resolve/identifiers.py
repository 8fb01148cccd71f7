"""The names of entities inside IRIs, made from content only."""

import hashlib
import re

from kg.resolve.spelling import vowel_signs, without_diacritics

LONGEST = 80
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])")


def slug(name: str) -> str:
    """Return `name` in lower case, without diacritics, words joined by hyphens; other scripts stay as they are.

    A name without a letter or digit, or longer than 80 characters, is told apart by a hash of the whole.

    >>> slug("Kementerian Perindustrian"), slug("Ma'ruf Amín & Co."), slug("東京")
    ('kementerian-perindustrian', 'ma-ruf-amin-co', '東京')
    """
    plain = without_diacritics(name).casefold()
    joined = re.sub(rf"[^\w{vowel_signs(plain)}]+|_+", "-", plain).strip("-")
    if joined and len(joined) <= LONGEST:
        return joined
    return f"{joined[:LONGEST].rstrip('-') or 'x'}-{digest(name)}"


def digest(*parts: object) -> str:
    """Return 8 hex digits of the hash of `parts`."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:8]


def kebab(type_name: str) -> str:
    """Return a class name as it stands in an IRI.

    >>> kebab("GovernmentBody")
    'government-body'
    """
    return _WORD_BREAK.sub("-", type_name).lower()


def entity_id(type_name: str, name: str, first: tuple[str, int] | None = None) -> str:
    """Return the id of an entity: its type and slug; with `first` (article id, offset) told apart from its namesakes.

    >>> entity_id("Place", "Kota Yogyakarta")
    'place/kota-yogyakarta'
    >>> entity_id("Person", "Rina Kartika", ("a1", 40)) == entity_id("Person", "Rina Kartika", ("a2", 40))
    False
    """
    ending = f"-{digest(*first)}" if first else ""
    return f"{kebab(type_name)}/{slug(name)}{ending}"
