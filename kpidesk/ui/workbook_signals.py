"""The workbook's announcements as Qt signals, and whether anything may be typed into it now."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kpidesk.workbook.workbook import Workbook


class Hold(NamedTuple):
    """Why nothing can be typed. ``shows`` False: only for a moment, so that the pages need not look like it."""

    reason: str
    shows: bool = True


class WorkbookSignals(QObject):
    """``changed(Effect)`` follows every change of the workbook, once, until `close`.

    ``held(Hold | None)`` says that typing is held back, or free again; `hold` is how it is now. Each page asks.
    """

    changed = Signal(object)
    held = Signal(object)

    def __init__(self, workbook: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = workbook.subscribe(self.changed.emit)
        self._hold: Hold | None = None

    @property
    def hold(self) -> Hold | None:
        return self._hold

    def hold_back(self, hold: Hold | None) -> None:
        """Let nobody type, or everybody again."""
        if hold != self._hold:
            self._hold = hold
            self.held.emit(hold)

    def close(self) -> None:
        self._unsubscribe()
