"""The words of titles, read from the lexicon: what a title begins with, what may stand in it and around it."""

from collections.abc import Sequence
from functools import cache, lru_cache

from kg.knowledge import lexicon


@cache
def heads() -> frozenset[str]:
    """Return the lower-case words that may begin a title, modifiers ("wakil", "plt") included."""
    return _post_titles("head") | _post_titles("modifier")


@cache
def capital_heads() -> frozenset[str]:
    """Return the words that begin a title only where they are written with a capital letter."""
    return _post_titles("capital")


@cache
def stems() -> tuple[str, ...]:
    """Return how words begin that begin a title where they are written with a capital letter."""
    return tuple(sorted(_post_titles("stem")))


@cache
def former() -> frozenset[str]:
    """Return the words that say a post is over: "mantan"."""
    return _post_titles("former")


@cache
def post_words(kind: str) -> frozenset[str]:
    """Return the small words around posts of one kind (see lexicon/post_words.tsv)."""
    return frozenset(word for word, other in lexicon("post_words", ("word", "kind")) if other == kind)


@cache
def forms_of_address() -> frozenset[str]:
    """Return the words of ranks, honorifics and degrees, in lower case and without a full stop."""
    rows = lexicon("titles", ("title", "kind"))
    titles = (title for title, kind in rows if kind in {"rank", "honorific", "degree"})
    return frozenset(word.casefold().rstrip(".") for title in titles for word in title.split())


@cache
def ranks() -> frozenset[tuple[str, ...]]:
    """Return the ranks of several words, in lower case: ("ajun", "komisaris")."""
    return frozenset(words for words in _ranks() if len(words) > 1)


def before_degrees(forms: Sequence[str]) -> int:
    """Return how many forms stand before the degrees at the end, the first form being none.

    >>> before_degrees(["Budi", "Tani", "SH", ",", "M.Si"]), before_degrees(["Budi", "Tani"])
    (2, 2)
    """
    end = len(forms)
    while end > 1 and (forms[end - 1] in _degrees() or (end < len(forms) and forms[end - 1] == ",")):
        end -= 1
    return end


@cache
def _degrees() -> frozenset[str]:
    return frozenset(title for title, kind in lexicon("titles", ("title", "kind")) if kind == "degree")


def begins_rank(said: str, behind: str) -> bool:
    """Return whether the words of a title are a rank of several words, or begin one that goes on behind them.

    >>> begins_rank("Komisaris", " Besar Polisi Budi"), begins_rank("Komisaris", " Utama Budi")
    (True, False)
    """
    own = said.casefold().split()
    both = [*own, *(word.strip(".,") for word in behind.casefold().split())]
    return any(tuple(both[:size]) in ranks() for size in range(len(own), len(own) + 4))


def only_modifies(said: str) -> bool:
    """Return whether words only say how an office is held that must follow.

    >>> only_modifies("Pelaksana Harian (Plh)"), only_modifies("Plt Kepala")
    (True, False)
    """
    return not behind_modifiers(said.split())


