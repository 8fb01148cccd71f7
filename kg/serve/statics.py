"""The files of the pages over HTTP, and the query editor; all are packed once, when the service starts."""

import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Final

from kg.ask.questions import questions
from kg.graph.iris import Iris
from kg.graph.vocabulary import prefixes
from kg.serve.answer import Answer, RefusalError
from kg.serve.asked import Asked
from kg.serve.desk import Desk
from kg.serve.keeping import matches
from kg.serve.negotiation import gzip_wanted
from kg.serve.shelf import FOLDER, read, word

QUESTIONS: Final = "questions.json"
_ANYBODY: Final = re.compile(r"VALUES (\?\w+) \{ UNDEF \}")
_MEDIA: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}
_COLUMNS: Final = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""The style with which the editor lets people drag the columns of a table."""
EDITOR_POLICY: Final = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_COLUMNS}; img-src 'self' data:; font-src 'self' data:;"
    " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it is, packed, and its ETag."""

    media: str
    plain: bytes
    zipped: bytes
    tag: str

    def answer(self, asked: Asked, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the file in the form that the client takes, or 304 where it has the file."""
        told = {**(headers or {}), "etag": self.tag, "cache-control": "no-cache"}
        if matches(asked.headers.get("if-none-match", ""), self.tag):
            return Answer(304, "", b"", told)
        if gzip_wanted(asked.headers.get("accept-encoding", "")):
            return Answer(200, self.media, self.zipped, {**told, "content-encoding": "gzip"})
        return Answer(200, self.media, self.plain, told)


def packed(media: str, content: bytes) -> Packed:
    """Return a file ready to be sent."""
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'
    return Packed(media, content, gzip.compress(content, mtime=0), tag)


async def asset(asked: Asked, _: Desk) -> Answer:
    """Return a file of the pages. Raises RefusalError (404) for any other."""
    file = _files().get(asked.path.removeprefix("/assets/"))
    if file is None:
        raise RefusalError(404, "no such file")
    return file.answer(asked)


def editor() -> Answer:
    """Return the page of the query editor."""
    return Answer(
        200, "text/html; charset=utf-8", read("editor.html").encode(), {"content-security-policy": EDITOR_POLICY}
    )


@cache
def _files() -> Mapping[str, Packed]:
    contents = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix in _MEDIA}
    contents[QUESTIONS] = _questions()
    return {name: packed(_MEDIA["." + name.rpartition(".")[2]], content) for name, content in contents.items()}


def _questions() -> bytes:
    """Return the named questions for the editor, each with the prefixes that it uses."""
    known = prefixes(Iris())
    found = [
        {
            "name": one.name,
            "question_id": one.question_id,
            "question_en": one.question_en,
            "parameters": [asdict(parameter) for parameter in one.parameters],
            "sparql": _declared(one.sparql, known),
        }
        for one in questions().values()
    ]
    return json.dumps({"prefixes": known, "questions": found}, ensure_ascii=False).encode()


def _declared(sparql: str, known: Mapping[str, str]) -> str:
    used = [f"PREFIX {name}: <{namespace}>" for name, namespace in known.items() if f"{name}:" in sparql]
    return "\n".join([*used, "", _ANYBODY.sub(rf"\g<0> {_whom()}", sparql)])


def _whom() -> str:
    """Return what stands in the editor at a parameter: the command line looks names up, SPARQL does not."""
    told = f"{word('or_add', 'id')} | {word('or_add', 'en')}"
    return rf'# <IRI>; {told}: \1 skos:prefLabel|skos:altLabel "{word("a_name", "id")}"@id .'
