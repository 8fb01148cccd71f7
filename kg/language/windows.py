"""Document → windows: whole sentences that the encoder reads at once, each with a little of what goes before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.language.tokens import tokens
from kg.records import Document, Token

MOST_PIECES = 440
"""Pieces of a window without its context."""
MOST_WITH_CONTEXT = 508
"""Pieces of a window with its context; the encoder has 512 positions, of which two are its marks."""
CONTEXT = 3
"""Sentences before a window that are read with it."""
PIECES_OF_TOKEN = 24
"""Pieces of one token that are read; more has only an address or a broken scrape."""
OPENING, CLOSING, UNKNOWN = 0, 2, 3
"""Numbers of the pieces at the ends of a window, and of what the vocabulary lacks."""

Cut = Callable[[Sequence[str]], Sequence[Sequence[int]]]
"""Forms of tokens → the numbers of their pieces."""


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once.

    `sentence[i]` numbers the sentence of token i within the window; the first `lead` tokens are context, read with the
    window before. `pieces` are vocabulary numbers with the marks at both ends; token i has the pieces from `first[i]`
    to `last[i]`, both included.
    """

    tokens: tuple[Token, ...]
    sentence: tuple[int, ...]
    lead: int
    pieces: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is too long, with the pieces of each token."""

    tokens: tuple[Token, ...]
    pieces: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return sum(map(len, self.pieces))


def windows(document: Document, cut: Cut) -> tuple[Window, ...]:
    """Return the windows of an article in order: of about the same size, each sentence in one, with the city."""
    rows = sorted(_rows(document), key=lambda row: row[0].span.start)
    parts = [part for row in rows for part in _parts(row, cut)]
    groups = _groups(parts)
    return tuple(
        _window(_context(groups[number - 1], group) if number else [], group) for number, group in enumerate(groups)
    )


def _rows(document: Document) -> Iterator[tuple[Token, ...]]:
    if document.dateline:
        yield tuple(tokens(document.article.text, document.dateline.start, document.dateline.end))
    for sentence in document.sentences:
        yield sentence.tokens


def _parts(row: tuple[Token, ...], cut: Cut) -> Iterator[_Piece]:
    """Yield a sentence, in parts where it has more pieces than a window."""
    pieces = [tuple(each[:PIECES_OF_TOKEN]) or (UNKNOWN,) for each in cut([token.form for token in row])]
    start = size = 0
    for at, each in enumerate(pieces):
        if size + len(each) > MOST_PIECES:
            yield _Piece(row[start:at], tuple(pieces[start:at]))
            start, size = at, 0
        size += len(each)
    if start < len(row):
        yield _Piece(row[start:], tuple(pieces[start:]))


def _groups(parts: Sequence[_Piece]) -> list[list[_Piece]]:
    """Return the parts in as few groups as they need, of about the same size."""
    total = sum(map(len, parts))
    target = total / max(1, -(-total // MOST_PIECES))
    groups: list[list[_Piece]] = []
    size = 0
    for part in parts:
        if not groups or size + len(part) > MOST_PIECES or size >= target:
            groups.append([])
            size = 0
        groups[-1].append(part)
        size += len(part)
    return groups


def _context(before: Sequence[_Piece], group: Sequence[_Piece]) -> list[_Piece]:
    """Return the last sentences of the group before, as many as there is room for."""
    room = MOST_WITH_CONTEXT - sum(map(len, group))
    sizes = accumulate(len(part) for part in reversed(before[-CONTEXT:]))
    fitting = sum(size <= room for size in sizes)
    return list(before[len(before) - fitting :])


def _window(context: Sequence[_Piece], group: Sequence[_Piece]) -> Window:
    parts = [*context, *group]
    sizes = [len(pieces) for part in parts for pieces in part.pieces]
    ends = list(accumulate(sizes))
    return Window(
        tokens=tuple(token for part in parts for token in part.tokens),
        sentence=tuple(number for number, part in enumerate(parts) for _ in part.tokens),
        lead=sum(len(part.tokens) for part in context),
        pieces=(OPENING, *(one for part in parts for pieces in part.pieces for one in pieces), CLOSING),
        first=tuple(end - size + 1 for end, size in zip(ends, sizes, strict=True)),
        last=tuple(ends),
    )
