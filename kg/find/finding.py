"""Document → Findings: names, described things, posts, quotations, references, times and relations, in that order."""

from dataclasses import replace

from kg.find.aliases import chain_names
from kg.find.coreference import resolve_anaphors
from kg.find.coreferent import join_coreferent
from kg.find.described import find_described, outside_titles, worth_keeping
from kg.find.events import date_events
from kg.find.league_groups import league_groups
from kg.find.names import find_names
from kg.find.pairs import find_pairs
from kg.find.patterns import Patterns
from kg.find.post_mistaken import bodies_not_persons
from kg.find.post_names import bodies_in_titles
from kg.find.post_persons import persons_in_titles
from kg.find.post_splits import split_titles
from kg.find.post_units import units_in_titles
from kg.find.posts import told_and_hinted
from kg.find.quotes import find_quotes
from kg.find.relations import find_relations
from kg.find.repeats import with_repeats
from kg.records import Chain, Document, Findings, Mention, Post
from kg.schema import Schema

__all__ = ["find", "find_among", "find_named"]


def find(document: Document, schema: Schema, patterns: Patterns) -> Findings:
    """Return everything that one article says. Each step sees what earlier steps found, and changes none of it."""
    named = find_named(document)
    chains = named + find_pairs(document, named) + find_described(document, named)
    posts, hinted = told_and_hinted(document, chains)
    chains = join_coreferent(document, outside_titles(document, chains, posts))
    found = _facts(document, chains, (posts, hinted), schema, patterns)
    return replace(found, chains=worth_keeping(found.chains, _used(found)))


def find_among(document: Document, chains: tuple[Chain, ...], schema: Schema, patterns: Patterns) -> Findings:
    """Return what one article says of these chains, and the chains with the words that only point at them."""
    return _facts(document, chains, told_and_hinted(document, chains), schema, patterns)


def _facts(
    document: Document,
    chains: tuple[Chain, ...],
    told: tuple[tuple[Post, ...], tuple[Post, ...]],
    schema: Schema,
    patterns: Patterns,
) -> Findings:
    posts, hinted = told
    quotes = find_quotes(document, chains, hinted)
    chains = resolve_anaphors(document, chains, hinted, quotes)
    relations, refusals = find_relations(document, chains, posts, quotes, schema, patterns)
    return Findings(
        article=document.article.id,
        chains=chains,
        posts=posts,
        quotes=quotes,
        relations=relations,
        events=date_events(document, chains),
        refusals=refusals,
        sentences=len(document.sentences),
    )


def find_named(document: Document) -> tuple[Chain, ...]:
    """Return the chains of an article's names, with those that only a title beside them tells."""
    names = split_titles(document, units_in_titles(document, find_names(document)))
    names = persons_in_titles(document, names)
    names = bodies_not_persons(document, names)
    names = with_repeats(document, names)
    bodies = bodies_in_titles(document, chain_names(document, names))
    told = sorted(body.span for body in bodies)
    left = (one for one in names if not one.span.overlaps_any(told))
    chains = chain_names(document, sorted((*left, *bodies)))
    return chains + league_groups(document, chains)


def _used(found: Findings) -> frozenset[Mention]:
    """Return the mentions that take part in a post, quotation, relation or time."""
    parts: list[Mention | None] = [one.mention for one in found.events]
    parts += [one.speaker for one in found.quotes]
    parts += [mention for one in found.posts for mention in (one.person, one.organisation)]
    parts += [mention for one in found.relations for mention in (one.subject, one.object, one.attributed_to)]
    return frozenset(mention for mention in parts if mention)
