"""The weights that come with the package: proven before they are used, the same numbers whatever else runs."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg import pipeline
from kg.errors import KnowledgeError
from kg.language.encoder import CARD, FILES, WEIGHTS, load_encoder
from kg.model import load_reader
from kg.model.layers import LAYERS, tags
from kg.records import Article


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a folder with the weights, to be spoilt."""
    return Path(shutil.copytree(WEIGHTS, tmp_path / "weights"))


@pytest.mark.parametrize("name", [*FILES, CARD])
def test_missing_weights_are_named(name: str, copied: Path) -> None:
    """Each file that is missing is told, with what to do."""
    (copied / name).unlink()
    with pytest.raises(KnowledgeError, match=rf"{name}.*missing; install simpul-kg again, or use --no-model"):
        load_encoder(copied)


@pytest.mark.parametrize("name", FILES)
def test_changed_weights_are_refused(name: str, copied: Path) -> None:
    """One changed byte is enough: numbers that nobody measured must not be used."""
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    with pytest.raises(KnowledgeError, match=rf"{name}.*broken or of another reader"):
        load_encoder(copied)


@pytest.mark.parametrize("name", FILES)
def test_weights_that_do_not_load_are_told_to_whoever_waits(name: str, copied: Path) -> None:
    """A card may vouch for a file that the libraries cannot read: each who needs the net hears of it, none waits on."""
    proven = hashlib.sha256((copied / name).read_bytes()).hexdigest()
    (copied / name).write_bytes(b"no weights")
    card = (copied / CARD).read_text(encoding="utf-8")
    (copied / CARD).write_text(card.replace(proven, hashlib.sha256(b"no weights").hexdigest()), encoding="utf-8")
    reader = load_reader(copied)
    knowledge = replace(pipeline.prepare(), reader=reader)
    with pytest.raises(KnowledgeError, match="weights cannot be loaded"):
        reader.ready()
    with pytest.raises(KnowledgeError, match="weights cannot be loaded"):
        next(pipeline.find_all([Article("a1", "Rina Kartika tiba di Malang.")], knowledge))


def test_a_card_that_cannot_be_read_is_told(copied: Path) -> None:
    """A card that is no TOML is a broken data file."""
    (copied / CARD).write_text("labels = [", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not a card of weights"):
        load_encoder(copied)


def test_weights_for_other_labels_are_refused(copied: Path) -> None:
    """Weights that were trained for other relations would answer other questions."""
    card = (copied / CARD).read_text(encoding="utf-8")
    (copied / CARD).write_text(card.replace('"partOf"', '"bagianDari"'), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="trained for other types or relations"):
        load_reader(copied)


def test_forms_of_any_kind_have_their_pieces() -> None:
    """Emoji, other scripts and control characters are cut or unknown; nothing slips to a neighbour."""
    encoder, _ = load_encoder()
    forms = ["Kementerian", "", "\u0000", "😀", "東京", "Москва", "x" * 5000, "\u202e", "Yogyakarta"]
    pieces = encoder.cut(forms)
    assert len(pieces) == len(forms)
    assert pieces[0] and pieces[-1] and not pieces[1]
    assert pieces[0] == encoder.cut(["Kementerian"])[0] and pieces[-1] == encoder.cut(["Yogyakarta"])[0]
    assert len(pieces[6]) <= 100


def test_a_window_has_the_same_numbers_again() -> None:
    """The same window gives the same bytes, whatever was read between; the shapes are those that are promised."""
    encoder, _ = load_encoder()
    pieces = [
        0,
        *(piece for each in encoder.cut(["Menteri", "Pertanian", "mengunjungi", "Malang"]) for piece in each),
        2,
    ]
    where = list(range(1, len(pieces) - 1))
    clues = np.zeros((len(pieces), 6), dtype=np.int64)
    first = encoder.look(pieces, clues, where, where)
    encoder.look([*pieces[:3], 2], clues[:4], [1, 2], [1, 2])
    again = encoder.look(pieces, clues, where, where)
    assert first.states.tobytes() == again.states.tobytes()
    assert first.states.shape[0] == first.attention.shape[1] == len(pieces)
    assert [each.shape for each in first.tags] == [(len(where), tags(labels)) for labels in LAYERS.values()]
