"""Which stretches between quotation marks are somebody's words, and which cue reports them."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.find.cues import cue, pronouns, words
from kg.find.quote_marks import Quoted, quoted_stretches
from kg.find.stream import Stream
from kg.schema import AGENTS

SHORTEST = 3
"""Words of a quotation without a cue; shorter ones are titles and scare quotes."""
SHORTEST_OPEN = 6
"""Words of a quotation without a cue that ends without a comma or full stop."""
FEW = 4
"""Words between marks in the middle of a clause that name something and are nobody's; at its end as many are said."""
REPORT = 40
"""Tokens from a cue to the quoted words that end its clause."""
LEAD = 14
"""Tokens from a cue to the mark that opens its words: "mengatakan kepada wartawan di Jakarta, …"."""


@dataclass(frozen=True, slots=True)
class Direct:
    """Quoted words: the tokens they cover (`first`, `end`) and the token of the cue that reports them, or None.

    `inner` words end a clause that the cue reports as well.
    """

    quoted: Quoted
    first: int
    end: int
    cue: int | None
    inner: bool = False


def direct_quotes(row: Stream) -> tuple[Direct, ...]:
    """Return the quotations between marks, in order; scare quotes, titles and nicknames are left out."""
    return tuple(_directs(row))


def _directs(row: Stream) -> Iterator[Direct]:
    for quoted in quoted_stretches(row.text):
        first, end = row.at(quoted.content.start), row.at(quoted.content.end)
        if first < end:
            reported = _cue_behind(row, row.at(quoted.span.end))
            if reported is None and quoted.content.of(row.text)[-1] in ",?!":
                reported = _unknown_cue(row, row.at(quoted.span.end))
            if reported is None:
                reported = _cue_before(row, first)
                if reported is not None and _is_part(row, quoted, first, end):
                    continue
            if reported is not None or _stands_alone(row, quoted, first, end):
                yield Direct(quoted, first, end, reported)
            elif (outer := _outer_cue(row, quoted, first, end)) is not None:
                yield Direct(quoted, first, end, outer, inner=True)


def _size(row: Stream, first: int, end: int) -> int:
    return sum(token.kind in ("word", "number") for token in row.tokens[first:end])


def _is_part(row: Stream, quoted: Quoted, first: int, end: int) -> bool:
    """Return whether a clause goes on behind a few quoted words, which name something: `mencatat "Padi" naik`."""
    behind = row.at(quoted.span.end)
    goes_on = behind < row.end_of_sentence(first) and row.tokens[behind].kind == "word" and row.low[behind].isalpha()
    plain = goes_on and row.tokens[behind].form.islower() and quoted.content.of(row.text)[-1] not in ",.?!"
    return plain and _size(row, first, end) <= FEW


def _outer_cue(row: Stream, quoted: Quoted, first: int, end: int) -> int | None:
    """Return the cue of a reported clause that ends in quoted words: `mengatakan panen "di bawah harapan kami"`."""
    behind, stop = row.at(quoted.span.end), row.end_of_sentence(first)
    goes_on = behind < stop and row.low[behind] != "."
    if goes_on or _size(row, first, end) < FEW or not row.tokens[first].form[:1].islower():
        return None
    ahead = range(first - 1, max(row.start_of_sentence(first), first - REPORT) - 1, -1)
    return next((token for token in ahead if cue(row.low[token], "before")), None)


def _stands_alone(row: Stream, quoted: Quoted, first: int, end: int) -> bool:
    """Return whether the words begin a sentence, or follow a comma, and are long enough to be said by somebody."""
    before = row.text[max(0, quoted.span.start - 12) : quoted.span.start]
    size, last = _size(row, first, end), quoted.content.of(row.text)[-1]
    led = before.rstrip().endswith(",") and size >= SHORTEST_OPEN and last in ".?!" and _is_led(row, first)
    if before.strip() and before.rstrip()[-1] not in '.?!:;"”)' and "\n" not in before[-3:] and not led:
        return False
    return size >= (SHORTEST if last in ".,?!…" else SHORTEST_OPEN)


def _is_led(row: Stream, first: int) -> bool:
    """Return whether the words are a sentence, and what leads to them tells of no text: "ayat (3) yang berbunyi, …"."""
    return row.tokens[first].form[:1].isupper() and words("wording").isdisjoint(row.low[max(0, first - 4) : first])


def _cue_behind(row: Stream, at: int) -> int | None:
    """Return the cue that follows a closing mark: `… ," kata`, `…" demikian ujar`."""
    for token in range(at, min(len(row.tokens), at + 4)):
        low = row.low[token]
        follows = token + 1 < len(row.tokens) and cue(row.low[token + 1], "after") is not None
        if cue(low, "after") and not (low in words("lead") and follows):
            return token
        if low not in {",", ".", "-", "--", "–"} and low not in words("lead"):
            return None
    return None


def _unknown_cue(row: Stream, at: int) -> int | None:
    """Return the word between a closing mark and a speaker, which must be a verb of speech: `," lantun Sari`."""
    if at + 1 >= len(row.tokens) or at in row.on or not row.tokens[at].form.islower() or row.low[at] in words("stop"):
        return None
    speaker = row.on.get(at + 1)
    named = speaker is not None and speaker.first == at + 1 and speaker.chain.type in AGENTS
    return at if named or row.low[at + 1] in pronouns("person") else None


def _cue_before(row: Stream, first: int) -> int | None:
    """Return the cue in the words that lead to an opening mark: `mengatakan kepada pers, "…`."""
    at = first - 1
    if at >= 0 and row.tokens[at].kind == "quote":
        at -= 1
    floor = row.start_of_sentence(first)
    if at < floor:
        return None
    led = row.low[at] in {",", ":"} or row.low[at] in words("marker")
    for token in range(at, max(floor, at - LEAD) - 1, -1):
        if row.tokens[token].kind == "quote":
            return None
        verb = cue(row.low[token], "before") is not None and (led or token == at)
        if verb or (led and cue(row.low[token], "after")):
            return token
    return None
