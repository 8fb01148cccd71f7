"""Which name covers which token of a sentence."""

from collections.abc import Sequence

from kg.records import Sentence, Span


class Cover:
    """The names over the tokens of one sentence, made in one pass over both.

    `named` holds the spans of the names with their types, sorted, not overlapping; it may reach beyond the sentence.
    """

    def __init__(self, sentence: Sentence, named: Sequence[tuple[Span, str]]) -> None:
        self._type: dict[int, str] = {}
        self._last: dict[int, int] = {}
        place, open_tokens = 0, list[int]()
        for index, token in enumerate(sentence.tokens):
            while place < len(named) and named[place][0].end <= token.span.start:
                place += 1
                open_tokens = []
            if place < len(named) and named[place][0].overlaps(token.span):
                self._type[index] = named[place][1]
                open_tokens.append(index)
                self._last[open_tokens[0]] = index

    def type(self, index: int) -> str | None:
        """Return the type of the name over a token, None if none covers it."""
        return self._type.get(index)

    def last(self, index: int) -> int:
        """Return the index of the last token of the name that begins at token `index`; `index` itself within a name."""
        return self._last.get(index, index)
