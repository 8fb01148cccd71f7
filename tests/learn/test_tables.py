"""Tables learnt from a corpus, and their files."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import InputError, KnowledgeError
from kg.learn.gold import examples
from kg.learn.measure import Figures
from kg.learn.seen import NO, YES, Observed, Seen
from kg.learn.tables import TABLES, learnt, text_of, write
from tests.learn.corpus import corpus, visits

FIGURES = Figures(3, 4, 5)


def command(*given: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run `kg learn rules`."""
    return subprocess.run(
        [sys.executable, "-m", "kg", "learn", "rules", *given],
        env={"PYTHONHASHSEED": seed, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_names_are_labelled_by_the_types_of_gold(tmp_path: Path) -> None:
    """Each candidate name has the type that gold gives to its words, and speaks for it."""
    observed = TABLES["names"].observe(examples(visits(tmp_path)))
    assert {"Person", "Place"} <= {one.label for one in observed.candidates}
    weights = {(name, kind): float(weight) for name, kind, weight in learnt(TABLES["names"], observed)}
    assert weights["found=head:Place", "Place"] > 0 >= weights.get(("found=head:Place", "Person"), 0.0)


def test_described_things_of_gold_are_right(tmp_path: Path) -> None:
    """The rally that gold has is right; names of gold are not among what is wanted."""
    observed = TABLES["described"].observe(examples(visits(tmp_path)))
    assert observed.wanted == observed.articles == 6
    assert YES in {one.label for one in observed.candidates}


def test_times_are_right_where_gold_has_their_date(tmp_path: Path) -> None:
    """The date beside the rally is its date."""
    observed = TABLES["events"].observe(examples(visits(tmp_path)))
    assert observed.wanted == 6
    assert {one.label for one in observed.candidates} <= {YES, NO}


def test_posts_of_gold_are_right(tmp_path: Path) -> None:
    """A post is right where gold gives the person that title at that body."""
    text = "Kepala Dinas Perikanan Siti Rahayu mengunjungi pasar. Ketua Koperasi Tani Agus Setiawan menyambutnya."
    entities = [
        {"id": "e1", "type": "Person", "name": "Siti Rahayu", "mentions": ["Siti Rahayu"]},
        {"id": "e2", "type": "GovernmentBody", "name": "Dinas Perikanan", "mentions": ["Dinas Perikanan"]},
        {"id": "e3", "type": "Person", "name": "Agus Setiawan", "mentions": ["Agus Setiawan"]},
    ]
    posts = [{"person": "e1", "title": "Kepala", "org": "e2"}]
    folder = corpus(tmp_path, {"a1": (text, {"entities": entities, "posts": posts})})
    observed = TABLES["posts"].observe(examples(folder))
    assert observed.wanted == 1
    assert sorted(one.label for one in observed.candidates) == [NO, YES]


def test_only_train_is_read_and_there_what_has_gold(tmp_path: Path) -> None:
    """An article without gold teaches nothing, nor does one of another part."""
    folder = visits(tmp_path)
    shutil.copytree(folder / "train", folder / "dev")
    articles = (folder / "dev" / "articles.jsonl").read_text(encoding="utf-8")
    (folder / "dev" / "articles.jsonl").write_text(articles.replace('"a', '"b'), encoding="utf-8")
    (folder / "train" / "gold" / "a0.json").rename(folder / "a0.json")
    assert [one.article.id for one in examples(folder)] == ["a1", "a2", "a3", "a4", "a5"]


def test_candidates_that_are_all_alike_teach_nothing() -> None:
    """Where gold has every candidate, or none, the learner says so."""
    alike = Observed(1, [Seen(0, 0, ("",), NO)], 0)
    with pytest.raises(InputError, match="nothing can be learnt"):
        learnt(TABLES["events"], alike)


@pytest.mark.parametrize("table", ["names", "described"])
def test_same_corpus_same_bytes(tmp_path: Path, table: str) -> None:
    """Two runs with other hash seeds write the same file."""
    folder, texts = visits(tmp_path / "corpus"), []
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.tsv"
        done = command(table, "--corpus", str(folder), "--output", str(output), seed=seed)
        assert done.returncode == 0, done.stderr
        texts.append(output.read_bytes())
    assert texts[0] == texts[1]
    assert b"6 articles" in texts[0]


def test_a_missing_corpus_is_told_in_one_line(tmp_path: Path) -> None:
    """Who has no corpus is told so, without a traceback."""
    done = command("names", "--corpus", str(tmp_path / "none"))
    assert done.returncode == InputError.exit_code
    assert done.stderr.startswith("kg: ") and done.stderr.count("\n") == 1


def test_a_table_is_written_with_its_number_of_rows(tmp_path: Path) -> None:
    """The file has comments, a header and the rows; ORIGINS.tsv counts the rows and keeps what else it says."""
    (tmp_path / "lexicon").mkdir()
    origins = tmp_path / "ORIGINS.tsv"
    origins.write_text("file\trows\nlexicon/other.tsv\tours\t7\nlexicon/event_weights.tsv\tours\t1\n", encoding="utf-8")
    observed = TABLES["events"].observe(iter(()))
    write("events", text_of("events", observed, FIGURES, [("", "-0.50"), ("side=after", "0.25")]), tmp_path)
    assert origins.read_text().splitlines()[1:] == ["lexicon/other.tsv\tours\t7", "lexicon/event_weights.tsv\tours\t2"]
    lines = (tmp_path / "lexicon" / "event_weights.tsv").read_text().splitlines()
    assert lines[-3:] == ["feature\tweight", "\t-0.50", "side=after\t0.25"]
    assert "P 75.0 R 60.0" in lines[1]


def test_a_table_without_a_row_in_origins_is_not_written(tmp_path: Path) -> None:
    """Every data file has an origin."""
    (tmp_path / "ORIGINS.tsv").write_text("file\trows\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"no row for lexicon/event_weights\.tsv"):
        write("events", "feature\tweight\n", tmp_path)
    assert not (tmp_path / "lexicon").exists()


def test_chains_are_one_where_gold_has_one_entity(tmp_path: Path) -> None:
    """Of the pairs that the rules of aliases leave apart, those of one entity are right; persons are not weighed."""
    text = "Rina Sari membuka pelatihan kopi. Pelatihan itu gratis, tidak seperti pelatihan teh. Rini Sari pulang."
    forms = {"e1": ["pelatihan kopi", "Pelatihan"], "e2": ["pelatihan teh"]}
    entities = [{"id": one, "type": "Event", "name": names[0], "mentions": names} for one, names in forms.items()]
    persons = [{"id": one, "type": "Person", "name": one, "mentions": [one]} for one in ("Rina Sari", "Rini Sari")]
    observed = TABLES["coreferent"].observe(
        examples(corpus(tmp_path, {"a1": (text, {"entities": entities + persons})}))
    )
    assert observed.wanted == 1
    assert sorted(one.label for one in observed.candidates) == [NO, NO, YES]


def test_a_table_tells_that_our_own_articles_were_learnt_from() -> None:
    """The command that makes it again is the one that made it."""
    observed = TABLES["events"].observe(iter(()))
    assert "`kg learn rules events --annotated RAW --write`" in text_of("events", observed, FIGURES, [], ours=True)
    assert "--annotated" not in text_of("events", observed, FIGURES, [])
