"""Content → one HTML file that needs nothing else: styles, scripts and data stand in it; it asks for nothing outside.

What articles say is data, never markup: it stands as JSON in an inert script element and enters the page as text nodes.
The Content-Security-Policy names the styles and scripts by their hashes and allows nothing besides.
"""

import base64
import hashlib
import html
import json
import re
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Any, Final

from kg.errors import KnowledgeError
from kg.view.content import Content
from kg.view.looks import ASSETS
from kg.view.scripts import script

Json = dict[str, Any]

SMALL: Final = 2000
"""Things that vis-network can draw; a page with more has WebGL, too. The page's own stage.js knows the same number."""
VENDOR: Final = ASSETS.parent / "vendor"
_ESCAPED: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_SOURCE_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def page(title: str, content: Content) -> str:
    """Return the whole page, the same for the same title and content."""
    is_large = len(content.graph["things"]["name"]) > SMALL
    style = _asset("page.css")
    scripts = [vendored("forces"), _one_script(script())]
    libraries = {"vis": vis_network()} | ({"webgl": vendored("webgl")} if is_large else {})
    islands = {"details": content.details} | {f"texts-{at}": chunk for at, chunk in enumerate(content.texts)}
    return Template(_asset("page.html")).substitute(
        title=html.escape(title),
        policy=_policy([style], [*scripts, *libraries.values()]),
        style=style,
        graph=_data("graph", content.graph | {"title": title}),
        libraries="\n".join(_library(name, code) for name, code in libraries.items()),
        scripts="\n".join(f"<script>{one}</script>" for one in scripts),
        data="\n".join(_data(name, data) for name, data in islands.items()),
    )


def _library(name: str, code: str) -> str:
    """Return foreign code as a text that library.js makes a script of when it is needed."""
    return f'<script type="text/plain" id="library-{name}">{code}</script>'


def _data(name: str, data: Json) -> str:
    return f'<script type="application/json" id="{name}">{island(data)}</script>'


def vendored(name: str) -> str:
    """Return one of the bundles of vendor/; vendored.toml says what is in it."""
    return _one_script((VENDOR / f"{name}.js").read_text(encoding="utf-8"))


def island(data: Json) -> str:
    """Return `data` as JSON that no HTML parser takes for markup.

    >>> island({"nama": "</script><b>"})
    '{"nama":"\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate is no character and could not be written as UTF-8.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return re.sub("[<>&\u2028\u2029]", lambda found: _ESCAPED[found[0]], text)


def vis_network() -> str:
    """Return the vis-network library that pyvis ships (Apache-2.0 or MIT, as its header says), the newest copy.

    Raises KnowledgeError where the installed pyvis has none.
    """
    spec = find_spec("pyvis")
    home = Path(spec.origin).parent if spec and spec.origin else Path()
    found = sorted(home.glob("lib/vis-*/vis-network.min.js"), key=_version)
    if not found:
        raise KnowledgeError("pyvis is installed without its vis-network; install pyvis 0.3.2", home)
    # A debugger would ask for the source map, and the page asks for nothing.
    return _one_script(_SOURCE_MAP.sub("", found[-1].read_text(encoding="utf-8")))


def _version(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", path.parent.name)]


def _one_script(code: str) -> str:
    """Return code as it may stand in a script element; Raises ValueError where it would end the element itself."""
    if re.search(r"</script|<!--", code, re.IGNORECASE):
        raise ValueError("a script of the page holds a tag that would end it")
    return code


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _policy(styles: list[str], scripts: list[str]) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    """Return a source expression of CSP for an inline element with this very text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
