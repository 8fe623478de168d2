"""Events of a drawing tablet, which no test library makes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

_PEN = QPointingDevice.PointerType.Pen


def send_tablet(
    widget: QWidget,
    kind: str,
    at: QPointF,
    pressure: float,
    pointer: QPointingDevice.PointerType = _PEN,
) -> bool:
    """Send TabletPress, TabletMove or TabletRelease; whether the widget took it."""
    device = QPointingDevice(
        "stylus",
        1,
        QInputDevice.DeviceType.Stylus,
        pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    left = Qt.MouseButton.LeftButton
    lifted = kind == "TabletRelease"
    event = QTabletEvent(
        QEvent.Type[kind],
        device,
        at,
        QPointF(widget.mapToGlobal(at)),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.NoButton if kind == "TabletMove" else left,
        Qt.MouseButton.NoButton if lifted else left,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
