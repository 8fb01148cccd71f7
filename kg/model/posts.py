"""Posts that the pair head is sure of: who holds which title, at which body."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, partial
from itertools import pairwise

from kg.find.bounds import QUOTES
from kg.find.cues import words
from kg.find.name_lexicon import connectors
from kg.find.post_bodies import is_of_state, says_no_more, words_of
from kg.find.squads import squad
from kg.find.title_words import behind_modifiers, former, forms_of_address, house_of, house_word, is_head, post_words
from kg.language.morphology import voice
from kg.model.claims import MODEL, Seen
from kg.model.layers import AT, HOLDS, TITLE
from kg.model.places import nearest, sentences_apart
from kg.records import Post, Span, owners
from kg.schema import GOVERNMENT_BODY, ORGANISATIONS, PERSON, PLACE

_REACH = 20
"""Characters before a title or a body in which a word says that it is over, or where the holder comes from."""
_GAP = 20
"""Characters that may stand between two of a list."""
_PHRASE, _PHRASE_REACH = 6, 40
"""Words behind a title, and characters, among which a demonstrative closes its phrase."""
_LED = 100
"""Characters between a title and its holder that its body and his rank may take."""
_STROKE = "/"
_BRACKET = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_]+")

Holding = tuple[float, int, int]
"""(probability, person, title): numbers of things."""


def find_posts(seen: Seen) -> tuple[Post, ...]:
    """Return the posts, in order of their titles: a person holds a title, at the body that is likeliest for it.

    Of those that say the same of a person, one is told.
    """
    bodies = _bodies(seen)
    rules = {post.title: post.rule for post in seen.ruled.posts}
    over = _over(seen)
    holdings = sorted(_holdings(seen), key=lambda one: (bodies.get(one[2]) is None, _title(seen, one[2]) not in rules))
    said = cache(partial(_said, seen))
    kept: dict[int, list[int]] = defaultdict(list)
    posts = []
    for score, person, title in holdings:
        if any(_repeats(said, title, other, bodies) for other in kept[person]):
            continue
        kept[person].append(title)
        span = _title(seen, title)
        holder = nearest(seen.mentions(person), span)
        body = nearest(seen.mentions(bodies[title]), span) if title in bodies else None
        posts.append(
            Post(
                person=holder,
                title=_before(seen, span, bodies.get(title)),
                organisation=body,
                evidence=Span.covering(span, holder.span),
                rule=rules.get(span, MODEL),
                former=_is_over(seen, span) or (person, span) in over,
                score=score,
            )
        )
    return tuple(sorted(posts, key=lambda post: (post.title, post.person.span)))


def _over(seen: Seen) -> frozenset[tuple[int, Span]]:
    """Return the persons, by number, and the titles that they hold no longer as the rules see it."""
    number = owners(seen.chains)
    return frozenset((number[one.person], one.title) for one in seen.ruled.posts if one.former and one.person in number)


def _title(seen: Seen, title: int) -> Span:
    return seen.things[title].spans[0]


def _before(seen: Seen, title: Span, body: int | None) -> Span:
    """Return a title up to its body where that begins within it: "Kepala" of "Kepala Humas" at "Humas Polda".

    A territory ends titles ("Bupati Sleman") but those of a state ("Presiden Peru").
    """
    if body is None:
        return title
    text = seen.text()
    kept = seen.chains[body].type == PLACE and not is_of_state(words_of(title.of(text)))
    last = title.end if kept else title.end - 1
    spans = (one.span for one in seen.mentions(body))
    start = next((one.start for one in spans if title.start < one.start < title.end and last < one.end), title.end)
    return Span(title.start, title.start + len(text[title.start : start].rstrip()))


def _is_over(seen: Seen, title: Span) -> bool:
    before = seen.text()[max(0, title.start - _REACH) : title.start].split()
    return bool(before) and before[-1].casefold() in former()


def _holdings(seen: Seen) -> Iterator[Holding]:
    """Yield who holds which title: the likeliest of those to whom it is tied, and who shares it with him.

    One title has one holder. Others are those who are listed beside him, or of whom the rules say so too.
    """
    titles: dict[int, list[Holding]] = defaultdict(list)
    for one in seen.sure(HOLDS):
        if _is_title(_title(seen, one[2]).of(seen.text())):
            titles[one[2]].append(one)
    ruled: dict[int, set[int]] = defaultdict(set)
    for (person, title), facts in seen.hints.items():
        if HOLDS in facts:
            ruled[title].add(person)
    others, persons = {*_partners(seen, ruled), *_served(seen, ruled)}, _persons(seen)
    names = sorted(one.span for chain in seen.chains if chain.type != PERSON for one in chain.mentions)
    told: list[Holding] = []
    for title, every in titles.items():
        found = [one for one in every if one[1:] not in others]
        found = [one for one in found if one[1] in ruled[title] or not _is_of_another(seen, *one[1:], persons)]
        own = _leads_to(seen, title, persons, names)
        if own is not None:
            found = [one for one in found if one[1] == own or one[1] in ruled[title] or not _precedes(seen, *one[1:])]
        found = [one for one in found if not _is_passed_over(seen, *one[1:], titles, names)]
        freely = {who for _, who, _ in found} if _points(seen, title) else ruled[title]
        tied = [one for one in found if one[1] in freely or _is_tied(seen, one, persons)]
        told += [*tied[:1], *_sharing(seen, found, tied[:1])]
    yield from told
    yield from _joined(seen, ruled, told)


def _leads_to(seen: Seen, title: int, persons: Sequence[tuple[Span, int]], names: Sequence[Span]) -> int | None:
    """Return the person whom a title leads to with nothing but its body and his rank between; None where there is none.

    `persons` are the mentions of all, `names` those of everything else, in order.
    """
    end = _title(seen, title).end
    at = bisect_left(persons, end, key=lambda one: one[0].start)
    if at == len(persons) or persons[at][0].start - end > _LED:
        return None
    (behind, person), text = persons[at], seen.text()
    between, last = _without(text, end, behind.start, names)
    words = _BRACKET.sub(" ", between).split()
    led = "," not in last and all(word.strip(".,").casefold() in forms_of_address() for word in words)
    return person if led else None


def _is_passed_over(
    seen: Seen, person: int, title: int, titles: Mapping[int, Sequence[Holding]], names: Sequence[Span]
) -> bool:
    """Return whether another title of a person stands nearer before his name, with nothing to join the two.

    Of "Ketua Yayasan Air, Kepala Dinas Kebun Budi" Budi is the second; "sekaligus" makes him both.
    """
    span, text = _title(seen, title), seen.text()
    holder = nearest(seen.mentions(person), span).span
    others = (_title(seen, other) for other, every in titles.items() if any(one[1] == person for one in every))
    inner = [one for one in others if span.end <= one.start and one.end <= holder.start]
    offices = [one for one in inner if one.of(text).casefold() not in forms_of_address()]
    if not offices or holder.start - span.end > _LED or _points(seen, title):
        return False
    between, _ = _without(text, span.end, max(offices).start, sorted((*names, *inner)))
    words = _low_words(between)
    joined = not words.isdisjoint(post_words("again")) or any(mark in post_words("again") for mark in between)
    return not joined and bool(words or "," in between)


def _without(text: str, start: int, end: int, names: Sequence[Span]) -> tuple[str, str]:
    """Return a stretch of the text without the names in it, which are in order, and what stands behind the last."""
    left = ""
    first, stop = (bisect_left(names, place, key=lambda one: one.start) for place in (start, end))
    for name in names[first:stop]:
        if name.start >= start:
            left, start = left + text[start : name.start], name.end
    return left + text[start:end], text[start:end]


def _is_of_another(seen: Seen, person: int, title: int, persons: Sequence[tuple[Span, int]]) -> bool:
    """Return whether words say that a title before a name is somebody else's: "cawapres pendamping Budi".

    So does a name before it: "Ani sebagai ketua, Budi sebagai wakilnya". `persons` are the mentions of all.
    """
    span, text = _title(seen, title), seen.text()
    holder = nearest(seen.mentions(person), span).span
    if holder.start < span.end:
        return False
    between = text[span.end : holder.start]
    if len(between) < _LED and not _low_words(between).isdisjoint(post_words("another's")):
        return True
    before = text[max(0, span.start - _LED) : span.start].rstrip()
    link = before.rpartition(" ")[2]
    end = max(0, span.start - _LED) + len(before) - len(link) - 1
    return link.casefold() in post_words("as") and any(one.end == end for one, number in persons if number != person)


def _low_words(said: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(said)}


def _precedes(seen: Seen, person: int, title: int) -> bool:
    """Return whether the person's name nearest to a title stands before it."""
    span = _title(seen, title)
    return nearest(seen.mentions(person), span).span.end <= span.start


