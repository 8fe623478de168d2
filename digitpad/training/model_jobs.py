"""What `model_files` and its child, `importing`, say to each other."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Job: TypeAlias = Literal["import", "h5"]
"""To make a model of ours of any file; to make an .h5 file of a .keras file."""
Stage: TypeAlias = Literal["checking", "loading", "converting", "trying", "scoring"]

STAGES: Final[tuple[Stage, ...]] = ("checking", "loading", "converting", "trying", "scoring")
H5_FILE: Final = "model.h5"
