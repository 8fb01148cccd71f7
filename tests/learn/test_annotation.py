"""Gold placed in its text, and the lessons that come of it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kg.errors import InputError
from kg.find.finding import find
from kg.language import understand
from kg.learn.annotation import annotation
from kg.learn.gold import Example
from kg.learn.lessons import lessons
from kg.model.clues import clues
from kg.model.layers import FACTS, LAYERS
from kg.pipeline import prepare
from kg.records import Article
from tests.model.believing import Believing

KNOWLEDGE = prepare(model=False)
TEXT = (
    "Bupati Batu Hendra Wicaksono membuka Festival Apel di Kota Batu, Senin (6/3/2023).\n\n"
    '"Kami bangga," kata Hendra. Festival itu didukung PT Buah Segar. Agus Salim hadir.'
)
GOLD: dict[str, Any] = {
    "id": "a1",
    "entities": [
        {"id": "e1", "type": "Person", "name": "Hendra Wicaksono", "mentions": ["Hendra Wicaksono", "Hendra"]},
        {"id": "e2", "type": "Place", "name": "Kota Batu", "mentions": ["Kota Batu", "Batu"]},
        {"id": "e3", "type": "Event", "name": "Festival Apel", "mentions": ["Festival Apel"]},
        {"id": "e4", "type": "Company", "name": "PT Buah Segar", "mentions": ["PT Buah Segar"]},
    ],
    "posts": [{"person": "e1", "title": "Bupati Batu", "org": "e2"}],
    "relations": [
        {"s": "e4", "p": "supports", "o": "e3", "evidence": "didukung PT Buah Segar"},
        {"s": "e4", "p": "meets", "o": "e1", "evidence": "PT Buah Segar"},
        {"s": "e1", "p": "other", "o": "e3", "label": "buka", "evidence": "membuka Festival Apel"},
    ],
    "quotes": [{"speaker": "e1", "kind": "direct", "text": "Kami bangga,"}],
    "events": [{"event": "e3", "when": "Senin (6/3/2023)", "date": "2023-03-06"}],
}


def placed(text: str = TEXT, gold: dict[str, Any] = GOLD) -> Any:
    """Return the annotation of a text."""
    document = understand(Article("a1", text))
    found = find(document, KNOWLEDGE.schema, KNOWLEDGE.patterns)
    return annotation(text, gold, clues(document, found, KNOWLEDGE.patterns))


def test_gold_stands_in_its_layers() -> None:
    """Names and described things each in their layer, the longer form first; title and quotation in theirs."""
    spans = {layer: {(span.of(TEXT), label) for span, label in each} for layer, each in placed().spans.items()}
    assert ("Kota Batu", "Place") in spans["name"] and ("Hendra", "Person") in spans["name"]
    assert spans["described"] == {("Festival Apel", "Event")}
    assert spans["title"] == {("Bupati Batu", "title")} and spans["quote"] == {("Kami bangga,", "direct")}


def test_a_title_stands_wherever_it_is_beside_its_holder() -> None:
    """Gold has a post once: its other places are no words without a meaning, a word that holds the title is none."""
    text = "Presiden Hendra tiba. Ruang kepresidenan sepi. Kemarin presiden Agus pergi, lalu Presiden Hendra bicara."
    gold = {
        **GOLD,
        "entities": [{"id": "e1", "type": "Person", "name": "Hendra", "mentions": ["Hendra"]}],
        "posts": [{"person": "e1", "title": "Presiden", "org": None}],
        **{rest: [] for rest in ("relations", "quotes", "events")},
    }
    found = placed(text, gold)
    assert [span.start for span, _ in found.spans["title"]] == [0, text.rindex("Presiden")]
    assert sum(fact.fact == "holds" for fact in found.facts) == 2


def test_facts_are_told_of_things() -> None:
    """Post, speaker, time and relations become facts; a symmetric one holds both ways; `other` is the last resort."""
    gold = placed()
    kinds = {(gold.things[f.subject].kind, f.fact, gold.things[f.object].kind) for f in gold.facts}
    assert kinds == {
        ("Person", "holds", "title"),
        ("title", "at", "Place"),
        ("Person", "says", "direct"),
        ("Event", "when", "time"),
        ("Company", "supports", "Event"),
        ("Company", "meets", "Person"),
        ("Person", "meets", "Company"),
        ("Person", "related", "Event"),
    }


def test_what_only_the_rules_find_is_a_thing_without_facts() -> None:
    """The net must learn to say no: a person whom gold does not have is there, and nothing is so of him."""
    gold = placed()
    strange = [at for at, thing in enumerate(gold.things) if any(span.of(TEXT) == "Agus Salim" for span in thing.spans)]
    assert strange and not any(at in {f.subject, f.object} for at in strange for f in gold.facts)


def test_a_lesson_asks_what_is_told_in_its_window() -> None:
    """Tags and facts of a window, in the columns of their labels."""
    (lesson,) = lessons([Example(Article("a1", TEXT), GOLD)], KNOWLEDGE, Believing().cut)
    assert lesson.pairs is not None and lesson.facts is not None
    assert lesson.facts.shape == (len(lesson.pairs.pairs), 1 + len(FACTS)) and not lesson.facts[:, 0].any()
    assert lesson.facts.sum() == 8
    assert [np.count_nonzero(row) > 0 for row in lesson.tags] == [True] * len(LAYERS)
    assert len(lesson.clues) == len(lesson.window.pieces)


def test_a_broken_configuration_is_told(tmp_path: Path) -> None:
    """A missing file, no TOML, a wrong value and an unknown key are input errors; what is left out is as usual."""
    pytest.importorskip("torch", reason="training needs simpul-kg[learn]")
    from kg.learn.training import CONFIG, read_config

    usual, further, last = (read_config(CONFIG.with_name(f"{name}.toml")) for name in ("reader", "further", "last"))
    assert (usual.epochs, usual.corpus, usual.averaged) == (1, 4, 0.4) and usual == read_config()
    assert [one.seed for one in (usual, further, last)] == [1, 2, 3] and last.encoder_rate < further.encoder_rate
    assert (further.encoder_rate, further.clip) == (1e-4, usual.clip) and usual.encoder_rate == 1.5e-4
    for text in (
        "epochs = [",
        "epoch = 3\n",
        "rate = 3\n",
        "[epochs]\nfirst = 3\n",
        CONFIG.read_text(encoding="utf-8").replace("epochs = ", "epochs = 'x' #"),
    ):
        broken = tmp_path / "config.toml"
        broken.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=r"config\.toml.*not a configuration"):
            read_config(broken)
    with pytest.raises(InputError, match="cannot be read"):
        read_config(tmp_path / "none.toml")
