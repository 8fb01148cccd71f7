"""When two names of one type are one thing by what such things go by: laws by their numbers, police by any word.

Functions compare two forms; lexicon/alias_heads.tsv and name_parts.tsv hold the words.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.find.name_lexicon import bynames
from kg.find.name_parts import any_part
from kg.knowledge import gazetteer, lexicon
from kg.schema import COMPANY, EVENT, PLACE, SPORTS_TEAM

_LONGEST_KIND = 4
"""Words that say what kind of law it is."""


def same_law(one: str, other: str) -> bool:
    """Return whether two names of documents give the same number and year, or one gives what the other is about.

    Laws of two kinds are two.

    >>> same_law("PP 36 Tahun 2023", "Peraturan Pemerintah Nomor 36 Tahun 2023 tentang Devisa")
    True
    >>> same_law("Perpres 10/2025", "Perpres 10/2024"), same_law("UU Satwa", "UU Nomor 5 Tahun 2017 tentang Satwa")
    (False, True)
    >>> (
    ...     same_law("Pasal 5 UU Nomor 5 Tahun 2017", "UU Nomor 5 Tahun 2017"),
    ...     same_law("PP 5 Tahun 2017", "UU 5 Tahun 2017"),
    ... )
    (False, False)
    >>> same_law("UU Cipta Kerja", "UU Nomor 11 Tahun 2020 tentang Cipta Kerja")
    True
    """
    first, second = _law(one), _law(other)
    if first.part or second.part or len({first.kind, second.kind} - {""}) > 1:
        return False
    if first.number and second.number:
        return first.number == second.number
    return bool(first.kind and first.rest) and f"{second.about} ".startswith(f"{first.rest} ")


@dataclass(frozen=True, slots=True)
class _Law:
    """The name of a law in small letters, taken apart; what it lacks is empty.

    `kind` the short word for its kind · `rest` what follows that · `number` with its year · `about` what it is ·
    whether it is of a `part` of one.
    """

    kind: str
    rest: str
    number: tuple[str, ...]
    about: str
    part: bool


@lru_cache(maxsize=50_000)
def _law(form: str) -> _Law:
    name = form.casefold()
    words = name.split()
    sizes = range(min(len(words), _LONGEST_KIND), 0, -1)
    size = next((size for size in sizes if " ".join(words[:size]) in _law_kinds()), 0)
    number, about = _law_pattern("number").search(name), _law_pattern("about").search(name)
    return _Law(
        kind=_law_kinds().get(" ".join(words[:size]), ""),
        rest=" ".join(words[size:]),
        number=number.groups() if number else (),
        about=name[about.end() :] if about else "",
        part=bool(_law_pattern("part").match(name)),
    )


@cache
def _law_pattern(what: str) -> re.Pattern[str]:
    number = rf"(\d[\w.-]*(?:/[^\W\d][\w.-]*)*)(?: {any_part('year')} |/)(\d{{4}})(?!\d)"
    patterns = {"number": number, "about": rf" {any_part('about')} ", "part": rf"{any_part('part')}(?!\w)"}
    return re.compile(patterns[what])


def same_head(one: str, other: str) -> bool:
    """Return whether two names say the same, with another word for the same kind of body: "tentara", "militer".

    >>> same_head("tentara Israel", "militer Israel"), same_head("Polri", "pihak kepolisian")
    (True, True)
    >>> same_head("Tentara Jepang", "Tentara Cina"), same_head("Partai Israel", "Militer Israel")
    (False, False)
    """
    first, second = _with_common_head(one), _with_common_head(other)
    return first is not None and first == second


@lru_cache(maxsize=50_000)
def _with_common_head(form: str) -> tuple[str, str] | None:
    """Return the word that stands for the head of a name, and what follows it; None for a head that has no other."""
    words = form.casefold().split()
    for size in range(len(words), 0, -1):
        same = _same().get(" ".join(words[:size]))
        if same:
            return same, " ".join(words[size:])
    return None


def is_without_head(short: str, full: str, kind: str) -> bool:
    """Return whether a name of a type is the other without the word at its beginning that says what it is.

    >>> is_without_head("PUPR", "Kementerian PUPR", "GovernmentBody"), is_without_head("PUPR", "Fraksi PUPR", "Party")
    (True, False)
    >>> is_without_head("Idul Adha", "Hari Raya Idul Adha", "Event")
    True
    """
    first, second = short.casefold(), full.casefold()
    head = second.removesuffix(f" {first}")
    return head != second and head in _heads(kind)


def event_names(form: str) -> frozenset[str]:
    """Return what an event is called, in small letters: its name and the one that it stands for.

    >>> sorted(event_names("Premier League"))
    ['liga inggris', 'premier league']
    """
    name = form.casefold()
    return frozenset({name, _events().get(name, name)})


@lru_cache(maxsize=50_000)
def called_instead(kind: str, form: str) -> tuple[str, ...]:
    """Return what a byname of a place or team stands for, however its article and letters are written, or a ticker.

    >>> called_instead("Place", "negeri Sakura"), called_instead("SportsTeam", "Il Rossoneri")
    (('Jepang',), ('AC Milan',))
    >>> called_instead("Company", "AALI")
    ('Astra Agro Lestari',)
    """
    name = _bynames(kind).get(_without_article(form) if kind == SPORTS_TEAM else form.casefold())
    return (name,) if name else ()


@lru_cache(maxsize=50_000)
def without_legal_form(form: str) -> str:
    """Return the name of a firm without its legal form.

    >>> without_legal_form("PT Bank Lestari (Persero) Tbk")
    'Bank Lestari'
    """
    return " ".join(word for word in form.split() if word.casefold() not in _heads("legal")) or form


@cache
def _events() -> dict[str, str]:
    rows = gazetteer("same_names", ("family", "name", "same"))
    return {name.casefold(): same.casefold() for family, name, same in rows if family == EVENT}


@cache
def _bynames(kind: str) -> dict[str, str]:
    if kind == PLACE:
        return {name.casefold(): same for name, same in bynames().items()}
    if kind == COMPANY:
        return {ticker.casefold(): name for ticker, name in gazetteer("listed", ("ticker", "name"))}
    rows = gazetteer("organisations", ("name", "type", "stands_for"))
    return {_without_article(name): same for name, of, same in rows if of == kind == SPORTS_TEAM and same}


def _without_article(form: str) -> str:
    words = form.casefold().replace("-", " ").split()
    while len(words) > 1 and words[0] in _heads("article"):
        del words[0]
    return " ".join(words)


@cache
def _heads(kind: str) -> frozenset[str]:
    return frozenset(words for words, other, _ in _rows() if other == kind)


@cache
def _law_kinds() -> dict[str, str]:
    return {words: same for words, kind, same in _rows() if kind == "law"}


@cache
def _same() -> dict[str, str]:
    return {words: same for words, kind, same in _rows() if kind == "same"}


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((words, kind, same) for words, kind, same in lexicon("alias_heads", ("words", "kind", "same")))
