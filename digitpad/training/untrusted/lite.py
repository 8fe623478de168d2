"""A `.tflite` file, checked without being run: its operators, its sizes, its ends."""

from __future__ import annotations

import math
from typing import Any, Final

from ai_edge_litert import schema_py_generated as schema

from digitpad.library import ModelError
from digitpad.training.untrusted import MOST_WEIGHT_BYTES, shown, words_of
from digitpad.training.untrusted.ends import check_input, check_output

_MOST_TENSORS: Final = 10_000
_MOST_WORKING_BYTES: Final = 500_000_000
"""What all tensors of one run may take together."""

_OPERATORS: Final = words_of(
    """ABS ADD ADD_N AVERAGE_POOL_2D BATCH_MATMUL BROADCAST_TO CAST CONCATENATION CONV_2D
    DEPTHWISE_CONV_2D DEQUANTIZE DIV ELU EXP EXPAND_DIMS FILL FULLY_CONNECTED GELU GREATER
    GREATER_EQUAL HARD_SWISH L2_NORMALIZATION L2_POOL_2D LEAKY_RELU LESS LESS_EQUAL
    LOCAL_RESPONSE_NORMALIZATION LOG LOG_SOFTMAX LOGISTIC MAXIMUM MAX_POOL_2D MEAN MINIMUM
    MIRROR_PAD MUL NEG PACK PAD PADV2 POW PRELU QUANTIZE REDUCE_MAX REDUCE_MIN RELU RELU6
    RELU_0_TO_1 RELU_N1_TO_1 RESHAPE RESIZE_BILINEAR RESIZE_NEAREST_NEIGHBOR RSQRT SELECT
    SELECT_V2 SHAPE SLICE SOFTMAX SPLIT SPLIT_V SQRT SQUARE SQUARED_DIFFERENCE SQUEEZE
    STRIDED_SLICE SUB SUM TANH TILE TRANSPOSE TRANSPOSE_CONV UNPACK"""
)
"""Plain arithmetic on tensors: nothing that keeps a state, calls another graph or reads a file."""
_CODES: Final = {
    code: name
    for name, code in vars(schema.BuiltinOperator).items()
    if not name.startswith("_") and isinstance(code, int)
}
_BYTES: Final = {
    schema.TensorType.FLOAT32: 4,
    schema.TensorType.FLOAT16: 2,
    schema.TensorType.INT32: 4,
    schema.TensorType.INT64: 8,
    schema.TensorType.INT16: 2,
    schema.TensorType.INT8: 1,
    schema.TensorType.UINT8: 1,
    schema.TensorType.UINT32: 4,
    schema.TensorType.BOOL: 1,
}


def check_tflite(content: bytes) -> None:
    """Check a LiteRT model without running it.

    Raises:
        ModelError: it has operators that are not built in, is too large, does not go from a frame
            to ten numbers, or is broken.
    """
    try:
        model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(content, 0))
        _check(model)
    except ModelError:
        raise
    # Whatever a reader of tables raises that is led astray: struct.error, TypeError, MemoryError...
    except Exception as error:
        raise ModelError("it is broken: its tables lead nowhere.") from error


def _check(model: Any) -> None:
    for code in model.operatorCodes or []:
        # Where the number was small, older files have it in the other field.
        number = max(code.builtinCode, code.deprecatedBuiltinCode)
        if code.customCode is not None:
            named = shown(bytes(code.customCode).decode("utf-8", "replace"))
            raise ModelError(
                "it has an operator that is not built into LiteRT, {name}.", name=named
            )
        name = _CODES.get(number, str(number))
        if name not in _OPERATORS:
            raise ModelError(
                "it has an operator that a network needs not have, {name}.", name=shown(name)
            )
    graphs = model.subgraphs or []
    if not graphs:
        raise ModelError("it is broken.")
    if len(graphs) > 1:
        raise ModelError("it has {count} graphs; a network is one.", count=len(graphs))
    for buffer in model.buffers or []:
        if (buffer.offset or 0) > 1 or (buffer.size or 0) > 1:
            raise ModelError("it keeps its weights outside its tables.")
    [graph] = graphs
    tensors = graph.tensors or []
    if len(tensors) > _MOST_TENSORS:
        raise ModelError("it has more than {most} tensors.", most=_MOST_TENSORS)
    _check_places(model, graph)
    total = sum(_bytes_of(tensor) for tensor in tensors)
    if total > _MOST_WORKING_BYTES + MOST_WEIGHT_BYTES:
        raise ModelError("it would take {size} MB to run.", size=round(total / 1e6))
    given, told = _ends(graph.inputs, tensors), _ends(graph.outputs, tensors)
    if len(given) != 1 or len(told) != 1:
        raise ModelError(
            "it has {inputs} inputs and {outputs} outputs, and is to have one of each.",
            inputs=len(given),
            outputs=len(told),
        )
    check_input(given[0])
    check_output(told[0])


def _check_places(model: Any, graph: Any) -> None:
    """See that every number that stands for something stands for something that is there."""
    tensors, buffers, codes = (
        len(some or []) for some in (graph.tensors, model.buffers, model.operatorCodes)
    )
    for tensor in graph.tensors or []:
        if not 0 <= tensor.buffer < buffers:
            raise ModelError("it is broken: a tensor has no place.")
        data = model.buffers[tensor.buffer].data
        if data is not None and len(data) not in (0, _bytes_of(tensor)):
            raise ModelError("it is broken: a tensor is not as large as its numbers.")
    for operator in graph.operators or []:
        named = [*_numbers(operator.inputs), *_numbers(operator.outputs)]
        # -1 stands for an input that is left out.
        if not (0 <= operator.opcodeIndex < codes and all(-1 <= at < tensors for at in named)):
            raise ModelError("it is broken: an operator works on nothing.")


def _numbers(some: Any) -> list[int]:
    return [] if some is None else [int(number) for number in some]


def _ends(numbers: Any, tensors: list[Any]) -> list[list[int]]:
    return [[int(size) for size in tensors[int(number)].shape] for number in numbers]


def _bytes_of(tensor: Any) -> int:
    if tensor.type not in _BYTES:
        raise ModelError("it reckons with something that is no number.")
    shape = [] if tensor.shape is None else [int(size) for size in tensor.shape]
    if any(size < 0 for size in shape):
        raise ModelError("it is broken: a tensor has less than no size.")
    return math.prod(shape) * _BYTES[tensor.type]
