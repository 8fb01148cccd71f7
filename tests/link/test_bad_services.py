"""A service that is down, slow or answers nonsense: one clear line, the right exit code, nothing half-written."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kg.cli.main import run
from kg.link.calling import Line
from tests.link.foreign import Foreign

NONSENSE: dict[str, Callable[[Any], bytes]] = {
    "no JSON": lambda _: b"<html>Selamat datang",
    "not to each query": lambda _: b'{"q0": {"result": []}}',
    "a list": lambda _: b"[]",
    "no result": lambda asked: json.dumps({key: {} for key in asked}).encode(),
    "no id": lambda asked: json.dumps({key: {"result": [{"name": "x", "score": 1}]} for key in asked}).encode(),
    "no name": lambda asked: json.dumps({key: {"result": [{"id": "x", "name": 3}]} for key in asked}).encode(),
    "no score": lambda asked: json.dumps(
        {key: {"result": [{"id": "x", "name": "x", "score": "tinggi"}]} for key in asked}
    ).encode(),
    "half a character": lambda asked: json.dumps(
        {key: {"result": [{"id": "x", "name": "\ud800", "score": 1}]} for key in asked}
    ).encode(),
    "an endless score": lambda asked: json.dumps(
        {key: {"result": [{"id": "x", "name": "x", "score": 10**400}]} for key in asked}
    ).encode(),
    "endless": lambda asked: b" " * (Line.__dataclass_fields__["most"].default + 1),
    "deep": lambda _: b"[" * 100_000,
}


def ask(address: str, *options: str) -> int:
    return run(["link", "--service", address, "--allow-private", "-q", *options])


@pytest.mark.parametrize("kind", NONSENSE)
def test_nonsense_is_refused_and_the_cache_is_not_poisoned(
    kind: str, place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """The world outside failed: 4. When the service is well again, the next run is as if nothing had been."""
    service.answer = NONSENSE[kind]
    assert ask(service.address) == 4
    told = capsys.readouterr().err
    assert told.startswith(f"kg: {service.address}: ")
    assert told.count("\n") == 1
    assert not list(place.glob("*candidates*"))
    service.answer = None
    assert ask(service.address) == 0
    assert "T1" in Path("candidates.tsv").read_text()


def test_a_service_that_fails_is_told(place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]) -> None:
    """With its status; a table that was there stays."""
    Path("candidates.tsv").write_text("lama")
    service.status = 500
    assert ask(service.address) == 4
    assert "HTTP 500" in capsys.readouterr().err
    assert Path("candidates.tsv").read_text() == "lama"


def test_a_slow_service_is_left(place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]) -> None:
    """After the seconds that the user gives it."""
    service.slow = 2
    assert ask(service.address, "--seconds", "0.5") == 4
    assert "no complete answer in 0.5 s" in capsys.readouterr().err
    assert not list(place.glob("*candidates*"))


def test_a_service_that_is_down_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No connection."""
    assert ask("http://127.0.0.1:9/reconcile") == 4
    assert "is the service up?" in capsys.readouterr().err


def test_a_private_address_is_asked_only_if_the_user_says_so(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input: 3; nothing is sent."""
    assert run(["link", "--service", service.address, "-q"]) == 3
    assert "--allow-private" in capsys.readouterr().err
    assert service.asked == []


def test_what_is_no_address_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad input: 3."""
    assert ask("file:///etc/passwd") == 3
    assert "not an http(s) address" in capsys.readouterr().err


def test_a_file_that_is_no_cache_is_not_written_over(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody's notes stay."""
    Path("catatan.txt").write_text("penting " * 200)
    assert ask(service.address, "--cache", "catatan.txt") == 3
    assert "no cache of ours" in capsys.readouterr().err
    assert Path("catatan.txt").read_text() == "penting " * 200


@pytest.mark.parametrize("column", ["service", "lain"])
def test_a_cache_of_another_program_is_told(
    column: str, place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has a table of our name with columns of its own: bad input, 3."""
    with closing(sqlite3.connect("lain.sqlite")) as other, other:
        other.execute(f"CREATE TABLE answer ({column})")
    assert ask(service.address, "--cache", "lain.sqlite") == 3
    assert "no cache of ours" in capsys.readouterr().err


def test_a_cache_that_another_program_holds_is_told(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The world outside failed: 4."""
    connect = sqlite3.connect
    with closing(connect("link-cache.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr("kg.link.cache.sqlite3.connect", lambda path: connect(path, timeout=0.1))
        assert ask(service.address) == 4
    assert "link-cache.sqlite: the cache cannot be used (database is locked)" in capsys.readouterr().err


def test_the_name_of_a_service_steers_no_terminal(
    place: Path, service: Foreign, capsys: pytest.CaptureFixture[str]
) -> None:
    """What steers one is made visible."""
    service.name = "\x1b]0;dibajak\x07Register"
    assert run(["link", "--service", service.address, "--allow-private"]) == 0
    told = capsys.readouterr().err
    assert "\\x1b]0;dibajak\\x07Register: 3 candidates" in told
    assert "\x1b]0" not in told


@pytest.mark.parametrize(
    ("space", "given"),
    [
        ("https://register.example/#> <https://a.example/p> <https://a.example/", "T1"),
        ("https://register.example:99x/", "T1"),
        ("https://register.example/%zz/", "T1"),
        ("https://register.example/", "https://register.example:99x/T1"),
        ("https://register.example/", "https://[register]/T1"),
    ],
)
def test_a_candidate_whose_iri_no_graph_may_hold_is_left_out(
    place: Path, service: Foreign, space: str, given: str
) -> None:
    """A service alone shall not stop a later build."""
    service.space = space
    service.answer = lambda asked: json.dumps(
        {key: {"result": [{"id": given, "name": "x", "score": 1}]} for key in asked}
    ).encode()
    assert ask(service.address) == 0
    assert len(Path("candidates.tsv").read_text().splitlines()) == 1


def test_an_id_that_is_an_iri_is_kept_to_its_end(place: Path, service: Foreign) -> None:
    """What stands after # is a part of it; what an IRI may not hold is written with %."""
    ids = ["https://register.example/tesaurus#T1", "https://register.example/a[1]"]
    service.answer = lambda asked: json.dumps(
        {key: {"result": [{"id": one, "name": "x", "score": 1} for one in ids]} for key in asked}
    ).encode()
    assert ask(service.address) == 0
    told = {line.split("\t")[-1] for line in Path("candidates.tsv").read_text().splitlines()[1:]}
    assert told == {"https://register.example/tesaurus#T1", "https://register.example/a%5B1%5D"}


def test_one_of_both_must_be_given(place: Path) -> None:
    """Wrong usage: 2."""
    assert run(["link"]) == 2
    assert run(["link", "--service", "https://a.example", "--judged", "x.tsv"]) == 2
    assert run(["link", "--service", "https://a.example", "--type", "Kuda"]) == 2
