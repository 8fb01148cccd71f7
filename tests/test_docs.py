"""docs/: the API is all there, and what the how-tos show is what is printed."""

from pathlib import Path

import pytest

import kg
from tests.readme_sessions import HOWTOS, ROOT, run, sessions, workplace


def test_every_name_of_the_api_is_in_its_page() -> None:
    """What `import kg` offers is described; `make docs` builds the page and takes no warning."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for name in set(kg.__all__) - {"VERSION", "KgError"}:
        assert f":: kg.{name}\n" in page, name
    assert "kg.errors" in page


@pytest.mark.slow
@pytest.mark.parametrize("page", HOWTOS, ids=lambda page: page.stem)
def test_every_command_of_a_howto_prints_what_it_shows(page: Path, tmp_path: Path) -> None:
    """Each command is run in order, in a folder that holds the seed article and the examples."""
    environment = workplace(tmp_path)
    for session in sessions(page.read_text(encoding="utf-8")):
        printed = run(session, tmp_path, environment)
        told = f"$ {session.command}\n--- shown\n{session.shown}\n--- printed\n{printed}"
        assert session.pattern().fullmatch(printed), told
