"""Which national team a chain of an article is: a country has one for each age, sex and sport."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.find.squads import AGE, FOOTBALL, MAIN, SEX, SPORT, Squad, age_of, home, sport_of, squad, telling
from kg.records import Article, Chain, Findings, Span
from kg.resolve.keys import squad_key
from kg.schema import SPORTS_TEAM

_BEFORE = re.compile(r"(?:[\w-]+ +){1,4}$")
_AFTER = re.compile(r"(?: +[\w-]+){1,3}")
_FARTHEST = 60


@dataclass(frozen=True, slots=True)
class _Team:
    """A national team as the mentions of one chain name it."""

    country: str
    marks: frozenset[tuple[str, str]]
    national: bool

    def of(self, *kinds: str) -> frozenset[str]:
        """Return what is said of its age, sex or sport."""
        return telling(frozenset(mark for mark in self.marks if mark[0] in kinds))


def national_teams(article: Article, findings: Findings) -> Mapping[int, str]:
    """Return the keys of the chains that are national teams, by their numbers.

    A team of which the article says no more than its country is a team of women if all others are, and of the sport of
    which the article speaks. It is not taken to be of the age of the others: that of the next match is often told of
    beside them; but where the article is about games at which men of an age play football, it is of that age. Where it
    speaks of no national team at all, nor of another sport than football, nothing is known.
    """
    chains = enumerate(findings.chains)
    teams = {n: team for n, chain in chains if chain.type == SPORTS_TEAM and (team := _team(chain, article.text))}
    sure = [team for team in teams.values() if team.national or team.of(AGE, SEX)]
    if not sure and not sport_of(article.text):
        return {}
    common = frozenset[str].intersection(*(team.of(SEX) for team in sure)) if sure else frozenset()
    named = {team.country for team in sure if team.national and team.country} or {home()}
    found = {}
    for number, team in teams.items():
        country = team.country or (next(iter(named)) if len(named) == 1 else "")
        told = team.of(AGE, SEX) if team in sure else common
        if country:
            found[number] = squad_key(country, told | (_sport(team, article.text) or _age(team, told, article.text)))
    return found


def _age(team: _Team, told: frozenset[str], text: str) -> frozenset[str]:
    """Return the age of a football team of men of which nothing is told: that at the games that a text is about."""
    is_open = not told and not any(kind == MAIN for kind, _ in team.marks)
    return frozenset({age_of(text)} - {""}) if is_open else frozenset()


def _sport(team: _Team, text: str) -> frozenset[str]:
    """Return the sport of a team, that of the text where its name tells none; none for football."""
    if any(kind in (SPORT, FOOTBALL) for kind, _ in team.marks):
        return team.of(SPORT)
    return frozenset({sport_of(text)} - {""})


def _team(chain: Chain, text: str) -> _Team | None:
    """Return the team that a chain is, None for one of no country, or of two."""
    names = [mention.span for mention in chain.mentions if mention.kind == "name"]
    named = [one for one in (squad(span.of(text)) for span in names) if _is_team(one)]
    beside = [one for one in (squad(_widened(span, text)) for span in names) if _is_team(one)]
    countries = {one.rest for one in beside if one.rest}
    if not beside or len(countries) > 1:
        return None
    marks = _agreed(named) or _agreed([one for one in beside if one.national], len(beside) // 2)
    return _Team(next(iter(countries), ""), marks, any(one.national for one in beside))


def _is_team(one: Squad) -> bool:
    return one.country or (one.national and not one.rest)


def _agreed(named: Sequence[Squad], least: int = 0) -> frozenset[tuple[str, str]]:
    """Return of each kind of mark that which most names have, if more than `least` have it."""
    counted = Counter(mark for one in named for mark in one.marks)
    best = {mark[0]: mark for mark in sorted(counted, key=lambda mark: (counted[mark], mark))}
    return frozenset(mark for mark in best.values() if counted[mark] > least)


def _widened(span: Span, text: str) -> str:
    """Return a name with the words beside it that tell which team it is: "timnas putri" before "Jepang"."""
    before = _BEFORE.search(text, max(0, span.start - _FARTHEST), span.start)
    after = _AFTER.match(text, span.end, span.end + _FARTHEST)
    return " ".join((*_beside(before, reverse=True), span.of(text), *_beside(after, reverse=False)))


def _beside(found: re.Match[str] | None, *, reverse: bool) -> list[str]:
    """Return the words next to a name that only tell which team it is."""
    words = found.group().split() if found else []
    for size in range(len(words), 0, -1):
        near = words[-size:] if reverse else words[:size]
        one = squad(" ".join(near))
        if not one.rest and (reverse or not one.national):
            return near
    return []
