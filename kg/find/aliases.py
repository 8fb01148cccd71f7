"""Mentions of names → chains: what one article calls one thing."""

from collections.abc import Iterable, Sequence

from kg.find.acronyms import fits, fits_bases, full_names, initials
from kg.find.alias_forms import core, is_misspelling, is_place, is_unit_of, readings, spelled
from kg.find.alias_kinds import called_instead, event_names, is_without_head, same_head, same_law, without_legal_form
from kg.find.alias_told import Name, related, told
from kg.find.branches import join_branches
from kg.find.name_editions import without_edition
from kg.find.name_lexicon import bynames, is_ordinary, known_names
from kg.find.nicknames import ACCOUNT, address_words, is_nickname, other_names
from kg.find.person_forms import is_part, is_variant
from kg.find.short_names import longer_name
from kg.find.squads import is_other_squad, is_short_squad, squad
from kg.find.title_words import begins_ministry
from kg.records import Chain, Document, Mention
from kg.schema import COMPANY, DOCUMENT, EVENT, GOVERNMENT_BODY, PERSON, PLACE, SPORTS_TEAM

_CUT_SHORT = frozenset({COMPANY, SPORTS_TEAM})
"""Types whose names are cut to their first word ("Hasbro", "Persib")."""
_UNSHORTENED = frozenset({PERSON, PLACE, EVENT})
"""Types whose names no unit is told of ("Dishub Batu")."""

_SPELT = 8
"""Characters from which on a name may be another misspelt."""
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
    tests = (
        (_stands_for, others),
        (_same_core, others),
        (_short_for, others),
        (_short_unit, same),
        (_short_body, same),
        (_edition, same),
        (_known_by_kind, same),
        (_misspelt, same),
    )
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
    fitting = fitting or _only(other for other in others if is_nickname(name.form, other.form))
    fitting = fitting or _only(other for other in others if is_nickname(form, other.form))
    fitting = fitting or [other for other in others if other.start < name.start and is_variant(form, other.form)]
    before = [other for other in fitting if other.start < name.start]
    if before:
        return max(before, key=lambda other: other.start)
    return min(fitting, key=lambda other: other.start, default=None)


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


def _stands_for(short: Name, full: Name) -> bool:
    told = (
        *full_names(short.form),
        *other_names(short.type, short.form),
        *called_instead(short.type, short.form),
    )
    if not set(told).isdisjoint(readings(full.form)) or any(_is_called(one, full) for one in told):
        return True
    if full.type == SPORTS_TEAM and any(squad(one).rest == squad(full.form).rest for one in _teams_called(short.form)):
        return True
    ordered = len(short.form) <= len(full.form) or short.form in bynames()
    return ordered and any(name in told for name in full_names(full.form) + other_names(full.type, full.form))


def _same_core(short: Name, full: Name) -> bool:
    if short.type != full.type and SPORTS_TEAM in {short.type, full.type}:
        return False
    shorter = (len(short.form), -short.start) < (len(full.form), -full.start)
    if not shorter and full.full is None:
        return False
    if short.type == PLACE and any(_levels_differ(short.form, other.form) for other in (full, full.root())):
        return False
    if core(short.form) == core(full.form):
        return short.type == full.type or not is_place(core(short.form))
    return short.type == full.type and spelled(short.form) == spelled(full.form)


def _teams_called(form: str) -> tuple[str, ...]:
    """Return the teams that go by a nickname, with or without "tim" before it: "the Gunners", "Tim Gajah Perang"."""
    team = squad(form)
    return full_names(form) + full_names(team.rest.title()) + ((team.rest,) if team.byname else ())


def _is_called(told: str, name: Name) -> bool:
    """Return whether a place or firm goes by a known name, with or without its kind of territory or legal form."""
    if name.type == PLACE:
        return core(told) == core(name.form) and not _levels_differ(told, name.form)
    return name.type == COMPANY and without_legal_form(told) == without_legal_form(name.form)


