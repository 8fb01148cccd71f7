"""A question about what a graph does not say: what is known of its words, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kg.ask.beside import Refused
from kg.ask.calling import Called, fits, folded, names
from kg.ask.case import Case
from kg.ask.claims_asked import Asked
from kg.ask.record import Thing
from kg.ask.showing import Showcase
from kg.graph.recalled import Passage

Gate = Literal[
    "unknown-relation",
    "said",
    "claimed",
    "planned",
    "possible",
    "denied",
    "former",
    "opposite",
    "one-thing",
    "types",
    "refused",
    "not-recognized",
    "no-mention",
    "not-in-one-article",
    "not-in-one-sentence",
    "no-texts",
    "no-words",
]
"""What stopped a claim; `said` where nothing did, `no-words` where no rule or head saw the relation in the sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which gate stopped a claim, the reason in a sentence, and the words of articles that show it."""

    gate: Gate
    reason: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question under inquiry: `asked` has all that its words may mean, `showcase` the sentences."""

    asked: Asked
    case: Case
    showcase: Showcase

    def ends(self, meaning: Called) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
        """Return the subjects and the objects as the relation has them."""
        ends = self.asked.subjects, self.asked.objects
        return ends[::-1] if meaning.flipped else ends

    def label(self) -> str:
        """Return what the relation of the question is called."""
        meaning = self.asked.meanings[0]
        return meaning.verb or self.case.schema.label(meaning.relation or "Post")

    def articles(self, things: tuple[Thing, ...]) -> set[str]:
        """Return the articles (IRIs) that mention one of the things."""
        return {mention.article for thing in things for mention in thing.mentions}

    def together(self) -> list[Passage]:
        """Return the sentences that mention both ends, in the order of articles and text."""
        shared = self.articles(self.asked.subjects) & self.articles(self.asked.objects)
        return [one for article in sorted(shared) for one in self._sentences(article)]

    def _sentences(self, article: str) -> Iterator[Passage]:
        text = self.showcase.sentences.text(article) or ""
        for span in self.showcase.sentences.of(article) if text else ():
            whole = Passage(article, span.start, span.end, span.of(text))
            if all(self._stands(things, whole) for things in (self.asked.subjects, self.asked.objects)):
                yield whole

    def _stands(self, things: tuple[Thing, ...], whole: Passage) -> bool:
        return any(whole.covers(mention) for thing in things for mention in thing.mentions)

    def quoted(self, passage: Passage) -> str:
        """Return a stretch of an article with its origin before it."""
        source = self.case.record.sources.get(passage.article)
        parts = (source.outlet, source.date, source.id) if source else (passage.article,)
        return f"{', '.join(part for part in parts if part)}: {' '.join(passage.words.split())}"

    def sentence_of(self, refused: Refused) -> str:
        """Return the sentence in which a refused candidate stands; its place alone without the texts."""
        iris = {source.id: iri for iri, source in self.case.record.sources.items()}
        article = iris.get(refused.article, refused.article)
        text = self.showcase.sentences.text(article)
        if text is None or not 0 <= refused.start < refused.end <= len(text):
            return f"{refused.article}: characters {refused.start}–{refused.end}"
        at = Passage(article, refused.start, refused.end, text[refused.start : refused.end])
        return self.quoted(self.showcase.sentences.around(at))

    def refused(self) -> list[Refused]:
        """Return the refused candidates that say what is asked."""
        rows = self.case.beside.refused or ()
        return [row for row in rows if any(self._says(row, meaning) for meaning in self.asked.meanings)]

    def _says(self, row: Refused, meaning: Called) -> bool:
        left, found, right = row.what.partition(f" {meaning.relation or meaning.kind} ")
        if not found:
            return False
        pairs = [(left, right)]
        if meaning.flipped:
            pairs = [(right, left)]
        elif meaning.relation in self.case.schema.relations and self.case.schema.relations[meaning.relation].symmetric:
            pairs.append((right, left))
        question = self.asked.question
        return any(
            _is(one, question.subject, self.asked.subjects) and _is(other, question.object, self.asked.objects)
            for one, other in pairs
        )


def _is(words: str, asked: str, things: tuple[Thing, ...]) -> bool:
    """Return whether words of a refused candidate are what the user asked about."""
    known = {folded(name) for thing in things for name in (*names(thing), *(one.words for one in thing.mentions))}
    return folded(words) in known or (bool(folded(asked)) and fits(folded(asked), words))
