"""A folder with a small graph, and services to ask."""

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.main import run
from tests.link.foreign import Foreign, foreign

TEXTS = {
    "a1": "Kementerian Perindustrian (Kemenperin) mendukung PT Yogya Presisi Tehnikatama Industri di Kabupaten Sleman. "
    "Menteri Perindustrian Rina Kartika mengatakan pabrik itu penting.",
    "a2": "Bupati Sleman Agus Setiawan meresmikan Pasar Godean. Agus Setiawan mengatakan pasar itu ramai.",
    "a3": "Pengusaha kayu Agus Setiawan tiba di Jepara. Agus Setiawan membeli jati.",
}


def write(*ids: str) -> None:
    """Write these articles as berita.jsonl."""
    rows = (json.dumps({"id": one, "text": TEXTS[one], "url": f"https://warta.example/{one}"}) for one in ids)
    Path("berita.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def build(out: str = "out") -> Path:
    """Build the graph and return it."""
    assert run(["build", "berita.jsonl", "-q", "-o", out, "--jobs", "1"]) == 0
    return Path(out) / "graph.ttl"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with three articles and their graph."""
    folder = tmp_path_factory.mktemp("built")
    with contextlib.chdir(folder):
        write(*TEXTS)
        build()
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it, in which the program runs."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def service() -> Iterator[Foreign]:
    """Yield a foreign service."""
    with foreign() as one:
        yield one
