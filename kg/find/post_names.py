"""Bodies that only a title tells: what stands between "Ketua Umum" and a person's name is an organisation."""

from collections.abc import Iterator

from kg.find.held_titles import Title, held_titles
from kg.find.name_lexicon import Head, first_heads, is_no_name, is_ordinary, known_names, person_names, type_of
from kg.find.pointing import Stage
from kg.find.post_mistaken import body_types
from kg.find.stream import Placed, Stream, stream
from kg.find.title_words import is_head, post_words
from kg.find.titles import before_name
from kg.records import Chain, Document, Mention
from kg.schema import ORGANISATIONS, ORGANIZATION, PERSON, PLACE

MIN_LENGTH = 3
"""A shorter word begins no body."""
LONGEST_NAME = 9
"""Tokens of the name of a body between title and holder."""


def bodies_in_titles(document: Document, chains: tuple[Chain, ...]) -> tuple[Mention, ...]:
    """Return a mention for each body that no chain names yet and that a title with its holder tells, in order."""
    row = stream(document, chains)
    holders = (one for one in row.mentions if one.chain.type == PERSON and one.mention.kind == "name")
    found = [mention for holder in holders for mention in _body(row, holder)]
    inside = (mention for title in held_titles(Stage(row)) for mention in _body_inside(row, title))
    for mention in inside:
        if not any(mention.span.overlaps(other.span) for other in found):
            found.append(mention)
    return tuple(sorted(found))


def _body(row: Stream, holder: Placed) -> Iterator[Mention]:
    """Yield the mention of the body before `holder`, at most one."""
    end, floor, _ = before_name(row, holder.first)
    first = _start_of_capitals(row, end, max(floor, end - LONGEST_NAME))
    titled = [
        (start - size, -size)
        for start in range(first, end)
        for size in (3, 2, 1)
        if start - size >= floor and " ".join(row.low[start - size : start]) in body_types()
    ]
    if titled:
        head, size = min(titled)
        first = head - size
        own = next((at for at in range(first + 2, end) if row.low[at] in post_words("parent")), end)
        yield Mention(row.span(first, own), body_types()[" ".join(row.low[head:first])])


def _start_of_capitals(row: Stream, end: int, floor: int) -> int:
    """Return where the unbroken row of capitalised words, with "dan" between them, begins that ends at `end`."""
    at = end
    while at > floor and at - 1 not in row.on and row.tokens[at - 1].kind == "word":
        form = row.tokens[at - 1].form
        if not (form[:1].isupper() or (at < end and row.low[at - 1] in post_words("joint"))):
            break
        at -= 1
    return at


def _body_inside(row: Stream, title: Title) -> Iterator[Mention]:
    """Yield the body that begins inside the title with a word that begins bodies or is no word of titles at all."""
    if title.body and row.low[title.head] in post_words("fielded"):
        return
    stop = min(title.end, title.holder.first) if title.head < title.holder.first else title.end
    for at in range(title.head + 1, stop):
        joined = row.low[at - 1] in post_words("joint") and any(_is_unit(row, unit) for unit in range(at + 1, stop))
        kind = None if joined else _begins_body(row, at, title.head, stop)
        if kind and title.body and title.body.chain.type in ORGANISATIONS and not _has_head(row, at, stop):
            return
        if kind:
            end = _end_of_capitals(row, at, stop)
            if row.low[at] in post_words("board"):
                end = _end_of_branch(row, end)
            known = type_of(" ".join(token.form for token in row.tokens[at:end]))
            yield Mention(row.span(at, end), known if known in ORGANISATIONS else kind)
            return


def _is_unit(row: Stream, at: int) -> bool:
    """Return whether a ministry's short name or the first word of a unit stands at the token."""
    beginnings = tuple(sorted(post_words("beginning")))
    return row.tokens[at].form[:1].isupper() and (
        row.low[at].startswith(beginnings) or row.low[at] in post_words("unit")
    )


def _end_of_branch(row: Stream, end: int) -> int:
    """Return where a board's name ends with its party or body and the territory right behind: "DPD Partai … Jabar"."""
    whole = row.on.get(end)
    if whole is None or whole.first != end or whole.chain.type not in ORGANISATIONS:
        return end
    territory = row.on.get(whole.end)
    return territory.end if territory and territory.chain.type == PLACE else whole.end


def _begins_body(row: Stream, at: int, head: int, stop: int) -> str | None:
    """Return the type of the body that begins at token `at` of the title, None where none does."""
    form, low = row.tokens[at].form, row.low[at]
    if at in row.on or at - 1 in row.on or not form[:1].isupper() or low in post_words("inner"):
        return None
    if row.low[at - 1] == "(" or not post_words("minister").isdisjoint(row.low[head:at]):
        return None
    end = _end_of_capitals(row, at, stop)
    found = _has_head(row, at, end)
    if found:
        whole = end - at > found[0] or form.isupper()
        return found[1].type if whole and found[1].type in ORGANISATIONS else None
    if type_of(form) in ORGANISATIONS:
        return type_of(form)
    persons = any(row.tokens[token].form in person_names() for token in range(at, end))
    return None if persons or _is_plain(form) else body_types().get(row.low[head], ORGANIZATION)


def _has_head(row: Stream, at: int, end: int) -> tuple[int, Head] | None:
    return first_heads().longest([token.form for token in row.tokens[at:end]], 0)


def _is_plain(form: str) -> bool:
    """Return whether the word may belong to the title itself: an ordinary word, a head, a place, a short one."""
    known = known_names().get(form)
    if known:
        return known.place
    return is_ordinary(form) or is_head(form) or is_no_name(form) or len(form) < MIN_LENGTH


def _end_of_capitals(row: Stream, at: int, limit: int) -> int:
    """Return where the free capitalised words that begin at `at` end, with joining words between them."""
    end = at
    while end < limit and end not in row.on and row.tokens[end].kind in {"word", "number"}:
        joins = row.low[end] in post_words("joint") and end + 1 < limit and row.tokens[end + 1].form[:1].isupper()
        if not (row.tokens[end].form[:1].isupper() or row.tokens[end].kind == "number" or (end > at and joins)):
            break
        end += 1
    while end > at + 1 and row.low[end - 1] in post_words("joint"):
        end -= 1
    return end
