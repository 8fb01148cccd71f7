"""A reconciliation service of somebody else, on a free port of the loopback, that can be made to fail in many ways."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

SPACE = "https://register.example/thing/"
KNOWN = {
    "T1": ("Kementerian Perindustrian", "kementerian", "body"),
    "T2": ("Kementerian Perdagangan", "kementerian lain", "body"),
    "T3": ("PT Yogya Presisi Tehnikatama Industri", "=1+1", "firm"),
}


@dataclass
class Foreign:
    """The service: what it was asked, and `answer`, which makes the bytes of its answers to queries."""

    address: str = ""
    name: str = "Register"
    space: str = SPACE
    draft: bool = False
    status: int = 200
    slow: float = 0.0
    answer: Callable[[Any], bytes] | None = None
    asked: list[Any] = field(default_factory=list)

    def manifest(self) -> dict[str, Any]:
        """Return what the service says of itself."""
        types = [{"id": "firm", "name": "Company"}, {"id": "body", "name": "Lembaga pemerintah"}]
        versions = ["1.0-draft"] if self.draft else ["0.1", "0.2"]
        told = {"versions": versions, "name": self.name, "defaultTypes": types, "view": {"url": SPACE + "{{id}}"}}
        return (
            told if self.draft else told | {"identifierSpace": self.space, "schemaSpace": "https://register.example/s/"}
        )

    def reply(self, content: Any) -> bytes:
        """Return the answer to queries, and remember them."""
        self.asked.append(content)
        if self.answer:
            return self.answer(content)
        if self.draft:
            found = [offered(one["conditions"][0]["v"]) for one in content["queries"]]
            return json.dumps({"results": [{"candidates": one} for one in found]}).encode()
        return json.dumps({key: {"result": offered(one["query"])} for key, one in content.items()}).encode()


def offered(name: str) -> list[dict[str, Any]]:
    """Return the candidates for a name: those that begin with the same word."""
    return [
        {
            "id": key,
            "name": known,
            "description": told,
            "score": 100 if known == name else 40.5,
            "match": known == name,
            "type": [{"id": kind, "name": kind}],
        }
        for key, (known, told, kind) in KNOWN.items()
        if known.split()[0] == name.split(maxsplit=1)[0]
    ]


@contextmanager
def foreign() -> Iterator[Foreign]:
    """Run the service; stop it in the end."""
    service = Foreign()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(200, json.dumps(service.manifest()).encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            given = body.decode() if service.draft else parse_qs(body.decode())["queries"][0]
            time.sleep(service.slow)
            self._send(service.status, service.reply(json.loads(given)))

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        service.address = f"http://127.0.0.1:{server.server_address[1]}/reconcile"
        yield service
        server.shutdown()
        thread.join()
