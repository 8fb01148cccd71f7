"""The user's corrections of statements, once it is known which entities their sides are; what they do to an article."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from re import escape, search

from kg.errors import KnowledgeError
from kg.records import Article, Evidence, Mention, Quotation, Refusal, Span
from kg.resolve.corrections import ADD, CONFIRM, DROP, POST, QUOTATION, Correction, contradict, contradiction
from kg.resolve.decisions import Decisions
from kg.resolve.identifiers import kebab
from kg.resolve.sides import Side
from kg.resolve.told import Claim, Holding, Named, StatementKey, Told
from kg.schema import Schema

Ends = tuple[str, str, str]
"""A subject, a relation and an object; of a relation that is the same from both ends, the smaller id first."""
_Rows = tuple[Correction, ...]
IdsOf = Callable[[Side], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A correction of a statement with the entities that its sides may be, sorted."""

    row: Correction
    subjects: tuple[str, ...]
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rulings:
    """All corrections of statements, by the ends that they are about; what adds or drops a quotation by article."""

    about: Mapping[Ends, tuple[Correction, ...]]
    adds: Mapping[str, tuple[Ruling, ...]]
    quotes: Mapping[str, tuple[Ruling, ...]]


NO_RULINGS = Rulings({}, {}, {})


def rulings(decisions: Decisions, ids_of: IdsOf) -> tuple[Ruling, ...]:
    """Return the corrections of statements with what their sides are now, in the order of the table."""
    return tuple(
        Ruling(row, tuple(ids_of(row.one)), tuple(ids_of(row.other)) if row.other else ())
        for row in decisions.of_statements
    )


def sorted_rulings(found: Sequence[Ruling], decisions: Decisions, schema: Schema) -> Rulings:
    """Return rulings by what they are about. Raises KnowledgeError (file, line) where two contradict each other."""
    about: dict[Ends, tuple[Correction, ...]] = {}
    adds: dict[str, tuple[Ruling, ...]] = {}
    quotes: dict[str, tuple[Ruling, ...]] = {}
    for one in found:
        row = one.row
        if row.action == ADD:
            adds[row.article] = (*adds.get(row.article, ()), one)
        if row.predicate == QUOTATION:
            quotes[row.article] = (*quotes.get(row.article, ()), one)
        for subject in one.subjects:
            for target in one.objects:
                at = ends(subject, row.predicate, target, schema)
                for before in about.get(at, ()):
                    same = replace(before, one=row.one, predicate=row.predicate, other=row.other)
                    if contradict(same, row):
                        raise KnowledgeError(contradiction(before, row), decisions.source, row.line or None)
                about[at] = (*about.get(at, ()), row)
    return Rulings(about, adds, quotes)


def ends(subject: str, predicate: str, target: str, schema: Schema) -> Ends:
    """Return what a correction and a claim are compared by."""
    relation = schema.relations.get(predicate)
    one, other = sorted((subject, target)) if relation and relation.symmetric else (subject, target)
    return one, predicate, other


def ruled(told: Told, article: Article, named: Mapping[str, Named], rulings: Rulings, schema: Schema) -> Told:
    """Return what an article tells after the corrections; `named` are its entities by id.

    What was dropped is among the refusals; `obeyed` says what each correction did here.
    """
    if not rulings.about and not rulings.adds and not rulings.quotes:
        return told
    return _Judge(told, article, named, rulings, schema).told_after()


def by_id(entity_of: Mapping[Mention, Named]) -> dict[str, Named]:
    """Return the entities of an article by their ids."""
    return {one.id: one for one in entity_of.values()}