def _levels_differ(one: str, other: str) -> bool:
    """Return whether two names say that they are of two kinds of territory ("Kota Malang", "Kabupaten Malang").

    One that says more of the same kind is not of another ("DKI Jakarta", "Provinsi DKI Jakarta").
    """
    first, second = (set(form.casefold().removesuffix(core(form)).split()) for form in (one, other))
    return not (first <= second or second <= first)


def _short_for(short: Name, full: Name) -> bool:
    """Return whether `short` is one word made of the initials or syllables of `full`.

    A place is not called by one word of its name: Jakarta is not Jakarta Selatan. Its short form may keep the kind of
    territory: "Kabupaten Sigtim" of Sigi Timur.
    """
    form = _own_word(short.form) if short.type == PLACE else short.form
    if " " in form or len(form) < 2 or " " not in full.form:
        return False
    if full.type == PLACE and form.casefold() in full.form.casefold().split():
        return False
    if form.isupper():
        whole = full.form.replace("-", " ")
        return form in (initials(whole), initials(without_legal_form(whole))) or _tail_for(form, full)
    spelt = len(form) > 4 and form[:3].casefold() == full.form[:3].casefold()
    return spelt and (fits(form, full.form) or fits_bases(form, full.form))


def _tail_for(form: str, full: Name) -> bool:
    """Return whether capitals are the initials of a name but for its first word: "PUPR", "KAM" of "PT Kebun Air Maju".

    That word must say what the thing is, and not be a part of it: the PAN has a "Fraksi Partai Amanat Nasional".
    """
    first, _, rest = full.form.partition(" ")
    whole = first.casefold() != core(full.form).partition(" ")[0] or begins_ministry(first)
    return len(form) > 2 and whole and initials(rest) == form


def _short_unit(short: Name, full: Name) -> bool:
    """Return whether `short` is the head of `full` with a short form of the rest ("Ditjen IKMA")."""
    head, _, rest = short.form.rpartition(" ")
    tail = full.form.removeprefix(f"{head} ")
    return bool(head) and rest.isupper() and len(rest) > 1 and tail != full.form and fits(rest, tail)


def _short_body(short: Name, full: Name) -> bool:
    """Return whether both name one body: "Dishub Batu", "Dinas Perhubungan (Dishub) Batu"."""
    if len(short.form) >= len(full.form) or short.type in _UNSHORTENED or short.form[0] != full.form[0]:
        return False
    whole = readings(full.form)
    return any(
        is_unit_of(one, other) or (len(whole) > 1 and spelled(one) == spelled(other))
        for one in readings(short.form)
        for other in whole
    )


def _known_by_kind(name: Name, other: Name) -> bool:
    """Return whether two names of laws, firms or bodies say the same in the words that such things go by."""
    if name.type == DOCUMENT:
        return same_law(name.form, other.form) or same_law(other.form, name.form)
    if name.type == COMPANY:
        return without_legal_form(name.form).casefold() == without_legal_form(other.form).casefold()
    return name.type == GOVERNMENT_BODY and same_head(name.form, other.form)


def _misspelt(name: Name, other: Name) -> bool:
    """Return whether two names are one but for a letter of a long word that is no word of the language."""
    return len(name.form) > _SPELT and is_misspelling(name.form, other.form)


def _edition(short: Name, full: Name) -> bool:
    """Return whether `full` is an edition of the event `short`: "Pemilu", "Pemilu 2024"."""
    bare = short.form.casefold()
    if short.type != EVENT or full.form.casefold() == bare or without_edition(short.form) != bare:
        return False
    return not event_names(short.form).isdisjoint(event_names(without_edition(full.form)))


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
    form = _own_word(name.form)
    known = known_names().get(form)
    if name.type not in _CUT_SHORT or " " in form or len(form) < 4 or is_ordinary(form) or (known and known.place):
        return None
    fitting = {id(other.root()): other for other in others if core(other.form).startswith(form.casefold() + " ")}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _own_word(form: str) -> str:
    """Return the last word of a form of which only it is the name's own ("PT Hasbro": "Hasbro"), else the form."""
    last = form.rsplit(maxsplit=1)[-1]
    return last if core(form) == last.casefold() else form


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
