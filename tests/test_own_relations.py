"""A user's own relation, exactly as the README shows it, works without a line of Python."""

import re
import subprocess
import sys
from pathlib import Path

from tests.readme_sessions import README

ARTICLE = """Ambon (ANTARA) - Dinas Kelautan Maluku melatih nelayan muda di Ambon, Senin.

Petani tebu dilatih oleh Balai Gula Nusantara. Balai Gula Nusantara tidak melatih pedagang pasar.
"""
QUESTION = """PREFIX my: <https://contoh.id/ontologi#>
SELECT ?who ?whom WHERE { ?a my:trains ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom } ORDER BY ?who"""


def kg(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], cwd=cwd, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def test_the_relation_of_the_readme_is_found_in_active_and_passive_and_checked(tmp_path: Path) -> None:
    """Both voices give the triple, the denial gives none, and `kg check` knows the relation."""
    text = README.read_text(encoding="utf-8")
    for name in ("punya.ttl", "punya.toml"):
        block = re.search(rf"```\w+\n(# {re.escape(name)}\n.*?)```", text, re.DOTALL)
        assert block
        (tmp_path / name).write_text(block[1], encoding="utf-8")
    (tmp_path / "berita.txt").write_text(ARTICLE, encoding="utf-8")
    kg("build", "berita.txt", "--ontology", "punya.ttl", "--patterns", "punya.toml", cwd=tmp_path)
    assert kg("query", QUESTION, "--format", "csv", cwd=tmp_path).splitlines() == [
        "who,whom",
        "Balai Gula Nusantara,Petani tebu",
        "Dinas Kelautan Maluku,nelayan muda",
    ]
    kg("check", "--ontology", "punya.ttl", cwd=tmp_path)
