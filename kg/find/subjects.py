"""Where the subject of a verb ends: back over auxiliaries, appositions, prepositional phrases and joined clauses."""

from collections.abc import Iterator

from kg.find.bounds import QUOTES
from kg.find.clause import has_role
from kg.find.scene import Scene

LONGEST_APPOSITION = 16
MOST_STRANGERS = 4
MOST_CLAUSES = 2
LONGEST_PHRASE = 3
LATEST_OPENER = 2
"""Where a clause that comes before its main clause begins at the latest: "Namun, usai …"."""
ENDS = QUOTES | {";", ":", "?", "!", "."}


def subject_ends(scene: Scene, verb: int, clauses: int = MOST_CLAUSES) -> Iterator[int]:
    """Yield the boundary at which the subject of the verb at `verb` ends, if there is one.

    A mention after a preposition is no subject ("warga di Sleman mendukung"), unless "yang" follows it. A verb that is
    joined to an earlier one ("… dan mendukung", "… untuk mendukung", "memutuskan mendukung") has the earlier one's
    subject; that of a clause before its main clause ("Usai mendukung …, Budi …") stands behind the verb.
    """
    at, strangers, relative, bare = verb, 0, False, True
    while at > 0 and strangers <= MOST_STRANGERS:
        word = scene.forms[at - 1]
        if at in scene.closing:
            head = phrase_start(scene, at)
            if head is None or relative:
                yield at
                return
            at = head
        elif has_role(word, "auxiliary") or has_role(word, "relative"):
            relative = has_role(word, "relative")
            at -= 1
        elif has_role(word, "while") and at - 1 in scene.closing:
            yield at - 1
            return
        elif has_role(word, "linker") and clauses and not strangers:
            found = tuple(_joined(scene, at - 1, clauses))
            yield from found or _after_clause(scene, verb, at - 1)
            return
        elif word == "," and not strangers and clauses and at - 1 not in scene.closing and _lone(scene, at):
            yield from _joined(scene, at - 1, clauses)
            return
        elif word == ",":
            at = _before_apposition(scene, at)
        elif word == ")":
            at = _before_bracket(scene, at)
        elif scene.is_verb(at - 1) and bare and clauses:
            yield from subject_ends(scene, at - 1, clauses - 1)
            return
        elif word in ENDS or scene.is_verb(at - 1):
            return
        else:
            strangers, relative, at = strangers + 1, False, at - 1
        bare = bare and has_role(word, "auxiliary")


def phrase_start(scene: Scene, end: int) -> int | None:
    """Return the boundary before the preposition that governs the mention ending at `end`, None where none does."""
    start = scene.closing[end][0][0]
    for place in range(start - 1, max(-1, start - 1 - LONGEST_PHRASE), -1):
        word = scene.forms[place]
        if has_role(word, "complementizer"):
            return None
        if has_role(word, "preposition"):
            return place
        if place in scene.inside or scene.is_verb(place) or not word[0].isalpha() or has_role(word, "coordinator"):
            return None
    return None


def _joined(scene: Scene, at: int, clauses: int) -> Iterator[int]:
    for place in range(at - 1, -1, -1):
        if scene.forms[place] in ENDS:
            return
        if scene.is_verb(place):
            yield from subject_ends(scene, place, clauses - 1)
            return


def _lone(scene: Scene, at: int) -> bool:
    """Return whether no other comma stands before the one that ends at `at`, so that no apposition lies between."""
    return _before_apposition(scene, at) == at - 1


def _after_clause(scene: Scene, verb: int, opener: int) -> Iterator[int]:
    """Yield where the subject behind the comma ends: "usai mengalahkan Elang FC, Rajawali FC …".

    `opener` is the place of the word that opens the clause.
    """
    if opener > LATEST_OPENER:
        return
    for place in range(verb + 1, min(verb + LONGEST_APPOSITION, len(scene.forms) - 1)):
        if scene.forms[place] in ENDS or (scene.is_verb(place) and not has_role(scene.forms[place - 1], "relative")):
            return
        if scene.forms[place] == "," and not _in_list(scene, verb, place):
            yield from sorted({end for end, _ in scene.opening.get(place + 1, ())}, reverse=True)[:1]
            return


def _in_list(scene: Scene, start: int, comma: int) -> bool:
    """Return whether a list or a title of those that begin behind `start` goes on over the comma."""
    return any(end > comma for place in range(start, comma) for end, _ in scene.opening.get(place, ()))


def _before_apposition(scene: Scene, at: int) -> int:
    """Return the boundary before ", … ," that ends at `at`; before the comma alone where there is no such pair."""
    for place in range(at - 2, max(-1, at - 2 - LONGEST_APPOSITION), -1):
        if scene.forms[place] in ENDS:
            break
        if scene.forms[place] == ",":
            return place
    return at - 1


def _before_bracket(scene: Scene, at: int) -> int:
    """Return the boundary before "(…)" that ends at `at`, or behind the name in it where none stands before it."""
    for place in range(at - 2, max(-1, at - 2 - LONGEST_APPOSITION), -1):
        if scene.forms[place] == "(":
            return at - 1 if at - 1 in scene.closing and place not in scene.closing else place
    return at - 1
