"""URLs: fetched within limits, from public addresses only."""

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.errors import InputError, OutsideError
from kg.read import ReadOptions, read
from kg.read.addresses import is_public
from kg.read.urls import web_address
from kg.read.web import fetch
from kg.records import Article

TEXT = b"Jakarta (ANTARA) - Harga beras di Pasar Induk Cipinang turun karena panen raya."
LOCAL = ReadOptions(allow_private=True, max_seconds=5)


class Pages(BaseHTTPRequestHandler):
    """A small server with good and bad manners."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:  # noqa: D102
        Pages.asked.append((self.path, self.headers["Host"]))
        path, _, rest = self.path.partition("?")
        if path == "/hop":
            left = int(rest)
            self.answer(302, b"", location=f"/hop?{left - 1}" if left else "/text")
        elif path == "/away":
            self.answer(302, b"", location=rest)
        elif path == "/text":
            self.answer(200, TEXT, "text/plain")
        elif path == "/zipped":
            self.answer(200, gzip.compress(b"Harga beras. " * 100_000), "text/plain", content_encoding="gzip")
        elif path == "/kind":
            self.answer(200, TEXT, rest)
        elif path == "/status":
            self.answer(int(rest), TEXT, "text/plain")
        elif path == "/drip":
            self.drip()
        elif path == "/rows":
            self.answer(
                200, b'{"id": 1, "text": "Satu berita."}\n{"id": 2, "text": "Dua berita."}\n', "application/json"
            )

    def drip(self) -> None:  # noqa: D102
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 200:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def answer(self, status: int, body: bytes, kind: str = "text/plain", **headers: str) -> None:  # noqa: D102
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:  # noqa: D102
        return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()


def only(items: Iterator[Article | InputError]) -> Article | InputError:
    (item,) = items
    return item


def test_a_page_of_text_becomes_an_article_with_its_url(server: str) -> None:
    """What stands at an address is read, and the address is kept."""
    article = only(read([f"{server}/text"], LOCAL))
    assert isinstance(article, Article)
    assert (article.text, article.url) == (TEXT.decode(), f"{server}/text")


def test_a_notebook_can_fetch_too(server: str) -> None:
    """Reading works where an event loop runs already."""

    async def cell() -> list[Article | InputError]:
        return list(read([f"{server}/text"], LOCAL))

    assert isinstance(asyncio.run(cell())[0], Article)


def test_a_table_at_a_url_gives_all_its_rows(server: str) -> None:
    """A content type that says little leaves it to the bytes what format it is."""
    assert [item.id for item in read([f"{server}/rows"], LOCAL) if isinstance(item, Article)] == ["1", "2"]


def test_private_addresses_are_refused_unless_allowed(server: str) -> None:
    """Without leave nothing is asked of this machine, whatever way its address is written."""
    before = len(Pages.asked)
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
        error = only(read([f"http://{host}:{port}/text"]))
        assert isinstance(error, InputError), host
    assert len(Pages.asked) == before
    assert "not on the public internet" in str(only(read([f"{server}/text"])))


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.9.9",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "127.8.8.8",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1%eth0",
        "fec0::1",
        "fd00:ec2::254",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    """Private, link-local, shared, metadata, multicast and wrapped addresses are told apart from public ones."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "103.28.12.1", "2404:6800:4003:c00::64", "64:ff9b::808:808"])
def test_addresses_outside_are_public(address: str) -> None:
    """An address of the public internet is public, also behind a translator."""
    assert is_public(address)


def test_every_hop_is_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from a public to a private address is refused before anything is asked there."""
    import kg.read.addresses as addresses

    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    error = only(read([f"{server}/away?http://127.0.0.2:1/secret"], ReadOptions(max_seconds=5)))
    assert "127.0.0.2, which is not on the public internet" in str(error)


def test_one_private_address_among_many_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host with a public and a private address is refused."""
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answer)
    with pytest.raises(InputError, match=r"10\.0\.0\.1"):
        fetch("http://berita.example/", ReadOptions())


