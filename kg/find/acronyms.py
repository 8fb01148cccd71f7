"""Whether a short form stands for a name: by initials ("YCKM"), syllables ("Kemenperin"), or as news explain it."""

from collections.abc import Sequence
from functools import cache

from kg.find.name_lexicon import connectors, known_names
from kg.knowledge import gazetteer
from kg.language.morphology import base


def fits(short: str, name: str) -> bool:
    """Return whether the letters of `short` stand in `name` in this order, taken from the beginnings of words.

    >>> fits("YCKM", "Yayasan Cipta Karya Mandiri"), fits("Kemenperin", "Kementerian Perindustrian")
    (True, True)
    >>> fits("SLNJ", "Yayasan Cipta Karya Mandiri")
    False
    """
    letters = _letters(short)
    parts = [part.casefold() for part in name.replace("-", " ").split() if any(c.isalnum() for c in part)]
    return bool(letters) and bool(parts) and parts[0][0] == letters[0] and _spelled(letters, [[part] for part in parts])


def fits_bases(short: str, name: str) -> bool:
    """Return whether a short form of syllables stands for a name whose words may give those of their base forms.

    >>> fits_bases("Kemendikbud", "Kementerian Pendidikan dan Kebudayaan"), fits_bases("Hubdat", "Perhubungan Darat")
    (True, True)
    >>> fits_bases("Kemendikbud", "Kementerian Perhubungan")
    False
    """
    letters = _letters(short)
    words = [word for word in name.casefold().replace(",", " ").split() if word not in connectors()]
    return bool(letters) and bool(words) and _spelled(letters, [(word, base(word)) for word in words])


def _letters(short: str) -> str:
    return "".join(c for c in short.casefold() if c.isalnum())


def _spelled(letters: str, parts: Sequence[Sequence[str]]) -> bool:
    """Return whether the letters can be taken from the parts: each part gives letters in order, from its first on.

    Of a part with several forms one gives them.
    """
    reached = {0}
    for forms in parts:
        step = set(reached)
        for done in reached:
            for form in forms:
                step.update(_taken(letters, done, form))
        reached = step
    return len(letters) in reached


def _taken(letters: str, done: int, part: str) -> list[int]:
    """Return how far the letters may get with this part, given that `done` letters are spelled."""
    reached = []
    for char in part:
        if done == len(letters):
            break
        if char == letters[done]:
            done += 1
            reached.append(done)
        elif not reached:
            break
    return reached


def initials(name: str) -> str:
    """Return the initials of a name's words, connectors left out.

    >>> initials("Badan Riset dan Inovasi Nasional")
    'BRIN'
    """
    return "".join(part[0] for part in name.split() if part not in connectors() and part[0].isalnum()).upper()


@cache
def expansions() -> dict[str, tuple[str, ...]]:
    """Return what each known short form may stand for, the most usual first."""
    found: dict[str, tuple[str, ...]] = {}
    for short, name in gazetteer("acronyms", ("short", "name")):
        found[short] = (*found.get(short, ()), name)
    return found


def full_names(form: str) -> tuple[str, ...]:
    """Return the full names that `form` is known to stand for, itself left out."""
    entry = known_names().get(form)
    listed = (entry.stands_for,) if entry and entry.stands_for else ()
    return listed + tuple(name for name in expansions().get(form, ()) if name not in listed)
