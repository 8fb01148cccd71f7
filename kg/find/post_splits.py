"""Where a body ends and its officer's name begins: "Ketua Umum Gapkebun Dini Sari"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.find.elsewhere import Elsewhere, elsewhere
from kg.find.name_lexicon import connectors, first_heads, is_ordinary, type_of
from kg.find.post_mistaken import body_types
from kg.find.post_split_features import Split, features, is_minister
from kg.find.stream import Stream, stream_of
from kg.find.title_words import forms_of_address, is_head, post_words
from kg.find.titles import LOOSE, breaks
from kg.find.weights import probability
from kg.find.word_kinds import is_known_name, is_personal, kind_of, may_lead
from kg.records import Document, Mention
from kg.schema import ORGANIZATION, PERSON

THRESHOLD = 0.7
"""A person's name begins where that is likelier than this; chosen on the training articles."""
SURE = 0.9
"""The same for a name none of whose words is known from names."""
LONGEST = 18
"""Tokens of a title with its body and its holder."""
WORDS = 5
"""A person's name has no more words than this."""
BRACKET = 5
"""Tokens of a bracket inside a title: the short name of the body."""


@dataclass(frozen=True, slots=True)
class Run:
    """The unbroken capitals from the title at token `head`: all from `first` up to `end` may be body or holder."""

    head: int
    first: int
    end: int


def split_titles(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order, with the names of persons behind titles where they most likely begin.

    A mention that runs into the person's name ends before it; one that begins inside gives way to it.
    """
    row = stream_of(document, mentions)
    others = elsewhere(row)
    left = list(mentions)
    for run in runs(row):
        split = _best(row, run, others)
        if split and not _is_settled(row, split):
            left = [*_cleared(row, left, split), Mention(row.span(split.first, split.end), PERSON)]
    return tuple(sorted(left))


def runs(row: Stream) -> Iterator[Run]:
    """Yield the runs of capitals that follow a title, the longest of those with one end."""
    reached = 0
    for head in range(len(row.tokens)):
        if head < reached or not is_head(row.tokens[head].form):
            continue
        limit = min(row.end_of_sentence(head), head + LONGEST)
        first = head + 1
        while first < limit and first - head <= LOOSE and row.tokens[first].form.islower() and not breaks(row, first):
            first += 1
        end = _end(row, first, limit)
        if end - first > 1 and row.tokens[first].form[:1].isupper():
            reached = end
            yield Run(head, first, end)


def splits(row: Stream, run: Run) -> Iterator[Split]:
    """Yield the places of a run at which the holder's name may begin: not behind an initial or inside a field."""
    for first in range(max(run.first, run.end - WORDS), run.end):
        inner = row.low[first - 1] in post_words("joint") or row.low[first].rstrip(".") in forms_of_address()
        inner = inner or (first > run.first and kind_of(row.tokens[first - 1].form) == "initial")
        if row.capital(first) and not inner and all(row.tokens[at].kind == "word" for at in range(first, run.end)):
            yield Split(run.head, run.first, first, run.end)


def _best(row: Stream, run: Run, others: Elsewhere) -> Split | None:
    """Return the split behind the whole title of a minister, else the likeliest one where it is likely enough."""
    for split in splits(row, run):
        if is_minister(row, run.head, split.first) and may_lead(row.tokens[split.first].form):
            return split
    weighed = ((one, features(row, one, others)) for one in splits(row, run))
    rated = [(probability("post_split_weights", found), -one.first, one) for one, found in weighed]
    likely, _, best = max(rated, default=(0.0, 0, None), key=lambda rating: rating[:2])
    strange = best and not any(is_known_name(row.tokens[at].form) for at in range(best.first, best.end))
    return best if likely >= (SURE if strange else THRESHOLD) else None


def _is_settled(row: Stream, split: Split) -> bool:
    """Return whether the first reading knows better: it sees two persons, or one whose name the split would cut."""
    inside = {placed.first: placed for at in range(split.first, split.end) if (placed := row.on.get(at))}
    persons = [placed for placed in inside.values() if placed.chain.type == PERSON]
    broken = any(one.mention.span.end < row.tokens[one.end - 1].span.end for one in persons)
    if broken or len(persons) > 1 or any(one.end >= split.end and one.first == split.first for one in persons):
        return True
    before = row.on.get(split.first)
    if before and before.first <= split.head:
        return before.end > split.end
    lost = range(before.first, split.first) if before else range(0)
    if before and before.chain.type == PERSON:
        short = split.end - split.first == 1 and len(lost) > 0
        return short or before.end > split.end or any(is_personal(row.tokens[at].form) for at in lost)
    if is_minister(row, split.head, split.first):
        return False
    return len(lost) == 1 and first_heads().get(row.tokens[lost[0]].form) is not None


def _end(row: Stream, first: int, limit: int) -> int:
    """Return where the capitals that begin at `first` end, joining words and brackets inside."""
    at, end = first, first
    while at < limit:
        if row.capital(at):
            at += 1
            end = at
        elif row.low[at] == "(" and (close := _closing(row, at, limit)):
            at = close
        elif at > first and _joins(row, at, limit):
            at += 1
        else:
            break
    return end


def _joins(row: Stream, at: int, limit: int) -> bool:
    form = row.tokens[at].form
    joins = row.low[at] in post_words("joint") or form in connectors() or form.isdigit()
    return joins and at + 1 < limit and row.capital(at + 1) and not is_head(row.tokens[at + 1].form)


def _closing(row: Stream, at: int, limit: int) -> int | None:
    return next((token + 1 for token in range(at + 1, min(limit, at + BRACKET)) if row.low[token] == ")"), None)


def _cleared(row: Stream, mentions: Sequence[Mention], split: Split) -> Iterator[Mention]:
    """Yield the mentions, those on the split's name cut off before it or left out."""
    whole = row.span(split.first, split.end)
    for mention in mentions:
        if not mention.span.overlaps(whole):
            yield mention
            continue
        placed = row.of(mention)
        start, end = placed.first if placed else split.first, split.first
        while end > start and not row.capital(end - 1) and row.low[end - 1] != ")":
            end -= 1
        kind = _kind(row, mention, start, end, split) if end > start > split.head else None
        if kind:
            yield replace(mention, span=row.span(start, end), type=kind)


def _kind(row: Stream, mention: Mention, start: int, end: int, split: Split) -> str | None:
    """Return the type of what stands before a person's name; None where it is a word of the title."""
    if is_minister(row, split.head, split.first):
        return None
    if mention.type != PERSON:
        return mention.type
    name = row.span(start, end).of(row.text)
    title = " ".join(row.low[split.head : start])
    if all(is_ordinary(row.tokens[at].form) for at in range(start, end)):
        return type_of(name)
    return type_of(name) or body_types().get(title, ORGANIZATION)
