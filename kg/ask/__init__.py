"""Questions to a graph: SPARQL, read only, and the named questions of ontology/queries."""

from kg.ask.engine import query
from kg.ask.formats import FORMATS
from kg.ask.questions import Parameter, Question, ask, questions
from kg.ask.result import Result

__all__ = ["FORMATS", "Parameter", "Question", "Result", "ask", "query", "questions"]
