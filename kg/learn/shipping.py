"""A trained net → a folder of weights that the reader takes, with its card."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from kg.language.encoder import CARD, FILES, TOKENIZER, WEIGHTS
from kg.learn.exporting import export
from kg.learn.network import Network
from kg.model.layers import FACTS, TYPES


def ship(network: Network, thresholds: Mapping[str, float], folder: Path) -> None:
    """Write the graphs, our tokenizer and the card into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    export(network, folder)
    shutil.copyfile(WEIGHTS / TOKENIZER, folder / TOKENIZER)
    write_card(folder, thresholds)


def write_card(folder: Path, thresholds: Mapping[str, float]) -> None:
    """Write the card of the weights in `folder`: their sums, the labels they know, and the thresholds."""
    sums = "\n".join(f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"' for name in FILES)
    limits = "\n".join(f"{name} = {limit}" for name, limit in thresholds.items())
    text = f"""\
# What the weights in this folder are, written by `kg learn export`; docs/model.md tells how they were made.

[labels]
types = [{_listed(TYPES)}]
facts = [{_listed(FACTS)}]

# The probability from which on a finding stands, chosen on the development articles.
[thresholds]
{limits}

[sha256]
{sums}
"""
    (folder / CARD).write_text(text, encoding="utf-8")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
