"""A user who corrects at random: rows that do not contradict each other, about the small news world."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from kg.errors import KnowledgeError
from kg.records import Mention
from kg.resolve import resolve
from kg.resolve.corrections import ADD, CONFIRM, DROP, POST, QUOTATION, RENAME, RETYPE, Correction
from kg.resolve.decisions import MERGE, NONE, SPLIT, Decision, Decisions, checked
from kg.resolve.normal import family_of
from kg.resolve.sides import Side
from tests.store.world import Pair, knowledge

TABLE = Path("decisions.tsv")


def decided(seed: int, pairs: Sequence[Pair], count: int) -> Decisions:
    """Return `count` rows of all kinds, drawn from what these articles say; some of them will do nothing."""
    chance, found = Random(seed), NONE
    user = _User(chance, pairs)
    while len(found.all) < count:
        try:
            more = checked([*found.all, user.row()], TABLE)
            resolve([one for one, _ in pairs], [told for _, told in pairs], knowledge().schema, decisions=more)
        except KnowledgeError:
            continue
        found = more
    return found


class _User:
    def __init__(self, chance: Random, pairs: Sequence[Pair]) -> None:
        self.chance, self.pairs = chance, pairs
        self.number = 0

    def row(self) -> Decision | Correction:
        """Return a row of some kind."""
        self.number += 1
        action = self.chance.choice([MERGE, SPLIT, RENAME, RETYPE, DROP, DROP, CONFIRM, CONFIRM, ADD])
        signed = ("Rina", "2026-11-28", f"alasan {self.number}")
        schema = knowledge().schema
        if action in {MERGE, SPLIT}:
            one = self.side()
            others = [other for other in self.sides() if family_of(other.type) == family_of(one.type) and other != one]
            return Decision(action, one, self.chance.choice(others), *signed) if others else self.row()
        if action in {RENAME, RETYPE}:
            value = f"Nama {self.number}" if action == RENAME else self.chance.choice(sorted(schema.classes))
            return Correction(action, self.side(), None, value, "", "", "", *signed)
        if action == ADD:
            article, _ = self.chance.choice(self.pairs)
            words = self.chance.choice(article.text.split(". "))
            relation = self.chance.choice(["supports", "partnersWith", "locatedIn", "partOf"])
            one, other = self.two()
            return Correction(action, one, other, "", relation, article.id, words, *signed)
        if action == DROP and self.chance.random() < 0.3 and (quoted := self.quoted()):
            speaker, article_id, words = quoted
            return Correction(DROP, speaker, None, "", QUOTATION, article_id, words, *signed)
        one, predicate, other = self.said(posts=action == DROP)
        return Correction(action, one, other, "", predicate, "", "", *signed)

    def two(self) -> tuple[Side, Side]:
        """Return two sides that are not the same."""
        one, other = self.side(), self.side()
        return (one, other) if one != other else self.two()

    def side(self) -> Side:
        """Return something that an article mentions."""
        return self.chance.choice(self.sides())

    def sides(self) -> list[Side]:
        """Return everything that is mentioned, by name alone and by place."""
        chains = [(article.id, chain) for article, found in self.pairs for chain in found.chains]
        named = [Side(chain.type, chain.name) for _, chain in chains]
        return named + [
            Side(chain.type, chain.name, article, chain.mentions[0].span.start) for article, chain in chains
        ]

    def quoted(self) -> tuple[Side, str, str] | None:
        """Return a speaker with his article and his words, None where nobody is quoted."""
        said = [
            (Side(chain.type, chain.name, article.id, _first(chain.mentions)), article.id, one.content.of(article.text))
            for article, found in self.pairs
            for one in found.quotes
            for chain in found.chains
            if one.speaker in chain.mentions
        ]
        return self.chance.choice(said) if said else None

    def said(self, *, posts: bool) -> tuple[Side, str, Side]:
        """Return what an article says, as it names the two."""
        told = []
        for article, found in self.pairs:
            at = {
                mention: (
                    Side(chain.type, chain.name),
                    Side(chain.type, chain.name, article.id, _first(chain.mentions)),
                )
                for chain in found.chains
                for mention in chain.mentions
            }
            told += [(at[one.subject], one.predicate, at[one.object]) for one in found.relations]
            if posts:
                told += [(at[one.person], POST, at[one.organisation]) for one in found.posts if one.organisation]
        ones, predicate, others = self.chance.choice(told)
        one, other = self.chance.choice(ones), self.chance.choice(others)
        return (one, predicate, other) if one != other else self.said(posts=posts)


def _first(mentions: Sequence[Mention]) -> int:
    return min(one.span.start for one in mentions)
