"""Who may write: the token is compared as the bytes that were sent."""

from typing import Any

import pytest

from kg.cli.main import run
from kg.serve.answer import RefusalError
from kg.serve.asked import Asked
from kg.serve.settings import Limits
from kg.serve.writing import authorize


def asked(header: bytes) -> Asked:
    """Return a request with this header of authorization."""
    scope: dict[str, Any] = {"method": "POST", "path": "/sparql", "headers": [(b"authorization", header)]}
    return Asked(scope, None, Limits())  # type: ignore[arg-type]


@pytest.mark.parametrize("token", ["kunci-é", "kunci\n", " kunci à", "k李", "k\udcff"])
def test_any_token_fits_itself(token: str) -> None:
    """Letters outside ASCII go as UTF-8; the white space at the end of a file or variable is no part of it."""
    sent = token.strip().encode("utf-8", "surrogateescape")
    authorize(asked(b"Bearer " + sent), token)
    authorize(asked(b"bearer  " + sent), token)
    for other in (b"Bearer", b"Bearer ", b"Basic " + sent, b"Bearer x" + sent, b"Bearer \xff"):
        with pytest.raises(RefusalError) as refused:
            authorize(asked(other), token)
        assert refused.value.status == 401


def test_a_token_of_white_space_is_none(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """--writable with it is wrong usage, before anything is opened."""
    assert run(["serve", str(tmp_path / "graph.ttl"), "--writable", "--token", " \n"]) == 2
    assert "KG_TOKEN" in capsys.readouterr().err
