"""A SPARQL query as its tokens: enough to find keywords and declared parameters, not to understand the query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

Kind = Literal["string", "iri", "variable", "language", "name", "word", "mark"]

_GRAMMAR = r"""
    [\ \t\n]+ | \#[^\n]*                                                    # space and comments are no tokens
    | (?P<string> \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3} | '{3} (?: '{0,2} (?: [^'\\] | \\. ) )* '{3}
                | " (?: [^"\\\n] | \\. )* " | ' (?: [^'\\\n] | \\. )* ' )
    | (?P<iri> < [^<>"{}|^`\\\x00-\x20]* > )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[A-Za-z-]+ )
    | (?P<name> (?: \w (?: [\w.-]* [\w-] )? )? :
                (?: (?: [\w:] | %[0-9A-Fa-f]{2} | \\. ) (?: [\w:.-] | %[0-9A-Fa-f]{2} | \\. )* )? )
    | (?P<word> \w+ )
    | (?P<mark> . )
"""


@dataclass(frozen=True, slots=True)
class Token:
    """A token, its first character's offset, and its own characters."""

    kind: Kind
    start: int
    text: str


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query whose line ends are LF, in order.

    `a < b` and an IRI look alike without the grammar: where both are possible, an IRI is taken.

    >>> [(one.kind, one.text) for one in tokens("ASK { ?s sim:verb 'a#b'@id } # c")][2:5]
    [('variable', '?s'), ('name', 'sim:verb'), ('string', "'a#b'")]
    """
    for found in _pattern().finditer(sparql):
        if found.lastgroup in get_args(Kind):
            yield Token(cast("Kind", found.lastgroup), found.start(), found[0])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_GRAMMAR, re.VERBOSE | re.DOTALL)


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, both 1-based, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
