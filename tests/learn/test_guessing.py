"""Articles that a reader annotated, to learn from."""

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.language.encoder import load_cut
from kg.learn.gold import examples
from kg.learn.guessing import guess, unread
from kg.learn.lessons import lessons
from kg.pipeline import prepare
from tests.learn.corpus import corpus

LONG = "Bupati Batu Hendra Wicaksono membuka Festival Apel di Kota Batu. " + "Warga menonton pawai itu. " * 40


def raw(folder: Path, texts: dict[str, str]) -> Path:
    """Return a file of articles without gold."""
    path = folder / "raw.jsonl"
    path.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items()), "utf-8")
    return path


def test_what_is_known_short_or_long_is_not_guessed_at(tmp_path: Path) -> None:
    """Of the raw articles those are taken that the corpus does not have, and that are of a common length."""
    known = corpus(tmp_path / "corpus", {"a1": ("Pawai apel dibuka. " * 60, {})})
    texts = {"own": LONG, "known": "Pawai apel dibuka. " * 60, "short": "Pawai.", "long": LONG * 9}
    assert [one.id for one in unread(raw(tmp_path, texts), known)] == ["own"]
    with pytest.raises(InputError, match="no article of 800"):
        unread(raw(tmp_path, {"short": "Pawai."}), known)


def test_a_guess_has_golds_form_and_asks_for_no_pairs(tmp_path: Path) -> None:
    """What was read is learnt from like gold, as tags alone."""
    knowledge = prepare(model=False)
    articles = unread(raw(tmp_path, {"own": LONG}), corpus(tmp_path / "corpus", {}))
    assert [one.id for one in guess(articles, knowledge, tmp_path / "guessed")] == ["own"]
    (example,) = examples(tmp_path, "guessed", guessed=True)
    assert "Hendra Wicaksono" in {form for one in example.gold["entities"] for form in one["mentions"]}
    (lesson,) = lessons([example], knowledge, load_cut())
    assert lesson.guessed and lesson.pairs is None and lesson.tags[0].any()
