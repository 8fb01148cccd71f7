"""Text → tokens: words, numbers, marks and quotation marks, each with its span."""

import re
from collections.abc import Iterator
from functools import cache

from kg.knowledge import lexicon
from kg.records import Span, Token, TokenKind

# Every quantifier is possessive: no input makes the scanner go back over what it has read.
_QUOTE_ENTITY = (
    r"&(?:[lrb][sd]quo|[lr]aquo|sbquo|quot|apos"
    r"|#0*(?:34|39|171|187|821[6-9]|822[0-3])|#[xX]0*(?:22|27|ab|bb|201[89a-fA-F]));"
)
_SPACE = r"(?:\s|&(?:nbsp|ensp|emsp|thinsp|zwnj|#0*160|#[xX]0*[aA]0);|[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad])++"
_INNER = r"(?:[-'’ʼ_\u2010\u2011]|(?:[`ʻ]|&rsquo;)(?=[a-z])|&amp;|&(?![A-Za-z]++;|#))"
_CORE = rf"[^\W_]++(?:{_INNER}[^\W_]++)*+"
_SCANNER = (
    rf"(?P<space>{_SPACE})"
    rf"|(?P<quote>{_QUOTE_ENTITY}|[\"“”„‟«»‹›'‘’‚‛`´]|''|``)"
    r"|(?P<link>(?:https?://|www\.)[^\s<>\"“”&]++)"
    r"|(?P<currency>(?:{currencies})\.?+)(?=\s?\d)"
    rf"|(?P<word>(?=\d*+-?[^\W\d_]){_CORE}(?:\.{_CORE})*+(?:\.(?!\.))?+)"
    r"|(?P<number>\d++(?:[.,:/-]\d++)*+)"
    r"|(?P<mark>\.{2,}+|-{2,}+|&[A-Za-z]++;|\S)"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]` in order; what lies between them is white space.

    A full stop belongs to an abbreviation, an initial or an address, and is a mark elsewhere. Linear in the length.

    >>> [t.form for t in tokens("Dr. H. Budi, S.H., di kota.Ia menanam 1.000 bibit.")]
    ['Dr.', 'H.', 'Budi', ',', 'S.H.', ',', 'di', 'kota', '.', 'Ia', 'menanam', '1.000', 'bibit', '.']
    """
    for match in _scanner().finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        if kind == "space":
            continue
        if kind == "word" and "." in match[0]:
            yield from _dotted(match[0], match.start())
        else:
            yield _token(match[0], match.start(), _KINDS[kind or "mark"])


_KINDS: dict[str, TokenKind] = {
    "quote": "quote",
    "link": "word",
    "currency": "word",
    "word": "word",
    "number": "number",
    "mark": "mark",
}


@cache
def abbreviations() -> dict[str, str]:
    """Return each abbreviation with its kind: *title* (something follows it) or *tail* (it may end a sentence)."""
    return {form: kind for form, kind in lexicon("abbreviations", ("form", "kind")) if form.endswith(".")}


def is_initial(form: str) -> bool:
    """Return whether `form` is an initial or a run of them: "H.", "S.H."."""
    return len(form) % 2 == 0 and form[1::2] == "." * (len(form) // 2) and form[::2].isalpha() and form[::2].isupper()


@cache
def _scanner() -> re.Pattern[str]:
    signs = sorted((form for form, kind in lexicon("abbreviations", ("form", "kind")) if kind == "currency"), key=len)
    return re.compile(_SCANNER.replace("{currencies}", "|".join(map(re.escape, reversed(signs)))))


@cache
def _domains() -> frozenset[str]:
    return frozenset(form for form, kind in lexicon("abbreviations", ("form", "kind")) if kind == "domain")


@cache
def _longest() -> int:
    return max(form.count(".") for form in abbreviations())


def _token(form: str, start: int, kind: TokenKind) -> Token:
    return Token(Span(start, start + len(form)), form, kind)


def _dotted(run: str, start: int) -> Iterator[Token]:
    """Yield the tokens of a run of words and full stops without white space ("Dr.Budi", "S.H.", "kota.Ia")."""
    parts = run.split(".")
    at = 0
    while at < len(parts):
        if not parts[at]:
            return
        taken = _abbreviated(parts, at) or _joined(parts, at)
        form = ".".join(parts[at : at + taken])
        stopped = at + taken < len(parts)
        if stopped and (form + "." in abbreviations() or is_initial(form + ".")):
            form, stopped = form + ".", False
            yield _token(form, start, "word")
        else:
            yield _token(form, start, "word" if any(c.isalpha() for c in form) else "number")
            if stopped:
                yield _token(".", start + len(form), "mark")
        start += len(form) + stopped
        at += taken


def _abbreviated(parts: list[str], at: int) -> int:
    """Return how many parts from `at` make the longest known abbreviation or run of initials, 0 for none."""
    for size in range(min(_longest(), len(parts) - at), 1, -1):
        form = ".".join(parts[at : at + size]) + "."
        if form in abbreviations():
            return size
    size = 0
    while at + size < len(parts) and len(parts[at + size]) == 1 and parts[at + size].isupper():
        size += 1
    return size


def _joined(parts: list[str], at: int) -> int:
    """Return how many parts from `at` belong together: the next goes on in lower case or digits ("detik.com")."""
    size = 1
    while at + size < len(parts) and parts[at + size]:
        part = parts[at + size]
        if parts[at + size - 1] + "." in abbreviations() or (part[0].isupper() and part.lower() not in _domains()):
            break
        size += 1
    return size
