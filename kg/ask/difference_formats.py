"""A difference as text, JSON, RDF Patch or one HTML page: `FORMATS` by the name that `--format` takes."""

import base64
import hashlib
import html
import json
from collections.abc import Callable, Iterator, Mapping
from string import Template
from typing import Any

from pyoxigraph import Triple

from kg.ask.difference import Changed, Difference, Item
from kg.ask.formats import visible
from kg.wording import counted

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
li { list-style: none; padding: .15rem .5rem; overflow-wrap: anywhere; }
ul { padding: 0; }
.gone { background: #fdecea; } .new { background: #e6f4ea; } .ended, .changed { background: #fff4e0; }
.gone::before { content: "− "; } .new::before { content: "+ "; } .ended::before { content: "† "; }
.changed::before { content: "~ "; }
small { color: #555; }
"""
_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '$style_hash'">
<meta name="viewport" content="width=device-width">
<title>$title</title>
<style>$style</style>
</head>
<body>
<h1>$title</h1>
$body
</body>
</html>
""")


def text(found: Difference) -> str:
    """Return the difference for a terminal, one thing a line; nothing where the graphs are the same."""
    if not found:
        return ""
    lines = []
    for kind, sign, items in _parts(found):
        lines.append(f"{kind}: {len(items)}")
        lines += [f"{sign} {visible(one.says)}" for one in items]
    if found.changed:
        lines.append(f"changed: {len(found.changed)}")
        lines += [visible(line) for one in found.changed for line in _changes(one)]
    lines.append(f"triples: {len(found.removed)} gone, {len(found.added)} new")
    return "\n".join(lines) + "\n"


def json_text(found: Difference) -> str:
    """Return the difference as one JSON object; triples are N-Triples."""
    row: dict[str, Any] = {kind: {"gone": [], "new": []} for kind in found.gone}
    for kind in found.gone:
        row[kind] = {"gone": list(map(_item, found.gone[kind])), "new": list(map(_item, found.new[kind]))}
    row["ended"] = list(map(_item, found.ended))
    row["moved"] = list(map(_item, found.moved))
    row["changed"] = [
        {"id": one.id, "says": one.says, "gone": list(map(list, one.gone)), "new": list(map(list, one.new))}
        for one in found.changed
    ]
    row["triples"] = {"gone": [f"{one} ." for one in found.removed], "new": [f"{one} ." for one in found.added]}
    return json.dumps(row, ensure_ascii=False, indent=2) + "\n"


def rdf_patch(found: Difference) -> str:
    """Return an RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html) that makes the old graph the new one."""
    lines = ["TX ."]
    lines += [f"D {_terms(one)} ." for one in found.removed]
    lines += [f"A {_terms(one)} ." for one in found.added]
    return "\n".join([*lines, "TC ."]) + "\n"


def page(found: Difference) -> str:
    """Return the difference as one HTML page that asks for nothing; what articles say is text and never markup."""
    gone = counted(len(found.removed), "triple")
    title = f"{gone} gone, {len(found.added)} new" if found else "The graphs are the same"
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    body = "\n".join(_sections(found))
    return _PAGE.substitute(title=title, body=body, style=_STYLE, style_hash=f"sha256-{digest}")


FORMATS: Mapping[str, Callable[[Difference], str]] = {
    "text": text,
    "json": json_text,
    "rdfpatch": rdf_patch,
    "html": page,
}


def _parts(found: Difference) -> Iterator[tuple[str, str, tuple[Item, ...]]]:
    """Yield (heading, sign, items) of everything that is new, gone or over, where there is any."""
    for kind in found.gone:
        if found.gone[kind]:
            yield f"{kind} gone", "-", found.gone[kind]
        if found.new[kind]:
            yield f"{kind} new", "+", found.new[kind]
    if found.ended:
        yield "posts that ended", "!", found.ended
    if found.moved:
        yield "entities with another IRI", "=", found.moved


def _changes(one: Changed) -> Iterator[str]:
    yield f"~ {one.says}"
    yield from (f"  - {predicate} {value}" for predicate, value in one.gone)
    yield from (f"  + {predicate} {value}" for predicate, value in one.new)


def _item(one: Item) -> dict[str, str]:
    return {"id": one.id, "says": one.says}


def _terms(one: Triple) -> str:
    return f"{one.subject} {one.predicate} {one.object}"


def _sections(found: Difference) -> Iterator[str]:
    marks = {"-": "gone", "+": "new", "!": "ended", "=": "changed"}
    for heading, sign, items in _parts(found):
        yield f"<h2>{heading} <small>{len(items)}</small></h2>\n<ul>"
        yield from (f'<li class="{marks[sign]}" title="{_safe(one.id)}">{_safe(one.says)}</li>' for one in items)
        yield "</ul>"
    if found.changed:
        yield f"<h2>changed <small>{len(found.changed)}</small></h2>\n<ul>"
        for one in found.changed:
            head, *rest = map(_safe, _changes(one))
            yield f'<li class="changed">{head[2:]}<br>{"<br>".join(rest)}</li>'
        yield "</ul>"


def _safe(words: str) -> str:
    return html.escape(visible(words))
