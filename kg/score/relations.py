"""The judge of relations: who does what to whom, who says so, and whether it is only planned."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.schema import RELATED, SYMMETRIC
from kg.score.alignment import Row
from kg.score.pairing import Pair, counted, name_of
from kg.score.tallies import Mark

OTHER: Final = "other"
"""How gold calls the relation of last resort."""

Triple = tuple[str | None, str, str | None]


def judge_relations(pair: Pair) -> Iterator[Mark]:
    """Yield the marks for relations, for their pairs whatever the predicate, and for attribution and modality."""
    gold, found = _triples(pair.gold("relations")), _triples(pair.found("relations"))
    hit: set[Triple] = set()
    for triple, row in found.items():
        match = _match(pair, triple, gold)
        if match is None or match in hit:
            yield _surplus(pair, triple)
            continue
        hit.add(match)
        yield Mark("relations", "right", predicate=match[1])
        yield from _circumstances(pair, row, gold[match])
    for triple, row in gold.items():
        if triple not in hit:
            yield _missed(pair, triple, row)
    yield from _pairs(pair, gold, found)


def _triples(rows: Iterable[Row]) -> dict[Triple, Row]:
    """Return the relations that are judged, each once; of several rows, one that is not attributed is preferred."""
    kept: dict[Triple, Row] = {}
    for row in rows:
        triple = (row["s"], row["p"], row["o"])
        if row["p"] in (OTHER, RELATED) or row.get("modality") in ("denied", "possible"):
            continue
        if row["p"] in SYMMETRIC and _turned(triple) in kept:
            triple = _turned(triple)
        if triple not in kept or (kept[triple].get("by") and not row.get("by")):
            kept[triple] = row
    return kept


def _turned(triple: Triple) -> Triple:
    return triple[2], triple[1], triple[0]


def _match(pair: Pair, triple: Triple, gold: Mapping[Triple, Row]) -> Triple | None:
    golden = (pair.partner(triple[0]), triple[1], pair.partner(triple[2]))
    if golden not in gold and triple[1] in SYMMETRIC:
        golden = _turned(golden)
    return golden if golden in gold else None


def _circumstances(pair: Pair, row: Row, golden: Row) -> Iterator[Mark]:
    """Yield whether a right relation is attributed and planned as gold has it."""
    by, planned = golden.get("by"), _is_planned(row) == _is_planned(golden)
    same = pair.same(row.get("by"), by)
    yield Mark("attribution", "right" if same else "surplus")
    if by:
        yield Mark("attributed", "right" if same else "surplus")
    yield Mark("modality", "right" if planned else "surplus")


def _is_planned(row: Row) -> bool:
    return bool(row.get("planned")) or row.get("modality") == "planned"


def _surplus(pair: Pair, triple: Triple) -> Mark:
    subject, predicate, target = triple
    line = f"{name_of(pair.found_entities, subject)} | {predicate} | {name_of(pair.found_entities, target)}"
    return Mark("relations", "surplus", predicate=predicate, error=pair.error("relations surplus", line))


def _missed(pair: Pair, triple: Triple, row: Row) -> Mark:
    subject, predicate, target = triple
    line = f"{name_of(pair.gold_entities, subject)} | {predicate} | {name_of(pair.gold_entities, target)}"
    error = pair.error("relations missed", f"{line} — {row.get('evidence', '')}")
    return Mark("relations", "missed", predicate=predicate, error=error)


def _pairs(pair: Pair, gold: Iterable[Triple], found: Iterable[Triple]) -> Iterator[Mark]:
    """Yield the marks for pairs of entities between which some relation holds."""
    golden = {frozenset({(True, one), (True, other)}) for one, _, other in gold}
    mine = {frozenset({_end(pair, one), _end(pair, other)}) for one, _, other in found}
    yield from counted("relations.pair", len(golden & mine), len(mine), len(golden))


def _end(pair: Pair, entity: str | None) -> tuple[bool, str | None]:
    """Return the partner in gold, or the entity itself marked as a stranger."""
    partner = pair.partner(entity)
    return (True, partner) if partner is not None else (False, entity)
