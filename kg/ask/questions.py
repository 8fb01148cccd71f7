"""The named questions: ontology/queries/*.rq.

A file begins with comments: the question in Indonesian, the question in English, and a line for each parameter,
`# name: what to give (in Indonesian) | (in English)`, or `# name (required): …` where nothing can be asked without it.
The parameter's place in the query is `VALUES ?name { UNDEF }`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.ask.engine import query
from kg.ask.parameters import declared
from kg.ask.result import Result
from kg.errors import KnowledgeError, QueryError
from kg.schema import folder

_PARAMETER = re.compile(r"(\w+)( \(required\))?: ([^|]+) \| ([^|]+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be narrowed to."""

    name: str
    required: bool
    help_id: str
    help_en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a name; `sparql` is its file as it stands."""

    name: str
    question_id: str
    question_en: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def questions(queries: Path | None = None) -> Mapping[str, Question]:
    """Return the questions of a folder (ours by default) by name, in the order of their names.

    Raises KnowledgeError (file, line) for a file whose comments do not say what it asks.
    """
    files = sorted((queries or folder() / "queries").glob("*.rq"))
    return {file.stem: _question(file) for file in files}


def ask(name: str, graph: Path, params: Mapping[str, str] | None = None, *, ontology: Path | None = None) -> Result:
    """Return the answer of a graph to a named question.

    A name among `params` may be a label or an alias, in any case, or an IRI. Raises QueryError for an unknown question
    or parameter and for a required parameter that is not given.
    """
    question = questions().get(name)
    if question is None:
        near = get_close_matches(name, questions())
        hint = f"near: {', '.join(near)}; `kg questions` lists all" if near else f"there are: {', '.join(questions())}"
        raise QueryError(f"no question {name!r}; {hint}")
    given = dict(params or {})
    known = [parameter.name for parameter in question.parameters]
    for other in sorted(given.keys() - set(known)):
        raise QueryError(f"the question {name} has no parameter {other}; it has: {', '.join(known) or 'none'}")
    for parameter in question.parameters:
        if parameter.required and not given.get(parameter.name, "").strip():
            raise QueryError(f"the question {name} needs --param {parameter.name}=…: {parameter.help_en}")
    return query(question.sparql, graph, given, ontology=ontology)


def _question(file: Path) -> Question:
    sparql = file.read_text(encoding="utf-8")
    comments = list(_comments(sparql))
    if len(comments) < 2:
        raise KnowledgeError("the first comments are the question in Indonesian and in English", file, 1)
    parameters = tuple(_parameter(file, number, line) for number, line in enumerate(comments[2:], 3))
    if (names := tuple(one.name for one in parameters)) != declared(sparql):
        raise KnowledgeError(f"describes {names} and has a place for {declared(sparql)}", file, len(comments))
    return Question(file.stem, comments[0], comments[1], parameters, sparql)


def _comments(sparql: str) -> Iterator[str]:
    for line in sparql.split("\n"):
        if not line.startswith("# "):
            return
        yield line[2:].strip()


def _parameter(file: Path, number: int, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if not found:
        raise KnowledgeError("no parameter: `# name: Indonesian | English`, or `# name (required): …`", file, number)
    return Parameter(found[1], bool(found[2]), found[3].strip(), found[4].strip())
