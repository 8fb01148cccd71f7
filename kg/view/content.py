"""Picture → everything the page knows, as plain JSON: names, claims, quotations and the sentences they stand in.

Things and articles are numbered in the order of their IRIs; all else refers to them by number.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from kg.schema import Schema
from kg.view.contexts import Contexts
from kg.view.drawing import Line, lines
from kg.view.looks import look_of
from kg.view.network import network_data
from kg.view.picture import Claim, Office, Picture, Saying, Source, Thing

Json = dict[str, Any]


def content(picture: Picture, schema: Schema, texts: Mapping[str, str]) -> Json:
    """Return the page's data. `texts` are the articles by id; without them evidence stands without its sentence."""
    things = list(picture.things.values())
    numbers = {thing.id: at for at, thing in enumerate(things)}
    drawn = lines(picture, schema)
    contexts = Contexts(picture, numbers, dict(texts))
    lines_of = {claim.id: at for at, line in enumerate(drawn) for claim in line.claims}
    maker = _Maker(numbers, contexts, lines_of)
    return {
        "types": {name: _type(name, schema) for name in sorted({thing.type for thing in things})},
        "things": [maker.thing(thing) for thing in things],
        "lines": [maker.line(line) for line in drawn],
        "posts": [maker.office(office) for office in picture.offices if office.place is None],
        "quotes": [maker.saying(saying) for saying in picture.sayings],
        "articles": [_source(source) for source in picture.sources.values()],
        "contexts": contexts.rows,
        "network": network_data(things, drawn, numbers, schema),
    }


class _Maker:
    """Turns records into rows of the page; what they refer to becomes a number."""

    def __init__(self, numbers: Mapping[str, int], contexts: Contexts, lines_of: Mapping[str, int]) -> None:
        self.numbers, self.contexts, self.lines_of = numbers, contexts, lines_of

    def thing(self, thing: Thing) -> Json:
        return {
            "key": thing.id.rpartition("/entity/")[2] or thing.id,
            "type": thing.type,
            "name": thing.name,
            "aliases": [alias for alias in thing.aliases if alias != thing.name],
            "times": [list(time) for time in thing.times],
            "mentions": self.contexts.evidence(thing.mentions),
        }

    def line(self, line: Line) -> Json:
        row: Json = {
            "s": self.numbers[line.subject],
            "o": self.numbers[line.object],
            "label": line.label,
            "inverse": line.inverse,
            "symmetric": line.symmetric,
            "mark": line.mark,
        }
        if line.office:
            return row | {"post": self.office(line.office)}
        return row | {"claims": [self._claim(claim) for claim in line.claims]}

    def office(self, office: Office) -> Json:
        return {
            "person": self.numbers.get(office.person),
            "title": office.title,
            "former": office.former,
            "evidence": self.contexts.evidence(office.evidence),
        }

    def saying(self, saying: Saying) -> Json:
        return {
            "speaker": self._number(saying.speaker),
            "text": saying.text,
            "direct": saying.direct,
            "cue": saying.cue,
            "evidence": self.contexts.quotation(saying),
            "mentions": [self.numbers[iri] for iri in saying.mentions if iri in self.numbers],
        }

    def _claim(self, claim: Claim) -> Json:
        return {
            "mark": claim.mark,
            "speaker": self._number(claim.speaker),
            "rules": list(claim.rules),
            "score": claim.score,
            "evidence": self.contexts.evidence(claim.evidence),
            "conflicts": sorted({self.lines_of[iri] for iri in claim.conflicts if iri in self.lines_of}),
        }

    def _number(self, iri: str | None) -> int | None:
        return None if iri is None else self.numbers.get(iri)


def _type(name: str, schema: Schema) -> Json:
    look = look_of(name, schema)
    return {
        "label": schema.label(name),
        "outline": look.outline,
        "colour": look.colour,
        "ink": look.ink,
        "icon": look.icon,
    }


def _source(source: Source) -> Json:
    return {
        "title": source.title,
        "outlet": source.outlet,
        "date": source.date,
        "url": source.url if source.url and is_web(source.url) else None,
    }


def is_web(url: str) -> bool:
    """Return whether a URL is an ordinary web address: nothing else becomes a link.

    >>> is_web("https://berita.example/a"), is_web("javascript:alert(1)"), is_web("http://[")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable()
