"""The edition of an event in its name: the age of its players, its year or season, the host behind it."""

import re
from functools import cache

from kg.find.name_ends import is_age
from kg.find.name_parts import any_part
from kg.find.name_sight import Sight

_SEASON = re.compile(r"(?:19|20)\d\d(?:[-/–](?:\d\d)?\d\d)?")
_ISLAMIC = r"1[34]\d\d"


def edition_end(sight: Sight, at: int) -> int:
    """Return where an event's name ends that goes on at `at` ("Liga 1 2023/2024", "Asian Games 2018 Palembang")."""
    at += is_age(sight, at)
    if at < len(sight) and _SEASON.fullmatch(sight.forms[at]):
        at += 1
        at += sight.place(at)
    return at


def without_edition(form: str) -> str:
    """Return the name of an event in lower case without its year or season and what stands behind.

    >>> without_edition("Pemilu 2024"), without_edition("Asian Games 2018 Palembang"), without_edition("Piala Dunia")
    ('pemilu', 'asian games', 'piala dunia')
    >>> (
    ...     without_edition("Idul Adha 1446 Hijriah"),
    ...     without_edition("Liga 1 musim 2023-2024"),
    ...     without_edition("Waisak 2568 BE"),
    ... )
    ('idul adha', 'liga 1', 'waisak')
    """
    return _edition().sub("", form.casefold())


@cache
def _edition() -> re.Pattern[str]:
    year = rf"(?:{_SEASON.pattern}|{_ISLAMIC}|\d{{4}}(?= {any_part('era')}$))"
    return re.compile(rf"(?:\s+{any_part('edition')})?\s+{year}(?:\s\D*)?$")
