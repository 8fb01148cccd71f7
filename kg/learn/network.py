"""The reader's net in PyTorch: an encoder of the BERT family, heads that tag, and a head that judges pairs.

The pair head follows "Document-Level Relation Extraction with Adaptive Thresholding and Localized Context Pooling"
(Zhou et al., AAAI 2021): a thing is the log-sum-exp of its places, a pair sees the words that both its ends attend to,
and a fact stands where its logit exceeds that of a threshold class learnt with it.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from kg.model.layers import CLUES, FACTS, HINTS, KINDS, LAYERS, RELATIONS, tags
from kg.model.pairing import DISTANCES

WIDTH, DEPTH, HEADS, INNER = 384, 12, 12, 1536
FROZEN = 4
"""Layers at the bottom that are not trained: their output is computed once."""
DROPOUT = 0.1
PAIR, GROUP, SMALL = 256, 64, 32
BELIEF, CUED = 4.0, 1.0
_LARGE = 1e4
_EPSILON = 1e-12
_CLUE_TAGS = tuple(tags(labels) for labels in CLUES.values())


class Layer(nn.Module):
    """One layer of the encoder: attention and a feed-forward net, each with its residual and normalised after it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended, self.inner, self.outer = (
            nn.Linear(WIDTH, WIDTH),
            nn.Linear(WIDTH, INNER),
            nn.Linear(INNER, WIDTH),
        )
        self.attended_norm, self.outer_norm = (nn.LayerNorm(WIDTH, eps=_EPSILON) for _ in range(2))

    def forward(self, states: Tensor, mask: Tensor, rate: float) -> tuple[Tensor, Tensor]:
        """Return the states, B × T × width, and the attention, B × heads × T × T; `mask` is B × 1 × 1 × T."""
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = (query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)).masked_fill(~mask, -1e9)
        attention = scores.softmax(-1)
        heard = (attention @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        drop = lambda one: functional.dropout(one, rate, self.training)  # noqa: E731
        states = self.attended_norm(states + drop(self.attended(heard)))
        return self.outer_norm(states + drop(self.outer(functional.gelu(self.inner(states))))), attention


class Encoder(nn.Module):
    """Pieces → states. The rules' tags come in above the frozen layers."""

    def __init__(self, vocabulary: int, positions: int) -> None:
        super().__init__()
        self.words = nn.Parameter(torch.zeros(vocabulary, WIDTH), requires_grad=False)
        self.positions = nn.Parameter(torch.zeros(positions, WIDTH), requires_grad=False)
        self.norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(DEPTH))
        clues = [nn.Embedding(count, WIDTH) for count in _CLUE_TAGS]
        for each in clues:
            nn.init.normal_(each.weight, std=0.02)
        self.clues = nn.ModuleList(clues)
        for part in (self.norm, *self.layers[:FROZEN]):
            part.requires_grad_(False)

    @torch.no_grad()
    def below(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return the output of the frozen layers, B × T × width, for pieces B × T."""
        states = self.norm(self.words[pieces] + self.positions[: pieces.shape[1]])
        for layer in self.layers[:FROZEN]:
            states, _ = layer(states, mask, 0.0)
        return states

    def above(self, states: Tensor, clues: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states and the last attention from the output of the frozen layers and clues, B × T × layers."""
        states = states + sum(part(clues[..., at]) for at, part in enumerate(self.clues))
        states = functional.dropout(states, DROPOUT, self.training)
        for layer in self.layers[FROZEN:]:
            states, attention = layer(states, mask, DROPOUT)
        return states, attention


class Taggers(nn.Module):
    """States of a window → logits of tags for each layer, from a token's first and last piece and the rules' tags."""

    def __init__(self) -> None:
        super().__init__()
        self.heads = nn.ModuleList(
            nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(WIDTH, tags(labels)))
            for labels in LAYERS.values()
        )
        straight = [nn.Linear(sum(_CLUE_TAGS), tags(labels), bias=False) for labels in LAYERS.values()]
        for each in straight:
            nn.init.zeros_(each.weight)
        self.straight = nn.ModuleList(straight)

    def forward(self, states: Tensor, clues: Tensor, first: Tensor, last: Tensor) -> list[Tensor]:
        """Return N × tags for each layer; states T × width, clues T × layers, first and last N."""
        seen = torch.cat([states[first], states[last]], -1)
        told = clues[first]
        hints = torch.cat([functional.one_hot(told[:, at], count) for at, count in enumerate(_CLUE_TAGS)], -1).float()
        return [head(seen) + way(hints) for head, way in zip(self.heads, self.straight, strict=True)]


