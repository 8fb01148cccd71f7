"""A query can only read: whatever would reach the network or change the graph is refused when it is parsed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.guard import refuse_unsafe
from kg.errors import QueryError

FAR = "<https://contoh.id/sparql>"
REFUSED = {
    "plain": f"SELECT * {{ SERVICE {FAR} {{ ?s ?p ?o }} }}",
    "in any case": f"SELECT * {{ sErViCe SILENT {FAR} {{ ?s ?p ?o }} }}",
    "a variable for its address": "SELECT * { BIND(<https://contoh.id/> AS ?g) SERVICE ?g { ?s ?p ?o } }",
    "in a subquery": f"SELECT * {{ {{ SELECT ?s {{ OPTIONAL {{ SERVICE {FAR} {{ ?s ?p ?o }} }} }} }} }}",
    "in a filter": f"ASK {{ ?s ?p ?o FILTER NOT EXISTS {{ SERVICE {FAR} {{ ?s ?p ?o }} }} }}",
    "between comments": f"SELECT * {{ # x\n SERVICE # y\n {FAR} {{ ?s ?p ?o }} }}",
    "after a comment that ends in a bare CR": f"SELECT * {{ ?s ?p ?o # x\r SERVICE {FAR} {{ ?a ?b ?c }} }}",
    "glued to a number": f"SELECT * {{ ?s ?p 1SERVICE {FAR} {{ ?a ?b ?c }} }}",
    "glued to a truth value": f"SELECT * {{ ?s ?p trueSERVICE {FAR} {{ ?a ?b ?c }} }}",
    "glued to a full stop": f"SELECT * {{ ?s ?p 1.SERVICE {FAR} {{ ?a ?b ?c }} }}",
    "with a prefixed address": f"PREFIX : {FAR} SELECT * {{ SERVICE:x {{ ?a ?b ?c }} }}",
    "behind an empty local name": f"PREFIX x: <a:> SELECT * {{ ?s ?p x:.SERVICE {FAR} {{ ?a ?b ?c }} }}",
    "behind a comparison that looks like an IRI": (
        f'SELECT * {{ ?s ?p ?x FILTER(?x<#a> """\n1) SERVICE {FAR} {{ ?s ?p ?o }} #"""\n}}'
    ),
    "behind a comparison with a quote": (
        f"SELECT * {{ ?s ?p ?x FILTER(?x<'>\"') SERVICE {FAR} {{ ?a ?b ?c }} FILTER(?x!='\"'||?x!='') }}"
    ),
    "behind an escaped backslash": f'SELECT * {{ BIND("\\u005C" AS ?x) SERVICE {FAR} {{ ?a ?b ?c }} BIND("" AS ?y) }}',
    "in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {FAR} {{ ?s ?p ?o }} }}",
    "an update that loads": "LOAD <https://contoh.id/x.ttl>",
    "a second operation that loads": "ASK {} ; LOAD <https://contoh.id/x.ttl>",
    "an update that inserts": "PREFIX x: <a:> INSERT DATA { x:a x:b x:c }",
    "an update that deletes": "delete where { ?s ?p ?o }",
    "an update that clears": "CLEAR ALL",
    "another graph": "SELECT * FROM <https://contoh.id/x.ttl> { ?s ?p ?o }",
    "another named graph": "SELECT * from named <https://contoh.id/x.ttl> { GRAPH ?g { ?s ?p ?o } }",
    "brackets without end": "SELECT * " + "{" * 5000 + "}" * 5000,
    "negations without end": "ASK { FILTER(" + "!" * 20000 + "true) }",
    "spaces without end": "ASK {" + " " * 60000 + "}",
}
ALLOWED = {
    "in a string": "SELECT * { ?s ?p 'SERVICE <https://contoh.id/> { ?s ?p ?o }' }",
    "in a long string": 'SELECT * { ?s ?p """ SERVICE <a:b> { " }""" }',
    "in a comment": "SELECT * { ?s ?p ?o } # SERVICE <https://contoh.id/> {}",
    "in a variable": "SELECT ?service { ?service a ?SERVICE }",
    "in the name of a class": "PREFIX schema: <https://schema.org/> SELECT * { ?s a schema:Service }",
    "in an IRI": "SELECT * { ?s a <https://schema.org/Service> }",
    "in a blank node": "SELECT * { ?s ?p _:service }",
    "LOAD in a string": "SELECT * { ?s ?p 'LOAD' , \"DROP ALL\" }",
    "from in a property": "PREFIX sim: <a:> SELECT * { ?post sim:from ?from }",
    "escapes without SERVICE": "SELECT * { ?s ?p '\\u0041' }",
}


@pytest.mark.parametrize("sparql", REFUSED.values(), ids=REFUSED)
def test_what_is_more_than_a_question_is_refused(sparql: str) -> None:
    """It raises an error with a place in the query, on one line."""
    from kg.ask.engine import query

    with pytest.raises(QueryError) as caught:
        query(sparql, __file__)  # type: ignore[arg-type]  # refused before the graph is opened
    assert caught.value.line
    assert caught.value.column
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("sparql", ALLOWED.values(), ids=ALLOWED)
def test_the_letters_alone_are_no_crime(sparql: str) -> None:
    """Strings, comments, variables, names and IRIs may hold any word."""
    refuse_unsafe(sparql)


def test_the_place_of_a_refusal_is_exact() -> None:
    """Line and column are those of the word."""
    with pytest.raises(QueryError) as caught:
        refuse_unsafe(f"SELECT *\n{{ ?s ?p 'SERVICE'\n  SERVICE {FAR} {{}} }}")
    assert (caught.value.line, caught.value.column) == (3, 3)


PIECES = st.lists(st.sampled_from([*"aS?<>#'\"\\\n{}(). :1@&|", "SERVICE ", " <a:b> ", "{?a ?b ?c}"]), max_size=40)


@given(PIECES.map("".join))
def test_no_spelling_reaches_the_engine(text: str) -> None:
    """Whatever stands around it, a SERVICE outside strings and comments never passes (here: none is even a query)."""
    sparql = f"ASK {{ {text} SERVICE <a:b> {{?a ?b ?c}} }}"
    try:
        refuse_unsafe(sparql)
    except QueryError:
        return
    # What passes must be hidden in a string or a comment, and then rdflib's grammar agrees that it is none.
    assert any(mark in text for mark in "#'\"")
