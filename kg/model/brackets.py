"""A name with its short form in brackets, tagged as one: "Badan Pangan Zorba (BPZ)" is two names of one thing."""

import re
from collections.abc import Iterator, Sequence

from kg.find.acronyms import fits
from kg.find.title_words import is_head
from kg.model.widening import Found
from kg.records import Span

_SHORT = re.compile(r"(?P<name>.*\S) ?\( ?(?P<short>[\w-]+) ?\)", re.DOTALL)


def unbracketed(text: str, names: Sequence[Found]) -> list[Found]:
    """Return names, in order, each that ends with its short form in brackets as two; of a title there ("(Kadin)") none.

    What stands in brackets and is neither belongs to the name: "PT Zorba (Persero)".
    """
    return sorted(one for name in names for one in _parts(text, name))


def _parts(text: str, found: Found) -> Iterator[Found]:
    span, kind, score = found
    shaped = _SHORT.fullmatch(span.of(text))
    if shaped is None:
        yield found
        return
    name, short = (Span(span.start + shaped.start(part), span.start + shaped.end(part)) for part in ("name", "short"))
    if _stands_for(short.of(text), name.of(text)):
        yield name, kind, score
        yield short, kind, score
    else:
        yield (name if is_head(short.of(text)) else span), kind, score


def _stands_for(short: str, name: str) -> bool:
    """Return whether a short form stands for a name, or for all but its first word ("Dinas Tata Ruang (TR)")."""
    return any(one.isupper() for one in short) and (fits(short, name) or fits(short, name.partition(" ")[2]))
