"""The console sessions of the README and the how-tos: run them, and write what they print back into them.

usage: python tests/readme_sessions.py      (after a change of what a command prints; then read the difference)

In what is shown, a line `…` stands for any lines, and a line that ends in ` …` for any rest of that line.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
HOWTOS = tuple(sorted((ROOT / "docs" / "howto").glob("*.md")))
WIDTH = 118
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_ANY_LINES = "…"


@dataclass(frozen=True, slots=True)
class Session:
    """One command of the README and what the README says it prints."""

    command: str
    shown: str

    def pattern(self) -> re.Pattern[str]:
        """Return what the command's output must match from end to end."""
        parts = (_line_pattern(line) for line in self.shown.splitlines())
        return re.compile("".join(parts), re.DOTALL)


def sessions(readme: str) -> Iterator[Session]:
    """Yield every `$ …` of a console block with what stands below it, in the order of the README."""
    for block in _BLOCK.findall(readme):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Session(command, shown)


def workplace(folder: Path) -> dict[str, str]:
    """Make `folder` a place where `kg` is a command, with the seed article and the examples; return its environment."""
    for name in ("seeds", "examples"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "bin").mkdir()
    program = folder / "bin" / "kg"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m kg "$@"\n')
    program.chmod(0o755)
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": os.fspath(ROOT), "COLUMNS": "100", "KG_MODEL": "1"}


def run(session: Session, folder: Path, environment: dict[str, str]) -> str:
    """Return what the command prints, standard output first."""
    done = subprocess.run(
        session.command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout + done.stderr


def refreshed(session: Session, printed: str) -> str:
    """Return what the README should show: as many lines before and after its `…` as it shows now, long lines cut."""
    lines = [line if len(line) <= WIDTH else line[: WIDTH - 2].rstrip() + " …" for line in printed.splitlines()]
    shown = session.shown.splitlines()
    if _ANY_LINES in shown:
        before = shown.index(_ANY_LINES)
        after = len(shown) - before - 1
        lines = [*lines[:before], _ANY_LINES, *(lines[-after:] if after else [])]
    return "".join(line + "\n" for line in lines)


def _line_pattern(line: str) -> str:
    if line == _ANY_LINES:
        return ".*"
    if line.endswith(" …"):
        return re.escape(line[:-2]) + "[^\n]*\n"
    return re.escape(line) + "\n"


def main() -> None:
    """Write what each command prints now into the README and the how-tos."""
    for page in (README, *HOWTOS):
        page.write_text(_refreshed_page(page.read_text(encoding="utf-8")), encoding="utf-8")


def _refreshed_page(text: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        environment = workplace(Path(folder))
        for session in sessions(text):
            new = refreshed(session, run(session, Path(folder), environment))
            old = f"$ {session.command}\n{session.shown}"
            text = text.replace(old, f"$ {session.command}\n{new}", 1)
    return text


if __name__ == "__main__":
    main()
