"""A clean copy of a Keras file: what is known to be harmless, written anew, and nothing else."""

from __future__ import annotations

import io
import json
import math
import re
import zipfile
from pathlib import Path
from typing import Any, BinaryIO, Final

import h5py
import numpy as np

from digitpad.library import ModelError
from digitpad.training.untrusted import MOST_WEIGHT_BYTES, ODD_NETWORK, shown
from digitpad.training.untrusted.kinds import Kind
from digitpad.training.untrusted.network import clean_network

_CONFIG: Final = "config.json"
_WEIGHTS: Final = "model.weights.h5"
_MOST_OBJECTS: Final = 10_000
_MOST_NAMES: Final = 10_000
_DEEPEST: Final = 30
_LARGEST_CHUNK: Final = 64_000_000
_FILTERS: Final = frozenset(
    [
        h5py.h5z.FILTER_DEFLATE,
        h5py.h5z.FILTER_SHUFFLE,
        h5py.h5z.FILTER_FLETCHER32,
        h5py.h5z.FILTER_LZF,
    ]
)
"""Built into HDF5: for any other, it would load a library by its name."""
_NAMES: Final = re.compile(r"(layer_names|weight_names)\d*")
_VERSION: Final = re.compile(r"[\w.+-]{1,30}")
_TRAINING_ONLY: Final = frozenset(["optimizer", "optimizer_weights", "metrics"])


def clean_copy(source: Path, kind: Kind, folder: Path) -> Path:
    """The copy of a Keras file that Keras may see, in a folder.

    Raises:
        ModelError: something in it is not on the list, too large, or broken.
    """
    copy = folder / f"copy.{kind}"
    (copy_h5 if kind == "h5" else copy_keras)(source, copy)
    return copy


