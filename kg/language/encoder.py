"""The encoder and its heads as ONNX graphs: the boundary to onnxruntime and tokenizers."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.errors import KnowledgeError
from kg.language.sight import Floats, Sight

WEIGHTS = Path(__file__).parent / "weights"
"""The folder of the weights that come with the package."""
CARD = "reader.toml"
"""What the weights are: the sums of the files, the labels they were trained for, the thresholds."""
ENCODER, RELATER, TOKENIZER = "encoder.onnx", "relater.onnx", "tokenizer.json"
FILES = (ENCODER, RELATER, TOKENIZER)
LONGEST_FORM = 100
"""Characters of a token that are cut into pieces; longer are only addresses and broken scrapes."""
ALL_CORES = 0
"""The number of threads by which onnxruntime understands as many as there are cores."""
AT_ONCE = 512
"""Pairs that are judged at once: their products must fit into memory."""

_BY_PAIR = ("pairs", "distance", "clues")
_MEND = "install simpul-kg again, or use --no-model"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The weights, ready to run."""

    encoder: onnxruntime.InferenceSession
    relater: onnxruntime.InferenceSession
    tokenizer: Tokenizer


@dataclass(frozen=True, slots=True)
class Encoder:
    """The net of `kg.language.sight.Net`, run by onnxruntime.

    One window is run at a time: what shares a batch with it must not change its last digits.
    The weights are loaded beside what else is done; who needs them first waits for them.
    """

    loading: Future[Loaded]

    def ready(self) -> Loaded:
        """Return the weights as soon as they are loaded. Raises KnowledgeError for weights that cannot be."""
        return self.loading.result()

    def cut(self, forms: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the pieces of each form; none for a form of which nothing is left."""
        return _pieces(self.ready().tokenizer, forms)

    def look(self, pieces: Sequence[int], clues: NDArray[np.int64], first: Sequence[int], last: Sequence[int]) -> Sight:
        """Return a window, encoded (see `Net.look`)."""
        inputs = {"pieces": np.array(pieces), "clues": clues, "first": np.array(first), "last": np.array(last)}
        states, attention, *tags = self.ready().encoder.run(None, inputs)
        return Sight(states, attention, tuple(tags))

    def relate(self, sight: Sight, pairs: Mapping[str, NDArray[Any]]) -> Floats:
        """Return the logits of facts (see `Net.relate`)."""
        seen = {"states": sight.states, "attention": sight.attention}
        whole = {name: pairs[name] for name in ("kinds", "first", "last", "there")}
        relater = self.ready().relater
        parts = [
            relater.run(None, seen | whole | {name: pairs[name][at : at + AT_ONCE] for name in _BY_PAIR})[0]
            for at in range(0, len(pairs["pairs"]), AT_ONCE)
        ]
        return np.concatenate(parts)


def load_encoder(folder: Path = WEIGHTS, threads: int = ALL_CORES) -> tuple[Encoder, dict[str, Any]]:
    """Return the encoder in `folder`, run by that many threads, and its card.

    Raises KnowledgeError for a file that is missing, or not the one that the card means. Of proven files the encoder
    is made while the caller does other things (see `Encoder.ready`).
    """
    card = _card(folder / CARD)
    sums = card.get("sha256", {})
    contents = [_proven(folder / name, sums.get(name)) for name in FILES]
    thread = ThreadPoolExecutor(max_workers=1)
    loading = thread.submit(_loaded, folder, contents, threads)
    thread.shutdown(wait=False)
    return Encoder(loading), card


def load_cut(path: Path = WEIGHTS / TOKENIZER) -> Callable[[Sequence[str]], list[list[int]]]:
    """Return what cuts forms into pieces, from a tokenizer's file."""
    return partial(_pieces, Tokenizer.from_file(str(path)))


def _pieces(tokenizer: Tokenizer, forms: Sequence[str]) -> list[list[int]]:
    short = [form[:LONGEST_FORM] for form in forms]
    encoding = tokenizer.encode(short, is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in forms]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            pieces[word].append(piece)
    return pieces


def _card(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_content(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"not a card of weights: {error}", path) from error


def _proven(path: Path, wanted: str | None) -> bytes:
    """Return what is in the file. Raises KnowledgeError unless it is the one that its card names."""
    content = _content(path)
    if hashlib.sha256(content).hexdigest() != wanted:
        raise KnowledgeError(f"the weights are broken or of another reader; {_MEND}", path)
    return content


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"the reader's weights are missing; {_MEND}", path) from error


def _loaded(folder: Path, contents: Sequence[bytes], threads: int) -> Loaded:
    encoder, relater, tokenizer = contents
    try:
        return Loaded(_session(encoder, threads), _session(relater, threads), Tokenizer.from_buffer(tokenizer))
    except Exception as error:  # both libraries raise bare Exception for a file that they cannot read
        raise KnowledgeError(f"the weights cannot be loaded: {error}", folder) from error


def _session(content: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # The weights are stored in eight bits: they become floats once, here, not at each window.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
