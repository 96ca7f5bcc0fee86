"""The history of the figure that the caret stands on: asked of the file beside the window, shown beside the cell."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.cell import Cell
from kpidesk.domain.log import ValueEntry
from kpidesk.domain.month import Month
from kpidesk.domain.refusal import Refusal
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.history_popover import HistoryPopover
from kpidesk.ui.figures.history_words import told
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.workbook.effect import Effect
from kpidesk.workbook.workbook import Workbook

ReadHistory = Callable[[str, Month | None], list[ValueEntry]]
"""Every change of a figure (indicator, month; None: all months), oldest first. Blocks; raises FileRefused."""


class FigureHistory(QObject):
    """At most one history is open. ``refused`` is a sentence for a cell that has none."""

    refused = Signal(str)

    def __init__(
        self,
        workbook: Workbook,
        owner: QWidget,
        theme: Theme,
        form: NumberForm,
        *,
        cell: Callable[[], Cell | None],
        cell_rect: Callable[[Cell, QWidget], QRect],
        read: ReadHistory,
        tasks: Tasks,
    ) -> None:
        """``cell`` answers where the caret is, ``cell_rect`` where a cell is seen in a widget's coordinates."""
        super().__init__(owner)
        self._workbook, self._owner, self._theme, self._form = workbook, owner, theme, form
        self._current, self._cell_rect = cell, cell_rect
        self._read, self._tasks = read, tasks
        self._popover: HistoryPopover | None = None
        self._cell: Cell | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch_focus)

    @property
    def popover(self) -> HistoryPopover | None:
        """What is shown; None while there is nothing."""
        return self._popover

    def open(self) -> None:
        """Show the history of the current cell."""
        cell = self._current()
        self.close()
        if cell is None:
            return
        about = self._workbook.indicators[cell.indicator]
        if about.is_calculated:
            words = sentences.tr("{name} is calculated. Look at the history of a figure that it follows from.")
            self.refused.emit(words.format(name=about.name))
            return
        title = sentences.tr("History of {cell}").format(cell=wording.cell(cell, self._workbook))
        self._popover, self._cell = HistoryPopover(self._theme, self._owner.window(), title), cell
        self._popover.end_with(self._owner)
        self._popover.left.connect(self.leave)
        self._popover.open_at(self._anchor())
        self._ask()

    def close(self) -> None:
        popover, self._popover, self._cell = self._popover, None, None
        if popover is not None and isValid(popover):
            popover.close_popover()
            popover.deleteLater()

    def leave(self) -> None:
        """Close, and give the keys back."""
        self.close()
        self._owner.setFocus()

    def show_effect(self, _effect: Effect) -> None:
        """Undo works while it is open, and makes a change more."""
        if self._popover is not None:
            self._ask()

    def _ask(self) -> None:
        wanted, popover = self._cell, self._popover
        assert wanted is not None and popover is not None
        self._tasks.run(
            lambda: [entry for entry in self._read(wanted.indicator, wanted.month) if entry.cell == wanted],
            partial(self._show, popover),
            partial(self._show_failure, popover),
        )

    def _show(self, popover: HistoryPopover, entries: list[ValueEntry]) -> None:
        if popover is not self._popover or not isValid(popover):
            return  # closed in the meantime
        assert self._cell is not None
        about = self._workbook.indicator(self._cell.indicator)
        popover.show_told(told(entries, about, self._form), _above(entries))
        popover.open_beside(self._anchor())

    def _show_failure(self, popover: HistoryPopover, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        if popover is self._popover and isValid(popover):
            popover.say(refusal_words.refusal(error))
            popover.open_beside(self._anchor())

    def _anchor(self) -> QRect:
        window = self._owner.window()
        return self._cell_rect(self._cell, window) if self._cell is not None else window.rect()

    def _watch_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        popover = self._popover
        if popover is None or new is None or not isValid(popover) or new.window() is not popover.window():
            return
        if new is not popover and not popover.isAncestorOf(new):
            self.close()


def _above(entries: Sequence[ValueEntry]) -> str:
    if not entries:
        return sentences.tr("Nothing was entered here so far.")
    count = sentences.tr("{n} changes, the last one first.").format(n=len(entries))
    words = [sentences.tr("1 change.") if len(entries) == 1 else count]
    if any(entry.restated for entry in entries):
        words.append(sentences.tr("Restated: the month had been closed before."))
    return " ".join(words)
