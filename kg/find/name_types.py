"""The type of each candidate name, or that it is none: weighed by its form, its surroundings and the whole article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from kg.find import name_lexicon as known
from kg.find.acronyms import fits, initials
from kg.find.alias_forms import core
from kg.find.cues import cue as reports
from kg.find.cues import words
from kg.find.name_candidates import Candidate
from kg.find.name_features import features
from kg.find.name_lexicon import Phrases
from kg.find.name_scene import SURE, Scene, cue_votes, leading, read_scene
from kg.find.name_sight import Hints
from kg.knowledge import lexicon
from kg.knowledge import words as words_of
from kg.schema import COMPANY, ORGANISATIONS, PERSON

LONGEST_PERSON = 6
LONGEST_ADVERBS = 3
"""Words between a speaker and his verb ("turut mengimbau"), the verb included."""

NONE = "-"
"""The mark of no name in the table of weights."""
HEED = 0.6
"""How much less it speaks against a name that it may be none: quotations and relations hang on a name that is missed.

Chosen on the development articles: named F1 80.6 to 80.3, relations 33.2 to 33.9, quotations 79.0 to 79.6.
"""


def choose_types(candidates: Sequence[Candidate]) -> list[str | None]:
    """Return the type of each candidate, None where it is no name.

    Other mentions of the same form in the article speak with half a voice.
    """
    scene = read_scene(candidates)
    scores = [_scores(features(candidate, scene)) for candidate in candidates]
    together = _together(candidates, scores)
    kinds = [
        _told_by_core(candidate, scene)
        or _told_by_marks(candidate)
        or _best_of(score, together[candidate.forms])
        or _person_behind_title(candidate)
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    return _explained(candidates, kinds)


def _told_by_core(candidate: Candidate, scene: Scene) -> str | None:
    """Return the type of a name of several words that stands with its head elsewhere ("PT …"), None if it does not."""
    if candidate.unit.source not in ("plain", "title") or len(candidate.forms) < 2:
        return None
    return scene.cores.get(core(" ".join(candidate.forms)))


def _told_by_marks(candidate: Candidate) -> str | None:
    """Return the type of a capitalised name of two words or more in quotation marks, behind a word for what it is."""
    words = candidate.words[candidate.unit.start : candidate.unit.end]
    capital = len(words) > 1 and words[0].capital and words[-1].capital
    return candidate.unit.type if candidate.unit.source == "quoted" and capital else None


def _person_behind_title(candidate: Candidate) -> str | None:
    """Return the type of a person behind a title who says something or is named "… bin …", None for all others."""
    unit, forms = candidate.unit, candidate.forms
    if unit.source != "title" or unit.type != PERSON or len(forms) > LONGEST_PERSON or candidate.ordinary:
        return None
    if any(form in words_of("numerals") for form in forms) or any(form.isupper() and len(form) > 1 for form in forms):
        return None
    if any(known.connectors().get(form) == "person" for form in forms[1:-1]):
        return PERSON
    ahead = (candidate.word(at) for at in range(unit.end, unit.end + LONGEST_ADVERBS))
    verb = next((form for form in ahead if form not in words("adverb")), "")
    return PERSON if reports(verb, "before") else None


def _explained(candidates: Sequence[Candidate], kinds: list[str | None]) -> list[str | None]:
    """Return the types once more, a short form that brackets explain having the type of the full name everywhere."""
    told: dict[tuple[str, ...], str] = {}
    for full, short, kind, own in zip(candidates, candidates[1:], kinds, kinds[1:], strict=False):
        beside = full.words is short.words and full.unit.end + 1 == short.unit.start
        if (
            beside
            and kind
            and short.unit.source == "bracket"
            and (_one_kind(own, kind) or _fits(short.forms[0], full.forms, kind))
        ):
            told.setdefault(short.forms, kind)
    return [
        told.get(candidate.forms, kind) if candidate.unit.source in ("plain", "bracket", "title") else kind
        for candidate, kind in zip(candidates, kinds, strict=True)
    ]


def _one_kind(own: str | None, kind: str) -> bool:
    """Return whether what stands in brackets may be of the kind before them: "Rina Saraswati (Taiwan)" is no person."""
    return own == kind or {own, kind} <= ORGANISATIONS


def _fits(short: str, full: Sequence[str], kind: str) -> bool:
    """Return whether the short form fits a full name, or a body's name without its head."""
    return fits(short, " ".join(full)) or (kind in ORGANISATIONS and fits(short, " ".join(full[1:])))


def _scores(found: Sequence[str]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for feature in found:
        for kind, weight in weights().get(feature, ()):
            total[kind] += weight
    total[NONE] -= HEED
    return total


def _together(
    candidates: Sequence[Candidate], scores: Sequence[dict[str, float]]
) -> dict[tuple[str, ...], dict[str, float]]:
    """Return the mean scores of each form over all its mentions."""
    total: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    count = Counter(candidate.forms for candidate in candidates)
    for candidate, score in zip(candidates, scores, strict=True):
        for kind, weight in score.items():
            total[candidate.forms][kind] += weight / count[candidate.forms]
    return total


def _best_of(own: dict[str, float], mean: dict[str, float]) -> str | None:
    total = {kind: own.get(kind, 0.0) + 0.5 * mean.get(kind, 0.0) for kind in sorted({*own, *mean})}
    kind = max(total, key=lambda kind: total[kind], default=NONE)
    return None if kind == NONE else kind


@cache
def weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return the weights of each feature by type."""
    table: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for feature, kind, weight in lexicon("name_weights", ("feature", "type", "weight")):
        table[feature].append((kind, float(weight)))
    return {feature: tuple(rows) for feature, rows in table.items()}


def find_hints(candidates: Sequence[Candidate]) -> Hints:
    """Return what a first reading shows: the single words that speak or act as persons."""
    persons = set()
    for candidate in candidates:
        forms = candidate.forms
        if len(forms) == 1 and candidate.unit.type in (None, PERSON) and not candidate.ordinary:
            votes = cue_votes(candidate)
            if votes[PERSON] >= SURE and leading(votes) == PERSON and not forms[0].isupper():
                persons.add(forms[0])
    return Hints(frozenset(persons), Phrases(_bounded(candidates)))


def _bounded(candidates: Sequence[Candidate]) -> Iterator[tuple[str, str | None]]:
    """Yield the names of two words or more whose bounds are sure, with their types.

    Sure are firms behind their legal form and names whose initials stand in brackets behind them.
    """
    for candidate in candidates:
        forms, unit = candidate.forms, candidate.unit
        head = known.first_heads().longest(forms, 0) if unit.source == "head" else None
        size = head[0] if head else 0
        inside = [word.form for word in candidate.words[unit.end : unit.end + 2]]
        if inside == ["(", initials(" ".join(forms[size:]))]:
            yield " ".join(forms), unit.type
        if unit.type == COMPANY and core(" ".join(forms)) == " ".join(forms[1:]).casefold() and len(forms) > 2:
            yield " ".join(forms[1:]), COMPANY
