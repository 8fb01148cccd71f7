"""What ties two candidates together, each a score and the sentence that explains it; and what forbids it.

Scores are logarithms of how many times likelier the sight is if the two are one: 1 is ten times. A candidate joins an
entity where they sum to ENOUGH. To add a feature, write a function and a line of FEATURES.
"""

from collections.abc import Callable, Iterator
from itertools import product
from math import log10

from kg.resolve.commonness import fame, is_common_word, rarity, telling
from kg.resolve.company import shared_company
from kg.resolve.names_compared import is_misspelt, shared_words
from kg.resolve.profiles import Profile
from kg.resolve.territories import territory
from kg.resolve.titles import FORMER, by_title, held_by_one, tells_alone
from kg.schema import EVENT, PERSON
from kg.wording import counted

Told = tuple[float, str]
Feature = Callable[[Profile, Profile], Told | None]
Veto = Callable[[Profile, Profile], str | None]

ENOUGH = 1.3
_PEOPLE = 5.0
"""The logarithm of how many people an archive of news may speak of."""
_SINGLE_WORDS = 3.0
_RAREST, _COMMONEST = 2.5, -1.0
_MISSPELT = 0.3
_MOST_COMPANY = 2.0
_NEAR_DAYS, _FAR_DAYS = 3, 400


def name(one: Profile, other: Profile) -> Told | None:
    """A name that few people bear ties; a single name, or one that many bear, ties little."""
    if one.family != PERSON:
        return 0.0, f'both are called "{one.name}", as many things are'
    shared = shared_words(one.full_names[0], other.full_names[0])
    if shared is None:
        return None
    if len(shared) < 2:
        score = min(max(rarity(shared) - _SINGLE_WORDS, _COMMONEST), 1.0)
        return score, f'"{" ".join(shared)}" is only one word of a name'
    misspelt = any(is_misspelt(shared, side.full_names[0]) for side in (one, other))
    score = min(max(rarity(shared) - _PEOPLE, _COMMONEST), _RAREST) - _MISSPELT * misspelt
    spelt = f'"{one.name}" and "{other.name}"' if one.name != other.name else f'"{one.name}"'
    return score, f"{spelt}: about one person in {10 ** rarity(shared):,.0f} bears the words of this name"


def post(one: Profile, other: Profile) -> Told | None:
    """The same post at the same body ties, and so does one that only one person holds."""
    best: Told | None = None
    mine, theirs = _ever(one), _ever(other)
    for title, body in sorted(mine & theirs):
        if title and body:
            best = _better(best, (2.2 if held_by_one(title) else 1.5, f'both are "{title}" of "{body}"'))
    titles = {title for title, _ in mine} & {title for title, _ in theirs}
    for title in sorted(titles - {""}):
        if tells_alone(title):
            best = _better(best, (2.1, f'both are "{title}", as one person is at a time'))
        elif len(title.split()) > 1:
            best = _better(best, (0.7, f'both are "{title}"'))
    return best


def body(one: Profile, other: Profile) -> Told | None:
    """Belonging to one body ties, unless the news are full of it or the very post is shared."""
    shared = {body for _, body in one.posts if body} & {body for _, body in other.posts if body}
    if not shared or {(t, b) for t, b in _ever(one) & _ever(other) if t and b}:
        return None
    best = max(sorted(shared), key=telling)
    return 0.5 + 0.7 * telling(best), f'both belong to "{best}"'


def others(one: Profile, other: Profile) -> Told | None:
    """Posts of which none is shared, neither title nor body, speak against."""
    mine, theirs = ({part for post in _ever(side) for part in post if part} for side in (one, other))
    if not mine or not theirs or mine & theirs:
        return None
    return -0.8, f'one is "{max(mine)}", the other "{max(theirs)}"'


def well_known(one: Profile, other: Profile) -> Told | None:
    """A full name that the news have for one person nearly always means him."""
    if one.family != PERSON or not (shared := shared_words(one.full_names[0], other.full_names[0])):
        return None
    articles = max(fame(shared), *(fame(side.full_names[0]) for side in (one, other)))
    if not articles or len(shared) < 2 or any(is_misspelt(shared, side.full_names[0]) for side in (one, other)):
        return None
    told = f'"{one.name}" is well known: it was counted in {counted(articles, "article")}'
    return min(log10(articles / 3), 1.5), told


