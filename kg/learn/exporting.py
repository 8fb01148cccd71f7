"""The trained net → the two ONNX graphs that the reader runs, with weights of eight bits."""

import tempfile
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from kg.language.encoder import ENCODER, RELATER
from kg.learn.narrowing import narrow
from kg.learn.network import HEADS, WIDTH, Network
from kg.model.layers import CLUES, HINTS, LAYERS

OPSET = 17


class _Look(nn.Module):
    """One window: pieces T, clues T × layers, first and last N → states, attention and the tags of each layer."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, clues: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        mask = torch.ones_like(pieces, dtype=torch.bool)[None, None, None]
        states, attention = self.network.encoder.above(
            self.network.encoder.below(pieces[None], mask), clues[None], mask
        )
        return states[0], attention[0], *self.network.taggers(states[0], clues, first, last)


def export(network: Network, folder: Path) -> None:
    """Write encoder.onnx and relater.onnx into `folder`. The same net gives the same bytes."""
    network.eval()
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, write in PARTS.items():
            write(network, Path(place) / name)
            narrow(Path(place) / name, folder / name)


def _encoder(network: Network, path: Path) -> None:
    tokens, pieces = 5, 9
    inputs = (
        torch.arange(pieces),
        torch.zeros(pieces, len(CLUES), dtype=torch.long),
        torch.arange(1, tokens + 1),
        torch.arange(1, tokens + 1),
    )
    tags = list(LAYERS)
    torch.onnx.export(
        _Look(network).eval(),
        inputs,
        str(path),
        input_names=["pieces", "clues", "first", "last"],
        output_names=["states", "attention", *tags],
        dynamic_axes={
            "pieces": {0: "pieces"},
            "clues": {0: "pieces"},
            "first": {0: "tokens"},
            "last": {0: "tokens"},
            "states": {0: "pieces"},
            "attention": {1: "pieces", 2: "pieces"},
            **{tag: {0: "tokens"} for tag in tags},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def _relater(network: Network, path: Path) -> None:
    things, places, pieces, pairs = 3, 2, 9, 4
    inputs = (
        torch.randn(pieces, WIDTH),
        torch.rand(HEADS, pieces, pieces),
        torch.zeros(things, dtype=torch.long),
        torch.ones(things, places, dtype=torch.long),
        torch.ones(things, places, dtype=torch.long),
        torch.ones(things, places, dtype=torch.bool),
        torch.tensor([[0, 1], [1, 0], [1, 2], [2, 0]]),
        torch.zeros(pairs, dtype=torch.long),
        torch.zeros(pairs, HINTS),
    )
    names = ["states", "attention", "kinds", "first", "last", "there", "pairs", "distance", "clues"]
    of_place = {0: "things", 1: "places"}
    torch.onnx.export(
        network.relater,
        inputs,
        str(path),
        input_names=names,
        output_names=["logits"],
        dynamic_axes={
            "states": {0: "pieces"},
            "attention": {1: "pieces", 2: "pieces"},
            "kinds": {0: "things"},
            **dict.fromkeys(["first", "last", "there"], of_place),
            **{name: {0: "pairs"} for name in ("pairs", "distance", "clues", "logits")},
        },
        opset_version=OPSET,
        dynamo=False,
    )


PARTS: Mapping[str, Callable[[Network, Path], None]] = {ENCODER: _encoder, RELATER: _relater}
"""The graphs of a net, each with what writes it, its weights not yet narrow."""
