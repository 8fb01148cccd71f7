"""An article's chains as the resolver sees them, each from this article alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.records import Article, Chain, Findings, Mention, owners
from kg.resolve.appearance import Appearance, Context
from kg.resolve.commonness import is_generic, telling
from kg.resolve.keys import form_of, key_of
from kg.resolve.national_teams import national_teams
from kg.resolve.normal import family_of
from kg.resolve.persons import AT, is_single, name_words
from kg.resolve.shorts import leads_on
from kg.resolve.spelling import plain_words, sound
from kg.resolve.territories import meaning
from kg.resolve.titles import FORMER, plain_title, tells_alone
from kg.schema import EVENT, MEMBER_OF, PERSON, PLACE, Schema

COMPANY = 40
"""The most names that are kept of those beside somebody."""


def appearances(article: Article, findings: Findings, schema: Schema) -> tuple[Appearance, ...]:
    """Return one appearance for each chain of the article, in order. Nothing but the article and data files counts."""
    return tuple(_Sight(article, findings, schema).appearances())


class _Sight:
    """One article while its chains are looked at."""

    def __init__(self, article: Article, findings: Findings, schema: Schema) -> None:
        self.article, self.findings, self.schema = article, findings, schema
        self.number = owners(findings.chains)
        self.nearby = self._territories()
        self.teams = national_teams(article, findings)
        self.keys = [self._key(n, chain) for n, chain in enumerate(findings.chains)]
        self.forms = [self._normal(n, chain) for n, chain in enumerate(findings.chains)]
        self.posts = self._posts()
        self.related = self._related()
        self.days = {
            self.number[event.mention]: event.date
            for event in findings.events
            if event.date and event.precision == "day"
        }
        self.company = self._company()

    def appearances(self) -> Iterator[Appearance]:
        for number, chain in enumerate(self.findings.chains):
            family, key = family_of(chain.type), self.keys[number]
            forms = tuple(sorted({self._form(one) for one in chain.mentions if one.kind != "anaphor"}))
            yield Appearance(
                article=self.article.id,
                number=number,
                first=min(mention.span.start for mention in chain.mentions),
                type=chain.type,
                family=family,
                name=chain.name,
                key=self._block_key(number, chain, key),
                forms=forms,
                shorts=self._shorts(number, chain, family, key),
                context=self._context(number, chain, family, key),
            )

    def _territories(self) -> frozenset[str]:
        """Return the codes of the territories whose names can mean nothing else."""
        names = (chain.name for chain in self.findings.chains if chain.type == PLACE)
        return frozenset(code for name in names if (code := meaning(name).code))

    def _form(self, mention: Mention) -> str:
        return mention.span.of(self.article.text)

    def _named(self, chain: Chain) -> bool:
        return any(mention.kind == "name" for mention in chain.mentions)

    def _key(self, number: int, chain: Chain) -> str:
        """Return the key of the chain's name, or one that no other chain shares where it has no proper name."""
        if number in self.teams:
            return self.teams[number]
        if self._named(chain) and (chain.type == PERSON or self.schema.classes[chain.type].unique_name):
            return self._key_of(family_of(chain.type), chain.name) or self._own_key(number)
        return self._own_key(number)

    def _normal(self, number: int, chain: Chain) -> str:
        """Return the normal form of the chain's name; what has no proper name has its own key."""
        if self.keys[number] == self._own_key(number):
            return self.keys[number]
        return form_of(family_of(chain.type), chain.name, self.nearby if chain.type == PLACE else frozenset())

    def _key_of(self, family: str, name: str) -> str:
        return key_of(family, name, self.nearby if family == PLACE else frozenset())

    def _own_key(self, number: int) -> str:
        return f"{self.article.id}#{number}"

    def _block_key(self, number: int, chain: Chain, key: str) -> str:
        """Return the key under which the appearance looks for others of its kind."""
        if chain.type == EVENT and (day := self.days.get(number)):
            return " ".join([*map(sound, plain_words(chain.name)[:1]), day])
        if chain.type == PERSON and is_single(chain.name):
            return next((f"{key}{AT}{post}" for post in self._telling_posts(number)), key)
        return key

    def _telling_posts(self, number: int) -> list[str]:
        """Return the posts that tell, with a single name, who it is; the most telling first."""
        posts = [(title, body) for title, body in self.posts[number] if title and not title.startswith(FORMER)]
        alone = sorted(title for title, _ in posts if tells_alone(title))
        return alone + sorted(f"{title} {body}" for title, body in posts if body)

    def _shorts(self, number: int, chain: Chain, family: str, key: str) -> tuple[str, ...]:
        if key == self._own_key(number):
            return ()
        names = {self._form(one) for one in chain.mentions if one.kind == "name"}
        found = {self._key_of(family, name) for name in names if leads_on(chain.type, family, name, chain.name)}
        if chain.type == PERSON and not is_single(chain.name):
            words = name_words(chain.name)
            singles = {key_of(family, name) for name in names if is_single(name)}
            singles |= {sound(words[0]), sound(words[-1])}
            found |= {f"{single}{AT}{post}" for single in singles for post in self._telling_posts(number)}
        elif chain.type == PERSON:
            return ()
        return tuple(sorted(one for one in found - {key, ""} if not is_generic(family, one)))

    def _posts(self) -> Mapping[int, tuple[tuple[str, str], ...]]:
        found: dict[int, set[tuple[str, str]]] = defaultdict(set)
        for post in self.findings.posts:
            body = "" if post.organisation is None else self.forms[self.number[post.organisation]]
            words = post.title.of(self.article.text)
            told = {(plain_title(words, body), body)}
            if tells_alone(full := plain_title(words, "")):
                told.add((full, ""))
            found[self.number[post.person]] |= {(FORMER * post.former + title, body) for title, body in told}
        for relation in self.findings.relations:
            if relation.predicate == MEMBER_OF:
                found[self.number[relation.subject]].add(("", self.forms[self.number[relation.object]]))
        return defaultdict(tuple, {number: tuple(sorted(posts)) for number, posts in found.items()})

    def _related(self) -> Mapping[int, frozenset[str]]:
        """Return for each chain the normal forms of those that a relation ties it to."""
        found: dict[int, set[str]] = defaultdict(set)
        for relation in self.findings.relations:
            ends = self.number[relation.subject], self.number[relation.object]
            for one, other in (ends, ends[::-1]):
                found[one].add(self.forms[other])
        return defaultdict(frozenset, {number: frozenset(forms) for number, forms in found.items()})

    def _company(self) -> Sequence[tuple[str, int]]:
        """Return the normal forms that tell something, the most telling first, each with its chain's number."""
        found = [
            (-telling(form), form, number)
            for number, (chain, form) in enumerate(zip(self.findings.chains, self.forms, strict=True))
            if self.keys[number] != self._own_key(number) and not (chain.type == PERSON and is_single(chain.name))
        ]
        return [(form, number) for weight, form, number in sorted(found) if weight < 0]

    def _context(self, number: int, chain: Chain, family: str, key: str) -> Context | None:
        many = chain.type == EVENT and number in self.days
        ambiguous = chain.type == PLACE and meaning(chain.name, self.nearby).several
        if not (chain.type == PERSON or many or ambiguous or is_generic(family, chain.name, key)):
            return None
        beside = [one for one, other in self.company if other != number]
        if chain.type == EVENT:
            beside = [one for one in beside if one in self.related[number]] or beside
        return Context(
            posts=self.posts[number],
            company=tuple(sorted(set(beside[:COMPANY]))),
            published=self.article.published,
            outlet=self.article.outlet or "",
        )
