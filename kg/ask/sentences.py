"""The texts of a graph's articles and their sentences, each text cut once."""

from collections.abc import Mapping

from kg.graph.recalled import Passage, Source
from kg.language import understand
from kg.records import Article, Span

WIDEST = 900
"""Characters kept on either side of the evidence: a sentence that never ends is cut there."""


class Sentences:
    """The sentences of articles, which are named by their IRIs."""

    def __init__(self, sources: Mapping[str, Source], texts: Mapping[str, str] | None) -> None:
        """`texts` are by article id; without them no article has a sentence."""
        self._sources, self._texts = sources, texts or {}
        self._sentences: dict[str, list[Span]] = {}

    def around(self, passage: Passage) -> Passage:
        """Return the sentences that a passage touches; the passage itself where the stored text is another."""
        text = self.text(passage.article)
        if text is None or text[passage.start : passage.end] != passage.words:
            return passage
        touching = [one for one in self.of(passage.article) if one.start < passage.end and passage.start < one.end]
        start = min([passage.start, *(one.start for one in touching)])
        end = max([passage.end, *(one.end for one in touching)])
        start, end = max(start, passage.start - WIDEST), min(end, passage.end + WIDEST)
        return Passage(passage.article, start, end, text[start:end])

    def text(self, article: str) -> str | None:
        """Return the stored text of an article, given by its IRI."""
        source = self._sources.get(article)
        return self._texts.get(source.id) if source else None

    def of(self, article: str) -> list[Span]:
        """Return the sentences of an article whose text is stored, in order."""
        if article not in self._sentences:
            document = understand(Article(article, self.text(article) or ""))
            self._sentences[article] = [sentence.span for sentence in document.sentences]
        return self._sentences[article]
