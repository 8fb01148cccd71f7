"""Weights that the reader runs → the net in PyTorch again, to go on learning from."""

import tempfile
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray

from kg.errors import InputError
from kg.language.encoder import ENCODER
from kg.learn.exporting import PARTS
from kg.learn.narrowing import tables
from kg.learn.network import Network
from kg.learn.training import CHECKPOINT, trained_network

_HALF = 0.5


def network_in(folder: Path) -> Network:
    """Return the net of a run or of a folder of weights; of those each weight is as near as its eight bits tell.

    Raises InputError for a folder that holds neither.
    """
    if (folder / ENCODER).exists() and not (folder / CHECKPOINT).exists():
        return _reopened({part: tables(folder / part) for part in PARTS}, folder)
    return trained_network(folder / CHECKPOINT)


def _reopened(shipped: Mapping[str, Mapping[str, NDArray[Any]]], folder: Path) -> Network:
    """Return the net of the tables of its graphs.

    PyTorch names and turns tables as it likes when it writes a graph. So a net whose numbers tell which weight they
    are of is written too, and each table is taken for the weight that lies in its place there.
    """
    try:
        network = Network(*(len(shipped[ENCODER][f"network.encoder.{table}"]) for table in ("words", "positions")))
        names = list(network.state_dict())
        weights = {}
        for part, name, number, turned in _places(network, names):
            table = torch.tensor(shipped[part][name])
            weights[names[number]] = table.T.contiguous() if turned else table
        network.load_state_dict(weights)
    except (KeyError, RuntimeError) as error:
        raise InputError("not the graphs of this net", folder) from error
    return network.eval()


def _places(network: Network, names: list[str]) -> Iterator[tuple[str, str, int, bool]]:
    """Yield (graph, table, number of the weight, whether it is turned) for each weight of a net, which is overwritten.

    The first row of weight n is filled with n, its other rows with n and a half.
    """
    for number, name in enumerate(names):
        weight = network.state_dict()[name]
        weight.fill_(number + _HALF)
        weight[0 if weight.dim() > 1 else ...] = number
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for part, write in PARTS.items():
            write(network.eval(), Path(place) / part)
            for name, table in tables(Path(place) / part).items():
                yield part, name, int(table.flat[0]), table.ndim > 1 and table[0, 0] != table[0, 1]
