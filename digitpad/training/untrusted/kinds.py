"""What kind of file it is, by what is in it: a name may say anything."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path
from typing import Final, Literal, TypeAlias

from digitpad.library import ModelError
from digitpad.sentences import Sentence, reason
from digitpad.training.untrusted import MOST_FILE_BYTES

Kind: TypeAlias = Literal["keras", "h5", "tflite"]

_HDF5: Final = b"\x89HDF\r\n\x1a\n"
_ZIP: Final = b"PK\x03\x04"
_TFLITE: Final = b"TFL3"
_PICKLES: Final = frozenset([".pkl", ".pickle", ".joblib", ".pt", ".pth", ".p"])
_FITTING: Final = Sentence("Models come in .keras, .h5 and .tflite files.")


def kind_of(path: Path) -> Kind:
    """The kind of model in a file.

    Raises:
        ModelError: the file is missing, cannot be read, is too large, or holds no model.
    """
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise ModelError("it is a folder. {hint}", hint=_FITTING)
        if not stat.S_ISREG(told.st_mode):
            raise ModelError("it is no ordinary file.")
        with path.open("rb") as file:
            head = file.read(512)
    except FileNotFoundError:
        raise ModelError("there is no such file.") from None
    except OSError as error:
        raise ModelError("it cannot be read ({why}).", why=reason(error)) from error
    if told.st_size == 0:
        raise ModelError("it is empty.")
    if told.st_size > MOST_FILE_BYTES:
        raise ModelError(
            "it has {size} MB, and a model that reads digits has no need of more than {most} MB.",
            size=round(told.st_size / 1e6),
            most=round(MOST_FILE_BYTES / 1e6),
        )
    if head.startswith(_HDF5):
        return "h5"
    if head[4:8] == _TFLITE:
        return "tflite"
    if head.startswith(_ZIP):
        return _kind_of_archive(path)
    # Protocols 2 and later of pickle begin like this; older ones are plain text.
    if head[:1] == b"\x80" or path.suffix.lower() in _PICKLES:
        raise ModelError(
            "it is a Python pickle, which may run any program when it is opened. Save the model "
            "as .keras, .h5 or .tflite."
        )
    raise ModelError("it is broken, or no model. {hint}", hint=_FITTING)


def _kind_of_archive(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise ModelError("it is broken: it begins like a .keras file and ends too soon.") from error
    if "config.json" in names:
        return "keras"
    if any(name.endswith((".pkl", ".pickle")) for name in names):
        raise ModelError(
            "it is of PyTorch and holds a Python pickle, which may run any program when it is "
            "opened. Convert the model to .tflite."
        )
    raise ModelError("it is an archive without a network in it. {hint}", hint=_FITTING)
