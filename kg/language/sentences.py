"""Tokens → sentences, in clean text and in scrapes that lost spaces or line breaks."""

from collections.abc import Iterator, Sequence

from kg.language.starters import starters
from kg.language.tokens import abbreviations, is_initial, tokens
from kg.records import Sentence, Span, Token

LONGEST = 400
"""A sentence is cut after this many tokens: nobody writes so many, and later stages may look at pairs."""

_OPENING = frozenset(("“", "„", "‘", "‚", "«", "‹", "&ldquo;", "&lsquo;", "&laquo;", "&bdquo;", "&sbquo;", "``"))
_CLOSING = frozenset(("”", "’", "»", "›", "&rdquo;", "&rsquo;", "&raquo;", "''"))
_STOPS = frozenset(".?!…")


def sentences(text: str, start: int, end: int, paragraph: int = 0) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph, `text[start:end]`, in order."""
    found = tuple(tokens(text, start, end))
    begin = 0
    for stop in _ends(found):
        yield from _cut(found[begin:stop], paragraph)
        begin = stop
    yield from _cut(found[begin:], paragraph)


def _cut(found: tuple[Token, ...], paragraph: int) -> Iterator[Sentence]:
    """Yield a sentence, in pieces where it is too long; marks without a word are none."""
    for at in range(0, len(found), LONGEST):
        part = found[at : at + LONGEST]
        if any(token.kind in ("word", "number") for token in part):
            yield Sentence(Span(part[0].span.start, part[-1].span.end), part, paragraph)


def _ends(found: Sequence[Token]) -> Iterator[int]:
    """Yield the index after each sentence's last token, the paragraph's end left out."""
    opened: dict[str, bool] = {}
    begin = at = 0
    while at < len(found):
        token = found[at]
        at += 1
        if token.kind == "quote":
            opened[token.form] = not opened.get(token.form, False)
        if not _may_end(token):
            continue
        at = _after_closing(found, at, opened)
        if at < len(found) and at - begin > 1 and _breaks(found, begin, at, token):
            yield at
            begin = at


def _may_end(token: Token) -> bool:
    return (token.kind == "mark" and token.form[0] in _STOPS) or (token.kind == "word" and token.form[-1] == ".")


def _after_closing(found: Sequence[Token], at: int, opened: dict[str, bool]) -> int:
    """Return the index after the stops, closing quotation marks and brackets that still belong to the sentence."""
    while at < len(found):
        token = found[at]
        closes = token.form in _CLOSING or (
            token.kind == "quote" and token.form not in _OPENING and _is_closing(found, at, opened)
        )
        if not closes and token.form not in (")", "]") and not (token.kind == "mark" and token.form[0] in _STOPS):
            return at
        if closes:
            opened[token.form] = False
        at += 1
    return at


def _is_closing(found: Sequence[Token], at: int, opened: dict[str, bool]) -> bool:
    """Return whether a quotation mark without direction closes: it was opened before, or it clings to the left only."""
    if opened.get(found[at].form, False):
        return True
    before = found[at - 1].span.end == found[at].span.start
    after = at + 1 < len(found) and found[at].span.end == found[at + 1].span.start
    return before and not after


def _breaks(found: Sequence[Token], begin: int, at: int, stop: Token) -> bool:
    """Return whether a new sentence begins at `found[at]`, given that `stop` may have ended the last one."""
    following = found[at]
    head = following
    while head.kind == "quote" and at + 1 < len(found):
        at += 1
        head = found[at]
    if stop.kind == "word" and not _abbreviation_ends(stop, following):
        return False
    if at - begin == 2 and found[begin].kind == "number" and stop.form == ".":
        return False
    if head.kind == "mark":
        return head.form[0] in "([-–—•*·" and stop.kind == "mark"
    return head.kind == "number" or head.form[0].isupper() or not head.form[0].isalpha()


def _abbreviation_ends(stop: Token, following: Token) -> bool:
    """Return whether a sentence can end with the abbreviation `stop` before `following`."""
    kind = abbreviations().get(stop.form)
    if kind == "tail":
        return following.form[0].isupper() or following.kind == "quote"
    return kind is None and is_initial(stop.form) and following.form in starters("function")
