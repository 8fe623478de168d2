"""Model files that were made to do harm, or are broken: each is refused with the reason."""

from __future__ import annotations

import io
import json
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import flatbuffers
import h5py
import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from training.model_makers import (
    dense,
    frame_input,
    layer,
    linear,
    reader,
    sequential,
    write_h5_of_keras_2,
    write_keras,
    write_tflite,
)

from digitpad.library import ModelError
from digitpad.training import untrusted
from digitpad.training.untrusted import copying
from digitpad.training.untrusted.copying import clean_copy
from digitpad.training.untrusted.ends import check_input, check_output
from digitpad.training.untrusted.kinds import kind_of
from digitpad.training.untrusted.lite import check_tflite
from digitpad.training.untrusted.network import clean_network

HARM = {"class_name": "function", "module": "os", "config": "system", "registered_name": "function"}


def look_into(file: Path) -> None:
    kind = kind_of(file)
    if kind == "tflite":
        check_tflite(file.read_bytes())
    else:
        folder = file.parent / "copies"
        folder.mkdir(exist_ok=True)
        clean_copy(file, kind, folder)


def refusal(file: Path) -> str:
    """What is said of a file that must not get through."""
    with pytest.raises(ModelError) as caught:
        look_into(file)
    said = str(caught.value)
    assert said.isprintable()
    assert len(said) < 300
    return said


# Files that are no models


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.h5", b"", "empty"),
        ("x.h5", b"once upon a time", "no model"),
        ("x.keras", pickle.dumps({"a": 1}), "pickle"),
        ("x.pkl", b"(dp0\n.", "pickle"),
        ("x.pt", b"anything", "pickle"),
        ("x.h5", b"\x89HDF\r\n\x1a\n", "broken"),
        ("x.keras", b"PK\x03\x04 and no more", "broken"),
        ("x.tflite", b"\x00\x00\x00\x00TFL3", "broken"),
        ("x.tflite", b"\xff\xff\xff\x7fTFL3" + b"\xff" * 200, "broken"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert why in refusal(file)


def test_a_missing_file_and_a_folder_are_told_as_such(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "nowhere.h5")
    assert "a folder" in refusal(tmp_path)


def test_an_archive_of_pytorch_is_refused_as_a_pickle(tmp_path: Path) -> None:
    file = tmp_path / "x.keras"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("archive/data.pkl", pickle.dumps([1]))
    assert "pickle" in refusal(file)


def test_a_file_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "x.h5"
    with file.open("wb") as sparse:
        sparse.write(b"\x89HDF\r\n\x1a\n")
        sparse.truncate(5_000_000_000)
    assert "5,000 MB" in refusal(file)


@pytest.mark.parametrize("maker", [write_keras, write_h5_of_keras_2, write_tflite])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused(
    tmp_path: Path, maker: Callable[[Path], Path], share: float
) -> None:
    file = maker(tmp_path / "x")
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    if maker is write_tflite and share > 0.5:
        # Its tables are at the end or the start, as its writer likes; LiteRT has the last word.
        return
    refusal(file)


# Networks that would run something


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (layer("Lambda", function=HARM), "Lambda layer"),
        (
            layer("Lambda", function={"class_name": "__lambda__", "config": {"code": "4wE"}}),
            "Lambda",
        ),
        (layer("TorchModuleWrapper", module_bytes="gASV"), "PyTorch"),
        (layer("TFSMLayer", filepath="/tmp/x"), "another file"),
        (layer("StringLookup", vocabulary="/etc/passwd"), "StringLookup"),
        (layer("TextVectorization", vocabulary="/etc/passwd"), "TextVectorization"),
        (layer("LSTM", units=3), "LSTM"),
        (layer("Evil", module="evil.layers"), "class of its own"),
        (layer("Dense", module="builtins", units=3), "class of its own"),
        (layer("Dense", module="kerasevil", units=3), "class of its own"),
        (layer("get_file", module="keras.utils", origin="https://x"), "get_file"),
        (layer("Dense", units=3) | {"registered_name": "mine>Dense"}, "class of its own"),
        (layer("Add", module="keras.src.ops.numpy"), "no layer"),
        (layer("Dense", units=3, activation=HARM), "activation"),
        (layer("Dense", units=3, activation={"class_name": "Lambda", "config": {}}), "activation"),
        (layer("Activation", activation="os.system"), "activation"),
        (layer("Dense", units=10**12), "units"),
        (layer("Dense", units=True), "units"),
        (layer("Dense", units=3, lora_rank=4), "lora_rank"),
        (layer("Dense", units=3, mystery={"class_name": "Lambda"}), "mystery"),
        (layer("Conv2D", filters=3, kernel_size=3, data_format="channels_first"), "data_format"),
        (layer("Dropout", rate=float("inf")), "rate"),
        (layer("Reshape", target_shape=[[[-1]] * 9]), "target_shape"),
        (layer("Dense\u202e\n", units=3), "Dense??"),
        ({"class_name": "Dense"}, "not described"),
        ({"class_name": ["Dense"], "config": {}}, "not described"),
        (layer("Dense", units=3) | {"config": {"name": "a\nb", "units": 3}}, "name"),
        ("Dense", "not described"),
    ],
)
def test_a_layer_that_is_not_on_the_list_is_refused(tmp_path: Path, bad: Any, why: str) -> None:
    network = sequential(frame_input(), layer("Flatten"), bad, dense())
    assert why in refusal(write_keras(tmp_path / "x.keras", network))
    nested = sequential(frame_input(), layer("Flatten"), sequential(bad), dense())
    assert why in refusal(write_keras(tmp_path / "y.keras", nested))