def _partners(seen: Seen, ruled: Mapping[int, Set[int]]) -> Iterator[tuple[int, int]]:
    """Yield (person, title) of those who hold, by the rules, only the other title of two that are joined.

    Of "Bupati dan Wakil Bupati Batu, Andi dan Budi" these are Andi with the second and Budi with the first.
    """
    for one, other in _pairs(seen, ruled):
        if ruled[one].isdisjoint(ruled[other]):
            yield from ((person, other) for person in ruled[one])
            yield from ((person, one) for person in ruled[other])


def _joined(seen: Seen, ruled: Mapping[int, Set[int]], told: Sequence[Holding]) -> Iterator[Holding]:
    """Yield who holds, by the rules, both of two titles that are joined, and is told to hold but one: the other.

    Of "Menteri Tani dan Kepala Badan Kebun, Budi" both are Budi's.
    """
    sure = {one[1:]: one[0] for one in told}
    for pair in _pairs(seen, ruled):
        for title, other in (pair, pair[::-1]):
            both = sorted(ruled[title] & ruled[other])
            yield from (
                (sure[who, other], who, title) for who in both if (who, other) in sure and (who, title) not in sure
            )


def _pairs(seen: Seen, titles: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield each two titles between which nothing stands but what joins them, in order."""
    joining = post_words("and") | post_words("pair")
    for one, other in pairwise(sorted(titles, key=lambda title: _title(seen, title))):
        if seen.text()[_title(seen, one).end : _title(seen, other).start].strip().casefold() in joining:
            yield one, other


def _served(seen: Seen, ruled: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield (person, title) of those whose own office, by the rules, ends the title of who serves them.

    "Juru bicara Presiden Andi, Budi": Andi is no spokesman.
    """
    number = owners(seen.chains)
    held = {(number[one.person], one.title) for one in seen.ruled.posts if one.person in number}
    told = {title for _, title in held}
    for title in ruled:
        whole = _title(seen, title)
        inner = (who for who, own in held if _ends(whole, own) and (who, whole) not in held)
        yield from ((who, title) for who in inner if whole in told)


def _ends(whole: Span, part: Span) -> bool:
    return whole.start < part.start and part.end == whole.end


def _sharing(seen: Seen, found: Sequence[Holding], first: Sequence[Holding]) -> Iterator[Holding]:
    """Yield, of those who may hold a title, who shares it with the `first`: beside one of them, or by the rules."""
    holders = [person for _, person, _ in first]
    left = [one for one in found if holders and one[1] not in holders]
    while told := [one for one in left if _shares(seen, one, holders)]:
        holders += [person for _, person, _ in told]
        left = [one for one in left if one not in told]
        yield from told


def _shares(seen: Seen, holding: Holding, holders: Sequence[int]) -> bool:
    likely, person, title = holding
    if HOLDS in seen.hints.get((person, title), ()):
        return True
    if likely < seen.thresholds.holds or _is_held_by_one(_title(seen, title).of(seen.text())):
        return False
    return any(_are_listed(seen, title, person, who) for who in holders)


def _is_held_by_one(said: str) -> bool:
    """Return whether a title is one of a state or a territory, of which each has one.

    >>> _is_held_by_one("Plt Gubernur"), _is_held_by_one("anggota")
    (True, False)
    """
    words = behind_modifiers(said.split())
    return bool(words) and words[0].casefold() in post_words("state") | post_words("territory")


def _is_title(said: str) -> bool:
    """Return whether words may be a title: a single word is one only where titles begin with it, some are none.

    >>> _is_title("ketua"), _is_title("duet"), _is_title("People Development"), _is_title("pemain")
    (True, False, True, False)
    """
    if said.casefold() in post_words("never"):
        return False
    first, *more = said.split()
    return bool(more) or is_head(first)


def _points(seen: Seen, title: int) -> bool:
    """Return whether a title points back at its holder: "gelandang berusia 32 tahun itu"."""
    end = _title(seen, title).end
    behind = seen.text()[end : end + _PHRASE_REACH].partition(",")[0].partition(".")[0].split()
    return not words("demonstrative").isdisjoint(behind[:_PHRASE])


def _are_listed(seen: Seen, title: int, one: int, other: int) -> bool:
    """Return whether a person stands beside another at a title: a comma or "dan" and no other word between them.

    With a comma alone the list must go on behind them.
    """
    beside = nearest(seen.mentions(other), _title(seen, title)).span
    span = nearest(seen.mentions(one), beside).span
    gap = seen.text()[min(span.end, beside.end) : max(span.start, beside.start)]
    said = _low_words(gap)
    if len(gap) >= _GAP or not all(connectors().get(word) == "and" for word in said):
        return False
    return bool(said) or ("," in gap and _goes_on(seen.text()[max(span.end, beside.end) :][:_GAP]))


def _goes_on(behind: str) -> bool:
    """Return whether a list goes on with words: a comma or "dan" stands first.

    >>> _goes_on(", dan Budi"), _goes_on(" dan Budi"), _goes_on(" hadir, lalu")
    (True, True, False)
    """
    word = _WORD.match(behind.lstrip())
    return behind.lstrip().startswith(",") or (word is not None and connectors().get(word[0].casefold()) == "and")


def _persons(seen: Seen) -> list[tuple[Span, int]]:
    """Return every mention of a person with the number of the person, in order."""
    chains = ((number, chain) for number, chain in enumerate(seen.chains) if chain.type == PERSON)
    return sorted((one.span, number) for number, chain in chains for one in chain.mentions)


def _is_tied(seen: Seen, holding: Holding, persons: Sequence[tuple[Span, int]]) -> bool:
    """Return whether the holder stands in the title's sentence, with no other person and no quotation mark between.

    Who holds the title is not whom he appoints: "Presiden melantik Andi". Of whom the heads are clear no more is asked.
    `persons` are the mentions of all, in order.
    """
    likely, person, title = holding
    span = _title(seen, title)
    beside = nearest(seen.mentions(person), span).span
    start, end = min(beside.end, span.end), max(beside.start, span.start)
    between = seen.text()[start:end]
    if any(mark in QUOTES for mark in between) or (span.end == start and _acts(between)):
        return False
    if likely >= seen.thresholds.apart:
        return True
    if sentences_apart(seen.document, Span.covering(beside, span)):
        return False
    first, behind = (bisect_left(persons, at, key=lambda one: one[0].start) for at in (start, end))
    return not any(number != person and other.end <= end for other, number in persons[first:behind])


def _acts(behind: str) -> bool:
    """Return whether words behind a title begin, but for names, with a verb whose subject its holder is.

    >>> _acts(" RI melantik "), _acts(" RI yang melantik "), _acts(", ")
    (True, False, False)
    """
    return voice(next((word for word in _WORD.findall(behind) if word.islower()), "")) == "active"


def _bodies(seen: Seen) -> dict[int, int]:
    """Return the body of each title that has one: of which the heads are clear, else the rules', else the likeliest.

    Where the rules see a body of the state, no territory of which the heads are clear stands before it: a minister
    serves his ministry, not his country.
    """
    likely = [one for one in seen.sure(AT) if not _is_elsewhere(seen, *one[1:])]
    clear = [(title, body) for sure, title, body in likely if sure >= seen.thresholds.body]
    ruled = [ends for ends, facts in sorted(seen.hints.items()) if AT in facts]
    places = {title for title, body in dict(reversed(clear)).items() if seen.chains[body].type == PLACE}
    of_state = [one for one in ruled if one[0] in places and seen.chains[one[1]].type == GOVERNMENT_BODY]
    rest = [(title, body) for _, title, body in likely if _may_be_at(seen, title, body)]
    bodies: dict[int, int] = {}
    for title, body in (*_beside(seen), *of_state, *clear, *ruled, *rest):
        bodies.setdefault(title, body)
    return bodies


def _beside(seen: Seen) -> Iterator[tuple[int, int]]:
    """Yield each title with the organisation whose name begins right behind it: the smallest that it may attach to."""
    names = {
        one.span.start: number
        for number, chain in enumerate(seen.chains)
        for one in chain.mentions
        if chain.type in ORGANISATIONS and one.kind == "name"
    }
    for number, thing in enumerate(seen.things):
        body = names.get(thing.spans[0].end + 1) if thing.kind == TITLE else None
        if body is not None and seen.text()[thing.spans[0].end].isspace():
            yield number, body


def _is_origin(seen: Seen, title: int, body: int) -> bool:
    """Return whether a place is where the holder comes from: "pelatih asal Kota Zorbania"."""
    if seen.chains[body].type != PLACE:
        return False
    start = nearest(seen.mentions(body), _title(seen, title)).span.start
    before = seen.text()[max(0, start - _REACH) : start].casefold().split()
    return not post_words("origin").isdisjoint(before[-2:])


def _is_elsewhere(seen: Seen, title: int, body: int) -> bool:
    """Return whether a body is said of something else: of the holder's origin, outside brackets, of another office."""
    others = (_is_origin, _is_outside, _is_of_the_second, _is_another_house)
    return any(other(seen, title, body) for other in others)


def _is_another_house(seen: Seen, title: int, body: int) -> bool:
    """Return whether an office names its body in its own name, and a body is another: the Polres of a Kapolda."""
    house, chain = house_of(_title(seen, title).of(seen.text())), seen.chains[body]
    if house is None or chain.type != GOVERNMENT_BODY:
        return False
    forms = (one.span.of(seen.text()).casefold() for one in seen.mentions(body))
    return not any(house_word(form).startswith(house) for form in forms)


def _is_of_the_second(seen: Seen, title: int, body: int) -> bool:
    """Return whether a minister has another title behind a stroke, and the body is that one's: "Menteri X/Kepala Y"."""
    end = _title(seen, title).end
    return seen.text()[end : end + 1] == _STROKE and not _may_be_at(seen, title, body)


def _is_outside(seen: Seen, title: int, body: int) -> bool:
    """Return whether a title stands in brackets and a body does not: "Budi (analis Bank Desa)"."""
    span, text = _title(seen, title), seen.text()
    start = text.rfind("(", max(0, span.start - _REACH), span.start)
    if start < 0 or ")" in text[start : span.end]:
        return False
    end = text.find(")", span.end, span.end + _LED)
    return end >= 0 and not any(start < one.span.start and one.span.end <= end for one in seen.mentions(body))


def _may_be_at(seen: Seen, title: int, body: int) -> bool:
    """Return whether a body that is not sure may be the title's: a minister's is a country, or shares his field."""
    span, chain = _title(seen, title), seen.chains[body]
    said = words_of(span.of(seen.text()))
    if not is_of_state(said):
        return True
    if chain.type == PLACE:
        return squad(chain.name).country
    return chain.type == GOVERNMENT_BODY and not set(said[1:]).isdisjoint(chain.name.casefold().split())


def _repeats(said: Callable[[int, int | None], list[str]], title: int, other: int, bodies: Mapping[int, int]) -> bool:
    """Return whether a title says of its holder no more than another of his does; `said` gives what it says.

    An office of the state is held in one state.
    """
    body = bodies.get(title)
    if body is None or body == bodies.get(other):
        return says_no_more(said(title, body), said(other, body))
    words = said(title, body)
    return is_of_state(words) and words == said(other, bodies.get(other))


def _said(seen: Seen, title: int, body: int | None) -> list[str]:
    """Return the words of a title without its body: "Gubernur Jateng" says what "Gubernur Jawa Tengah" does."""
    text = seen.text()
    told = words_of(_title(seen, title).of(text))
    forms = {one.span.of(text) for one in seen.mentions(body)} if body is not None else ()
    for form in sorted(map(words_of, forms), key=lambda form: (-len(form), form)):
        if len(told) > len(form) and told[-len(form) :] == form:
            return told[: -len(form)]
    return told