@dataclass(frozen=True, slots=True)
class _Judge:
    told: Told
    article: Article
    named: Mapping[str, Named]
    rulings: Rulings
    schema: Schema

    def told_after(self) -> Told:
        claims = [(one, self._of_claim(one)) for one in self.told.claims]
        held = [(one, self._of_post(one)) for one in self.told.holdings]
        added = list(self._added())
        said = [(one, self._of_quotation(one)) for one in self.told.quotations]
        return replace(
            self.told,
            claims=(
                *(_marked(one, rows) for one, rows in claims if not _drop(rows)),
                *(one for one, _ in added if one),
            ),
            holdings=tuple(one for one, rows in held if not _drop(rows)),
            quotations=tuple(one for one, rows in said if not _drop(rows)),
            refusals=(
                *self.told.refusals,
                *(self._refusal(one, row) for one, rows in claims if (row := _drop(rows))),
                *(self._refusal(one, row) for one, rows in held if (row := _drop(rows))),
                *(self._refusal(one, row) for one, rows in said if (row := _drop(rows))),
            ),
            obeyed=(
                *((row.id, "") for one, rows in claims for row in rows if _concerns(row, one)),
                *((row.id, "") for _, rows in (*held, *said) for row in rows),
                *(done for _, done in added),
            ),
        )

    def _of_claim(self, one: Claim) -> _Rows:
        rows = self._about(one.key.subject, one.key.predicate, one.key.object)
        return tuple(row for row in rows if row.verb in ("", one.key.verb))

    def _of_post(self, one: Holding) -> _Rows:
        return self._about(one.key.person, POST, one.key.organisation)

    def _of_quotation(self, one: Quotation) -> _Rows:
        words = one.text.split()
        rulings = self.rulings.quotes.get(self.article.id, ())
        return tuple(each.row for each in rulings if one.speaker in each.subjects and each.row.words.split() == words)

    def _about(self, subject: str, predicate: str, target: str | None) -> _Rows:
        return self.rulings.about.get(ends(subject, predicate, target, self.schema), ()) if target else ()

    def _added(self) -> Iterator[tuple[Claim | None, tuple[str, str]]]:
        for one in self.rulings.adds.get(self.article.id, ()):
            found = self._claim(one)
            yield (None, (one.row.id, found)) if isinstance(found, str) else (found, (one.row.id, ""))

    def _claim(self, one: Ruling) -> Claim | str:
        """Return the claim that a correction adds, or why it cannot be."""
        row = one.row
        span = place_of(row.words, self.article.text)
        if span is None:
            return f"the text of {self.article.id} does not say these words"
        if not (len(one.subjects) == len(one.objects) == 1):
            return "its sides are not there, or may be several"
        subject, target = one.subjects[0], one.objects[0]
        types = _type(subject, self.schema), _type(target, self.schema)
        if subject == target:
            return "both ends are one entity"
        if not self.schema.fits(row.predicate, *types):
            return f"{row.predicate} does not fit {types[0]} and {types[1]}"
        key = StatementKey(subject, row.predicate, target, "asserted", None, None)
        confirmed = tuple(
            dict.fromkeys(
                other.author or other.by
                for other in self._about(subject, row.predicate, target)
                if other.action == CONFIRM
            )
        )
        return Claim(key, Evidence(self.article.id, span, f"decision by {row.author or row.by}"), None, confirmed)

    def _refusal(self, one: Claim | Holding | Quotation, row: Correction) -> Refusal:
        parts: tuple[str, ...]
        if isinstance(one, Quotation):
            parts = self._name(one.speaker or ""), QUOTATION, one.text
        elif isinstance(one, Claim):
            parts = self._name(one.key.subject), one.key.predicate, self._name(one.key.object)
        else:
            parts = self._name(one.key.person), POST, self._name(one.key.organisation or "")
        because = f": {row.reason}" if row.reason else ""
        reason = f"dropped by a decision of {row.by}{because}"
        return Refusal(self.article.id, " ".join(parts), reason, one.evidence.span, one.evidence.rule)

    def _name(self, entity: str) -> str:
        return self.named[entity].name if entity in self.named else entity


def _drop(rows: Sequence[Correction]) -> Correction | None:
    return next((row for row in rows if row.action == DROP), None)


def _concerns(row: Correction, claim: Claim) -> bool:
    """Return whether a correction does anything to a claim: what is denied or planned is not confirmed."""
    return row.action == DROP or (row.action == CONFIRM and claim.key.modality == "asserted")


def _marked(claim: Claim, rows: Sequence[Correction]) -> Claim:
    by = tuple(dict.fromkeys(row.author or row.by for row in rows if row.action == CONFIRM and _concerns(row, claim)))
    return replace(claim, confirmed=by) if by else claim


def _type(entity: str, schema: Schema) -> str:
    """Return the type that an id begins with."""
    kind = entity.partition("/")[0]
    return next(name for name in schema.classes if kebab(name) == kind)


def place_of(words: str, text: str) -> Span | None:
    """Return where a text first says some words, whatever white space is between them; None where it does not.

    >>> place_of("Dini tiba", "Kata Dini\\ntiba.")
    Span(start=5, end=14)
    """
    parts = words.split()
    found = search(r"\s+".join(map(escape, parts)), text) if parts else None
    return Span(*found.span()) if found else None
