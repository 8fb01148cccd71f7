"""What the words of a user mean in a correction: the thing, the statement, the type, and the article that says so."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from kg.ask.calling import called, folded, relations_near
from kg.ask.case import Case
from kg.ask.claims_asked import Question, Reading, line
from kg.ask.record import Saying
from kg.ask.why import why
from kg.errors import QueryError
from kg.resolve.appearance import Appearance
from kg.resolve.explaining import member_of
from kg.resolve.ledger import Entry
from kg.resolve.rulings import place_of
from kg.resolve.sides import Side
from kg.schema import Schema

_NOTHING = "nothing was decided"
_SHOWN = 8
_WORDS_SHOWN = 40


def side_in(entries: Iterable[Entry], one: Entry, text: str) -> Side:
    """Return the side that means an entity and no other: by its name alone where that does, else by a mention."""
    member = member_of(one, text)
    named = Side(member.type, member.name)
    if "@" not in text and _only(named, one, entries):
        return named
    return Side(member.type, member.name, member.article, member.first)


def _only(named: Side, wanted: Entry, entries: Iterable[Entry]) -> bool:
    if any(member.context is not None for member in wanted.members):
        return False
    return [one.cluster.id for one in entries if _finds(named, one.members)] == [wanted.cluster.id]


def _finds(named: Side, members: Iterable[Appearance]) -> bool:
    return any(named.finds(one) for one in members)


def entry_of(entries: Iterable[Entry], iri: str) -> Entry:
    """Return the entity with an IRI. Raises QueryError where the ledger does not know it."""
    wanted = iri.rpartition("/entity/")[2]
    found = next((one for one in entries if one.cluster.id == wanted), None)
    if found is None:
        raise QueryError(f"the ledger does not know {wanted or 'what it belongs to'}; {_NOTHING}")
    return found


def reading_of(question: Question, case: Case, *, droppable: bool) -> Reading | tuple[Reading, ...]:
    """Return what of the graph is meant; all that may be where it is several. Raises QueryError where nothing is.

    Only what is `droppable` may be a post or a quotation; of posts only all that somebody has at one body.
    """
    answer = why(question, case)
    if not answer.readings:
        near = "; ".join(answer.near)
        raise QueryError(f"the graph does not say: {question}{f' ({near})' if near else ''}; {_NOTHING}")
    if len(answer.readings) > 1:
        return answer.readings
    found = answer.readings[0]
    if found.relation in ("Quotation", "Post") and not droppable:
        raise QueryError(f"a {found.relation.lower()} cannot be corrected so; name a relation; {_NOTHING}")
    if found.object is None and found.relation == "Post":
        raise QueryError(f"a post that belongs to nothing cannot be dropped; {_NOTHING}")
    if others := _other_posts(found, case):
        taken = f"a drop takes every post of one at a body, here also {'; '.join(others)}"
        raise QueryError(f"{taken}; name the body in place of the title if that is meant; {_NOTHING}")
    return found


def _other_posts(found: Reading, case: Case) -> list[str]:
    """Return the posts of the same holder at the same body that were not asked for."""
    if found.relation != "Post":
        return []
    ends = found.subject, found.object
    offices = [one for one in case.record.offices if (one.subject, one.object) == ends and one not in found.told]
    return [line(one, case.record, case.schema) for one in offices[:_SHOWN]]


def quotation_of(found: Reading, case: Case) -> tuple[str, str]:
    """Return the article and the words of the quotation that a reading means.

    Raises QueryError where it means several.
    """
    said = [one for one in found.told if isinstance(one, Saying)]
    places = {(one.evidence[0].article, one.text): one for one in said if one.evidence}
    if len(places) != 1:
        shown = "; ".join(f"“{one.text[:_WORDS_SHOWN]}…”" for one in said[:_SHOWN])
        raise QueryError(f"{len(said)} quotations have these words: {shown}; give more of them; {_NOTHING}")
    ((article, words),) = places
    return case.record.sources[article].id, words


def relation_of(case: Case, predicate: str) -> tuple[str, bool]:
    """Return the relation that is meant, and whether it is read from the other end. Raises QueryError for no one."""
    found = [one for one in called(case.schema, case.record, predicate) if one.kind == "relation" and not one.verb]
    if len(found) == 1:
        return found[0].relation, found[0].flipped
    names = sorted({one.relation for one in found}) or list(relations_near(case.schema, predicate))
    told = "may be any of" if found else "is no relation; near:"
    raise QueryError(f"{predicate!r} {told} {', '.join(names)}; {_NOTHING}")


def type_called(schema: Schema, asked: str) -> str:
    """Return the type of a name or a label. Raises QueryError where none is called so."""
    wanted = folded(asked)
    for name in schema.classes:
        if wanted in {folded(name), folded(schema.label(name)), folded(schema.label(name, "en"))}:
            return name
    near = get_close_matches(asked, schema.classes, 3, 0.5) or sorted(schema.classes)
    raise QueryError(f"no type is called {asked!r}; types: {', '.join(near)}; {_NOTHING}")


def chosen_words(texts: Mapping[str, str] | None, words: str, article: str | None) -> str:
    """Return the article that says the words. Raises QueryError where none does, or several."""
    if not texts:
        raise QueryError(f"the texts are not there, so nobody can see that they say so; {_NOTHING}")
    if article is not None and article not in texts:
        raise QueryError(f"no article {article!r}; {_NOTHING}")
    wanted: Sequence[str] = [article] if article else sorted(texts)
    found = [one for one in wanted if place_of(words, texts[one])]
    if len(found) == 1:
        return found[0]
    if not found:
        where = f"article {article}" if article else "no article"
        raise QueryError(f"{where} {'does not say' if article else 'says'} {words!r}; {_NOTHING}")
    shown = ", ".join(found[:_SHOWN])
    raise QueryError(f"{len(found)} articles say {words!r}: {shown}; name one with --article; {_NOTHING}")
