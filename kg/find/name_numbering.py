"""The number in a document's name: "Nomor: 16/PRT/M/2014", "Nomor 60 tahun 2020", "(Permen) Nomor 5"."""

from kg.find.name_sight import Sight


def numbering(sight: Sight, at: int) -> int:
    """Return how many words at `at` number the document that is named before them, 0 if none do.

    A number may follow a colon, hold letters and strokes, and have its year behind it in lower case; a short form in
    brackets may stand before it.
    """
    if sight.bracketed(at) and sight.name_word(at + 3) and _is_number(sight, at + 4):
        return 3
    if sight.listed(at, "year_words") and _is_number(sight, at + 1):
        return 2
    if at < len(sight) and sight.forms[at] == ":" and _is_number(sight, at + 1):
        return 2
    if at + 1 < len(sight) and sight.forms[at] == "/" and _is_number(sight, _numbered_from(sight, at)):
        return 2
    return int(_is_number(sight, at))


def _numbered_from(sight: Sight, at: int) -> int:
    """Return where the chain of strokes begins that goes through `at`."""
    while at > 0 and sight.forms[at] == "/":
        at -= 1 if sight.forms[at - 1][0].isdigit() else 2
    return at


def _is_number(sight: Sight, at: int) -> bool:
    return at < len(sight) and sight.forms[at][0].isdigit()
