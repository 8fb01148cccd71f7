"""Whether what one article calls something for short may mean it in other articles as well."""

from kg.find.squads import squad
from kg.resolve.known import known
from kg.resolve.normal import ORGANISATION, normal, stripped
from kg.resolve.spelling import plain_words
from kg.resolve.territories import meaning
from kg.schema import PLACE, SPORTS_TEAM


def leads_on(type_name: str, family: str, short: str, full: str) -> bool:
    """Return whether a short name may lead to the full one in articles that do not explain it.

    A club is not its team of those under 20, a country not its football team, and a firm or union not its branch at a
    place, though an article about the one may call it like the other.

    >>> leads_on("SportsTeam", "organisation", "Persib", "Persib U-20")
    False
    >>> leads_on("Company", "organisation", "Zelvanta", "Zelvanta Indonesia")
    False
    >>> leads_on("Company", "organisation", "Zelvanta", "Zelvanta Korindo Tbk")
    True
    """
    if family != ORGANISATION:
        return True
    if type_name == SPORTS_TEAM:
        one = squad(short)
        return one.marks == squad(full).marks and not one.country and bool(one.rest)
    return not is_branch(short, full)


def is_branch(short: str, full: str) -> bool:
    """Return whether the full name is the short one with a place behind it."""
    one, whole = (stripped(ORGANISATION, plain_words(name)) for name in (short, full))
    rest = whole[len(one) :]
    return bool(rest) and whole[: len(one)] == one and _is_place(" ".join(rest))


def _is_place(name: str) -> bool:
    told = meaning(name)
    return bool(told.code or told.several) or normal(PLACE, name) in known(PLACE)