def test_a_lambda_layer_in_a_file_of_keras_2_is_refused(tmp_path: Path) -> None:
    # Keras's safe mode did not look into these at all.
    bad = {
        "class_name": "Lambda",
        "config": {"name": "l", "function": ["4wEAAAA=", None, None], "function_type": "lambda"},
    }
    file = write_h5_of_keras_2(tmp_path / "x.h5", extra=[bad])
    assert "Lambda layer, which may run any program" in refusal(file)


@pytest.mark.parametrize(
    "network",
    [
        {"class_name": "Evil", "module": "keras", "config": {}},
        {"class_name": "function", "module": "os", "config": "system"},
        {"class_name": "Sequential", "config": {"layers": "none"}},
        {"class_name": "Functional", "config": {"layers": [], "input_layers": [["a", 0]]}},
        [],
        7,
    ],
)
def test_a_network_that_is_none_is_refused(network: Any) -> None:
    with pytest.raises(ModelError):
        clean_network(json.dumps(network))


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"class_name": NaN}', b"\xff\xfe", " " * 20_000_001]
)
def test_a_description_that_is_no_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(ModelError):
        clean_network(text)


def test_models_within_models_without_end_are_refused() -> None:
    network = reader()
    for _ in range(20):
        network = sequential(network)
    with pytest.raises(ModelError):
        clean_network(json.dumps(network))


def test_a_call_with_anything_but_tensors_is_refused() -> None:
    tensor = {
        "class_name": "__keras_tensor__",
        "config": {"shape": [None, 28, 28], "dtype": "float32", "keras_history": ["in", 0, 0]},
    }

    def functional(*nodes: Any) -> str:
        parts = [
            frame_input() | {"name": "in", "inbound_nodes": []},
            layer("Flatten") | {"name": "flatten", "inbound_nodes": list(nodes)},
        ]
        ends = {"input_layers": [["in", 0, 0]], "output_layers": [["flatten", 0, 0]]}
        config = {"name": "m", "layers": parts, **ends}
        network = {"class_name": "Functional", "module": "keras", "config": config}
        return json.dumps(network)

    assert clean_network(functional({"args": [tensor], "kwargs": {"mask": None}}))
    assert clean_network(functional([[["in", 0, 0, {"training": False}]]][0]))
    for node in (
        {"args": ["/etc/passwd"], "kwargs": {}},
        {"args": [tensor], "kwargs": {"inputs": "/tmp/x.keras"}},
        {"args": [tensor], "kwargs": {"training": HARM}},
        {"args": [HARM], "kwargs": {}},
        [["in", 0, 0, {"fn": "os.system"}]],
        [["in", 0, -1, {}]],
        "in",
    ):
        with pytest.raises(ModelError):
            clean_network(functional(node))


def test_what_training_alone_needs_is_left_behind() -> None:
    told = dense(
        kernel_initializer=HARM,
        bias_regularizer=HARM,
        kernel_constraint=HARM,
        activity_regularizer=HARM,
        dtype={"class_name": "DTypePolicyMap", "config": HARM},
    )
    network = sequential(frame_input(), layer("RandomRotation", factor=HARM), told)
    network["compile_config"] = {"optimizer": HARM}
    clean = json.dumps(clean_network(json.dumps(network)))
    assert "system" not in clean
    assert "Random" not in clean


