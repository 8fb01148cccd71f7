"""What a user installs is whole: the wheel and the sdist carry ontology and knowledge, and work from anywhere."""

import configparser
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "antara-ydba-ypti.txt"


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build wheel and sdist from what git tracks, as a release would be."""
    source, dist = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(dist), str(source)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return dist


def carried(dist: Path) -> tuple[set[str], set[str]]:
    """Return the file names inside the wheel and inside the sdist, the sdist's without its top folder."""
    (wheel,), (sdist,) = dist.glob("*.whl"), dist.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    with tarfile.open(sdist) as archive:
        in_sdist = {name.split("/", 1)[-1] for name in archive.getnames()}
    return in_wheel, in_sdist


def data_files() -> list[Path]:
    """Return every data file of ours, relative to the root."""
    folders = (ROOT / "ontology", *(ROOT / "kg" / room for room in ("knowledge", "view", "write", "serve", "link")))
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.relative_to(ROOT) for path in files if "__pycache__" not in path.parts]


def test_wheel_and_sdist_carry_every_data_file(distributions: Path) -> None:
    """No lexicon, pattern, query, template or licence is left behind."""
    in_wheel, in_sdist = carried(distributions)
    for path in data_files():
        inside = path if path.parts[0] == "kg" else Path("kg") / path
        assert inside.as_posix() in in_wheel
        assert path.as_posix() in in_sdist


def test_setup_cfg_names_every_package() -> None:
    """A room that setup.cfg forgets would be missing from the wheel."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    named = set(setup["options"]["packages"].split())
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "kg").rglob("__init__.py")}
    assert named == there | {"kg.ontology"}


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(distributions: Path, tmp_path: Path) -> None:
    """Installed without the test tools, in another folder, `kg build` turns the seed article into a graph."""
    (wheel,) = distributions.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    tools = tmp_path / "env" / "bin"
    subprocess.run([str(tools / "pip"), "install", "--quiet", str(wheel)], check=True, timeout=400)
    work = tmp_path / "elsewhere"
    work.mkdir()
    subprocess.run([str(tools / "kg"), "build", str(SEED)], cwd=work, check=True, timeout=60)
    assert {path.name for path in (work / "out").iterdir()} == {
        "articles.jsonl",
        "graph.html",
        "graph.ttl",
        "ledger.jsonl",
        "refused.jsonl",
        "report.html",
        "report.json",
    }
    subprocess.run([str(tools / "kg"), "check", "out/graph.ttl"], cwd=work, check=True, timeout=120)
