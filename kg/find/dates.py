"""Time expressions: where they stand in an article, and which day, month or year they mean.

A small grammar over the words of lexicon/time_words.tsv; why not dateparser: docs/decisions/004-dates.md.
"""

from datetime import date

from kg.find.time_grammar import cue, expression
from kg.find.time_readers import Expression, Resolved, read
from kg.records import Document, Span


def find_times(document: Document) -> tuple[Span, ...]:
    """Return the time expressions of a document as printed, in order; they do not overlap.

    "Rabu (22/9/2021) pukul 09.00 WIB" is one expression, and so is a range ("8-11 Mei 2025", "Maret hingga Juni").
    A bare year or month counts only after a word that announces it ("pada 2014"); "Pasar Minggu" is a name.
    """
    text = document.article.text
    return tuple(
        span for sentence in document.sentences for span in times_within(text, sentence.span.start, sentence.span.end)
    )


def times_within(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the time expressions of `text` between two offsets (see `find_times`).

    >>> text = "Rapat di Pasar Minggu digelar Senin (6/3) malam."
    >>> [span.of(text) for span in times_within(text)]
    ['Senin (6/3) malam']
    """
    found = []
    for match in expression().finditer(text, start, len(text) if end is None else end):
        here = match.start()
        if match["time"] and (not match["bare"] or cue().search(text, max(start, here - 20), here)):
            found.append(Span(*match.span("time")))
    return tuple(found)


def resolve_date(text: str, published: date | None, *, ahead: bool = False, sure: bool = True) -> Resolved | None:
    """Return the date that a time expression means, ISO 8601 cut to its precision; None if that cannot be worked out.

    Without `published` only a full date, a month with its year or a year has an answer. A weekday alone is the nearest
    one on or before `published`, or on or after it if the clause tells of the future (`ahead`). A day or month without
    its year is the nearest one. A range has the date of its start. Weeks have none: no precision fits them.
    Where `published` may be a day or two off (not `sure`), what counts single days from it has no date.

    >>> resolve_date("Rabu", date(2021, 9, 24))
    ('2021-09-22', 'day')
    >>> resolve_date("tahun depan", date(2021, 9, 24))
    ('2022', 'year')
    """
    return read(Expression(text, published, ahead, sure))
