"""The training of the reader's net, epoch by epoch, from where it was stopped."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel

from kg.errors import InputError
from kg.learn.network import WIDTH, Network, pair_loss, tag_loss
from kg.learn.prepared import Prepared, save, telling
from kg.learn.pretrained import encoder_weights, pretrained_file
from kg.model.layers import CLUES, LAYERS

CONFIG = Path(__file__).parent / "reader.toml"
CHECKPOINT = "checkpoint.pt"
KEPT = 500
"""Steps after which a checkpoint is written."""
AVERAGED = 20
"""Steps between two nets of those whose mean is taken."""
SHUFFLED = 8
"""Batches whose windows are sorted by length together, so that a batch is of one size."""

Tick = Callable[[float, float], None]
"""What is called after each step, with the mean loss of tags and of pairs since it was begun or gone on with."""


@dataclass(frozen=True, slots=True)
class Config:
    """How a net is trained; see reader.toml."""

    epochs: int
    corpus: int
    batch: int
    seed: int
    encoder_rate: float
    head_rate: float
    pair_rate: float
    straight_rate: float
    warm_up: float
    last: float
    averaged: float
    weight_decay: float
    clip: float
    pair_weight: float
    hidden: float
    missed: float


def read_config(path: Path = CONFIG) -> Config:
    """Return the configuration in a TOML file; what it leaves out is as in reader.toml.

    Raises InputError for a file that is missing or broken.
    """
    try:
        usual, given = (tomllib.loads(each.read_text(encoding="utf-8")) for each in (CONFIG, path))
        rows = _over(usual, given)
        rate = rows["rate"]
        return Config(
            epochs=int(rows["epochs"]),
            corpus=int(rows["corpus"]),
            batch=int(rows["batch"]),
            seed=int(rows["seed"]),
            encoder_rate=float(rate["encoder"]),
            head_rate=float(rate["heads"]),
            pair_rate=float(rate["pairs"]),
            straight_rate=float(rate["straight"]),
            warm_up=float(rate["warm_up"]),
            last=float(rate["last"]),
            averaged=float(rows["averaged"]),
            weight_decay=float(rate["weight_decay"]),
            clip=float(rate["clip"]),
            pair_weight=float(rows["loss"]["pairs"]),
            hidden=float(rows["clues"]["hidden"]),
            missed=float(rows["clues"]["missed"]),
        )
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"not a configuration of training: {error}", path) from error


def _over(usual: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return what is usual, but for what is given. Raises KeyError for a key that is not usual."""
    rows = dict(usual)
    for key, one in given.items():
        rows[key] = _over(rows[key], dict(one)) if isinstance(rows[key], dict) else one
    return rows