def copy_keras(source: Path, target: Path) -> None:
    """Copy a `.keras` file.

    Raises:
        ModelError: something in it is not on the list, too large, or broken.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            config = _member(archive, _CONFIG, 20_000_000)
            if _WEIGHTS not in archive.namelist():
                raise ModelError(
                    "it has no {name}; weights in other formats are not read.", name=_WEIGHTS
                )
            weights = _member(archive, _WEIGHTS, 2 * MOST_WEIGHT_BYTES)
    except ModelError:
        raise
    # What zipfile raises for broken, encrypted, oddly compressed and lying archives.
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, NotImplementedError):
        raise ModelError("it is broken: it cannot be unpacked.") from None
    network = clean_network(config)
    clean = io.BytesIO()
    with h5py.File(clean, "w") as made:
        _copy_hdf5(io.BytesIO(weights), made)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("metadata.json", json.dumps({"keras_version": "3.0.0", "date_saved": ""}))
        archive.writestr(_CONFIG, json.dumps(network))
        archive.writestr(_WEIGHTS, clean.getvalue())


def copy_h5(source: Path, target: Path) -> None:
    """Copy an `.h5` file of Keras 2 or 3.

    Raises:
        ModelError: something in it is not on the list, too large, or broken.
    """
    with source.open("rb") as file, h5py.File(target, "w") as made:
        network = _copy_hdf5(file, made, is_model=True)
        assert network is not None
        made.attrs["model_config"] = json.dumps(network).encode()
        made.attrs["backend"] = b"tensorflow"


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A member of an archive, whatever the archive says of its size."""
    with archive.open(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ModelError(
            "its {name} unpacks to more than {most} MB; no model that reads digits has that much.",
            name=name,
            most=round(most / 1e6),
        )
    return content


def _copy_hdf5(
    source: BinaryIO, target: h5py.File, *, is_model: bool = False
) -> dict[str, Any] | None:
    try:
        with h5py.File(source, "r") as file:
            network = None
            if is_model:
                network = clean_network(_network_text(file))
                if not isinstance(file.get("model_weights", getlink=True), h5py.HardLink):
                    raise ModelError("it holds a network without weights.")
            _Copier().group(file, target, depth=0)
            return network
    except ModelError:
        raise
    # What h5py raises for broken and lying files, MemoryError among it; all mean the same.
    except Exception as error:
        raise ModelError("it is broken: HDF5 says “{why}”.", why=shown(error)) from error


def _network_text(file: h5py.File) -> str:
    if "model_config" not in file.attrs:
        raise ModelError(
            "it holds weights without a network. Save the whole model, not its weights alone."
        )
    text = file.attrs["model_config"]
    if isinstance(text, bytes | np.bytes_):
        return bytes(text).decode("utf-8", "replace")
    if not isinstance(text, str):
        raise ModelError(ODD_NETWORK)
    return text


class _Copier:
    """Copies groups of plain arrays of numbers, following nothing."""

    def __init__(self) -> None:
        self._objects = 0
        self._bytes = 0

    def group(self, source: h5py.Group, target: h5py.Group, depth: int) -> None:
        if depth > _DEEPEST:
            raise ModelError("its groups are nested without end.")
        _copy_names(source, target)
        for name in source:
            self._objects += 1
            if self._objects > _MOST_OBJECTS:
                raise ModelError("it holds more than {most} arrays.", most=_MOST_OBJECTS)
            if depth == 0 and name in _TRAINING_ONLY:
                continue
            if not isinstance(source.get(name, getlink=True), h5py.HardLink):
                raise ModelError(
                    "“{name}” in it is a link, by which it may read other files.", name=shown(name)
                )
            found = source[name]
            if isinstance(found, h5py.Group):
                self.group(found, target.create_group(name), depth + 1)
            elif isinstance(found, h5py.Dataset):
                self._array(found, target, name)
            else:
                raise ModelError(
                    "“{name}” in it is neither a group nor an array.", name=shown(name)
                )

    def _array(self, found: h5py.Dataset, target: h5py.Group, name: str) -> None:
        made_by = found.id.get_create_plist()
        if made_by.get_layout() == h5py.h5d.VIRTUAL or made_by.get_external_count():
            raise ModelError("its array “{name}” is kept in another file.", name=shown(name))
        if found.dtype.kind not in "fiu" or found.dtype.itemsize > 8 or found.shape is None:
            raise ModelError("its array “{name}” holds no numbers.", name=shown(name))
        size = math.prod(found.shape) * found.dtype.itemsize
        self._bytes += size
        if self._bytes > 2 * MOST_WEIGHT_BYTES:
            raise ModelError(
                "its weights would take more than {most} MB; no model that reads digits has that "
                "many.",
                most=round(2 * MOST_WEIGHT_BYTES / 1e6),
            )
        if found.chunks and math.prod(found.chunks) * found.dtype.itemsize > _LARGEST_CHUNK:
            raise ModelError(
                "its array “{name}” is packed in pieces far too large.", name=shown(name)
            )
        for number in range(made_by.get_nfilters()):
            if made_by.get_filter(number)[0] not in _FILTERS:
                raise ModelError(
                    "its array “{name}” is packed in a way that HDF5 cannot undo by itself.",
                    name=shown(name),
                )
        values = found[()]
        if values.dtype.kind == "f" and not np.isfinite(values).all():
            raise ModelError(
                "its array “{name}” holds numbers that are none (NaN).", name=shown(name)
            )
        target.create_dataset(name, data=values)


def _copy_names(source: h5py.Group, target: h5py.Group) -> None:
    """The attributes by which Keras finds its weights."""
    for key in source.attrs:
        if _NAMES.fullmatch(key):
            space = h5py.h5a.open(source.id, key.encode()).get_space()
            if space.get_simple_extent_npoints() > _MOST_NAMES:
                raise ModelError("its list “{name}” is far too long.", name=key)
            names = [
                name if isinstance(name, bytes) else str(name).encode()
                for name in np.atleast_1d(source.attrs[key])
            ]
            # An empty list has a type all the same, and Keras wants it to be there.
            target.attrs[key] = np.asarray(names) if names else np.zeros(0)
        elif key == "keras_version":
            version = source.attrs[key]
            text = version.decode() if isinstance(version, bytes) else str(version)
            if _VERSION.fullmatch(text):
                target.attrs[key] = text.encode()
