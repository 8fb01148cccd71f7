"""Titles that several persons share: "dua bek Timnas, Andi dan Budi", "pelawak hadir, antara lain Andi dan Budi"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.find.held_titles import BEFORE, Title, behind_bracket, titles_with_bodies
from kg.find.stream import Placed, Stream
from kg.find.title_words import former, is_head, post_words
from kg.find.titles import end_of_title
from kg.schema import PERSON

SHORT = 3
"""Tokens behind a title of which no number is told, among which the list of its holders begins."""


def shared_titles(row: Stream, titles: list[Title]) -> Iterator[Title]:
    """Yield the titles that several persons share: "dua bek Timnas, Andi dan Budi", "bos Kebun Andi dan Budi"."""
    for title in titles:
        many = _is_plural(row, title.head)
        if title.rule == BEFORE and (many or row.tokens[title.head].form[:1].islower()):
            for holder, joined in _listed(row, title.holder.end):
                if many or joined:
                    yield replace(title, holder=holder)


def paired_titles(row: Stream, titles: list[Title]) -> Iterator[Title]:
    """Yield the titles, those of a head and his deputy shared out: "Bupati dan Wakil Bupati Batu, Andi dan Budi"."""
    partners = {}
    for one, two in pairwise(titles):
        partner = _partner(row, one.holder, one.rule) if _are_of_pair(row, one, two) else None
        if partner:
            partners[one.rule, two.head if one.rule == BEFORE else one.head] = partner
    for title in titles:
        yield replace(title, holder=partners.get((title.rule, title.head), title.holder))


def _are_of_pair(row: Stream, one: Title, two: Title) -> bool:
    """Return whether two titles of one person are those of a head and his deputy, joined."""
    together = one.holder is two.holder and one.rule == two.rule and one.end < two.head
    joined = together and row.low[one.end] in post_words("and") | post_words("pair")
    return joined and _is_deputy(row, two) and not _is_deputy(row, one)


def _is_deputy(row: Stream, title: Title) -> bool:
    """Return whether a title is a deputy's, "calon" and such before it: "bakal calon wakil bupati"."""
    head = title.head
    while head < title.end and row.low[head] in post_words("needs") - post_words("deputy"):
        head += 1
    return head < title.end and row.low[head] in post_words("deputy")


def _partner(row: Stream, holder: Placed, rule: str) -> Placed | None:
    """Return who makes a pair with the holder of two titles: the next person behind titles, the last before them."""
    behind = rule == BEFORE
    at = holder.end if behind else holder.first - 1
    other = None
    if 0 <= at < len(row.low) and row.low[at] in post_words("and") | post_words("pair"):
        other = row.on.get(at + 1 if behind else at - 1)
    elif behind:
        other = next((one for one, joined in _listed(row, at) if joined), None)
    return other if other and other.chain.type == PERSON else None


def _is_plural(row: Stream, head: int) -> bool:
    """Return whether a number or "para" stands before the title that begins at `head`, "mantan" between allowed."""
    before = head - 1
    if before >= 0 and row.low[before] in former():
        before -= 1
    return before >= row.start_of_sentence(head) and row.low[before] in post_words("many")


def _listed(row: Stream, at: int) -> Iterator[tuple[Placed, bool]]:
    """Yield the persons of a list that goes on at token `at`, each with whether "dan" stands before him."""
    limit = len(row.tokens)
    while at + 1 < limit:
        start = behind_bracket(row, _behind_alias(row, at), limit)
        start += start < limit and row.low[start] == ","
        joined = start < limit and row.low[start] in post_words("and")
        other = row.on.get(start + joined)
        if start + joined == at or other is None or other.chain.type != PERSON or other.first != start + joined:
            return
        yield other, joined
        at = other.end


def _behind_alias(row: Stream, at: int) -> int:
    """Return the token behind the second name of a person that begins at `at` ("alias Wenqor"), else `at`."""
    other = row.on.get(at + 1)
    told = row.low[at] in post_words("alias") and other is not None and other.chain.type == PERSON
    return other.end if told and other else at


def announced_titles(row: Stream) -> Iterator[Title]:
    """Yield the titles of persons who are listed behind them: "sejumlah komedian hadir, antara lain Andi dan Budi".

    Without a number the list must begin with the title's clause: "aktor seperti Andi dan Budi".
    """
    for head in range(len(row.tokens)):
        if not is_head(row.tokens[head].form) or head in row.on:
            continue
        limit = row.end_of_sentence(head)
        end = end_of_title(row, head, limit)
        many = _is_plural(row, head)
        signs = post_words("namely") if many else post_words("namely") | post_words("such")
        reach = limit if many else min(limit, end + SHORT)
        sign = next((token for token in range(end, reach) if row.low[token] in signs), limit)
        at = sign + 1 + (sign + 1 < limit and row.low[sign + 1] == ",")
        first = row.on.get(at)
        if first and first.first == at and first.chain.type == PERSON:
            others = [other for other, _ in _listed(row, first.end)]
            for holder in (first, *others) if many or others else ():
                yield from titles_with_bodies(row, holder, head, end, BEFORE)
