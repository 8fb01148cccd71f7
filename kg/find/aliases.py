"""Mentions of names → chains: what one article calls one thing."""

from collections.abc import Iterable, Sequence

from kg.find.alias_forms import core
from kg.find.alias_kinds import called_instead, is_without_head
from kg.find.alias_tests import OF_ANY, OF_ONE_TYPE, own_word
from kg.find.alias_told import Name, related, told
from kg.find.branches import join_branches
from kg.find.name_lexicon import bynames, is_ordinary, known_names
from kg.find.nicknames import ACCOUNT, address_words, is_nickname
from kg.find.person_forms import is_misspelt_part, is_part, is_variant
from kg.find.short_names import longer_name
from kg.find.squads import is_other_squad, is_short_squad, squad
from kg.records import Chain, Document, Mention
from kg.schema import COMPANY, PERSON, SPORTS_TEAM

_CUT_SHORT = frozenset({COMPANY, SPORTS_TEAM})
"""Types whose names are cut to their first word ("Hasbro", "Persib")."""
REACH = 100
"""A short form is sought among this many forms before and after it: an article of 50 names is compared as a whole,
a text of a million words takes time in proportion to its length."""


def chain_names(document: Document, mentions: Sequence[Mention]) -> tuple[Chain, ...]:
    """Return the chains of an article's names, in order of their first mention.

    A short form joins the full one that it fits; where two persons fit a short name, the one introduced last before it.
    All are looked at twice: "Bawaslu RI" is "Bawaslu" once that is known to be a short form itself.
    """
    text = document.article.text
    names = _names(text, mentions)
    for short, full in tuple(told(text, mentions, names)):
        short.join(full)
    forms = list(names.values())
    for at, name in (*enumerate(forms), *enumerate(forms)):
        if name.full is None:
            full_name = _full(name, forms[max(0, at - REACH) : at + REACH])
            if full_name:
                name.join(full_name)
    for at in sorted(range(len(forms)), key=lambda at: -len(forms[at].form)):
        name = forms[at]
        if name.full is None and name.type != PERSON:
            near = forms[max(0, at - REACH) : at + REACH]
            longer = longer_name(name, [other for other in near if other.type == name.type and _differs(name, other)])
            if longer:
                name.join(longer)
    join_branches(forms)
    return _chains(forms)


def _names(text: str, mentions: Sequence[Mention]) -> dict[tuple[str, str], Name]:
    names: dict[tuple[str, str], Name] = {}
    for mention in mentions:
        form = mention.span.of(text)
        names.setdefault((form.casefold(), mention.type), Name(form, mention.type)).mentions.append(mention)
    return names


def _full(name: Name, names: Sequence[Name]) -> Name | None:
    """Return the form that `name` is short for, or None."""
    if name.type == PERSON:
        return _person(name, names)
    others = [other for other in names if _differs(name, other)]
    same = [other for other in others if other.type == name.type]
    tests = [*((test, others) for test in OF_ANY), *((test, same) for test in OF_ONE_TYPE)]
    for test, among in tests:
        fitting = [other for other in among if related(name, other) and test(name, other)]
        if fitting:
            return max(fitting, key=lambda other: (_alike(name, other), len(other.form), -other.start))
    return _cut_short(name, same) or _national(name, same) or _without_head(name, same)


def _person(name: Name, names: Sequence[Name]) -> Name | None:
    """Return the fuller name of a person: of two that fit, the one introduced last before."""
    others = [other for other in names if other.type == PERSON and other.root() is not name]
    form = _bare(name.form)
    fitting = [other for other in others if is_part(form, other.form) or (form == other.form != name.form)]
    called = (other for other in others if any(is_nickname(one, other.form) for one in (name.form, form)))
    fitting = fitting or _only(called)
    fitting = fitting or [other for other in others if other.start < name.start and is_variant(form, other.form)]
    fitting = fitting or _only(other for other in others if _is_slip(name, form, other))
    before = [other for other in fitting if other.start < name.start]
    if before:
        return max(before, key=lambda other: other.start)
    return min(fitting, key=lambda other: other.start, default=None)


