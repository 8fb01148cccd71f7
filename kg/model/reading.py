"""The second reading: the rules read first, the heads judge what they found and find what they missed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kg.errors import KnowledgeError
from kg.find.coreferent import join_coreferent
from kg.find.finding import find_among
from kg.find.patterns import Patterns
from kg.language.encoder import ALL_CORES, CARD, WEIGHTS, load_encoder
from kg.language.sight import Net, Sight
from kg.language.windows import Window, windows
from kg.model.bounds import bounded, closed
from kg.model.claims import Seen, find_events, find_quotes
from kg.model.clues import Clues, clues, clues_again
from kg.model.entities import chains, sure_enough, with_pointers
from kg.model.half_believed import borne_out
from kg.model.judging import Thresholds, judged
from kg.model.layers import CLUES, FACTS, LAYERS, TIME, TYPES
from kg.model.pairing import Pairs, index, pairs_of
from kg.model.posts import find_posts
from kg.model.relations import find_relations
from kg.model.tagging import Tagged, read_tags, tagged
from kg.model.things import Facts, Thing, linked_twice
from kg.model.titled import parted, standing
from kg.model.widening import Found
from kg.records import Chain, Document, Findings, Span
from kg.schema import Schema

KEPT = 16
"""Windows whose encoding is kept until their pairs are judged; a longer article's are encoded again."""
Shown = tuple[Window, np.ndarray]
"""A window and the rules' tags of it, pieces × layers."""
OF_WORDS = ("title", "quote")
"""Layers of words that are no entities; whether a fact hangs on them the pair head decides."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The encoder and its heads, ready to read; `net` runs them."""

    net: Net
    thresholds: Thresholds

    def ready(self) -> None:
        """Return once the net is loaded, for who must know before he reads. Raises KnowledgeError where that fails."""
        self.net.cut(())

    def read(self, document: Document, ruled: Findings, schema: Schema, patterns: Patterns) -> Findings:
        """Return what the article says, given what the rules found in it."""
        told = clues(document, ruled, patterns)
        shown = [(window, clue_tags(window, told)) for window in windows(document, self.net.cut)]
        kept: list[Sight] = []
        found = self._found(shown, told, kept)
        text, bare = document.article.text, self.thresholds.bare
        found["title"], found["name"] = parted(text, found["title"], found["name"], told.spans["title"])
        sure = self._sure(found, told)
        names = sure_enough(text, found["name"], bare, named=True)
        described = sure_enough(text, found["described"], bare, named=False)
        chained = join_coreferent(
            document, chains(document, names, described, ruled.chains), self.thresholds.coreferent
        )
        again = find_among(document, chained, schema, patterns)
        retold = clues_again(told, again)
        titles = _certain(retold.spans["title"])
        found["title"] = joined(standing(text, found["title"], [span for span, _, _ in titles]), titles)
        found["quote"] = joined(_certain(retold.spans["quote"]), found["quote"])
        things, hints = linked_twice(told, retold, _things(chained, found, told.times))
        chained = tuple(with_pointers(chain, thing) for chain, thing in zip(chained, things, strict=False))
        says = judged(self._related(shown, kept, things, hints))
        both = replace(again, relations=again.relations + ruled.relations)
        seen = Seen(document, things, chained, says, hints, both, self.thresholds)
        quotes = find_quotes(seen)
        relations, refusals = find_relations(seen, quotes, schema)
        told_of = Findings(
            article=document.article.id,
            chains=chained,
            posts=find_posts(seen),
            quotes=quotes,
            relations=relations,
            events=find_events(seen),
            refusals=refusals,
            sentences=len(document.sentences),
        )
        return borne_out(told_of, sure)

    def _look(self, window: Window, tags: np.ndarray) -> Sight:
        return self.net.look(window.pieces, tags, window.first, window.last)

    def _found(self, shown: Sequence[Shown], told: Clues, kept: list[Sight]) -> dict[str, list[Found]]:
        """Return the stretches of each layer of which the heads are sure, names already where they half believe them.

        `kept` gets the first encoded windows.
        """
        found: dict[str, list[Found]] = {layer: [] for layer in LAYERS}
        ruled = {layer: set(told.spans[layer]) for layer in LAYERS}
        for window, tags in shown:
            sight = self._look(window, tags)
            if len(kept) < KEPT:
                kept.append(sight)
            forms = [token.form for token in window.tokens]
            for (layer, labels), scores in zip(LAYERS.items(), sight.tags, strict=True):
                stretches = read_tags(scores, labels, window, across=layer == "quote")
                same = ruled[layer]
                asked = self._asked(layer, half=True), self._asked(layer, half=True, agreed=True)
                sure = [one for one in stretches if one.score >= asked[(_span(one, window), one.label) in same]]
                for one in sure if layer in OF_WORDS else closed(forms, sure):
                    if one.first >= window.lead:
                        found[layer].extend(_bounded(one, window, () if layer in OF_WORDS else forms))
        return found

    def _sure(self, found: Mapping[str, Sequence[Found]], told: Clues) -> list[Span]:
        """Return the stretches that are entities whatever is said of them, in order."""
        sure = []
        for layer in ("name", "described"):
            asked, same = (self._asked(layer), self._asked(layer, agreed=True)), set(told.spans[layer])
            sure += [span for span, label, score in found[layer] if score >= asked[(span, label) in same]]
        return sorted(sure)

    def _asked(self, layer: str, *, agreed: bool = False, half: bool = False) -> float:
        """Return how sure the heads must be of a stretch: less so where the rules say the same (`agreed`).

        `half`: how far they must believe a name that is to be borne out by what is said of it.
        """
        limits: list[float] = [getattr(self.thresholds, layer)]
        if agreed:
            limits.append(self.thresholds.agreed)
        if half and layer == "name":
            limits.append(self.thresholds.half)
        return min(limits)

    def _related(
        self, shown: Sequence[Shown], kept: Sequence[Sight], things: Sequence[Thing], hints: Facts
    ) -> Iterator[tuple[Pairs, np.ndarray]]:
        places = index(things)
        for number, (window, tags) in enumerate(shown):
            pairs = pairs_of(window, things, hints, places, cue_numbers(tags, window))
            if pairs:
                sight = kept[number] if number < len(kept) else self._look(window, tags)
                yield pairs, self.net.relate(sight, pairs.arrays())


