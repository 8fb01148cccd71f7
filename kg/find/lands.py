"""Whether a country's name means the land or its team: words before it and the list it stands in tell."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.find.name_lexicon import connectors
from kg.find.squads import squad
from kg.knowledge import words
from kg.records import Mention
from kg.schema import PLACE, SPORTS_TEAM

_BEFORE = re.compile(r"(?:(\w+) +)?(\w+) +$")
_FARTHEST = 40
_COMMA = re.compile(r" ?, ")
_LAST = re.compile(r" ?,? (\S+) ")
_EITHER = frozenset({PLACE, SPORTS_TEAM})


def grounded(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in their order, a country that was taken for its team being a place where words say so.

    It is one behind "di" or "warga", or behind the place in it that a comma parts ("Kuching, Malaysia"). Countries of
    one list are all lands or all teams: lands where a word before the first says so, else what most of them are.
    """
    found = list(mentions)
    for group in _lists(text, mentions):
        kind = _kind(text, mentions, group)
        for at in group:
            found[at] = replace(found[at], type=kind or found[at].type)
    return found


def _lists(text: str, mentions: Sequence[Mention]) -> Iterator[list[int]]:
    """Yield the places of the countries that stand in one list, one alone being a list as well."""
    group: list[int] = []
    for at, mention in enumerate(mentions):
        if not _is_country(text, mention):
            continue
        if group and not (group[-1] == at - 1 and _joined(text, mentions[at - 1], mention)):
            yield group
            group = []
        group.append(at)
    if group:
        yield group


def _is_country(text: str, mention: Mention) -> bool:
    if mention.type not in _EITHER or mention.kind != "name":
        return False
    named = squad(mention.span.of(text))
    return named.country and not named.national and not named.marks


def _joined(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.span.end : other.span.start]
    last = _LAST.fullmatch(between)
    return bool(_COMMA.fullmatch(between) or (last and connectors().get(last[1]) == "and"))


def _kind(text: str, mentions: Sequence[Mention], group: Sequence[int]) -> str | None:
    """Return what all countries of a list are, None where nothing tells."""
    first = group[0]
    if _stands_on(text, mentions[first]) or (len(group) == 1 and _inside(text, mentions, first)):
        return PLACE
    votes = Counter(mentions[at].type for at in group).most_common(2)
    return votes[0][0] if len(votes) == 1 or votes[0][1] > votes[1][1] else None


def _stands_on(text: str, country: Mention) -> bool:
    before = _BEFORE.search(text, max(0, country.span.start - _FARTHEST), country.span.start)
    if not before:
        return False
    last = before[2].casefold()
    return bool({last, f"{before[1] or ''} {last}".casefold()} & words("country_grounds"))


def _inside(text: str, mentions: Sequence[Mention], at: int) -> bool:
    """Return whether a place that is no country stands before it, parted by a comma."""
    if not at or mentions[at - 1].type != PLACE or _is_country(text, mentions[at - 1]):
        return False
    return bool(_COMMA.fullmatch(text[mentions[at - 1].span.end : mentions[at].span.start]))
