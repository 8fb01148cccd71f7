"""Entities that the heads half believe: one stands only where something is told of it."""

from collections.abc import Sequence
from dataclasses import replace

from kg.records import Chain, Findings, Mention, Span


def borne_out(findings: Findings, sure: Sequence[Span]) -> Findings:
    """Return the findings without the entities that nothing bears out, and without the times of those.

    `sure` are the stretches, in order, that are entities whatever is said of them.
    """
    parts = _taking_part(findings)

    def stands(chain: Chain) -> bool:
        return any(one.span.overlaps_any(sure) or one in parts for one in chain.mentions)

    kept = tuple(chain for chain in findings.chains if stands(chain))
    left = frozenset(mention for chain in kept for mention in chain.mentions)
    return replace(findings, chains=kept, events=tuple(one for one in findings.events if one.mention in left))


def _taking_part(findings: Findings) -> frozenset[Mention]:
    """Return the mentions that hold a post, are the body of one, speak, or are an end of a relation."""
    parts = [mention for post in findings.posts for mention in (post.person, post.organisation)]
    parts += [quote.speaker for quote in findings.quotes]
    parts += [mention for one in findings.relations for mention in (one.subject, one.object)]
    return frozenset(mention for mention in parts if mention)