class Training:
    """A net on its way; `folder` holds the last checkpoint. `step` counts those done of this epoch's `steps`.

    What comes out is the mean of the last nets on that way, where the configuration has a share of the steps for it:
    "Averaging weights leads to wider optima and better generalization" (Izmailov et al., UAI 2018).
    """

    def __init__(self, network: Network, lessons: Sequence[Prepared], config: Config, folder: Path) -> None:
        self.network, self.config, self.folder = network, config, folder
        self._lessons = lessons
        self._below: list[Tensor | None] = [None] * len(lessons)
        self.steps = -(-len(lessons) // config.batch)
        self._optimizer = AdamW(_groups(network, config), weight_decay=config.weight_decay, fused=True)
        self._schedule = LambdaLR(self._optimizer, self._rate)
        self._mean = AveragedModel(network)
        self.epoch = self.step = 0
        self._narrow: bool = torch.ops.mkldnn._is_mkldnn_bf16_supported()
        if (folder / CHECKPOINT).exists():
            self._resume()

    def run_epoch(self, tick: Tick) -> None:
        """Train to the end of the epoch; a checkpoint is written every few minutes, and at the end.

        The same seed gives the same net on the same machine, however often it was stopped: each step has its own
        chance. Products are of 16 bits (bfloat16) where the processor has them, losses and weights of 32.
        """
        self.network.train()
        tags = pairs = 0.0
        for done, lessons in enumerate(self._batches()[self.step :], 1):
            self._chance = np.random.default_rng((self.config.seed, self.epoch, self.step))
            torch.manual_seed(int(self._chance.integers(1 << 62)))
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._narrow):
                of_tags, of_pairs = self._loss(lessons)
            (of_tags + self.config.pair_weight * of_pairs).backward()
            torch.nn.utils.clip_grad_norm_(self._trained(), self.config.clip)
            self._optimizer.step()
            self._schedule.step()
            self._optimizer.zero_grad()
            tags, pairs = tags + of_tags.item(), pairs + of_pairs.item()
            tick(tags / done, pairs / done)
            self.step += 1
            self._average()
            if self.step % KEPT == 0:
                self._save()
        self.epoch, self.step = self.epoch + 1, 0
        self._save()

    def _rate(self, step: int) -> float:
        rising = (step + 1) / max(1.0, self.config.warm_up * self._total)
        return min(1.0, rising) * max(self.config.last, 1 - step / self._total)

    @property
    def _total(self) -> int:
        return self.config.epochs * self.steps

    def _average(self) -> None:
        """Take the net into the mean, if it is one that counts: every few of the last steps, and the last of all."""
        done = self.epoch * self.steps + self.step
        counts = done % AVERAGED == 0 or done == self._total
        if counts and done > (1 - self.config.averaged) * self._total:
            self._mean.update_parameters(self.network)

    def _trained(self) -> Iterator[Tensor]:
        return (part for part in self.network.parameters() if part.requires_grad)

    def _batches(self) -> list[list[int]]:
        """Return the numbers of this epoch's lessons, batch by batch."""
        chance = np.random.default_rng((self.config.seed, self.epoch))
        order = [int(at) for at in chance.permutation(len(self._lessons))]
        size = self.config.batch
        batches = []
        for start in range(0, len(order), size * SHUFFLED):
            together = sorted(order[start : start + size * SHUFFLED], key=lambda at: len(self._lessons[at].pieces))
            batches += [together[at : at + size] for at in range(0, len(together), size)]
        return [batches[at] for at in chance.permutation(len(batches))]

    def _loss(self, numbers: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Return the mean loss of the tags of a window and of a pair."""
        lessons = [self._lessons[number] for number in numbers]
        below, clues, mask = self._padded(numbers)
        states, attention = self.network.encoder.above(below, clues, mask)
        tags, pairs = [], []
        for at, lesson in enumerate(lessons):
            size = len(lesson.pieces)
            logits = self.network.taggers(states[at], clues[at], lesson.first, lesson.last)
            tags.append(tag_loss([each.float() for each in logits], lesson.tags))
            if lesson.pairs is not None and lesson.facts is not None:
                shown = self._shown(lesson.pairs)
                judged = self.network.relater(states[at, :size], attention[at, :, :size, :size], **shown)
                pairs.append(pair_loss(judged.float(), lesson.facts))
        return torch.stack(tags).mean(), torch.cat(pairs).mean() if pairs else torch.zeros(())

    def _padded(self, numbers: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        length = max(len(self._lessons[number].pieces) for number in numbers)
        below = torch.zeros(len(numbers), length, WIDTH)
        clues = torch.zeros(len(numbers), length, len(CLUES), dtype=torch.long)
        mask = torch.zeros(len(numbers), 1, 1, length, dtype=torch.bool)
        for at, number in enumerate(numbers):
            lesson = self._lessons[number]
            size = len(lesson.pieces)
            below[at, :size] = self._below_of(number)
            clues[at, :size], mask[at, ..., :size] = self._seen(lesson), True
        return below, clues, mask

    def _below_of(self, number: int) -> Tensor:
        """Return the output of the frozen layers for a lesson, T × width; it is computed once."""
        below = self._below[number]
        if below is None:
            pieces = self._lessons[number].pieces[None]
            mask = torch.ones_like(pieces, dtype=torch.bool)[:, None, None]
            below = self._below[number] = self.network.encoder.below(pieces, mask)[0]
        return below

    def _seen(self, lesson: Prepared) -> Tensor:
        """Return clues, T × layers, without some layers of the rules' findings and without some of the stretches."""
        shown = lesson.clues.clone()
        for layer in range(len(LAYERS)):
            if self._chance.random() < self.config.hidden:
                shown[:, layer] = 0
                continue
            stretch = stretches(shown[:, layer])
            left_out = torch.from_numpy(self._chance.random(int(stretch.max()) + 1) < self.config.missed)
            shown[left_out[stretch], layer] = 0
        return shown

    def _shown(self, pairs: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the arrays of pairs, now and then without what the rules say of them."""
        hides = self._chance.random() < self.config.hidden
        return {**pairs, "clues": torch.zeros_like(pairs["clues"])} if hides else pairs

    def _save(self) -> None:
        state = {
            "net": self.network.state_dict(),
            "mean": self._mean.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "schedule": self._schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        save(state, self.folder / CHECKPOINT)

    def _resume(self) -> None:
        path = self.folder / CHECKPOINT
        with telling(path, "a checkpoint of this net"):
            state = torch.load(path)
            self.network.load_state_dict(state["net"])
            self._mean.load_state_dict(state["mean"])
            self._optimizer.load_state_dict(state["optimizer"])
            self._schedule.load_state_dict(state["schedule"])
            self.epoch, self.step = state["epoch"], state["step"]


def stretches(tags: Tensor) -> Tensor:
    """Return the number of the tagged stretch that each piece belongs to, T; 0 for what is outside of all.

    Of two stretches of one label that touch nothing can be seen between the pieces: they count as one.
    """
    before = functional.pad(tags[:-1], (1, 0))
    begins = (tags > 0) & ((before == 0) | ((tags % 2 == 1) & (tags != before)))
    return begins.cumsum(0) * (tags > 0)


def new_network(tokenizer: Path, seed: int) -> Network:
    """Return a net that begins with the pretrained encoder; the same seed gives the same heads.

    Raises InputError where the encoder's file is missing or broken.
    """
    torch.manual_seed(seed)
    weights = encoder_weights(pretrained_file(), tokenizer)
    network = Network(len(weights["words"]), len(weights["positions"]))
    network.load_encoder(weights)
    return network


def trained_network(path: Path) -> Network:
    """Return the net of a checkpoint: the mean of the last steps' where there is one, else the net as it stands.

    Raises InputError for a checkpoint that is missing or broken.
    """
    with telling(path, "a checkpoint of this net"):
        state = torch.load(path)
        net = state["net"]
        network = Network(len(net["encoder.words"]), len(net["encoder.positions"]))
        network.load_state_dict(net)
        mean = AveragedModel(network)
        mean.load_state_dict(state["mean"])
        if mean.n_averaged:
            network.load_state_dict(mean.module.state_dict())
    return network.eval()


def mean_of(network: Network, other: Network, share: float) -> Network:
    """Return the net whose weights are the means of two nets' weights; `other` counts `share`, from 0 to 1.

    Who went on learning from another keeps some of what that knew: "Robust fine-tuning of zero-shot models" (Wortsman
    et al., CVPR 2022).
    """
    own, others = network.state_dict(), other.state_dict()
    mean = Network(len(own["encoder.words"]), len(own["encoder.positions"]))
    mean.load_state_dict({name: (1 - share) * own[name] + share * others[name] for name in own})
    return mean.eval()


def _groups(network: Network, config: Config) -> list[dict[str, object]]:
    """Return the trained parameters with their rates: encoder, taggers and clues, pair head, and the straight ways."""
    straight = [*network.taggers.straight.parameters(), *network.relater.straight.parameters()]
    fast = {id(part) for part in straight}
    encoder = [part for part in network.encoder.layers.parameters() if part.requires_grad]
    slow = {id(part) for part in encoder}
    pairs = [one for one in network.relater.parameters() if id(one) not in fast]
    others = fast | slow | {id(part) for part in pairs}
    heads = [one for one in network.parameters() if one.requires_grad and id(one) not in others]
    return [
        {"params": encoder, "lr": config.encoder_rate},
        {"params": heads, "lr": config.head_rate},
        {"params": pairs, "lr": config.pair_rate},
        {"params": straight, "lr": config.straight_rate},
    ]
