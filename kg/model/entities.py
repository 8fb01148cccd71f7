"""Tagged stretches of an article → chains: names by the rules of aliases, described things by their words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.find.aliases import chain_names
from kg.find.bounds import QUOTES
from kg.find.collectives import together
from kg.find.lands import grounded
from kg.find.name_lexicon import is_ordinary, known_names
from kg.find.title_words import is_head
from kg.knowledge import words
from kg.model.compounds import in_office, paired, taken_apart
from kg.model.layers import TYPES
from kg.model.things import Thing
from kg.model.widening import Found, widened
from kg.records import Chain, Document, Mention, MentionKind, Span
from kg.schema import GROUP, PLACE, SPORTS_TEAM

_QUOTED = re.compile(rf" ?[{re.escape(''.join(mark for mark in sorted(QUOTES) if len(mark) == 1))}] ?")
_TWO_THINGS = frozenset({PLACE, SPORTS_TEAM})
"""A country that plays is one thing, the country that hosts another: of one name, neither decides for the other."""


def chains(
    document: Document, names: Sequence[Found], described: Sequence[Found], ruled: Sequence[Chain]
) -> tuple[Chain, ...]:
    """Return the chains of the names and of the described things, in order of their first mention.

    A form is a name or a description, and of the type, that most of its mentions speak for. `ruled` are the chains of
    the rules: described things that share one there are one here, and where the rules read a longer phrase from the
    same word on, it stands.
    """
    text = document.article.text
    parts = [*taken_apart(text, names), *paired(text, [*names, *described]), *in_office(text, names)]
    agreed = list(_agreed(text, *widened(text, sorted(parts), described, ruled), ruled))
    voted = [Mention(span, kind, "name", score) for is_name, (span, kind, score) in agreed if is_name]
    things = [
        Mention(span, kind, _kind(span.of(text), kind), score) for is_name, (span, kind, score) in agreed if not is_name
    ]
    proper, common = _proper(text, _titled(text, things, voted))
    found = (*chain_names(document, grounded(text, sorted((*voted, *proper)))), *_alike(text, common, ruled))
    return together(text, found)


def sure_enough(text: str, found: Sequence[Found], bare: float, *, named: bool) -> list[Found]:
    """Return stretches without those of one word of which no mention is as sure as `bare`.

    Of names only those are meant that are an ordinary word and no known name ("Kantor", "Perairan"). An office is no
    name ("Wamenaker"), unless a longer one has the word ("Imam" of "Imam Tani"), nor is a kind of territory ("Kota").
    """
    surest = _surest(text, found)
    longer = {word for span, _, _ in found if " " in span.of(text) for word in span.of(text).split()}

    def stands(form: str) -> bool:
        if named and form.casefold() in words("territory_heads"):
            return False
        if named and is_head(form) and form not in longer and not known_names().get(form):
            return False
        asked = " " not in form and (not named or (is_ordinary(form) and not known_names().get(form)))
        return not asked or surest[form.casefold()] >= bare

    return [one for one in found if stands(one[0].of(text))]


def _titled(text: str, things: Sequence[Mention], names: Sequence[Mention]) -> list[Mention]:
    """Return things of which those that quotation marks hold behind a word of their type are names, without that word.

    "program" of "program 'sawah kita'" is no thing by itself.
    """
    starts = {(one.span.start, one.type) for one in (*things, *names)}
    kept, titles = [], set()
    for one in things:
        behind = _QUOTED.match(text, one.span.end)
        if behind and " " not in one.span.of(text) and (behind.end(), one.type) in starts:
            titles.add((behind.end(), one.type))
        else:
            kept.append(one)
    return [replace(one, kind="name") if (one.span.start, one.type) in titles else one for one in kept]


def with_pointers(chain: Chain, thing: Thing) -> Chain:
    """Return a chain with the words that only point at its thing."""
    taken = {mention.span for mention in chain.mentions}
    added = [Mention(span, chain.type, "anaphor") for span in thing.pointers if span not in taken]
    return Chain(chain.name, chain.type, tuple(sorted((*chain.mentions, *added)))) if added else chain


def _agreed(
    text: str, names: Sequence[Found], described: Sequence[Found], ruled: Sequence[Chain]
) -> Iterator[tuple[bool, Found]]:
    """Yield whether a stretch is a name, and the stretch with its type: as most mentions of its form say, by score.

    A mention of the rules that nothing tagged overlaps is one as well where its form was tagged elsewhere.
    """
    votes: dict[str, dict[tuple[bool, str], float]] = defaultdict(lambda: defaultdict(float))
    found = [(True, one) for one in names] + [(False, one) for one in described]
    for is_name, (span, kind, score) in found:
        votes[span.of(text).casefold()][is_name, kind] += score
    for was_name, (span, kind, score) in (*found, *_passed_over(text, [one for _, one in found], ruled)):
        counted = votes.get(span.of(text).casefold(), {(was_name, kind): score})
        named = sum(weight for (is_name, _), weight in counted.items() if is_name)
        is_name = 2 * named >= sum(counted.values())
        best = max(sorted(kind for name, kind in counted if name is is_name), key=lambda one: counted[is_name, one])
        keeps = was_name is is_name and {kind, best} == _TWO_THINGS
        yield is_name, (span, kind if keeps else best, score)


def _passed_over(text: str, found: Sequence[Found], ruled: Sequence[Chain]) -> Iterator[tuple[bool, Found]]:
    """Yield the rules' mentions that were not tagged, but of which the form, or another of their chain, was elsewhere.

    They are as sure as the surest mention of their form, else of the chain.
    """
    surest = _surest(text, found)
    scores = {(span, kind): score for span, kind, score in sorted(found)}
    tagged = sorted(span for span, _, _ in found)
    for chain in ruled:
        if chain.type not in TYPES:
            continue
        own = [one for one in chain.mentions if one.kind != "anaphor"]
        of_chain = max((scores.get((one.span, chain.type), 0.0) for one in own), default=0.0)
        for one in own:
            is_name = one.kind == "name"
            score = surest.get(one.span.of(text).casefold(), of_chain if is_name else 0.0)
            if score and not one.span.overlaps_any(tagged):
                yield is_name, (one.span, chain.type, score)


def _surest(text: str, found: Sequence[Found]) -> dict[str, float]:
    """Return the probability of the surest mention of each form, in small letters."""
    surest: dict[str, float] = {}
    for span, _, score in found:
        form = span.of(text).casefold()
        surest[form] = max(score, surest.get(form, 0.0))
    return surest


def _proper(text: str, things: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions with proper names, and the others; a form that is one in capitals is one in small letters."""
    forms = {(one.type, one.span.of(text).casefold()) for one in things if one.kind == "name"}
    proper = [replace(one, kind="name") for one in things if (one.type, one.span.of(text).casefold()) in forms]
    spans = {one.span for one in proper}
    return proper, [one for one in things if one.span not in spans]


def _kind(form: str, kind: str) -> MentionKind:
    """Return *name* for a form whose words are mostly capitalised, else *nominal*."""
    words = [word for word in form.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return "name" if kind != GROUP and form[:1].isupper() and 2 * capitals > len(words) else "nominal"


def _alike(text: str, mentions: Sequence[Mention], ruled: Sequence[Chain]) -> Iterator[Chain]:
    """Yield the chains of described things: one for each form, or for all forms in one chain of the rules."""
    homes: Mapping[Span, int] = {one.span: number for number, chain in enumerate(ruled) for one in chain.mentions}
    groups: dict[tuple[str, str], list[Mention]] = {}
    keys: dict[tuple[str, int], tuple[str, str]] = {}
    for mention in mentions:
        key = mention.type, mention.span.of(text).casefold()
        home = homes.get(mention.span)
        if home is not None:
            key = keys.setdefault((mention.type, home), key)
        groups.setdefault(key, []).append(mention)
    for (kind, _), group in groups.items():
        name = max((mention.span.of(text) for mention in group), key=len)
        yield Chain(name, kind, tuple(sorted(group)))