def _bounded(one: Tagged, window: Window, forms: Sequence[str]) -> Iterator[Found]:
    """Yield a tagged stretch as a span; given the `forms` of the window, without what is loose at its ends."""
    bounds = bounded(forms, one) if forms else (one.first, one.last)
    if bounds:
        yield _span(replace(one, first=bounds[0], last=bounds[1]), window), one.label, one.score


def _span(one: Tagged, window: Window) -> Span:
    return Span.covering(window.tokens[one.first].span, window.tokens[one.last].span)


def joined(first: Sequence[Found], others: Sequence[Found]) -> list[Found]:
    """Return the first stretches and, of the others, those that overlap none of them, in order."""
    taken = sorted(span for span, _, _ in first)
    return sorted((*first, *(one for one in others if not one[0].overlaps_any(taken))))


def _certain(ruled: Sequence[tuple[Span, str]]) -> list[Found]:
    return [(span, label, 1.0) for span, label in ruled]


def load_reader(folder: Path = WEIGHTS, threads: int = ALL_CORES) -> Reader:
    """Return the reader whose weights are in `folder`; how many `threads` run it changes no number of it.

    Raises KnowledgeError for weights that are missing or broken; the net itself is loaded meanwhile (`Reader.ready`).
    """
    encoder, card = load_encoder(folder, threads)
    labels = {"types": list(TYPES), "facts": list(FACTS)}
    if card.get("labels") != labels:
        raise KnowledgeError("the weights were trained for other types or relations", folder / CARD)
    try:
        return Reader(encoder, Thresholds(**card["thresholds"]))
    except (KeyError, TypeError) as error:
        raise KnowledgeError(
            f"the weights' thresholds are not those of this reader ({error})", folder / CARD
        ) from error


def cue_numbers(tags: np.ndarray, window: Window) -> np.ndarray:
    """Return the relation that each token of a window is a cue for, by number, -1 for none; `tags` as `clue_tags`."""
    told = tags[list(window.first), list(CLUES).index("cue")]
    numbers: np.ndarray = (told - 1) // 2
    return numbers


def clue_tags(window: Window, told: Clues) -> np.ndarray:
    """Return the rules' tags of a window, pieces × layers; 0 for the marks at its ends."""
    rows = np.zeros((len(window.pieces), len(CLUES)), dtype=np.int64)
    sizes = np.array(window.last) - np.array(window.first) + 1
    for column, (layer, labels) in enumerate(CLUES.items()):
        rows[1:-1, column] = np.repeat(tagged(told.spans[layer], labels, window.tokens), sizes)
    return rows


def _things(chained: Sequence[Chain], found: dict[str, list[Found]], times: Sequence[Span]) -> list[Thing]:
    """Return the things of an article: entities in the order of their chains, then titles, quoted words and times."""
    entities = [Thing(chain.type, tuple(sorted({one.span for one in chain.mentions}))) for chain in chained]
    words = [Thing(label, (span,)) for layer in OF_WORDS for span, label, _ in found[layer]]
    return [*entities, *words, *(Thing(TIME, (time,)) for time in times)]
