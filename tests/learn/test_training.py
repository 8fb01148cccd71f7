# ruff: noqa: E402  (what needs torch is imported behind the question whether it is there)
"""Training: it learns, it goes on where it was stopped, and what comes out is what goes into the package."""

import copy
import itertools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs simpul-kg[learn]")
pytest.importorskip("onnx", reason="training needs simpul-kg[learn]")

from kg.errors import InputError
from kg.language.encoder import ENCODER, RELATER, TOKENIZER, WEIGHTS, load_cut
from kg.learn.gold import Example
from kg.learn.lessons import Lesson, lessons
from kg.learn.network import Network
from kg.learn.prepared import LESSONS, Prepared, prepared, read_lessons, write_lessons
from kg.learn.reopening import network_in
from kg.learn.shipping import ship
from kg.learn.training import CHECKPOINT, Config, Tick, Training, mean_of, new_network, read_config, trained_network
from kg.model import Thresholds, load_reader
from kg.model.layers import LAYERS
from kg.records import Article
from tests.learn.test_annotation import GOLD, KNOWLEDGE, TEXT

PIECES = 32_000


def given() -> tuple[list[Lesson], Config]:
    """Return the lessons of one article and a configuration of two epochs."""
    made = list(lessons([Example(Article("a1", TEXT), GOLD)], KNOWLEDGE, load_cut()))
    return made, replace(read_config(), epochs=2)


def network() -> Network:
    """Return a net with random weights, the same each time."""
    torch.manual_seed(3)
    made = Network(PIECES, 512)
    for table in (made.encoder.words, made.encoder.positions):
        torch.nn.init.normal_(table)
    return made


def stopped_at(step: int) -> Tick:
    """Return what a run calls after each step, and what stops it as Ctrl-C does at one of them."""
    steps = itertools.count(1)

    def tick(*_: float) -> None:
        if next(steps) == step:
            raise KeyboardInterrupt

    return tick


@pytest.mark.slow
def test_training_goes_on_where_it_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two epochs in one go, or each stopped on its way, lessons read back: the same net, and a loss that falls."""
    monkeypatch.setattr("kg.learn.training.KEPT", 2)
    made, config = given()
    shown = [prepared(one) for one in made] * 3
    losses: list[float] = []
    whole = Training(network(), shown, config, tmp_path)
    for _ in range(2):
        whole.run_epoch(lambda tags, pairs: losses.append(tags + pairs))
    assert len(losses) == 6 and losses[5] < losses[2]
    pieces = tmp_path / "pieces"
    pieces.mkdir()
    write_lessons(shown, pieces)
    for epoch in (0, 1):
        with pytest.raises(KeyboardInterrupt):
            Training(network(), again(pieces), config, pieces).run_epoch(stopped_at(3))
        resumed = Training(network(), again(pieces), config, pieces)
        assert (resumed.epoch, resumed.step) == (epoch, 2)
        resumed.run_epoch(lambda *_: None)
    one, other = (trained_network(folder / CHECKPOINT).state_dict() for folder in (tmp_path, pieces))
    assert all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.slow
def test_what_comes_out_is_the_mean_of_the_last_nets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of six steps the last three count where half do; where none counts the last net comes out."""
    monkeypatch.setattr("kg.learn.training.AVERAGED", 1)
    made, config = given()
    shown = [prepared(one) for one in made] * 6
    for share, counting in ((0.5, 3), (0.0, 1)):
        net, nets = network(), []
        folder = tmp_path / str(share)
        folder.mkdir()
        training = Training(net, shown, replace(config, epochs=1, averaged=share), folder)
        training.run_epoch(lambda *_, net=net, nets=nets: nets.append(copy.deepcopy(net.state_dict())))
        mean = trained_network(folder / CHECKPOINT).state_dict()
        assert len(nets) == 6
        for name, weight in mean.items():
            wanted = torch.stack([each[name] for each in nets[-counting:]]).mean(0)
            assert torch.allclose(weight, wanted, atol=1e-6), name
        last = nets[-1]["taggers.heads.0.0.weight"]
        assert torch.equal(mean["taggers.heads.0.0.weight"], last) == (counting == 1)


