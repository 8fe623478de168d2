"""A change of what lies on the pad, as a step of the undo stack."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QUndoCommand

from digitpad.ui.sheet import Sheet


class Shows(Protocol):
    """Has a sheet on show."""

    def show_sheet(self, sheet: Sheet, *, painted: bool = False) -> None:
        """Make `sheet` what lies on the pad; `painted`: its ink is on the screen already."""


class SheetChange(QUndoCommand):
    """From one sheet to another. Sheets are immutable and share their strokes: this is cheap."""

    def __init__(
        self,
        pad: Shows,
        before: Sheet,
        after: Sheet,
        text: str,
        *,
        painted: bool = False,
        kind: int = -1,
    ) -> None:
        """Prepare a change.

        Args:
            pad: where the sheets are shown.
            before: what is there now.
            after: what is to be there.
            text: what the user did.
            painted: the ink of `after` is on the screen already.
            kind: changes of one kind in a row become one; -1: never.
        """
        super().__init__(text)
        self._pad = pad
        self._before = before
        self._after = after
        self._painted = painted
        self._kind = kind

    def id(self) -> int:
        """Its kind."""
        return self._kind

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the change that follows, which is of the same kind."""
        if not isinstance(other, SheetChange):
            return False
        self._after = other._after
        return True

    def redo(self) -> None:
        """Show the sheet after the change."""
        self._pad.show_sheet(self._after, painted=self._painted)
        # The ink of a new stroke is on the screen; that of one which comes back is not.
        self._painted = False

    def undo(self) -> None:
        """Show the sheet before the change."""
        self._pad.show_sheet(self._before)
