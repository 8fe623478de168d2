"""What a screen reader hears of widgets that are drawn by hand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def tell_assistants(widget: QWidget, description: str) -> None:
    """Make `description` what the widget says of itself; nothing happens if it says so already."""
    if widget.accessibleDescription() != description:
        widget.setAccessibleDescription(description)
