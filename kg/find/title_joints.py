"""Where one title of a person ends and his next begins: "Kepala BKPM sekaligus CEO", "ekonom yang juga menteri"."""

from collections.abc import Iterator

from kg.find.cues import bare
from kg.find.stream import Stream
from kg.find.title_words import former, heads, is_head, post_words


def single_titles(row: Stream, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (head, end) of each title in a row of titles: "Kepala BKPM sekaligus CEO Danantara" holds two."""
    head = first
    for at in range(first + 1, end):
        if (start := joint_title(row, at)) and start >= head:
            if start > head:
                yield head, start
            head = at
            continue
        follows = at + 1 < end and row.low[at + 1] in heads() and at not in row.on
        follows = follows and row.low[at + 1] not in post_words("field")
        joins = row.low[at] == "," or row.low[at] in post_words("and") | post_words("pair")
        if row.low[at] in post_words("break") or (follows and joins):
            if at > head:
                yield head, at
            head = at + 1
    if head < end and (head == first or is_head(row.tokens[head].form) or is_head(bare(row.low[head]))):
        yield head, end


def joint_title(row: Stream, head: int) -> int | None:
    """Return where "yang juga sebagai" begins before the title at token `head`; None where nothing such does."""
    if head >= len(row.tokens) or not is_head(row.tokens[head].form):
        return None
    at = head - 1 - (row.low[head - 1] in former())
    while at > 1 and row.low[at] in post_words("link") and row.low[at] not in post_words("also"):
        at -= 1
    told = at > 1 and row.low[at] in post_words("also") and row.low[at - 1] in post_words("relative")
    return at - 1 if told else None


def behind_short(row: Stream, at: int, limit: int) -> int | None:
    """Return the token behind a short form in brackets at `at` where the title goes on: "Pelaksana Tugas (Plt) …"."""
    goes_on = at + 3 < limit and row.low[at + 2] == ")" and row.tokens[at + 3].form[:1].isupper()
    short = goes_on and (is_head(row.tokens[at + 1].form) or (at + 1 not in row.on and row.capital(at + 1)))
    return at + 3 if short else None