def behind_modifiers(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a title without those at its beginning that say how the office is held.

    >>> behind_modifiers(["Pelaksana", "Harian", "(Plh)", "Kapolsek", "Umum"])
    ['Kapolsek', 'Umum']
    """
    low = [word.strip("().").casefold() for word in words]
    modifiers = _post_titles("modifier")
    at = 0
    while at < len(words) and low[0] in modifiers and low[at] in modifiers | post_words("inner"):
        at += 1
    return words[at:]


@cache
def _rank_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that a rank begins with, and all of its words."""
    return frozenset(words[0] for words in _ranks()), frozenset(word for words in _ranks() for word in words)


@cache
def _ranks() -> frozenset[tuple[str, ...]]:
    rows = lexicon("titles", ("title", "kind"))
    return frozenset(tuple(title.casefold().split()) for title, kind in rows if kind == "rank")


def behind_ranks(forms: Sequence[str]) -> int:
    """Return how many forms at the beginning are ranks, marks and all: of "Kompol (Purn) Tani" the first four.

    >>> behind_ranks(["Brigadir", "Dua", "Tani"]), behind_ranks(["Kompol", "(", "Purn", ")", "Tani"])
    (2, 4)
    >>> behind_ranks(["Dua", "Tani"])
    0
    """
    first, further = _rank_words()
    at = 0
    while at < len(forms) and (
        forms[at].casefold().rstrip(".") in (further if at else first) or (at and not forms[at].isalnum())
    ):
        at += 1
    return at


def before_ranks(forms: Sequence[str]) -> int:
    """Return how many forms stand before the ranks at the end: of "Humas Polda Irjen Pol" the first two.

    A word that a body's name may end with ("Direktorat Jenderal") is none.

    >>> before_ranks(["Humas", "Polda", "Irjen", "Pol"]), before_ranks(["Direktorat", "Jenderal"])
    (2, 2)
    """
    for at in range(1, len(forms)):
        rest = forms[at:]
        if rest[0].casefold() not in post_words("inner") and behind_ranks(rest) == len(rest):
            return at
    return len(forms)


@lru_cache(maxsize=50_000)
def is_head(form: str) -> bool:
    """Return whether a title may begin with this word.

    >>> is_head("Wakil"), is_head("ketua"), is_head("General"), is_head("general"), is_head("Kasatlantas")
    (True, True, True, False, True)
    """
    low = form.casefold().rstrip(".")
    return low in heads() or (form[:1].isupper() and (low in capital_heads() or low.startswith(stems())))


@cache
def _shorts() -> dict[str, tuple[str, ...]]:
    return {short: tuple(full.split()) for short, full in lexicon("post_shorts", ("short", "long"))}


def written_out(low: str) -> tuple[str, ...]:
    """Return the words that a short title stands for, else the word itself.

    >>> written_out("sekjen"), written_out("ketua")
    (('sekretaris', 'jenderal'), ('ketua',))
    """
    return _shorts().get(low, (low,))


@cache
def whole_titles() -> frozenset[tuple[str, ...]]:
    """Return the words of titles that are known as wholes, with short forms and written out."""
    whole = {tuple(long) for long in _shorts().values()} | {(short,) for short in _shorts()}
    return frozenset(whole | {tuple(word for word in long if word not in post_words("joint")) for long in whole})


@cache
def ministries(title: frozenset[str]) -> frozenset[str]:
    """Return the short names of the ministry whose minister has a title of these words.

    >>> sorted(ministries(frozenset({"menteri", "keuangan"})))
    ['kemenkeu']
    """
    plain = title - post_words("joint")
    short = (word for word, full in _shorts().items() if set(full) - post_words("joint") == plain)
    return frozenset(above + word for word in short for above in sorted(post_words("above")))


def begins_ministry(form: str) -> bool:
    """Return whether the name of a ministry begins with this word.

    >>> begins_ministry("Kementerian"), begins_ministry("Kemendagri"), begins_ministry("Kemenangan")
    (True, True, False)
    """
    low = form.casefold()
    return form[:1].isupper() and (low in post_words("ministry") or low in _short_ministries())


@cache
def _short_ministries() -> frozenset[str]:
    above = sorted(post_words("above"))
    return frozenset(first + word for word in _shorts() for first in above)


@cache
def houses() -> dict[str, str]:
    """Return offices with the first word of the body they belong to: "kapolres" with "polres"."""
    return {head: house for head, house, _ in _houses()}


def house_of(title: str) -> str | None:
    """Return the first word, or its beginning, of the body whose name an office carries; None where it carries none.

    >>> house_of("Plt Kapolres Batu"), house_of("Hakim Agung"), house_of("Ketua")
    ('polres', 'mahkamah', None)
    """
    word, *more = [one.casefold() for one in behind_modifiers(title.split())] or [title.casefold()]
    return houses().get(" ".join((word, *more[:1]))) or houses().get(word)


def house_word(name: str) -> str:
    """Return the first word of a body's name in small letters, of its short name where the written out is known.

    >>> house_word("kepolisian resor batu"), house_word("polres batu"), house_word("dinas satwa batu")
    ('polres', 'polres', 'dinas')
    """
    return next((house for full, house in _written_out_houses() if name.startswith(full)), name.split(maxsplit=1)[0])


@cache
def _written_out_houses() -> tuple[tuple[str, str], ...]:
    """Return the beginnings of bodies' names with the word that is short for it, the longest first."""
    full = {(full, house) for _, house, full in _houses() if full}
    return tuple(sorted(full, key=lambda row: (-len(row[0]), row)))


@cache
def _houses() -> tuple[tuple[str, ...], ...]:
    return lexicon("post_houses", ("head", "house", "full"))


@cache
def seat_words() -> dict[str, str]:
    """Return the offices of territories with the first word of their territory's name: "bupati" with "kabupaten"."""
    return {office: word for office, word in lexicon("post_seats", ("office", "territory"))}  # noqa: C416


def is_english(low: str) -> bool:
    """Return whether the word begins an English title, which its body may precede ("Persib media officer")."""
    return low in capital_heads()


@cache
def _post_titles(kind: str) -> frozenset[str]:
    return frozenset(word for word, other in lexicon("post_titles", ("word", "kind")) if other == kind)
