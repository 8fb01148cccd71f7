"""The weights of an ONNX graph in eight bits each: the boundary to onnx.

Only what is stored is narrow. Where the graph is loaded the weights become floats again, once, and all that is computed
is computed in floats: numbers of eight bits between the layers would depend on the processor, and cost a point of F1.
"""

from pathlib import Path

import numpy as np
import onnx
from google.protobuf.message import DecodeError
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from kg.errors import InputError

STEPS = 127
"""Steps from zero to the largest weight of a row or column."""
_LEAST = 10_000
"""Weights that a table must have for it to pay."""
_AXES = {"MatMul": (1, 1), "Gemm": (1, 0), "Gather": (0, 0)}
"""Operator → which input is the table, and along which axis of it each line has a scale of its own.

PyTorch writes a Gemm with its table turned: a row of it is a column of a MatMul's.
"""


def narrow(path: Path, target: Path) -> None:
    """Write the graph at `path` to `target`, its large tables in eight bits. The same graph gives the same bytes."""
    model = onnx.load(path)
    axes = _tables(model)
    whole = {one.name: one for one in model.graph.initializer if one.name in axes}
    kept = [one for one in model.graph.initializer if one.name not in axes]
    widened = []
    for name, table in whole.items():
        parts, node = _narrowed(name, numpy_helper.to_array(table), axes[name])
        kept += parts
        widened.append(node)
    nodes = [*widened, *model.graph.node]
    del model.graph.initializer[:], model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def tables(path: Path) -> dict[str, NDArray[np.float32]]:
    """Return the tables of weights of a graph by their names, those in eight bits as floats again.

    Raises InputError for a file that is missing or no graph.
    """
    try:
        model = onnx.load(path)
    except (OSError, DecodeError) as error:
        raise InputError(f"not a graph ({' '.join(str(error).split())[:200]})", path) from error
    found = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "DequantizeLinear":
            steps, scale = (found.pop(name) for name in node.input)
            axis = helper.get_node_attr_value(node, "axis")
            found[node.output[0]] = steps.astype(np.float32) * np.expand_dims(scale, 1 - axis)
    return {name: table for name, table in found.items() if table.dtype == np.float32 and table.size > 1}


def _tables(model: ModelProto) -> dict[str, int]:
    """Return the axis of the scales for the name of each large table of weights."""
    large = {one.name for one in model.graph.initializer if len(one.dims) == 2 and np.prod(one.dims) >= _LEAST}
    axes = {}
    for node in model.graph.node:
        place, axis = _AXES.get(node.op_type, (None, 0))
        if place is not None and node.input[place] in large:
            axes[node.input[place]] = axis
    return axes


def _narrowed(name: str, table: NDArray[np.float32], axis: int) -> tuple[list[TensorProto], NodeProto]:
    """Return the table in eight bits with its scales, and the node that makes floats of it again."""
    scale = np.abs(table).max(axis=1 - axis) / np.float32(STEPS)
    scale = np.where(scale > 0, scale, np.float32(1)).astype(np.float32)
    steps = np.rint(table / np.expand_dims(scale, 1 - axis)).astype(np.int8)
    parts = [numpy_helper.from_array(steps, f"{name}.steps"), numpy_helper.from_array(scale, f"{name}.scale")]
    return parts, helper.make_node("DequantizeLinear", [one.name for one in parts], [name], axis=axis)
