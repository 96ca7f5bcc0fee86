"""How large the grid is shown: type, rows and columns together."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QFont, QPainter

from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.settings import Settings

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Percent."""
USUAL = 100


class Zoom(QObject):
    """Remembered between two starts, where there are ``settings``."""

    changed = Signal()

    def __init__(self, settings: Settings | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        held = settings.grid_zoom if settings is not None else USUAL
        self._percent = min(STEPS, key=lambda step: abs(step - held))

    @property
    def percent(self) -> int:
        return self._percent

    @property
    def factor(self) -> float:
        return self._percent / 100

    def larger(self) -> None:
        self._choose(next((step for step in STEPS if step > self._percent), STEPS[-1]))

    def smaller(self) -> None:
        self._choose(next((step for step in reversed(STEPS) if step < self._percent), STEPS[0]))

    def as_usual(self) -> None:
        self._choose(USUAL)

    def _choose(self, percent: int) -> None:
        if percent != self._percent:
            self._percent = percent
            if self._settings is not None:
                self._settings.grid_zoom = percent
            self.changed.emit()


def zoomed_font(role: TextRole, factor: float) -> QFont:
    """The font of a role at this zoom."""
    made = QFont(fonts.font(role))
    made.setPixelSize(round(made.pixelSize() * factor))
    return made


@contextmanager
def zoomed(painter: QPainter, rect: QRect, factor: float) -> Iterator[QRect]:
    """Paint as large as is shown into ``rect``, in the measures of the usual size."""
    if factor == 1:
        yield rect
        return
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(factor, factor)
    try:
        yield QRect(0, 0, ceil(rect.width() / factor), ceil(rect.height() / factor))
    finally:
        painter.restore()
