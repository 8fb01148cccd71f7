"""What a reconciliation service says of itself, and how it is asked: versions 0.1 and 0.2, and the draft of 1.0."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from kg.errors import OutsideError
from kg.link.calling import Line
from kg.link.candidates import Candidate
from kg.link.question import Question
from kg.read.urls import is_url, web_address
from kg.resolve.links import can_be_linked

Json = Mapping[str, Any]
_DRAFT: Final = "1.0-draft"
_PREFIX_ENDS: Final = ("/", "#", "=", ":")


@dataclass(frozen=True, slots=True)
class Service:
    """A service: `space` and `view` make IRIs of its ids, `types` are those it names, by id."""

    line: Line
    name: str
    space: str
    schema_space: str
    view: str
    types: Mapping[str, str]
    draft: bool

    def iri(self, candidate: str) -> str:
        """Return the IRI of a candidate: its id if that is one, else made as the service says.

        It is "" where that is none which a graph may hold.
        """
        return next((iri for iri in self._iris(candidate) if can_be_linked(iri)), "")

    def _iris(self, candidate: str) -> Iterator[str]:
        """Yield what may be the IRI of a candidate, the first one first."""
        if is_url(candidate):
            yield candidate
            yield web_address(candidate) or ""
            return
        name = quote(candidate, safe="/:.,;~()!*'@-_")
        if is_url(self.space) and self.space.endswith(_PREFIX_ENDS):
            yield self.space + name
        elif self.view:
            yield web_address(self.view.replace("{{id}}", name).replace("{id}", name)) or ""

    def ask(self, questions: Sequence[Question]) -> tuple[tuple[Candidate, ...], ...]:
        """Return the candidates for each question. Raises OutsideError where the answer is none."""
        if self.draft:
            answer = self.line.post_json("/match", {"queries": [one.as_conditions() for one in questions]})
            return self._in_order(answer, len(questions))
        queries = {f"q{number}": one.as_query() for number, one in enumerate(questions)}
        answer = self.line.post_form({"queries": compact(queries)})
        if not isinstance(answer, dict) or not queries.keys() <= answer.keys():
            raise self._nonsense("not an answer to each query")
        return tuple(self._candidates(answer[key], "result") for key in queries)

    def _in_order(self, answer: Any, count: int) -> tuple[tuple[Candidate, ...], ...]:
        results = answer.get("results") if isinstance(answer, dict) else None
        if not isinstance(results, list) or len(results) != count:
            raise self._nonsense("not an answer to each query")
        return tuple(self._candidates(one, "candidates") for one in results)

    def _candidates(self, result: Any, key: str) -> tuple[Candidate, ...]:
        rows = result.get(key) if isinstance(result, dict) else None
        if not isinstance(rows, list):
            raise self._nonsense(f"no list {key!r}")
        try:
            return tuple(Candidate.of(row) for row in rows)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise self._nonsense(f"a candidate that is none ({error})") from error

    def _nonsense(self, reason: str) -> OutsideError:
        told = f"the answer makes no sense: {reason}; nothing of it was taken. Is this a reconciliation service?"
        return OutsideError(told, self.line.url)


def compact(value: object) -> str:
    """Return a value as JSON in one line, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def meet(line: Line) -> Service:
    """Return the service at an address. Raises OutsideError where it does not answer as one."""
    told = line.get()
    if not isinstance(told, dict) or not isinstance(told.get("name"), str):
        raise OutsideError("no manifest of a reconciliation service", line.url)
    versions = told.get("versions")
    offered = [str(one) for one in versions] if isinstance(versions, list) else []
    view = told.get("view")
    return Service(
        line=line,
        name=told["name"],
        space=str(told.get("identifierSpace") or ""),
        schema_space=str(told.get("schemaSpace") or ""),
        view=str(view.get("url") or "") if isinstance(view, dict) else "",
        types=_types(told.get("defaultTypes")),
        # Where a service speaks both, the one that is finished.
        draft=_DRAFT in offered and not {"0.1", "0.2"} & set(offered),
    )


def _types(given: Any) -> dict[str, str]:
    rows = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return {str(one["id"]): str(one.get("name") or one["id"]) for one in rows if one.get("id")}
