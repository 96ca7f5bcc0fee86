"""When the reason of an empty value is shown: the mouse rests on it, or the caret stands on it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QTimer, Signal

from kpidesk.analysis.questions.gaps import lacks
from kpidesk.domain.cell import Cell
from kpidesk.domain.value import NoValue
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.reason_popover import ReasonPopover
from kpidesk.ui.look.theme import Theme
from kpidesk.workbook.workbook import Workbook

WAIT = 400
"""Milliseconds before the reason is shown."""
_GRACE = 250  # to move from the cell to a button of the popover


class Reasons(QObject):
    """One popover for one grid.

    ``figure_requested`` names the cell that is missing, ``explanation_requested`` the one without a value.
    """

    figure_requested = Signal(object)
    explanation_requested = Signal(object)

    def __init__(self, workbook: Workbook, grid: Grid, theme: Theme) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._theme = workbook, grid, theme
        self._popover: ReasonPopover | None = None
        self._wanted, self._shown = QPersistentModelIndex(), QPersistentModelIndex()
        self._wait = QTimer(self, singleShot=True, interval=WAIT)
        self._grace = QTimer(self, singleShot=True, interval=_GRACE)
        self._wait.timeout.connect(self.show_now)
        self._grace.timeout.connect(self._leave)
        grid.months.pointed.connect(self._point_at)
        grid.looked_at.connect(self._stand_on)
        grid.months.verticalScrollBar().valueChanged.connect(self.close)
        grid.months.horizontalScrollBar().valueChanged.connect(self.close)
        grid.resized.connect(self.close)
        grid.left.connect(self.close)

    @property
    def popover(self) -> ReasonPopover | None:
        """What is shown; None while there is nothing."""
        return self._popover if self._popover is not None and self._popover.isVisible() else None

    def missing(self, index: QModelIndex) -> Cell | None:
        """The figure that would have to be typed for this cell to have a value."""
        reason = self._reason(index)
        return lacks(reason) if reason is not None else None

    def close(self) -> None:
        self._wait.stop()
        self._grace.stop()
        self._wanted = QPersistentModelIndex()
        if self.popover is not None and self._popover is not None:
            self._popover.close_popover()
        self._mark(QModelIndex())

    def show_now(self) -> None:
        """Show the reason of the cell that was waited on."""
        index = self._grid.model.index(self._wanted.row(), self._wanted.column())
        reason = self._reason(index)
        anchor = self._grid.index_rect(index, self._grid.window())
        if reason is None or not anchor.isValid() or not self._grid.isVisible():
            return
        popover = self._made()
        cell = self._grid.model.address(index)
        missing = lacks(reason)
        at_caret = index == self._grid.current and self._grid.months.editor is None
        title = sentences.has_no_value(sentences.cell_name(cell, self._workbook)) if cell else ""
        popover.say(
            title,
            sentences.reason(reason, self._workbook),
            leads_on=missing is not None,
            shows_key=at_caret,
        )
        popover.open_beside(anchor, self._keep_clear(missing))
        self._mark(index)

    def _keep_clear(self, missing: Cell | None) -> list[QRect]:
        rect = self._grid.cell_rect(missing, self._grid.window()) if missing else QRect()
        return [rect] if rect.isValid() else []

    def _reason(self, index: QModelIndex | QPersistentModelIndex) -> NoValue | None:
        return self._grid.model.reason(index) if index.isValid() else None

    def _point_at(self, index: QModelIndex) -> None:
        if self._reason(index) is None:
            self._wait.stop()
            if self.popover is not None and self._shown != self._grid.current:
                self._grace.start()
        elif self._shown == index and self.popover is not None:
            self._grace.stop()
        else:
            self._await(index)

    def _stand_on(self) -> None:
        self.close()
        if self._reason(self._grid.current) is not None:
            self._await(self._grid.current)

    def _await(self, index: QModelIndex) -> None:
        if self._wanted != index or self.popover is None:
            self._wanted = QPersistentModelIndex(index)
            self._wait.start()

    def _leave(self) -> None:
        if self.popover is None or not self.popover.underMouse():
            self.close()
        else:
            self._grace.start()

    def _mark(self, index: QModelIndex) -> None:
        self._shown = QPersistentModelIndex(index)
        self._grid.months.explained = self._shown
        self._grid.months.viewport().update()

    def _made(self) -> ReasonPopover:
        window = self._grid.window()
        if self._popover is None or self._popover.parentWidget() is not window:
            self._popover = ReasonPopover(self._theme, window)
            self._popover.end_with(self._grid)
            self._popover.figure_requested.connect(self._go_to_figure)
            self._popover.explanation_requested.connect(self._explain)
        return self._popover

    def _go_to_figure(self) -> None:
        missing = self.missing(self._grid.model.index(self._shown.row(), self._shown.column()))
        self.close()
        if missing is not None:
            self.figure_requested.emit(missing)

    def _explain(self) -> None:
        cell = self._grid.model.address(self._shown)
        self.close()
        if cell is not None:
            self.explanation_requested.emit(cell)