# Weights that are not what they seem


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A hundred times smaller than life, the limit likewise, so that the test takes no time.
    monkeypatch.setattr(copying, "MOST_WEIGHT_BYTES", 2_000_000)
    file = tmp_path / "x.keras"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", json.dumps(reader()))
        archive.writestr("model.weights.h5", b"\x89HDF\r\n\x1a\n" + bytes(20_000_000))
    assert file.stat().st_size < 50_000
    assert "unpacks to more than" in refusal(file)


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    file = write_keras(tmp_path / "x.keras")
    content = bytearray(file.read_bytes())
    # In the directory at the end: what each member takes, packed and unpacked.
    at = content.rfind(b"PK\x01\x02")
    content[at + 20 : at + 28] = (10).to_bytes(4, "little") + (10).to_bytes(4, "little")
    file.write_bytes(bytes(content))
    assert "broken" in refusal(file)


def spoil(change: Callable[[h5py.Group], None]) -> Callable[[h5py.File], None]:
    """Take the kernel out of a file's weights and put something else in its place."""

    def spoilt(file: h5py.File) -> None:
        group = file["layers/dense/vars"] if "layers" in file else file["model_weights/dense_1"]
        for name in list(group):
            del group[name]
        change(group)

    return spoilt


def external_storage(group: h5py.Group) -> None:
    group.create_dataset("0", (4,), "u1", external=[("/etc/passwd", 0, 4)])


def external_link(group: h5py.Group) -> None:
    group["0"] = h5py.ExternalLink("/etc/passwd", "/x")


def soft_link(group: h5py.Group) -> None:
    group["0"] = h5py.SoftLink("/vars")


def virtual(group: h5py.Group) -> None:
    layout = h5py.VirtualLayout((4,), "f4")
    layout[:] = h5py.VirtualSource("/tmp/other.h5", "x", shape=(4,))
    group.create_virtual_dataset("0", layout)


def enormous(group: h5py.Group) -> None:
    group.create_dataset("0", (10**6, 10**7), "f4", chunks=(10, 10))


def huge_chunks(group: h5py.Group) -> None:
    group.create_dataset("0", (10,), "f4", chunks=(10**8,), maxshape=(None,))


def strings(group: h5py.Group) -> None:
    group["0"] = np.array([b"a", b"b"])


def references(group: h5py.Group) -> None:
    group.create_dataset("0", (1,), h5py.ref_dtype)


def not_a_number(group: h5py.Group) -> None:
    group["0"] = np.array([np.nan], "f4")


def a_loop(group: h5py.Group) -> None:
    group["loop"] = group


def a_type(group: h5py.Group) -> None:
    group["0"] = np.dtype("f4")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (external_storage, "another file"),
        (external_link, "a link"),
        (soft_link, "a link"),
        (virtual, "another file"),
        (enormous, "would take more than"),
        (huge_chunks, "too large"),
        (strings, "no numbers"),
        (references, "no numbers"),
        (not_a_number, "NaN"),
        (a_loop, "without end"),
        (a_type, "neither a group nor an array"),
    ],
)
def test_weights_that_are_not_plain_numbers_in_the_file_are_refused(
    tmp_path: Path, change: Callable[[h5py.Group], None], why: str
) -> None:
    assert why in refusal(write_keras(tmp_path / "x.keras", change=spoil(change)))
    assert why in refusal(write_h5_of_keras_2(tmp_path / "x.h5", change=spoil(change)))


def test_weights_packed_by_a_foreign_filter_are_refused(tmp_path: Path) -> None:
    def foreign(group: h5py.Group) -> None:
        made = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        made.set_chunk((4,))
        # Optional, so that it can be written where nobody has it; Blosc's number.
        made.set_filter(32001, h5py.h5z.FLAG_OPTIONAL, ())
        space = h5py.h5s.create_simple((4,))
        h5py.h5d.create(group.id, b"0", h5py.h5t.IEEE_F32LE, space, made)

    assert "packed in a way" in refusal(write_keras(tmp_path / "x.keras", change=spoil(foreign)))


def test_weights_without_a_network_and_a_network_without_weights(tmp_path: Path) -> None:
    def no_network(file: h5py.File) -> None:
        del file.attrs["model_config"]

    def no_weights(file: h5py.File) -> None:
        del file["model_weights"]

    alone = write_h5_of_keras_2(tmp_path / "x.h5", change=no_network)
    assert "weights without a network" in refusal(alone)
    bare = write_h5_of_keras_2(tmp_path / "y.h5", change=no_weights)
    assert "network without weights" in refusal(bare)


def test_only_plain_numbers_and_the_names_of_layers_reach_the_copy(tmp_path: Path) -> None:
    def add(file: h5py.File) -> None:
        file.attrs["training_config"] = json.dumps({"loss": HARM})
        file["optimizer_weights/x"] = np.zeros(3)
        file["model_weights"].attrs["note"] = "hello"

    file = write_h5_of_keras_2(tmp_path / "x.h5", change=add)
    copy = clean_copy(file, "h5", tmp_path)
    with h5py.File(copy) as made:
        assert set(made) == {"model_weights"}
        assert set(made.attrs) == {"model_config", "backend", "keras_version"}
        assert set(made["model_weights"].attrs) == {"layer_names", "keras_version"}
        kernel, _ = linear()
        np.testing.assert_array_equal(made["model_weights/dense_1/dense_1/kernel:0"], kernel)