def company(one: Profile, other: Profile) -> Told | None:
    """Names beside both tie, if they do not stand beside everybody."""
    score, shared = shared_company(one, other)
    if not score:
        return None
    few = ", ".join(f'"{key}"' for key in shared[:3])
    more = f" and {len(shared) - 3} more" if shared[3:] else ""
    return min(score, _MOST_COMPANY), f"both stand beside {few}{more}"


def territories(one: Profile, other: Profile) -> Told | None:
    """For what each place has one of, a shared city, regency or district ties."""
    if one.family == PERSON:
        return None
    both = one.beside.keys() & other.beside.keys()
    shared = sorted(key for key in both if "." in (territory(key) or ""))
    return (0.9, f'both are told of with "{shared[0]}"') if shared else None


def days(one: Profile, other: Profile) -> Told | None:
    """News of the same days tie a little."""
    apart = _days_apart(one, other)
    return (0.3, "told of within three days") if apart is not None and apart <= _NEAR_DAYS else None


FEATURES: tuple[tuple[str, Feature], ...] = (
    ("name", name),
    ("well known", well_known),
    ("post", post),
    ("body", body),
    ("other posts", others),
    ("company", company),
    ("territory", territories),
    ("days", days),
)


def one_article(one: Profile, other: Profile) -> str | None:
    """Two chains of one article are two things: who stands beside somebody is not he."""
    both = one.articles & other.articles
    return f"both stand in article {min(both)} as two" if both else None


def names_differ(one: Profile, other: Profile) -> str | None:
    """Full names must agree, each with each."""
    if one.family != PERSON:
        return None
    for mine, theirs in product(one.full_names[:4], other.full_names[:4]):
        if shared_words(mine, theirs) is None:
            return f'"{" ".join(mine)}" and "{" ".join(theirs)}" are two names'
    return None


def bare_name(one: Profile, other: Profile) -> str | None:
    """Two people of whom only one word of a name is known stay two, unless hardly anybody bears it."""
    if one.family != PERSON or not (one.single and other.single):
        return None
    words = one.full_names[0]
    return f'"{one.name}" may be anybody of that name' if not words or is_common_word(words[0]) else None


def two_posts_at_a_time(one: Profile, other: Profile) -> str | None:
    """Nobody is head of two places at one time."""
    mine, theirs = by_title(one.posts), by_title(other.posts)
    apart = _days_apart(one, other)
    if apart is not None and apart > _FAR_DAYS:
        return None
    for title in sorted(mine.keys() & theirs.keys()):
        if not mine[title] & theirs[title]:
            return f'"{title}" of "{min(mine[title])}" and of "{min(theirs[title])}" at one time'
    return None


def hardly_told(one: Profile, other: Profile) -> str | None:
    """Two happenings of one kind and day are one only if two names that tell something are shared."""
    if one.family != EVENT or len(shared_company(one, other)[1]) > 1:
        return None
    return "of one kind and day, but not two participants or places are shared"


VETOES: tuple[tuple[str, Veto], ...] = (
    ("one article", one_article),
    ("two names", names_differ),
    ("bare name", bare_name),
    ("two posts", two_posts_at_a_time),
    ("hardly told", hardly_told),
)


def reasons(one: Profile, other: Profile) -> tuple[tuple[str, float, str], ...]:
    """Return (feature, score, sentence) of each feature that says something of the two."""
    told = ((label, feature(one, other)) for label, feature in FEATURES)
    return tuple((label, round(found[0], 2), found[1]) for label, found in told if found)


def vetoes(one: Profile, other: Profile) -> Iterator[tuple[str, str]]:
    """Yield (veto, sentence) of each that keeps the two apart."""
    for label, veto in VETOES:
        said = veto(one, other)
        if said:
            yield label, said


def _ever(side: Profile) -> set[tuple[str, str]]:
    """Return the posts of one, those that are over among them."""
    return {(title.removeprefix(FORMER), body) for title, body in side.posts}


def _better(one: Told | None, other: Told) -> Told:
    return other if one is None or other[0] > one[0] else one


def _days_apart(one: Profile, other: Profile) -> int | None:
    """Return the days between the two stretches of time, 0 where they overlap, None where one is not dated."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return None
    return max((other.earliest - one.latest).days, (one.earliest - other.latest).days, 0)
