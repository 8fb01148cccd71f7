"""Source → rows (kg/write/rows.py), one at a time."""

from collections.abc import Iterator

from kg.errors import StoreError
from kg.graph.recalled import special_type, tail
from kg.graph.source import About, Source
from kg.schema import EVENT, Property, Schema
from kg.write.rows import ArticleRow, EntityRow, EventRow, MentionRow, PostRow, QuoteRow, StatementRow


def articles(source: Source) -> Iterator[ArticleRow]:
    """Yield the articles."""
    for iri in source.of_type("schema:NewsArticle"):
        about = source.about(iri)
        publisher = about.link("schema:publisher")
        yield ArticleRow(
            id=iri,
            identifier=about.one("schema:identifier") or tail(iri),
            title=about.one("schema:headline"),
            outlet=source.name(publisher) if publisher else None,
            url=about.one("schema:url"),
            published=about.one("schema:datePublished"),
        )


def entities(source: Source, schema: Schema) -> Iterator[EntityRow]:
    """Yield the things of which there is evidence; who only publishes an article is none of them."""
    for iri in source.of_type(*(one.iri for one in schema.classes.values())):
        about = source.about(iri)
        places = about.links("sim:evidence")
        told = _told(places, source)
        yield EntityRow(
            id=iri,
            type=type_of(about, schema),
            name=source.name(iri),
            aliases=about.all("skos:altLabel"),
            same_as=about.links("skos:exactMatch"),
            codes=(*about.all("schema:tickerSymbol"), *about.all("sim:territoryCode")),
            mentions=sum(source.about(place).one("itsrdf:taIdentRef") == iri for place in places),
            articles=told,
            first=_dates(told, source)[0],
            last=_dates(told, source)[1],
        )


def type_of(about: About, schema: Schema) -> str:
    """Return the name of the most special class of a thing; the last part of any other type where it has none."""
    return special_type(about.links("rdf:type"), schema)


def statements(source: Source, schema: Schema) -> Iterator[StatementRow]:
    """Yield the claims."""
    return (statement(iri, source, schema) for iri in source.of_type("sim:Statement"))


def statement(iri: str, source: Source, schema: Schema) -> StatementRow:
    """Return a claim."""
    about = source.about(iri)
    ends = about.link("rdf:subject"), about.link("rdf:predicate"), about.link("rdf:object")
    subject, predicate, target = (end or "" for end in ends)
    relation = relation_of(predicate, schema)
    modality = tail(about.one("sim:modality") or "").lower()
    speaker = about.link("sim:attributedTo")
    told = about.links("prov:wasDerivedFrom")
    first, last = _dates(told, source)
    evidence = about.links("sim:evidence")
    return StatementRow(
        id=iri,
        subject=subject,
        subject_name=source.name(subject) if subject else "",
        predicate=relation.name if relation else predicate,
        label=about.one("sim:verb") or (relation.label_id if relation else tail(predicate)),
        object=target,
        object_name=source.name(target) if target else "",
        modality=modality,
        fact=modality == "asserted" and all(ends) and source.holds(subject, predicate, target),
        attributed_to=speaker,
        attributed_to_name=source.name(speaker) if speaker else None,
        verb=about.one("sim:verb"),
        score=_score(about),
        sources=number(about, "sim:sources") or len(told),
        rules=about.all("sim:rule"),
        conflicts=about.links("sim:conflictsWith"),
        articles=told,
        first=first,
        last=last,
        evidence=evidence,
        words=_words(evidence, source),
    )


def relation_of(predicate: str, schema: Schema) -> Property | None:
    """Return the relation with this IRI, None where the ontology has none."""
    found = schema.relations.get(tail(predicate))
    return found if found and found.iri == predicate else None


def posts(source: Source) -> Iterator[PostRow]:
    """Yield the posts."""
    return (post(iri, source) for iri in source.of_type("sim:Post"))


