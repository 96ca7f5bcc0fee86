"""The workbook's announcements as a Qt signal."""

from PySide6.QtCore import QObject, Signal

from kpidesk.workbook.workbook import Workbook


class WorkbookSignals(QObject):
    """``changed(Effect)`` follows every change of the workbook, once, until `close`."""

    changed = Signal(object)

    def __init__(self, workbook: Workbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = workbook.subscribe(self.changed.emit)

    def close(self) -> None:
        self._unsubscribe()
