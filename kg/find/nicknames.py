"""What a person is called besides the words of his name: "Ahok", "RD" for Rahmad Darmawan, "Truno" for Trunoyudo."""

from collections.abc import Sequence
from functools import cache

from kg.find.acronyms import fits, full_names, initials
from kg.find.person_forms import is_account_of, is_cut, is_part, is_syllabic, is_variant
from kg.find.title_words import forms_of_address
from kg.knowledge import gazetteer, lexicon
from kg.schema import ORGANISATIONS, PERSON

SHORTEST_CUT = 4
"""Letters of a name that is the beginning of a longer one."""
LONGEST_INITIALS = 4
ACCOUNT = "@"
"""What the name of an account begins with."""
_ORGANISATION = "organisation"
"""What the gazetteer calls the types of organisations."""


def is_nickname(short: str, full: str) -> bool:
    """Return whether `short` is a known other name, the initials, or made of the beginnings of words of `full`.

    >>> is_nickname("RD", "Rahmad Darmawan"), is_nickname("Truno", "Trunoyudo Wisnu"), is_nickname("Tri", "Trisno")
    (True, True, False)
    >>> is_nickname("Buwas", "Budi Waseso"), is_nickname("Mo Salah", "Mohamed Salah")
    (True, True)
    """
    others = other_names(PERSON, short)
    if full in full_names(short) or any(full == name or is_variant(full, name) for name in others):
        return True
    if short.startswith(ACCOUNT):
        return is_account_of(short, full)
    if " " in short:
        return is_cut(short, full)
    if short.isupper():
        return 1 < len(short) <= LONGEST_INITIALS and initials(full) == short
    cut = len(short) >= SHORTEST_CUT and any(_begins(short, word) for word in full.split())
    return cut or is_syllabic(short, full)


def _begins(short: str, word: str) -> bool:
    return len(word) > len(short) + 1 and word.casefold().startswith(short.casefold())


@cache
def address_words() -> frozenset[str]:
    """Return the words that may stand before a person's name, in small letters: "pak", "jenderal", "gus"."""
    return forms_of_address() | frozenset(_cues("before"))


def called(between: str) -> bool:
    """Return whether words before a person's name say that it is what somebody is called: "yang akrab disapa"."""
    return between.endswith(_cues("called"))


def so_called(behind: str) -> bool:
    """Return whether the words behind a person's name say so: ", sapaan akrabnya"."""
    return behind.startswith(_cues("behind"))


def bearer(names: Sequence[str], nickname: str) -> str | None:
    """Return the last of the names, all of several words, that the nickname fits, else the last; None if there is none.

    A name that holds the nickname needs no telling.
    """
    told = [name for name in names if " " in name and not is_part(nickname, name) and name != nickname]
    fitting = [name for name in told if is_nickname(nickname, name) or fits(nickname, name)]
    return next(iter((*fitting[::-1], *told[::-1])), None)


@cache
def _cues(kind: str) -> tuple[str, ...]:
    return tuple(row[0] for row in lexicon("alias_cues", ("words", "kind")) if row[1] == kind)


def other_names(kind: str, form: str) -> tuple[str, ...]:
    """Return what a thing of a type is called besides `form`, as far as gazetteer/same_names.tsv has it.

    >>> other_names("Place", "UK"), other_names("GovernmentBody", "Kemlu"), other_names("Place", "Kemlu")
    (('Inggris',), ('Kementerian Luar Negeri',), ())
    """
    return _known().get((_ORGANISATION if kind in ORGANISATIONS else kind, form), ())


@cache
def _known() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for family, name, same in gazetteer("same_names", ("family", "name", "same")):
        found[family, name] = (*found.get((family, name), ()), same)
    return found
