"""Facts for Wikidata, as commands of QuickStatements (version 1, one a line, cells apart by tabs).

A fact goes out where both its ends have a match in Wikidata that somebody judged or a register tells, where Wikidata
has a property for it (wikidata.tsv) and where an article with a web address says it plainly: what is only claimed,
planned, denied or contradicted stays here. Each article is a reference of its own: URL (S854), the words (S1683) and
the date of publication (S577). One that only reports what somebody claims is none, though another may state the same.
The date of retrieval (S813) is not in the graph, and is left to whoever uploads.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.graph.iris import web_address
from kg.graph.source import Source
from kg.schema import Schema
from kg.write import reading
from kg.write.alignment import alignments
from kg.write.json_stream import write_text
from kg.write.material import Material
from kg.write.rows import StatementRow

_ITEM: Final = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9][0-9]*)")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URL, _QUOTE, _PUBLISHED = "S854", "S1683", "S577"
_LONGEST: Final = 1500
"""Characters of a text in Wikidata; longer words are left out, for a part of them is no quotation."""
Reference = tuple[str, ...]


def write(material: Material, out: BinaryIO) -> None:
    """Write one command for each fact, in the order of the statements' ids."""
    source, schema = material.source, material.schema
    for row in reading.statements(source, schema):
        if not row.fact or row.conflicts or not reading.speaks_for(row.attributed_to, row.subject, source):
            continue
        triple, references = _triple(row, source, schema), list(_references(row, source))
        if triple and references:
            write_text("\t".join((*triple, *_joined(references))) + "\n", out)


def _triple(row: StatementRow, source: Source, schema: Schema) -> tuple[str, str, str] | None:
    """Return the fact in the words of Wikidata, None where it has none for it."""
    start, end = item_of(row.subject, source), item_of(row.object, source)
    if not (start and end) or start == end:
        return None
    types = (reading.type_of(source.about(iri), schema) for iri in (row.subject, row.object))
    subject, target = types
    for rule in alignments("wikidata"):
        if rule.relation == row.predicate and rule.fits(subject, target, schema):
            return (end, rule.property, start) if rule.turned else (start, rule.property, end)
    return None


def item_of(iri: str, source: Source) -> str | None:
    """Return the item that a thing is, None where it is none, or where it would be several."""
    matches = (_ITEM.fullmatch(one) for one in source.about(iri).links("skos:exactMatch"))
    items = {match[1] for match in matches if match}
    return items.pop() if len(items) == 1 else None


def _references(row: StatementRow, source: Source) -> Iterator[Reference]:
    """Yield what each article with a web address says, the words that come first in it."""
    said: dict[str, str] = {}
    for place, words in zip(row.evidence, row.words, strict=True):
        article = source.about(place).link("nif:referenceContext")
        if article:
            said.setdefault(article, words)
    for article in row.articles:
        about = source.about(article)
        url = about.one("schema:url")
        if url and web_address(url):
            quote, day = _plain(said.get(article, "")), about.one("schema:datePublished") or ""
            yield (
                *(_URL, f'"{url}"'),
                *((_QUOTE, f'id:"{quote}"') if 0 < len(quote) <= _LONGEST else ()),
                *((_PUBLISHED, f"+{day}T00:00:00Z/11") if _DAY.fullmatch(day) else ()),
            )


def _joined(references: list[Reference]) -> Iterator[str]:
    """Yield the cells of all references; an exclamation mark begins each but the first."""
    for number, cells in enumerate(references):
        yield f"!{cells[0]}" if number else cells[0]
        yield from cells[1:]


def _plain(text: str) -> str:
    """Return words in one line and one cell: what parts cells and commands is a blank, as are other controls.

    >>> _plain("satu\\tdua\\n|| tiga")
    'satu dua ¦¦ tiga'
    """
    shown = "".join(one if one.isprintable() else " " for one in text.replace("||", "¦¦"))
    return " ".join(shown.split())