def test_the_connection_goes_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is looked up once, so a second answer (DNS rebinding) has nobody to deceive; Host stays the name."""
    real, asked, port = socket.getaddrinfo, [], int(server.rpartition(":")[2])

    def once(host: str, *args: object, **kwargs: object) -> object:
        if host == "berita.example":
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real(host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", once)
    source, _ = fetch(f"http://berita.example:{port}/text", LOCAL)
    assert source.stream.read() == TEXT
    assert asked == ["berita.example"]
    assert Pages.asked[-1] == ("/text", f"berita.example:{port}")


def test_redirects_are_followed_up_to_the_limit(server: str) -> None:
    """Five hops are followed, six are not."""
    assert isinstance(only(read([f"{server}/hop?4"], LOCAL)), Article)
    assert "more than 5 redirects" in str(only(read([f"{server}/hop?5"], LOCAL)))


def test_a_redirect_to_a_file_is_refused(server: str) -> None:
    """No redirect leads out of the web."""
    assert "not an address that can be fetched" in str(only(read([f"{server}/away?file:///etc/passwd"], LOCAL)))


def test_size_is_counted_after_decompression(server: str) -> None:
    """A small zipped answer that grows beyond the limit is refused."""
    error = only(read([f"{server}/zipped"], replace(LOCAL, max_bytes=100_000)))
    assert "longer than 100,000 bytes" in str(error)


def test_time_is_counted_over_everything(server: str) -> None:
    """A server that sends its headers byte by byte is left when the time is up, and that is the outside's fault."""
    start = time.monotonic()
    error = only(read([f"{server}/drip"], replace(LOCAL, max_seconds=0.5)))
    assert time.monotonic() - start < 3
    assert isinstance(error, OutsideError)
    assert error.exit_code == 4


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg"])
def test_content_of_another_type_is_refused(server: str, kind: str) -> None:
    """Only types that hold articles are read."""
    assert f"content of type {kind}" in str(only(read([f"{server}/kind?{kind}"], LOCAL)))


def test_a_page_that_is_not_there_and_a_server_that_fails(server: str) -> None:
    """404 is the input's fault, 503 the outside's."""
    missing, failing = (only(read([f"{server}/status?{code}"], LOCAL)) for code in (404, 503))
    assert isinstance(missing, InputError) and missing.exit_code == 3
    assert isinstance(failing, OutsideError) and failing.exit_code == 4


def test_a_host_that_does_not_answer_is_the_outsides_fault() -> None:
    """A closed port and a name that nobody has are told in one line each."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}/", "http://tidak-ada.invalid/"):
        error = only(read([url], LOCAL))
        assert isinstance(error, OutsideError)
        assert str(error).startswith(url) and "\n" not in str(error)


@pytest.mark.parametrize("url", ["http://", "http://user:pass@kompas.com/", "http://[", "https:///x"])
def test_a_broken_url_is_told_before_the_run(url: str) -> None:
    """What cannot be an address is a missing input."""
    with pytest.raises(InputError, match="not an address"):
        read([url])


@pytest.mark.parametrize("port", ["99999", "0", "abc", "-1"])
def test_a_port_that_is_none_is_no_address(port: str) -> None:
    """It is refused before anybody is asked, also where a server sends one there."""
    assert web_address(f"http://127.0.0.1:{port}/x") is None


def test_an_address_is_one_that_a_graph_can_hold() -> None:
    """Brackets and percent signs that mean nothing are written as such."""
    assert web_address("https://contoh.id/diskon-50%-hari") == "https://contoh.id/diskon-50%25-hari"
    assert web_address("https://contoh.id/a%20b?foto[]=1") == "https://contoh.id/a%20b?foto%5B%5D=1"
    assert web_address("http://[::1]:8080/a") == "http://[::1]:8080/a"
