"""What a run is begun with: the same goes on, anything else is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.learn.gold import Example
from kg.learn.run import BEGUN, Begun, begin, sum_of
from kg.records import Article

GIVEN = Begun({"epochs": 2, "seed": 1}, "a1b2", None)


def test_a_run_goes_on_with_what_it_was_begun_with(tmp_path: Path) -> None:
    """The folder is made; the same again is no error and changes nothing."""
    run = tmp_path / "baru" / "run"
    begin(run, GIVEN)
    told = (run / BEGUN).read_bytes()
    begin(run, GIVEN)
    assert (run / BEGUN).read_bytes() == told


def test_a_run_with_something_else_is_refused(tmp_path: Path) -> None:
    """The message names what differs, and the folder."""
    begin(tmp_path, GIVEN)
    for other, told in (
        (replace(GIVEN, config={"epochs": 3, "seed": 1}), "other config;"),
        (replace(GIVEN, articles="c3", start="kg/language/weights"), "other articles and start;"),
    ):
        with pytest.raises(InputError, match=told):
            begin(tmp_path, other)


@pytest.mark.parametrize("broken", ["bukan", "[1]", '{"config": {}}'])
def test_a_broken_beginning_is_told(tmp_path: Path, broken: str) -> None:
    """No JSON, no object, or one that lacks a key."""
    (tmp_path / BEGUN).write_text(broken, encoding="utf-8")
    with pytest.raises(InputError, match="remove its folder"):
        begin(tmp_path, GIVEN)


def test_articles_have_a_sum() -> None:
    """It is another one for another text, other gold or another order."""
    one, two = Example(Article("a1", "Hujan."), {"id": "a1"}), Example(Article("a2", "Banjir."), {"id": "a2"})
    assert sum_of([one, two]) == sum_of([one, two])
    others = [
        [two, one],
        [one],
        [one, replace(two, gold={"id": "a3"})],
        [one, Example(Article("a2", "Reda."), two.gold)],
    ]
    assert len({sum_of([one, two]), *map(sum_of, others)}) == 1 + len(others)