def again(folder: Path) -> list[Prepared]:
    """Return the lessons that a run has kept."""
    lessons = read_lessons(folder)
    assert lessons is not None
    return lessons


def test_lessons_that_are_none_are_refused(tmp_path: Path) -> None:
    """A run without lessons has none; a file of something else is an input error."""
    assert read_lessons(tmp_path) is None
    (tmp_path / LESSONS).write_bytes(b"bukan")
    with pytest.raises(InputError, match="not the lessons of a run"):
        read_lessons(tmp_path)


@pytest.mark.slow
def test_a_net_is_shipped_as_it_is(tmp_path: Path) -> None:
    """The graphs say what the net says, but for what eight bits lose; read again they give the same bytes."""
    made, _ = given()
    net = network().eval()
    for weight in net.parameters():
        weight.data += 0.01 * torch.randn_like(weight)
    for folder in ("one", "two"):
        ship(net, {"relation": 0.25}, tmp_path / folder)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)
    again = network_in(tmp_path / "one")
    ship(again, {"relation": 0.25}, tmp_path / "again")
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "again" / name).read_bytes() for name in files)
    reader = load_reader(tmp_path / "one")
    assert reader.thresholds == Thresholds(relation=0.25)
    lesson = made[0]
    sight = reader.net.look(lesson.window.pieces, lesson.clues, lesson.window.first, lesson.window.last)
    pieces, mask = (
        torch.tensor([lesson.window.pieces]),
        torch.ones(1, 1, 1, len(lesson.window.pieces), dtype=torch.bool),
    )
    with torch.no_grad():
        states, _ = net.encoder.above(net.encoder.below(pieces, mask), torch.tensor(lesson.clues)[None], mask)
    apart = torch.nn.functional.cosine_similarity(torch.tensor(sight.states), states[0])
    assert len(sight.tags) == len(LAYERS) and apart.min() > 0.999
    assert lesson.pairs is not None
    assert reader.net.relate(sight, lesson.pairs.arrays()).shape == lesson.facts.shape  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_new_net_is_the_same_for_the_same_seed() -> None:
    """The heads are drawn by the seed alone, whatever was drawn before."""
    torch.manual_seed(5)
    one = new_network(WEIGHTS / TOKENIZER, 1).state_dict()
    same, other = (new_network(WEIGHTS / TOKENIZER, seed).state_dict() for seed in (1, 2))
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert not torch.equal(one["taggers.heads.0.0.weight"], other["taggers.heads.0.0.weight"])
    assert torch.equal(one["encoder.layers.7.query.weight"], other["encoder.layers.7.query.weight"])


def test_what_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    """A file of something else, or none at all, is an input error, told apart."""
    (tmp_path / CHECKPOINT).write_bytes(b"bukan")
    with pytest.raises(InputError, match="not a checkpoint of this net; remove it"):
        trained_network(tmp_path / CHECKPOINT)
    with pytest.raises(InputError, match="a checkpoint of this net is not there; `kg learn train` writes it"):
        trained_network(tmp_path / "none" / CHECKPOINT)


def test_what_are_no_graphs_of_the_net_is_refused(tmp_path: Path) -> None:
    """A broken graph, and the graph of something else, are input errors."""
    (tmp_path / ENCODER).write_bytes(b"bukan")
    with pytest.raises(InputError, match="not a graph"):
        network_in(tmp_path)
    for name in (ENCODER, RELATER):
        shutil.copyfile(WEIGHTS / RELATER, tmp_path / name)
    with pytest.raises(InputError, match="not the graphs of this net"):
        network_in(tmp_path)


@pytest.mark.slow
def test_the_mean_of_two_nets_lies_between_them() -> None:
    """With no share it is the first net, with the whole the other."""
    one = network()
    torch.manual_seed(4)
    other = Network(PIECES, 512)
    ends = mean_of(one, other, 0.0).state_dict(), mean_of(one, other, 1.0).state_dict()
    for found, wanted in zip(ends, (one.state_dict(), other.state_dict()), strict=True):
        assert all(torch.equal(found[name], wanted[name]) for name in wanted)
    name = "encoder.words"
    between = mean_of(one, other, 0.25).state_dict()[name]
    assert torch.allclose(between, 0.75 * one.state_dict()[name] + 0.25 * other.state_dict()[name])
