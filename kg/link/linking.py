"""From entities to a table of candidates: what the cache has not is asked for, batch by batch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from kg.link.cache import Cache
from kg.link.candidates import Candidate, Offer
from kg.link.service import Service, compact
from kg.link.things import Thing

BATCH: Final = 10
"""Questions in one request: what OpenRefine sends."""
Progress = Callable[[int], object]


def offers(things: Iterable[Thing], service: Service, cache: Cache, progress: Progress) -> Iterator[Offer]:
    """Yield the candidates for things, best first; those that the user judged are left out.

    A batch is kept in the cache when it is answered. Raises OutsideError where the service fails; what was answered
    before stays in the cache.
    """
    waiting = iter(things)
    while batch := list(islice(waiting, BATCH)):
        for thing, candidates in zip(batch, _answers(batch, service, cache), strict=True):
            yield from _offered(thing, candidates, service)
        progress(len(batch))


def _answers(batch: Sequence[Thing], service: Service, cache: Cache) -> list[Sequence[Candidate]]:
    keys = [compact([service.draft, thing.question.as_query()]) for thing in batch]
    known = {key: cache.get(service.line.url, key) for key in keys}
    asked = {key: thing.question for key, thing in zip(keys, batch, strict=True) if known[key] is None}
    if asked:
        answers = dict(zip(asked, service.ask(list(asked.values())), strict=True))
        cache.put(service.line.url, list(answers.items()))
        known |= answers
    return [known[key] or () for key in keys]


def _offered(thing: Thing, candidates: Sequence[Candidate], service: Service) -> Iterator[Offer]:
    """Yield the candidates that are still to be judged: none for a thing that is known to be one of them."""
    offered = [(service.iri(one.id), one) for one in candidates]
    if not thing.same.isdisjoint(iri for iri, _ in offered):
        return
    for iri, one in sorted(offered, key=lambda pair: (-(pair[1].score or 0.0), pair[1].id)):
        if iri and iri not in thing.different:
            yield Offer(thing.side, thing.id, one, iri)
