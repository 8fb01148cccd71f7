"""Judges of entities, posts and the dates of events."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.score.alignment import Row, is_described, split
from kg.score.pairing import Pair, counted, name_of
from kg.score.tallies import Mark, Verdict


def judge_entities(pair: Pair) -> Iterator[Mark]:
    """Yield the marks for entities: of the coarse type, of the exact type, and the named ones alone."""
    gold, found, partners = pair.gold("entities"), pair.found("entities"), pair.partners
    exact = sum(pair.gold_entities[g]["type"] == pair.found_entities[f]["type"] for f, g in partners.items())
    named = sum(not is_described(pair.gold_entities[g]) for g in partners.values())
    strange = [one for one in found if one["id"] not in partners]
    yield from counted("entities", len(partners), len(found), len(gold))
    yield from counted("entities.fine", exact, len(found), len(gold))
    yield Mark("named", "right", named)
    yield Mark("named", "surplus", sum(not is_described(one) for one in strange))
    yield Mark("named", "missed", sum(not is_described(one) for one in gold) - named)
    matched = set(partners.values())
    kinds: tuple[tuple[Verdict, list[Row]], ...] = (
        ("missed", [one for one in gold if one["id"] not in matched]),
        ("surplus", strange),
    )
    for kind, rows in kinds:
        for one in rows:
            error = pair.error(f"entities {kind}", f"{one['name']} [{one['type']}]")
            yield Mark("entities", kind, 0, type=one["type"], error=error)
    for partner in partners.values():
        yield Mark("entities", "right", 0, type=pair.gold_entities[partner]["type"])


def judge_posts(pair: Pair) -> Iterator[Mark]:
    """Yield the marks for posts."""
    matched = golden_posts(pair)
    for post, golden in zip(pair.found("posts"), matched, strict=True):
        if golden is not None:
            yield Mark("posts", "right")
        else:
            yield Mark("posts", "surplus", error=pair.error("posts surplus", _post_line(pair.found_entities, post)))
    for post in _without(pair.gold("posts"), matched):
        yield Mark("posts", "missed", error=pair.error("posts missed", _post_line(pair.gold_entities, post)))


def golden_posts(pair: Pair) -> tuple[Row | None, ...]:
    """Return for each post of the prediction that of gold, None where it has none; each of gold is matched once."""
    left = list(pair.gold("posts"))
    matched: list[Row | None] = []
    for post in pair.found("posts"):
        match = next((one for one in left if _same_post(pair, post, one)), None)
        matched.append(match)
        if match is not None:
            left.remove(match)
    return tuple(matched)


def _without(posts: Sequence[Row], matched: Sequence[Row | None]) -> list[Row]:
    """Return the posts that are not among those matched."""
    left = list(posts)
    for post in matched:
        if post is not None:
            left.remove(post)
    return left


def _same_post(pair: Pair, post: Row, golden: Row) -> bool:
    organisation = golden.get("org")
    return (
        pair.partner(post["person"]) == golden["person"]
        and _title_likeness(post["title"], golden["title"]) >= 0.6
        and (organisation is None or pair.partner(post.get("org")) == organisation)
    )


def _title_likeness(one: str, other: str) -> float:
    """Return the F1 of the words of two titles."""
    mine, theirs = Counter(split(one)), Counter(split(other))
    common = (mine & theirs).total()
    return 2 * common / (mine.total() + theirs.total()) if common else 0.0


def _post_line(entities: Mapping[str, Row], post: Row) -> str:
    person, organisation = name_of(entities, post["person"]), name_of(entities, post.get("org"))
    return f"{person}: {post['title']} @ {organisation}"


def judge_events(pair: Pair) -> Iterator[Mark]:
    """Yield the marks for the dates of events. Events to which gold gives a time but no date are not judged."""
    dated = {one["event"]: one["date"] for one in pair.gold("events") if one.get("date")}
    undated = {one["event"] for one in pair.gold("events")} - set(dated)
    told: dict[tuple[bool, str], str] = {}
    for one in pair.found("events"):
        if one.get("date"):
            partner = pair.partner(one["event"])
            told[partner is not None, partner or one["event"]] = str(one["date"])
    right = sum(_same_date(told.get((True, event)), date) for event, date in dated.items())
    judged = sum(not (known and event in undated) for known, event in told)
    yield from counted("events", right, judged, len(dated))


def _same_date(found: str | None, golden: str) -> bool:
    """Return whether two ISO dates agree to the precision of gold; an interval counts by its start."""
    return bool(found) and found[: len(golden[:10])] == golden[:10] if found else False