def test_only_three_members_reach_the_copy_of_an_archive(tmp_path: Path) -> None:
    file = write_keras(tmp_path / "x.keras")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("assets/../../evil.py", "import os")
    copy = clean_copy(file, "keras", tmp_path)
    with zipfile.ZipFile(copy) as made:
        assert made.namelist() == ["metadata.json", "config.json", "model.weights.h5"]
        assert h5py.File(io.BytesIO(made.read("model.weights.h5")))["layers/dense/vars/0"].shape
    assert not (tmp_path.parent / "evil.py").exists()


# LiteRT


def test_a_custom_operator_is_refused_by_its_name(tmp_path: Path) -> None:
    file = write_tflite(tmp_path / "x.tflite", custom="FlexWriteFile")
    assert "not built into LiteRT, FlexWriteFile" in refusal(file)


@pytest.mark.parametrize(("builtin", "name"), [(119, "WHILE"), (118, "IF"), (129, "CALL_ONCE")])
def test_an_operator_that_is_no_arithmetic_is_refused(
    tmp_path: Path, builtin: int, name: str
) -> None:
    assert name in refusal(write_tflite(tmp_path / "x.tflite", builtin=builtin))


def misplace(file: Path, change: Callable[[Any], None]) -> Path:
    """Write a sound model anew with something changed in its tables."""
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(file.read_bytes(), 0))
    change(model)
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    file.write_bytes(bytes(builder.Output()))
    return file


def no_such_tensor(model: Any) -> None:
    model.subgraphs[0].operators[0].inputs = [0, 99, 2]


def no_such_buffer(model: Any) -> None:
    model.subgraphs[0].tensors[1].buffer = 99


def no_such_operator(model: Any) -> None:
    model.subgraphs[0].operators[1].opcodeIndex = 7


def too_few_numbers(model: Any) -> None:
    model.buffers[1].data = model.buffers[1].data[:40]


def no_such_output(model: Any) -> None:
    model.subgraphs[0].outputs = [55]


@pytest.mark.parametrize(
    "change", [no_such_tensor, no_such_buffer, no_such_operator, too_few_numbers, no_such_output]
)
def test_tables_that_point_at_nothing_are_refused(
    tmp_path: Path, change: Callable[[Any], None]
) -> None:
    assert "broken" in refusal(misplace(write_tflite(tmp_path / "x.tflite"), change))


def test_a_tensor_of_terabytes_is_refused(tmp_path: Path) -> None:
    file = write_tflite(tmp_path / "x.tflite", shape=(1, 10**6, 10**6))
    assert "MB to run" in refusal(file)


@pytest.mark.parametrize("shape", [(1, 783), (1, 32, 32, 1), (1, 28, 28, 3), ()])
def test_another_input_is_refused_and_told(tmp_path: Path, shape: tuple[int, ...]) -> None:
    assert "28x28" in refusal(write_tflite(tmp_path / "x.tflite", shape=shape))


def test_another_number_of_outputs_is_refused_and_told(tmp_path: Path) -> None:
    weights = np.zeros((784, 26), np.float32), np.zeros(26, np.float32)
    file = write_tflite(tmp_path / "x.tflite", weights)
    assert "gives 26 numbers" in refusal(file)


def test_a_keras_file_of_another_input_is_refused_and_told(tmp_path: Path) -> None:
    colour = sequential(frame_input((28, 28, 3)), layer("Flatten"), dense())
    assert "28x28x3" in refusal(write_keras(tmp_path / "x.keras", colour))


def test_the_shapes_that_fit() -> None:
    for given in ([-1, 28, 28], [1, 28, 28, 1], [-1, 784]):
        check_input(given)
    check_output([-1, 10])


def test_a_sound_model_passes(tmp_path: Path) -> None:
    check_tflite(write_tflite(tmp_path / "x.tflite").read_bytes())
    assert clean_copy(write_keras(tmp_path / "x.keras"), "keras", tmp_path).is_file()
    assert clean_copy(write_h5_of_keras_2(tmp_path / "x.h5"), "h5", tmp_path).is_file()


def test_names_are_shown_on_one_line() -> None:
    assert untrusted.shown("a\x1b[31m\nb") == "a?[31m?b"
    assert len(untrusted.shown("x" * 500)) == 61
