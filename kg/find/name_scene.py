"""What all candidates of an article show together."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.find import name_lexicon as known
from kg.find.alias_forms import core
from kg.find.name_candidates import Candidate, cue
from kg.schema import ORGANIZATION, PERSON, SPORTS_TEAM

Forms = tuple[str, ...]
SURE = 4
"""The votes of a type that a name's own words tell (head, title)."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the article as a whole shows: parts of persons' names, votes of all mentions of a form,
    the types of names by their cores, how sporty it is.
    """

    parts: frozenset[str]
    votes: dict[Forms, Counter[str]]
    cores: dict[str, str]
    sport: int
    beginnings: dict[Forms, Counter[str]]
    endings: dict[Forms, Counter[str]]
    times: Counter[Forms]
    inside: Counter[Forms]
    small: frozenset[str]


def read_scene(candidates: Sequence[Candidate]) -> Scene:
    """Return what all candidates of an article show together."""
    votes: dict[Forms, Counter[str]] = defaultdict(Counter)
    sport, cores = 0, dict[str, str]()
    for candidate in candidates:
        if candidate.unit.type and candidate.unit.source == "head":
            cores.setdefault(core(" ".join(candidate.forms)), candidate.unit.type)
        vote = _votes(candidate)
        votes[candidate.forms].update(vote)
        sport += vote[SPORTS_TEAM] > 1
    parts: set[str] = set()
    for forms, vote in votes.items():
        if len(forms) > 1 and leading(vote) == PERSON:
            parts.update(form for form in forms if form[0].isupper())
    beginnings, endings = _longer(votes)
    times = Counter(candidate.forms for candidate in candidates)
    inside = Counter(one.forms for one in candidates if not one.words[one.unit.start].opening)
    return Scene(
        frozenset(parts), dict(votes), cores, sport // 2, beginnings, endings, times, inside, _small(candidates)
    )


def _longer(votes: Mapping[Forms, Counter[str]]) -> tuple[dict[Forms, Counter[str]], dict[Forms, Counter[str]]]:
    """Return the votes of the names that each stretch of words begins, and of those that it ends."""
    beginnings: dict[Forms, Counter[str]] = defaultdict(Counter)
    endings: dict[Forms, Counter[str]] = defaultdict(Counter)
    for forms, vote in votes.items():
        for at in range(1, len(forms)):
            beginnings[forms[:at]].update(vote)
            endings[forms[at:]].update(vote)
    return dict(beginnings), dict(endings)


def _small(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return the words that are written small in the sentences of the candidates."""
    sentences = {id(one.words): one.words for one in candidates}
    return frozenset(word.form for words in sentences.values() for word in words if word.form.islower())


def _votes(candidate: Candidate) -> Counter[str]:
    found = cue_votes(candidate)
    if candidate.unit.type:
        found[candidate.unit.type] += SURE
        return found
    forms, names = candidate.forms, known.person_names()
    if any(form in names for form in forms):
        found[PERSON] += 3 if names.get(forms[0], (False, False))[0] and len(forms) > 1 else 2
    elif len(forms) == 1 and forms[0].isupper():
        found[ORGANIZATION] += 1
    elif not candidate.ordinary and 2 <= len(forms) <= 4:
        found[PERSON] += 1
    return found


def cue_votes(candidate: Candidate) -> Counter[str]:
    """Return the votes of the words beside a candidate."""
    found: Counter[str] = Counter()
    unit = candidate.unit
    for side, first, last in (("before", unit.start - 2, unit.start), ("after", unit.end, unit.end + 2)):
        for kind, count in cue(candidate, side, first, last):
            found[kind] += count
    return found


def leading(votes: Counter[str]) -> str | None:
    """Return the type with most votes, None where none has any."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    return ranked[0][0] if ranked and ranked[0][1] > 0 else None
