"""Words that point at something named before: "ia", "kami", "perusahaan itu".

They carry relations, so precision counts: what cannot be told is left alone.
"""

from collections import defaultdict
from collections.abc import Iterator

from kg.find.cues import bare, pronouns
from kg.find.pointing import Stage, pointed_at, spoken
from kg.find.role_nouns import end_of_phrase, noun_meant
from kg.find.stream import Placed, Stream, stream
from kg.records import Chain, Document, Mention, Post, Quote, Span
from kg.schema import ORGANISATIONS


def resolve_anaphors(
    document: Document, chains: tuple[Chain, ...], posts: tuple[Post, ...], quotes: tuple[Quote, ...]
) -> tuple[Chain, ...]:
    """Return the chains, in the same order, with the mentions added that only point at them (kind "anaphor")."""
    row = stream(document, chains)
    added: dict[int, list[Mention]] = defaultdict(list)
    number = {chain.mentions[0]: at for at, chain in enumerate(chains)}
    for span, chain in (*_anaphors(row, posts, quotes), *_clitics(row, quotes)):
        added[number[chain.mentions[0]]].append(Mention(span, chain.type, "anaphor"))
    return tuple(
        Chain(chain.name, chain.type, tuple(sorted((*chain.mentions, *added[at])))) if at in added else chain
        for at, chain in enumerate(chains)
    )


def _anaphors(row: Stream, posts: tuple[Post, ...], quotes: tuple[Quote, ...]) -> Iterator[tuple[Span, Chain]]:
    inside = _quote_by_token(row, quotes)
    hidden = frozenset(token for token, quote in inside.items() if quote.kind == "direct")
    stage = Stage(row, posts, hidden, frozenset(inside))
    last: Quote | None = None
    for at in range(len(row.tokens)):
        quote = inside.get(at)
        if quote and quote is not last:
            stage, last = spoken(stage, row.of(quote.speaker), at), quote
        if at not in row.on:
            chain, end = _pronoun(stage, at, quote), at + 1
            if chain is None and (end := end_of_phrase(row, at)) > at:
                chain = _chain(noun_meant(stage, at, end))
            if chain:
                yield row.span(at, end), chain


def _clitics(row: Stream, quotes: tuple[Quote, ...]) -> Iterator[tuple[Span, Chain]]:
    """Yield the clitic of each cue that carries one, with the speaker whom it means: "nya" of "katanya", once."""
    for quote in {quote.cue: quote for quote in quotes if quote.cue}.values():
        speaker = _chain(row.of(quote.speaker))
        word = quote.cue.of(row.text) if quote.cue and speaker else ""
        short = bare(word.casefold())
        if speaker and quote.cue and len(short) < len(word):
            yield Span(quote.cue.start + len(short), quote.cue.end), speaker


def _pronoun(stage: Stage, at: int, quote: Quote | None) -> Chain | None:
    """Return whom the pronoun at token `at` means; None for other words, and for pronouns that nobody can tell."""
    low = stage.row.low[at]
    speaker = quote.speaker if quote else None
    if low in pronouns("house"):
        return _side(stage, speaker or (stage.latest.mention if stage.latest else None))
    if quote is None or quote.kind == "indirect":
        return _chain(pointed_at(stage, at)) if low in pronouns("person") else None
    if low in pronouns("spokesman"):
        return _side(stage, speaker)
    return _chain(stage.row.of(speaker)) if low in pronouns("speaker") else None


def _chain(placed: Placed | None) -> Chain | None:
    return placed.chain if placed else None


def _side(stage: Stage, speaker: Mention | None) -> Chain | None:
    """Return whom a speaker speaks for: the organisation of his post, else himself."""
    himself = _chain(stage.row.of(speaker))
    for post in stage.posts:
        if not post.former and himself and _chain(stage.row.of(post.person)) is himself:
            body = _chain(stage.row.of(post.organisation))
            if body and body.type in ORGANISATIONS:
                return body
    return himself


def _quote_by_token(row: Stream, quotes: tuple[Quote, ...]) -> dict[int, Quote]:
    return {token: quote for quote in quotes for token in range(row.at(quote.content.start), row.at(quote.content.end))}
