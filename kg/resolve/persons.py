"""Names of persons: the words that count, and the key under which spellings and short forms of one name meet."""

from collections.abc import Mapping
from functools import cache, lru_cache

from kg.knowledge import lexicon
from kg.resolve.known import known
from kg.resolve.normal import normal
from kg.resolve.spelling import plain_words, skeleton, sound
from kg.schema import PERSON

AT = " @ "
"""Joins a single name and a post in a key: "retnu @ menteri luar negeri"."""
_INITIALS = 3


@cache
def _particles() -> Mapping[str, str]:
    return {word: kind for word, kind in lexicon("person_particles", ("word", "kind"))}  # noqa: C416


def full_name(name: str) -> str:
    """Return the full name of somebody whom everybody calls by another, else the name itself.

    >>> full_name("SBY")
    'Susilo Bambang Yudhoyono'
    """
    entry = known(PERSON).get(normal(PERSON, name))
    return entry.name if entry else name


@lru_cache(maxsize=50_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the plain words of a person's name that tell who it is.

    >>> name_words("M. Tito Karnavian"), name_words("Salman bin Abdul Aziz al-Saud"), name_words("Retno LP Marsudi")
    (('tito', 'karnavian'), ('salman', 'abdulaziz', 'alsaud'), ('retno', 'marsudi'))
    """
    kept, before = [], ""
    for form in full_name(name).replace("'", "").replace("’", "").split():
        for word in plain_words(form):
            kind = _particles().get(word, "")
            if kind == "join":
                before += word
            elif kind != "drop":
                kept.append((before + word, _is_initials(form)))
                before = ""
    if before:
        kept.append((before, False))
    return _counting(kept)


def _is_initials(form: str) -> bool:
    letters = form.replace(".", "")
    return len(letters) == 1 or (len(letters) <= _INITIALS and letters.isupper())


def _counting(kept: list[tuple[str, bool]]) -> tuple[str, ...]:
    first = bool(kept) and _particles().get(kept[0][0]) == "first"
    head = [_first_form()] if first else []
    rest = kept[1:] if first else kept
    full = [word for word, initials in rest if not initials]
    if len(full) < 2 - len(head):
        full = [word for word, _ in rest]
    return tuple(full if len(full) > 1 else [*head, *full])


@cache
def _first_form() -> str:
    return next(word for word, kind in _particles().items() if kind == "first")


def person_key(name: str) -> str:
    """Return what all spellings and short forms of a full name share; a single name keeps its sound.

    >>> person_key("Boaz Solossa") == person_key("Boas Salossa"), person_key("Rizki Ridho") == person_key("Rizky Ridho")
    (True, True)
    """
    counting = name_words(name)
    return " ".join([sound(counting[0]), *map(skeleton, counting[1:2])]) if counting else normal(PERSON, name)


def is_single(name: str) -> bool:
    """Return whether only one word of a name tells who it is."""
    return len(name_words(name)) < 2
