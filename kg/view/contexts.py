"""The sentences around the evidence: what a reader needs to judge a claim by himself.

A context is cut from the stored text where there is one; without it the words of the evidence stand alone.
Offsets inside a context count UTF-16 units, because the page's JavaScript counts so.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from kg.errors import InputError
from kg.graph.recalled import Passage
from kg.language import understand
from kg.records import Article, Span
from kg.view.picture import Picture, Saying

Json = dict[str, Any]

WIDEST: Final = 900
"""Characters kept on either side of the evidence: a sentence that never ends is cut there."""
CHUNK: Final = 200_000
"""Characters of sentences that the page reads at a time, when one of them is asked for."""


class Contexts:
    """Gives out contexts by number, each stretch of an article once; `chunks` are what the page gets.

    `firsts` holds the number of the first context of each chunk.
    """

    def __init__(self, picture: Picture, numbers: dict[str, int], texts: dict[str, str]) -> None:
        """`numbers` are the things' numbers in the page; `texts` are by article id."""
        self.rows: list[Json] = []
        self.firsts: list[int] = [0]
        self._filled = 0
        self._sources = {iri: at for at, iri in enumerate(picture.sources)}
        self._texts = {iri: texts.get(source.id) for iri, source in picture.sources.items()}
        self._mentions = _by_article(picture, numbers)
        self._sentences: dict[str, list[Span]] = {}
        self._row_of: dict[tuple[str, int, int], int] = {}

    def chunks(self) -> list[Json]:
        """Return the contexts in columns, by chunks: article, offset in it, text, and its names as flat triples."""
        bounds = [*self.firsts, len(self.rows)]
        return [_columns(self.rows[start:end]) for start, end in pairwise(bounds)]

    def marked(self, passage: Passage, whole: Passage | None = None) -> list[int]:
        """Return the number of the passage's context and its range in there; the context is that of `whole`."""
        whole = whole or passage
        around = self._around(whole)
        text = self._text(whole, around)
        row = self._row(whole.article, around, text)
        return [row, *_units(text, passage.start - around.start, passage.end - around.start)]

    def within(self, passage: Passage, row: list[int], part: tuple[int, int]) -> list[int]:
        """Return the range of a part of the passage's words in its context, whose `row` was given out before."""
        start, end = _units(passage.words, *part)
        return [row[1] + start, row[1] + end]

    def says(self, row: list[int], words: str) -> bool:
        """Return whether the range given out is these very words."""
        text = self.rows[row[0]]["t"].encode("utf-16-le", "surrogatepass")
        return bool(text[2 * row[1] : 2 * row[2]] == words.encode("utf-16-le", "surrogatepass"))

    def quotation(self, saying: Saying) -> list[list[int]]:
        """Return the context of what was said, with its words as range and the cue, if it stands beside them."""
        if not saying.evidence:
            return []
        whole = max(saying.evidence, key=lambda passage: passage.end - passage.start)
        said = next((passage for passage in saying.evidence if passage.words == saying.text), whole)
        row = self.marked(said, whole)
        text, first = self.rows[row[0]]["t"], self._around(whole).start
        if saying.cue and (at := _beside(text, saying.cue, said.start - first, said.end - first)) is not None:
            return [[*row, *_units(text, at, at + len(saying.cue))]]
        return [row]

    def _around(self, passage: Passage) -> Span:
        """Return the sentences that the passage touches; the passage alone where the stored text is another."""
        whole = Span(passage.start, max(passage.end, passage.start + 1))
        text = self._texts.get(passage.article)
        if text is None or text[passage.start : passage.end] != passage.words:
            return whole
        sentences = self._sentences_of(passage.article, text)
        first = bisect_right(sentences, whole.start, key=lambda span: span.end)
        touching = [span for span in sentences[first : first + 50] if span.overlaps(whole)]
        start = min([whole.start, *(span.start for span in touching[:1])])
        end = max([whole.end, *(span.end for span in touching[-1:])])
        return Span(max(start, whole.start - WIDEST), min(end, whole.end + WIDEST))

    def _sentences_of(self, article: str, text: str) -> list[Span]:
        if article not in self._sentences:
            document = understand(Article(article, text))
            self._sentences[article] = [sentence.span for sentence in document.sentences]
        return self._sentences[article]

    def _text(self, passage: Passage, around: Span) -> str:
        alone = around.start == passage.start and around.end == passage.end
        text = self._texts.get(passage.article)
        return passage.words if alone or text is None else around.of(text)

    def _row(self, article: str, around: Span, text: str) -> int:
        key = article, around.start, around.end
        if key not in self._row_of:
            self._row_of[key] = len(self.rows)
            if self._filled > CHUNK:
                self.firsts.append(len(self.rows))
                self._filled = 0
            self._filled += len(text)
            names: list[int] = []
            for span, thing in self._mentions_in(article, around):
                names += [*_units(text, span.start - around.start, span.end - around.start), thing]
            self.rows.append({"a": self._sources.get(article, -1), "at": around.start, "t": text, "m": names})
        return self._row_of[key]

    def _mentions_in(self, article: str, around: Span) -> Iterator[tuple[Span, int]]:
        """Yield the mentions within `around` in order; of two that overlap, the first and longer one."""
        found = self._mentions.get(article, ())
        end = around.start
        for span, thing in found[bisect_right(found, around.start - 1, key=lambda pair: pair[0].start) :]:
            if span.start >= around.end:
                break
            if span.start >= end and span.end <= around.end:
                yield span, thing
                end = span.end


def _columns(rows: list[Json]) -> Json:
    return {name: [row[name] for row in rows] for name in ("a", "at", "t", "m")}


def read_texts(articles: Path | None) -> dict[str, str]:
    """Return the stored texts by article id, from a file as `kg build` writes it; empty without a file.

    Raises InputError for a file that cannot be read or a line that is not such an article.
    """
    if articles is None:
        return {}
    try:
        lines = articles.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the texts cannot be read ({error})", articles) from error
    return dict(_text_row(line, number, articles) for number, line in enumerate(lines, 1) if line.strip())


def _text_row(line: str, number: int, articles: Path) -> tuple[str, str]:
    try:
        row = json.loads(line)
        return str(row["id"]), str(row["text"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError("not an article with id and text", articles, number) from error


def _by_article(picture: Picture, numbers: dict[str, int]) -> dict[str, Sequence[tuple[Span, int]]]:
    found: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for thing in picture.things.values():
        for mention in thing.mentions:
            if mention.start < mention.end:
                found[mention.article].append((Span(mention.start, mention.end), numbers[thing.id]))
    return {
        article: sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end, pair[1]))
        for article, pairs in found.items()
    }


def _beside(text: str, cue: str, start: int, end: int) -> int | None:
    """Return where `cue` stands in `text` nearest to a stretch and outside it; None where it does not."""
    after, before = text.find(cue, end), text.rfind(cue, 0, start)
    if after < 0 or (before >= 0 and start - before - len(cue) < after - end):
        return before if before >= 0 else None
    return after


def _units(text: str, start: int, end: int) -> list[int]:
    """Return a range of code points as a range of UTF-16 units.

    >>> _units("a😀b", 1, 3)
    [1, 4]
    """
    before, within = text[:start], text[start:end]
    first = len(before.encode("utf-16-le", "surrogatepass")) // 2
    return [first, first + len(within.encode("utf-16-le", "surrogatepass")) // 2]
