"""Names that the article itself bounds, by initials in brackets behind ("Sumber Logam Jaya (SLJ)")."""

from collections.abc import Sequence

from kg.find.name_lexicon import connectors
from kg.find.name_words import Word

AND = "and"


def explained(words: Sequence[Word]) -> dict[int, int]:
    """Return {start: end} of the capitalised words whose initials stand in brackets behind them, connectors left out.

    Work is bounded by the letters of the brackets, so that it is linear in the sentence.
    """
    found: dict[int, int] = {}
    for at in range(2, len(words) - 2):
        if words[at].form == "(" and words[at + 2].form == ")" and words[at + 1].acronym:
            start = _first(words, at, words[at + 1].form)
            if start is not None:
                found[start] = at
    return found


def _first(words: Sequence[Word], end: int, letters: str) -> int | None:
    """Return where the words before `end` begin that give all letters, the last letter by the last word."""
    at = end
    for letter in reversed(letters):
        at -= 1
        if at > 0 and connectors().get(words[at].form) == AND:
            at -= 1
        if at < 0 or not words[at].capital or words[at].form[0].upper() != letter:
            return None
    return at if end - at > 1 else None
