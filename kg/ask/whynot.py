"""Why a graph does not say so: the first gate that stopped it, and what else is worth knowing."""

from dataclasses import dataclass

from kg.ask.case import Case
from kg.ask.claims_asked import Question, line, understood
from kg.ask.formats import visible
from kg.ask.gates import GATES, types, unnoticed
from kg.ask.inquiry import Inquiry, Verdict
from kg.errors import QueryError

MOST_NOTES = 3


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The verdict on a question; `notes` are other claims between the two, and what could not be looked at."""

    question: Question
    verdict: Verdict
    notes: tuple[str, ...]

    def __str__(self) -> str:
        """Return the verdict as `kg whynot` prints it; what articles say cannot steer the terminal."""
        first = f"{self.verdict.gate}: {self.verdict.reason}"
        return "\n".join(map(visible, (first, *(f"  {words}" for words in (*self.verdict.words, *self.notes)))))


def whynot(question: Question, case: Case) -> WhyNot:
    """Return which gate stopped a claim. Raises QueryError for a question about a quotation."""
    asked = understood(question, case.record, case.schema)
    if any(meaning.kind == "quotation" for meaning in asked.meanings):
        raise QueryError("whynot is about relations and posts; `kg query --name who-said-what` lists quotations")
    inquiry = Inquiry(asked, case, case.showcase())
    verdicts = (verdict for gate in GATES if (verdict := gate(inquiry)))
    verdict = next(verdicts, None) or unnoticed(inquiry)
    return WhyNot(question, verdict, _notes(inquiry, verdict))


def _notes(inquiry: Inquiry, verdict: Verdict) -> tuple[str, ...]:
    notes = []
    if verdict.gate == "opposite" and (misfit := types(inquiry)):
        notes.append(f"as asked, {misfit.reason}")
    if verdict.gate not in ("said", "opposite", "one-thing"):
        notes += _others(inquiry)
    if inquiry.case.beside.refused is None and verdict.gate in ("no-words", "not-recognized", "no-mention"):
        notes.append("no refused.jsonl beside the graph: whether a candidate was refused cannot be told")
    return tuple(notes)


def _others(inquiry: Inquiry) -> list[str]:
    """Return the other relations between the two, each one line."""
    case = inquiry.case
    subjects, objects = ({one.id for one in ends} for ends in (inquiry.asked.subjects, inquiry.asked.objects))
    relations = {meaning.relation for meaning in inquiry.asked.meanings}
    found = (
        claim
        for claim in case.record.claims
        if {claim.subject, claim.object} & subjects
        and {claim.subject, claim.object} & objects
        and claim.subject != claim.object
        and claim.predicate not in relations
    )
    lines = dict.fromkeys(f"between them there is: {line(claim, case.record, case.schema)}" for claim in found)
    return list(lines)[:MOST_NOTES]
