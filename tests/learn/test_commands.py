"""`kg learn train`, `export` and `score`, one after the other, on a made-up corpus."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.learning import learn
from kg.learn.run import BEGUN
from tests.learn.corpus import visits

pytest.importorskip("torch", reason="training needs simpul-kg[learn]")
pytest.importorskip("onnx", reason="training needs simpul-kg[learn]")


def run(*words: str | Path) -> Result:
    """Run `kg learn`, and let what goes wrong be seen."""
    return CliRunner().invoke(learn, [str(word) for word in words], catch_exceptions=False)


def empty(gold: Path, folder: Path) -> Path:
    """Return a corpus that has the articles beside `gold` and no gold."""
    made = folder / "empty" / "train"
    (made / "gold").mkdir(parents=True)
    shutil.copyfile(gold.parent / "articles.jsonl", made / "articles.jsonl")
    return made.parent


@pytest.mark.slow
def test_a_reader_is_trained_exported_and_measured(tmp_path: Path) -> None:
    """Each step takes up what the one before wrote; what is done is not done twice, and other options are refused."""
    folder = visits(tmp_path / "corpus")
    shutil.copytree(folder / "train", folder / "dev")
    config = tmp_path / "short.toml"
    config.write_text("epochs = 1\ncorpus = 30\n[rate]\nstraight = 3e-2\n", encoding="utf-8")
    given = ("--corpus", folder, "--run", tmp_path / "run")
    gold = folder / "train" / "gold"
    with pytest.raises(Exception, match="no annotated article"):
        run("train", "--corpus", empty(gold, tmp_path), "--run", tmp_path / "run")
    assert not (tmp_path / "run").exists()
    trained = run("train", config, *given)
    assert trained.exit_code == 0 and "wrote the net of epoch 1" in trained.output
    assert "reading" not in run("train", config, *given).output
    with pytest.raises(Exception, match="begun with other config"):
        run("train", *given)
    exported = run("export", *given)
    assert exported.exit_code == 0
    assert [line.partition(":")[0] for line in exported.output.splitlines()[:2]] == ["name", "described"]
    weights = tmp_path / "run" / "weights"
    assert {one.name for one in weights.iterdir()} == {"encoder.onnx", "relater.onnx", "tokenizer.json", "reader.toml"}
    assert (tmp_path / "run" / BEGUN).exists()
    measured = run("score", weights, "--corpus", folder)
    assert measured.output.startswith("6 articles")
    assert re.search(r"^named .* F1 +[1-9]", measured.output, re.MULTILINE), measured.output