class Relater(nn.Module):
    """Pairs of things of a window → logits of facts."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.distance = nn.Embedding(len(KINDS), SMALL), nn.Embedding(DISTANCES, SMALL)
        self.clue = nn.Linear(HINTS, SMALL, bias=False)
        self.subject, self.object = (nn.Linear(2 * WIDTH + SMALL, PAIR) for _ in range(2))
        self.subject_context, self.object_context = (nn.Linear(WIDTH + 2 * SMALL, PAIR) for _ in range(2))
        self.joint = nn.Linear(PAIR * GROUP, len(FACTS) + 1)
        self.each = nn.Linear(2 * PAIR, len(FACTS) + 1, bias=False)
        self.straight = nn.Linear(HINTS, len(FACTS) + 1, bias=False)
        nn.init.zeros_(self.joint.weight)
        with torch.no_grad():
            self.straight.weight.copy_(_believing())

    def forward(  # noqa: PLR0917  (the arrays of kg.model.pairing.Pairs, in their order)
        self,
        states: Tensor,
        attention: Tensor,
        kinds: Tensor,
        first: Tensor,
        last: Tensor,
        there: Tensor,
        pairs: Tensor,
        distance: Tensor,
        clues: Tensor,
    ) -> Tensor:
        """Return P × (1 + facts); the first column is the threshold's. States T × width, attention heads × T × T."""
        absent = (~there)[..., None].float() * -_LARGE
        things = torch.cat(
            [*(torch.logsumexp(states[place] + absent, 1) for place in (first, last)), self.kind(kinds)], -1
        )
        used = there.float()
        looks = (attention[:, first] * used[None, ..., None]).sum(2) / used.sum(1)[None, :, None]
        one, two = pairs[:, 0], pairs[:, 1]
        both = (looks[:, one] * looks[:, two]).sum(0)
        context = torch.cat(
            [(both / (both.sum(-1, keepdim=True) + 1e-6)) @ states, self.distance(distance), self.clue(clues)], -1
        )
        drop = lambda one: functional.dropout(one, DROPOUT, self.training)  # noqa: E731
        left = drop(torch.tanh(self.subject(things)[one] + self.subject_context(context)))
        right = drop(torch.tanh(self.object(things)[two] + self.object_context(context)))
        product = left.view(-1, PAIR // GROUP, GROUP, 1) * right.view(-1, PAIR // GROUP, 1, GROUP)
        joined = product.reshape(-1, PAIR * GROUP)
        logits: Tensor = self.joint(joined) + self.each(torch.cat([left, right], -1)) + self.straight(clues)
        return logits


def _believing() -> Tensor:
    """Return the first weights of the straight way: at first the pair head believes the rules and, a little, cues."""
    weight = torch.zeros(len(FACTS) + 1, HINTS)
    for at in range(len(FACTS)):
        weight[at + 1, at] = BELIEF
    for at in range(len(RELATIONS)):
        weight[at + 1, len(FACTS) + at] = weight[at + 1, len(FACTS) + len(RELATIONS) + at] = CUED
    return weight


class Network(nn.Module):
    """The encoder and its heads."""

    def __init__(self, vocabulary: int, positions: int) -> None:
        super().__init__()
        self.encoder, self.taggers, self.relater = Encoder(vocabulary, positions), Taggers(), Relater()

    def load_encoder(self, weights: Mapping[str, NDArray[Any]]) -> None:
        """Take over a pretrained encoder's weights, by the names of this module's parameters."""
        missing = self.encoder.load_state_dict({k: torch.tensor(v) for k, v in weights.items()}, strict=False)
        unknown = [name for name in missing.missing_keys if not name.startswith("clues.")] + list(
            missing.unexpected_keys
        )
        if unknown:
            raise ValueError(f"not the encoder that this net expects: {', '.join(unknown[:3])}")


def tag_loss(logits: Sequence[Tensor], wanted: Sequence[Tensor]) -> Tensor:
    """Return the cross entropy of the tags, the layers summed."""
    return torch.stack([functional.cross_entropy(*each) for each in zip(logits, wanted, strict=True)]).sum()


def pair_loss(logits: Tensor, wanted: Tensor) -> Tensor:
    """Return the adaptive-threshold loss of each pair, P; `wanted` is P × (1 + facts), zeros in the first column."""
    threshold = torch.zeros_like(wanted)
    threshold[:, 0] = 1
    above = logits - (1 - wanted - threshold) * 1e30
    below = logits - wanted * 1e30
    held = -(functional.log_softmax(above, -1) * wanted).sum(1)
    return held - (functional.log_softmax(below, -1) * threshold).sum(1)
