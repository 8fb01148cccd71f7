"""The key of a name within its family, and what the gazetteers say of the thing behind a key."""

from functools import lru_cache

from kg.find.squads import squad, telling
from kg.resolve.known import Identifiers, Known, known
from kg.resolve.normal import ORGANISATION, normal
from kg.resolve.persons import AT, name_words, person_key
from kg.resolve.spelling import steady
from kg.resolve.territories import TERRITORY, meaning, territory, territory_key, title
from kg.schema import PERSON, PLACE


def form_of(family: str, name: str, nearby: frozenset[str] = frozenset()) -> str:
    """Return the normal form of a name: of what a gazetteer knows, that of its full name.

    >>> form_of("organisation", "KPK"), form_of("Person", "M. Tito Karnavian")
    ('komisi pemberantasan korupsi', 'tito karnavian')
    """
    return _form(family, name, nearby)[0]


@lru_cache(maxsize=100_000)
def _form(family: str, name: str, nearby: frozenset[str]) -> tuple[str, bool]:
    """Return the normal form, and whether a gazetteer knows it."""
    if family == PERSON:
        return " ".join(name_words(name)), False
    if family == PLACE and (code := meaning(name, nearby).code):
        return territory_key(code), True
    form = normal(family, name)
    entry = known(family).get(form)
    return (normal(family, entry.name), True) if entry else (form, False)


def key_of(family: str, name: str, nearby: frozenset[str] = frozenset()) -> str:
    """Return the key of a name; `nearby` are the codes of the territories that its article surely names.

    What a gazetteer knows has its normal form; of other names spelling is evened out.

    >>> key_of("organisation", "KPK") == key_of("organisation", "Komisi Pemberantasan Korupsi")
    True
    >>> key_of("Place", "Jabar"), key_of("Place", "Bandung")
    ('jawa barat', 'kota bandung')
    """
    if family == PERSON:
        return person_key(name)
    if family == ORGANISATION and (team := squad(name)).national and team.country and not team.byname:
        return squad_key(team.rest, telling(team.marks))
    form, listed = _form(family, name, nearby)
    return form if listed else " ".join(map(steady, form.split()))


def squad_key(country: str, marks: frozenset[str]) -> str:
    """Return the key of a national team: a country has one for each age, for women and men, and for each sport.

    >>> squad_key("Jepang", frozenset({"putri", "u17"})) == key_of("organisation", "Timnas U-17 Putri Jepang")
    True
    """
    return f"timnas {key_of(PLACE, country)}" + (AT + " ".join(sorted(marks)) if marks else "")


@lru_cache(maxsize=50_000)
def entry_of(family: str, key: str) -> Known | None:
    """Return what the gazetteers know of the thing behind a key: its full name and its identifiers."""
    code = territory(key) if family == PLACE else None
    if code:
        return Known(title(code), ((TERRITORY, code),))
    entry = known(family).get(key)
    return entry if entry and normal(family, entry.name) == key else None


def identifiers(family: str, key: str) -> Identifiers:
    """Return the (scheme, value) pairs of the gazetteers that know the thing behind a key."""
    entry = entry_of(family, key)
    return entry.identifiers if entry else ()
