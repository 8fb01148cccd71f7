"""The whole reader with its own weights, on sentences of our own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.records import Article
from kg.write.jsonl import findings_row, line

TEXT = (
    "Malang (ANTARA) - Kementerian Pertanian meluncurkan Program Lumbung Hijau bagi petani jagung di Malang.\n\n"
    '"Kami akan terus membantu petani," kata Direktur Pangan Kementerian Pertanian Rina Kartika di Malang, Senin.\n\n'
    "Menurut Rina, program itu didukung oleh PT Sumber Tani Makmur dan Universitas Brawijaya."
)


@pytest.fixture(scope="module")
def knowledge() -> pipeline.Knowledge:
    """Return the knowledge with the reader."""
    return pipeline.prepare(model=True)


def test_a_short_article_comes_out_right(knowledge: pipeline.Knowledge) -> None:
    """Who holds which post, who says what, what runs where: names, a post and both quotations of a plain article."""
    row = findings_row(pipeline.extract(Article("a1", TEXT), knowledge), TEXT)
    names = {entity["name"]: entity for entity in row["entities"]}
    assert {"Kementerian Pertanian", "Rina Kartika", "Universitas Brawijaya", "PT Sumber Tani Makmur"} <= set(names)
    assert names["Rina Kartika"]["type"] == "Person" and names["Universitas Brawijaya"]["type"] == "School"
    rina, ministry = names["Rina Kartika"]["id"], names["Kementerian Pertanian"]["id"]
    assert [(post["person"], post["title"], post["org"]) for post in row["posts"]] == [
        (rina, "Direktur Pangan", ministry)
    ]
    assert {(quote["speaker"], quote["kind"]) for quote in row["quotes"]} >= {(rina, "direct")}
    assert all(0 < one["score"] <= 1 for one in (*row["posts"], *row["relations"]) if one.get("rule") == "model")


@pytest.mark.parametrize(
    "text",
    [
        "😀 Rina Kartika 🇮🇩 mengunjungi Malang 👩‍🌾.",
        "Menteri\u0000 Rina\u0007 Kartika\u200b berkata bahwa 東京 dan Москва bekerja sama.",
        "é e\u0301 Ⅷ ﬁ " + "Rina Kartika bertemu Hendra Wicaksono. " * 3,
        "A. " * 300 + "Rina Kartika pergi.",
        "X" * 20_000 + " kata Rina Kartika.",
    ],
)
def test_strange_characters_move_no_offset(text: str, knowledge: pipeline.Knowledge) -> None:
    """Whatever stands in the text, each offset slices the words beside it."""
    article = Article("a1", text)
    row = findings_row(pipeline.extract(article, knowledge), text)
    places = [mention for entity in row["entities"] for mention in entity["mentions"]]
    assert all(text[one["start"] : one["end"]] == one["text"] for one in (*places, *row["quotes"]))
    assert all(text[one["start"] : one["end"]] == one["evidence"] for one in row["relations"])


@pytest.mark.slow
def test_a_long_article_is_read_to_its_end(knowledge: pipeline.Knowledge) -> None:
    """A text of many windows, more than are kept encoded, is read to its last sentence."""
    text = "\n\n".join(f"{TEXT} Nomor {number}." for number in range(80))
    assert len(text) > 20_000
    found = pipeline.extract(Article("a1", text), knowledge)
    assert any(chain.name == "Rina Kartika" and len(chain.mentions) > 100 for chain in found.chains)


@pytest.mark.slow
def test_the_number_of_threads_changes_no_byte(tmp_path: Path, knowledge: pipeline.Knowledge) -> None:
    """One processor or several, any hash seed: the same line."""
    path = tmp_path / "artikel.jsonl"
    path.write_text(json.dumps({"id": "a1", "text": TEXT}) + "\n", encoding="utf-8")
    here = line(findings_row(pipeline.extract(Article("a1", TEXT), knowledge), TEXT))
    for seed, processors in (("1", {0}), ("2", os.sched_getaffinity(0))):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "extract", "--model", "-q", str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            preexec_fn=lambda processors=processors: os.sched_setaffinity(0, processors),
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == here + "\n"
