"""schema.org alone, as JSON-LD: what search engines and other consumers of schema.org understand.

A fact that schema.org has a property for (schemaorg.tsv) stands on its thing. Every claim, and every post, is a `Claim`
besides, with the words that say so, who says it, and in which article; what is denied, planned or possible says so in
its name, and in `additionalType`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO

from kg.graph.source import Source
from kg.graph.vocabulary import VOCABULARIES
from kg.schema import NAMESPACE, ORGANIZATION, Schema
from kg.write import reading
from kg.write.alignment import alignments
from kg.write.json_stream import Json, one_line, write_array, write_text
from kg.write.material import Material
from kg.write.rows import ArticleRow, EntityRow, PostRow, QuoteRow, StatementRow

_SPACE = VOCABULARIES["schema"]
_CONTEXT = {"@vocab": _SPACE, "url": {"@type": "@id"}, "additionalType": {"@type": "@id"}}


def write(material: Material, out: BinaryIO) -> None:
    """Write one `@graph`: articles, outlets, things, claims and quotations."""
    source, schema = material.source, material.schema
    nodes: Iterable[Json] = chain(
        (_article(row, source) for row in reading.articles(source)),
        _outlets(source, schema),
        (_entity(row, source, schema) for row in reading.entities(source, schema)),
        (_claim(row, schema) for row in reading.statements(source, schema)),
        (_post(row, schema) for row in reading.posts(source)),
        (_quotation(row) for row in reading.quotes(source)),
    )
    write_text(f'{{"@context": {one_line(_CONTEXT)},\n"@graph": ', out)
    write_array(nodes, out)
    write_text("}\n", out)


def _article(row: ArticleRow, source: Source) -> Json:
    places = source.pointing("nif:referenceContext", row.id)
    named = sorted({thing for place in places for thing in source.about(place).links("itsrdf:taIdentRef")})
    publisher = source.about(row.id).link("schema:publisher")
    return _without_gaps(
        {
            "@id": row.id,
            "@type": "NewsArticle",
            "identifier": row.identifier,
            "headline": row.title,
            "url": row.url,
            "datePublished": row.published,
            "inLanguage": "id",
            "publisher": _link(publisher),
            "mentions": _links(named),
        }
    )


def _outlets(source: Source, schema: Schema) -> Iterator[Json]:
    """Yield the outlets that only publish: those of which an article speaks are things as well."""
    ours = {one.iri for one in schema.classes.values()}
    for iri in source.of_type("schema:NewsMediaOrganization"):
        if not ours & set(source.about(iri).links("rdf:type")):
            yield {"@id": iri, "@type": "NewsMediaOrganization", "name": source.name(iri)}


def _entity(row: EntityRow, source: Source, schema: Schema) -> Json:
    about = source.about(row.id)
    kinds = [kind.removeprefix(_SPACE) for kind in about.links("rdf:type") if kind.startswith(_SPACE)]
    held = [reading.post(iri, source) for iri in source.pointing("org:member", row.id)]
    current = [post for post in held if not post.former]
    return _without_gaps(
        {
            "@id": row.id,
            "@type": _few(kinds),
            "name": row.name,
            "alternateName": _few(row.aliases),
            "sameAs": _links(row.same_as),
            "tickerSymbol": _few(about.all("schema:tickerSymbol")),
            "identifier": _few(about.all("sim:territoryCode")),
            "startDate": _few(about.all("schema:startDate")),
            "jobTitle": _few(sorted({post.title for post in current})),
            "worksFor": _links(
                sorted({post.body for post in current if post.body and _employs(post.body, source, schema)})
            ),
        }
        | {name: _links(sorted(things)) for name, things in _facts(row, source, schema).items()}
    )


def _employs(iri: str, source: Source, schema: Schema) -> bool:
    return reading.type_of(source.about(iri), schema) in schema.within(ORGANIZATION)


def _facts(row: EntityRow, source: Source, schema: Schema) -> dict[str, set[str]]:
    """Return what the plain triples of a thing come to in schema.org."""
    found: dict[str, set[str]] = defaultdict(set)
    for rule in alignments():
        relation = schema.relations[rule.relation].iri
        others = source.pointing(relation, row.id) if rule.turned else source.about(row.id).links(relation)
        for other in others:
            its = reading.type_of(source.about(other), schema)
            if rule.fits(its, row.type, schema) if rule.turned else rule.fits(row.type, its, schema):
                found[rule.property].add(other)
    return found


def _claim(row: StatementRow, schema: Schema) -> Json:
    modality = None if row.modality == "asserted" else row.modality.title()
    name = f"{row.subject_name} {row.label} {row.object_name}"
    return _without_gaps(
        {
            "@id": row.id,
            "@type": "Claim",
            "name": f"{name} ({schema.label(modality)})" if modality else name,
            "additionalType": f"{NAMESPACE}{modality}" if modality else None,
            "text": _few(row.words),
            "about": _links((row.subject, row.object)),
            "author": _link(row.attributed_to),
            "appearance": _links(row.articles),
        }
    )


def _post(row: PostRow, schema: Schema) -> Json:
    name = f"{row.person_name}: {row.title}"
    body = f", {row.body_name}" if row.body_name else ""
    former = f" ({schema.label('former')})" if row.former else ""
    return _without_gaps(
        {
            "@id": row.id,
            "@type": "Claim",
            "name": f"{name}{body}{former}",
            "text": _few(row.words),
            "about": _links([iri for iri in (row.person, row.body) if iri]),
            "appearance": _links(row.articles),
        }
    )


def _quotation(row: QuoteRow) -> Json:
    return _without_gaps(
        {
            "@id": row.id,
            "@type": "Quotation",
            "text": row.text,
            "inLanguage": "id",
            "creator": _link(row.speaker),
            "isPartOf": _link(row.article),
            "mentions": _links(row.mentions),
        }
    )


def _link(iri: str | None) -> Json | None:
    return {"@id": iri} if iri else None


def _links(iris: Iterable[str]) -> Any:
    return _few([{"@id": iri} for iri in iris])


def _few(values: Iterable[Any]) -> Any:
    """Return a single value alone, several as a list, none as None."""
    listed = list(values)
    return listed if len(listed) > 1 else next(iter(listed), None)


def _without_gaps(node: Json) -> Json:
    return {key: value for key, value in node.items() if value is not None}
