"""The invariants of the whole: the same bytes whatever the order, hash seed or run; one bad article stops nothing."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import InputError
from kg.graph.check import check
from kg.records import Article
from kg.resolve.ledger import LEDGER

SENTENCES = (
    "Jakarta (ANTARA) - Kementerian Pertanian mendukung Program Lumbung Hijau bagi petani jagung di Kabupaten Malang.",
    '"Kami akan terus membantu petani," kata Direktur Pangan Kementerian Pertanian Rina Kartika di Jakarta, Senin.',
    "PT Sumber Tani Makmur bekerja sama dengan Universitas Brawijaya.",
    "Rina Kartika mengatakan harga jagung tidak akan naik.",
    "Bupati Sleman Hendra Wicaksono menolak rencana itu, kata dia.",
    "PSIM Yogyakarta mengalahkan Persela Lamongan 2-1 di Stadion Mandala Krida, Yogyakarta, Minggu (8/10/2023).",
)


def articles(count: int) -> list[dict[str, str]]:
    """Return `count` articles of our own making, each another choice of sentences."""
    chosen = random.Random(7)
    return [
        {"id": f"a{number}", "date": "2023-10-09", "text": "\n\n".join(chosen.sample(SENTENCES, 4))}
        for number in range(count)
    ]


def build(folder: Path, rows: list[dict[str, str]], seed: str) -> dict[str, bytes]:
    """Run `kg build` in a process of its own under a hash seed; return every file it wrote that has no times in it."""
    folder.mkdir()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "berita.jsonl").write_text(lines, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "kg", "build", "berita.jsonl", "-q"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        timeout=120,
    )
    return {path.name: path.read_bytes() for path in (folder / "out").iterdir() if path.name != "report.html"}


@pytest.mark.slow
def test_hash_seed_and_order_of_input_change_no_byte(tmp_path: Path) -> None:
    """Five hash seeds, five orders of the same articles: one Turtle, one page, one report."""
    rows = articles(12)
    outputs = []
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        outputs.append(build(tmp_path / str(seed), rows, str(seed)))
    assert all(output == outputs[0] for output in outputs[1:])


def test_what_is_built_is_clean_and_proven_to_the_character(tmp_path: Path) -> None:
    """No violation in the graph of our articles; one changed character of a text is one."""
    built = build(tmp_path / "x", articles(6), "0")
    out = tmp_path / "x" / "out"
    assert check(out / "graph.ttl", out / "articles.jsonl") == ()
    changed = built["articles.jsonl"].decode().replace("Rina Kartika", "Rina Kartiko", 1)
    (out / "articles.jsonl").write_text(changed, encoding="utf-8")
    assert check(out / "graph.ttl", out / "articles.jsonl")


def test_one_bad_article_never_stops_the_others(tmp_path: Path) -> None:
    """Two good articles, one that cannot be read and one without a sentence: two are read, two are told of."""
    given = [
        Article("a1", SENTENCES[0]),
        InputError("broken", "x.jsonl", 2),
        Article("a2", "!!!"),
        Article("a3", SENTENCES[2]),
    ]
    reading = pipeline.read_all(given, pipeline.prepare(), lambda _: None)
    assert [article.id for article in reading.articles] == ["a1", "a3"]
    assert len(reading.skipped) == 2
    assert "a2" in str(reading.skipped[1])


def test_every_mention_of_a_finding_belongs_to_exactly_one_chain() -> None:
    """Posts, quotations, relations and events hang on mentions that the chains hold, each once."""
    knowledge = pipeline.prepare()
    findings = pipeline.extract(Article("a1", "\n\n".join(SENTENCES)), knowledge)
    held = [mention for chain in findings.chains for mention in chain.mentions]
    assert len(held) == len(set(held))
    used = {m for r in findings.relations for m in (r.subject, r.object, r.attributed_to) if m}
    used |= {q.speaker for q in findings.quotes if q.speaker} | {p.person for p in findings.posts}
    assert used <= set(held)


def test_nothing_to_read_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    """An empty input writes nothing and names the formats."""
    reading = pipeline.read_all([], pipeline.prepare(), lambda _: None)
    with pytest.raises(InputError, match=r"\.jsonl"):
        pipeline.build(reading, pipeline.prepare(), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_ledger_is_written_under_the_name_by_which_it_is_read() -> None:
    """The pipeline names its files without waiting for the rooms that make them."""
    assert LEDGER in pipeline.WRITTEN


def test_who_extracts_waits_for_nothing_that_makes_a_graph() -> None:
    """The command that starts most often loads neither the rooms behind the findings nor other processes' ways."""
    code = (
        "import sys, kg.cli.extracting; rooms = {'kg.resolve', 'kg.store', 'kg.view', 'kg.graph.turtle', 'kg.model'};"
        "loaded = (rooms | {'multiprocessing', 'numpy', 'networkx', 'rapidfuzz'}) & set(sys.modules);"
        "assert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert not done.returncode, done.stderr