def _is_slip(name: Name, form: str, other: Name) -> bool:
    """Return whether a name that nothing is known of is that of a person named before, with a slip of the pen."""
    return other.start < name.start and not known_names().get(form) and is_misspelt_part(form, other.form)


def _bare(form: str) -> str:
    """Return a person's name without the words of address before it ("Mas Gibran"), an account's without its sign."""
    words = form.removeprefix(ACCOUNT).split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in address_words():
        del words[0]
    return " ".join(words)


def _only(names: Iterable[Name]) -> list[Name]:
    """Return the names if all are names of one person or spellings of one name, else none."""
    found = list(names)
    others = [name for name in found[1:] if name.root() is not found[0].root()]
    return found if all(is_variant(name.form, found[0].form) for name in others) else []


def _without_head(name: Name, others: Sequence[Name]) -> Name | None:
    """Return the name of its type that is this one but for a word that says what it is: "Kementerian PUPR".

    No other such word may stand before the name: "PUPR" of two bodies is neither.
    """
    shorter = [other for other in others if is_without_head(other.form, name.form, name.type)]
    bare = shorter[0] if shorter else name
    longer = [one for one in (name, *others) if is_without_head(bare.form, one.form, name.type)]
    fitting = shorter or longer
    one_thing = len({id(one.root()) for one in longer}) == 1 == len({id(one.root()) for one in fitting})
    return fitting[0] if one_thing else None


def _differs(name: Name, other: Name) -> bool:
    """Return whether another name is not known to be the same, but may be."""
    return other is not name and other.root() is not name and _may_be(name, other)


def _may_be(name: Name, other: Name) -> bool:
    """Return whether the names of two teams may mean one: of no two ages, nor one of the women, the other not."""
    if not name.type == other.type == SPORTS_TEAM:
        return True
    return not is_other_squad(name.form, other.form, earlier=name.start < other.start)


def _alike(name: Name, other: Name) -> bool:
    """Return whether two names of teams say the same of age, sex and sport."""
    return name.type != SPORTS_TEAM or squad(name.form).marks == squad(other.form).marks


def _national(name: Name, others: Sequence[Name]) -> Name | None:
    """Return the full name of the national team for which "timnas" or the country's name stands, if it is one's."""
    if name.type != SPORTS_TEAM:
        return None
    fitting = [one for one in others if len(name.form) < len(one.form) and is_short_squad(name.form, one.form)]
    countries = {squad(one.form).rest for one in fitting}
    best = max(fitting, key=lambda one: (_alike(name, one), len(one.form), -one.start), default=None)
    return best if len(countries) == 1 else None


def _cut_short(name: Name, others: Sequence[Name]) -> Name | None:
    """Return the only firm or team whose first word is this form, its legal form aside."""
    form = own_word(name.form)
    known = known_names().get(form)
    if name.type not in _CUT_SHORT or " " in form or len(form) < 4 or is_ordinary(form) or (known and known.place):
        return None
    fitting = {id(other.root()): other for other in others if core(other.form).startswith(form.casefold() + " ")}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _chains(names: Iterable[Name]) -> tuple[Chain, ...]:
    groups: dict[int, list[Name]] = {}
    for name in names:
        groups.setdefault(id(name.root()), []).append(name)
    return tuple(sorted((_chain(group) for group in groups.values()), key=lambda chain: chain.mentions[0].span))


def _chain(group: Sequence[Name]) -> Chain:
    """Return the chain of a group, named by its fullest form."""
    best = max(group, key=_fullness)
    mentions = sorted(mention for name in group for mention in name.mentions)
    return Chain(best.form, best.root().type, tuple(mentions))


def _fullness(name: Name) -> tuple[bool, bool, int, int]:
    """Return what makes a form the name of its chain: no byname or account, in mixed case, long, and told early."""
    byname = name.form in bynames() or called_instead(name.type, name.form)
    return not byname and not name.form.startswith(ACCOUNT), not name.form.isupper(), len(name.form), -name.start