def post(iri: str, source: Source) -> PostRow:
    """Return a post."""
    about = source.about(iri)
    person = about.link("org:member") or ""
    body = about.link("org:organization", "sim:territory", "sim:of")
    told = about.links("prov:wasDerivedFrom")
    first, last = _dates(told, source)
    evidence = about.links("sim:evidence")
    return PostRow(
        id=iri,
        person=person,
        person_name=source.name(person) if person else "",
        title=about.one("sim:title") or "",
        body=body,
        body_name=source.name(body) if body else None,
        former=about.one("sim:former") in ("true", "1"),
        score=_score(about),
        articles=told,
        first=first,
        last=last,
        evidence=evidence,
        words=_words(evidence, source),
    )


def speaks_for(speaker: str | None, subject: str, source: Source) -> bool:
    """Return whether a claim is the word of the outlet or of its subject: itself, or who holds a post there."""
    if speaker in (None, subject):
        return True
    held = (post(iri, source) for iri in source.pointing("org:member", speaker or ""))
    return any(one.body == subject and not one.former for one in held)


def quotes(source: Source) -> Iterator[QuoteRow]:
    """Yield the quotations."""
    return (quote(iri, source) for iri in source.of_type("sim:Quotation"))


def quote(iri: str, source: Source) -> QuoteRow:
    """Return a quotation."""
    about = source.about(iri)
    speaker = about.link("sim:speaker")
    article = about.link("prov:wasQuotedFrom") or ""
    evidence = about.links("sim:evidence")
    return QuoteRow(
        id=iri,
        speaker=speaker,
        speaker_name=source.name(speaker) if speaker else None,
        kind=tail(about.one("sim:quoteKind") or "").lower(),
        text=about.one("schema:text") or "",
        cue=about.one("sim:cue"),
        score=_score(about),
        article=article,
        published=_dates((article,), source)[0] if article else None,
        mentions=about.links("sim:mentions"),
        evidence=evidence,
        words=_words(evidence, source),
    )


def events(source: Source, schema: Schema) -> Iterator[EventRow]:
    """Yield the events, those without a known time too."""
    for iri in source.of_type(schema.classes[EVENT].iri):
        about = source.about(iri)
        yield EventRow(iri, source.name(iri), about.all("sim:when"), about.all("schema:startDate"))


def mentions(source: Source) -> Iterator[MentionRow]:
    """Yield the mentions of things, one row for each thing that a stretch of text refers to."""
    for iri in source.of_type("sim:Mention"):
        about = source.about(iri)
        for entity in about.links("itsrdf:taIdentRef"):
            yield MentionRow(
                id=iri,
                entity=entity,
                entity_name=source.name(entity),
                article=about.link("nif:referenceContext") or "",
                start=number(about, "nif:beginIndex") or 0,
                end=number(about, "nif:endIndex") or 0,
                text=about.one("nif:anchorOf") or "",
            )


def _told(places: tuple[str, ...], source: Source) -> tuple[str, ...]:
    """Return the articles that stretches of text stand in, sorted."""
    return tuple(sorted({article for place in places for article in source.about(place).links("nif:referenceContext")}))


def _dates(articles_: tuple[str, ...], source: Source) -> tuple[str | None, str | None]:
    """Return the first and the last date on which one of these articles was published."""
    dates = [date for article in articles_ for date in source.about(article).all("schema:datePublished")]
    return min(dates, default=None), max(dates, default=None)


def _words(evidence: tuple[str, ...], source: Source) -> tuple[str, ...]:
    return tuple(source.about(place).one("nif:anchorOf") or "" for place in evidence)


def _score(about: About) -> float | None:
    score = about.one("sim:score")
    try:
        return float(score) if score else None
    except ValueError as error:
        raise StoreError(f"a score that is no number: {score!r}; build the graph again") from error


def number(about: About, name: str) -> int | None:
    """Return a whole number, None where there is none. Raises StoreError for anything else."""
    value = about.one(name)
    if value and not value.isdecimal():
        raise StoreError(f"a value of {name} that is no number: {value!r}; build the graph again")
    return int(value) if value else None
