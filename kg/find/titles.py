"""How far a title reaches to the left and to the right, and where one title ends and the next begins."""

import re
from functools import cache

from kg.find.cues import bare
from kg.find.stream import Stream
from kg.find.title_joints import behind_short, joint_title
from kg.find.title_words import former, forms_of_address, is_head, post_words, ranks
from kg.knowledge import lexicon
from kg.language.morphology import voice
from kg.schema import ORGANISATIONS, PERSON

_YEARS = re.compile(r"(19|20)\d\d[-–—/](19|20)\d\d")
LONGEST = 30
"""Tokens between the first word of a title and its holder's name."""
LOOSE = 4
"""Lower-case words that a title may hold beside those we know ("pakar hukum tata negara")."""


def before_name(row: Stream, first: int) -> tuple[int, int, bool]:
    """Return where a title before the name at token `first` would end and where at the earliest it would begin.

    Ranks, honorifics, brackets and one comma may stand between; the last value says whether the comma does.
    """
    floor, end, comma = row.start_of_sentence(first), first, False
    while end > floor:
        if row.low[end - 1] in {",", ":"} and not comma:
            comma = True
            end -= 1
            while end - 1 > floor and row.low[end - 1] in post_words("time") | post_words("another"):
                end -= 1
        elif row.low[end - 1] in post_words("namely"):
            end -= 1
        elif (size := _term(row, end, floor) or _address(row, end, floor)) == 0:
            break
        else:
            end -= size
    if end > floor and row.low[end - 1] in post_words("joint") | post_words("place"):
        return floor, floor, comma
    return end, max(floor, end - LONGEST), comma


def _term(row: Stream, end: int, floor: int) -> int:
    """Return how many tokens before `end` are a term of office ("periode 2019–2024"); 0 for none."""
    words = row.low[max(floor, end - 4) : end]
    for size in (3, 1):
        if len(words) >= size and _YEARS.fullmatch("".join(words[-size:])):
            return size + (len(words) > size and words[-size - 1] in post_words("term"))
    return 0


def _address(row: Stream, end: int, floor: int) -> int:
    """Return how many tokens before `end` are a rank, an honorific or a bracket with such ("(Purn)"); 0 for none."""
    low = row.low[end - 1].rstrip(".")
    if low == ")":
        opened = next((token for token in range(end - 2, max(floor, end - 6) - 1, -1) if row.low[token] == "("), end)
        inside = row.low[opened + 1 : end - 1]
        return end - opened if inside and all(one.rstrip(".") in forms_of_address() for one in inside) else 0
    for size in (4, 3, 2):
        if end - size >= floor and tuple(word.rstrip(".") for word in row.low[end - size : end]) in ranks():
            return size
    belongs = end - 2 >= floor and row.low[end - 2] in post_words("general")
    placed = row.on.get(end - 1)
    named = placed is not None and placed.chain.type in ORGANISATIONS and not _is_rank(row, placed.first - 1)
    if belongs or named or is_head(row.tokens[end - 1].form):
        return 0
    return int(low in forms_of_address() or not low)


def _is_rank(row: Stream, at: int) -> bool:
    return at >= 0 and row.low[at].rstrip(".") in forms_of_address()


def start_of_titles(row: Stream, end: int, floor: int) -> int | None:
    """Return the leftmost head from which everything up to `end` may belong to titles; None if there is none.

    A head in a bracket that closes before `end` counts only together with one before the bracket.
    """
    first, at, loose = None, end - 1, 0
    closed: list[int | None] = []
    while at >= floor:
        placed = row.on.get(at)
        if row.low[at] == ")" and not placed:
            closed.append(first)
        elif row.low[at] == "(" and closed and not placed:
            first = closed.pop()
        if placed:
            if placed.chain.type == PERSON:
                break
            at = placed.first - 1
            continue
        if start := joint_title(row, at + 1):
            at = start - 1
            continue
        owned = at + 1 == end and is_head(bare(row.low[at])) and at not in row.on
        if owned or is_head(row.tokens[at].form):
            if row.low[at + 1] in post_words("place") and is_head(row.tokens[min(at + 2, end)].form):
                break
            first = at
        elif not _inside(row, at):
            loose += 1
            if loose > LOOSE or breaks(row, at):
                break
        at -= 1
    return closed[0] if closed else first


def end_of_title(row: Stream, head: int, limit: int) -> int:
    """Return where the title that begins at `head` ends: at a mark, a person, or a word that belongs to no title."""
    at, loose = head + 1, 0
    while at < limit:
        placed = row.on.get(at)
        if placed and placed.chain.type == PERSON:
            break
        if placed:
            at = placed.end
            continue
        if goes_on := next((head for head in range(at + 2, min(limit, at + 5)) if joint_title(row, head) == at), None):
            at = goes_on + 1
            continue
        if row.low[at] == "(" and (behind := behind_short(row, at, limit)):
            at = behind
            continue
        if row.low[at] in {"(", ")", ","} or breaks(row, at):
            break
        if not _inside(row, at):
            loose += 1
            if loose > LOOSE:
                break
        at += 1
    return at


def _inside(row: Stream, at: int) -> bool:
    """Return whether the token may stand inside a title wherever it is: a capital, a number, a joining word or mark."""
    form, low = row.tokens[at].form, row.low[at]
    named_next = at + 1 < len(row.tokens) and (at + 1 in row.on or row.tokens[at + 1].form[:1].isupper())
    if low in post_words("place") and not named_next:
        return low in post_words("joint")
    joining = post_words("joint") | post_words("place") | post_words("break")
    return form[:1].isupper() or form[:1].isdigit() or low in joining or form in {"(", ")", ","}


def breaks(row: Stream, at: int) -> bool:
    """Return whether no title goes on over the token: a mark, a verb, a function word, "mantan"."""
    low = row.low[at]
    if not low[:1].isalnum():
        return low not in post_words("joint") | post_words("break")
    if row.tokens[at].form[:1].isupper() or low in post_words("joint") | post_words("place"):
        return False
    if low in post_words("origin") | post_words("inner"):
        return False
    return low in post_words("end") | former() | _function_words() or _is_verb(low)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word.casefold() for (word,) in lexicon("starters", ("word",)))


@cache
def _verb_starts() -> tuple[str, ...]:
    return tuple(sorted(post_words("verb")))


def _is_verb(low: str) -> bool:
    return len(low) > 5 and (low.startswith(_verb_starts()) or (voice(low) == "passive" and not is_head(low)))
