"""What can be said about a figure or a month besides its numbers: notes, and until which day it is entered."""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QSpinBox, QWidget

from kpidesk.domain import change as c
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.ask_popover import AskPopover, TextAsk
from kpidesk.ui.figures.panels import Panels
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class NoteAsks:
    """Asks for them in panels over ``owner``.

    ``apply`` makes a change and answers whether it was made; while ``is_held`` notes can only be read. Panels open
    beside ``cell_rect`` and ``head_rect``, which are in the coordinates of the widget given.
    """

    def __init__(
        self,
        workbook: Workbook,
        owner: QWidget,
        panels: Panels,
        theme: Theme,
        *,
        apply: Callable[[c.Change], bool],
        is_held: Callable[[], bool],
        cell_rect: Callable[[Cell, QWidget], QRect],
        head_rect: Callable[[Month, QWidget], QRect],
    ) -> None:
        self._workbook, self._owner, self._panels, self._theme = workbook, owner, panels, theme
        self._apply, self._is_held = apply, is_held
        self._cell_rect, self._head_rect = cell_rect, head_rect

    def note(self, cell: Cell) -> None:
        """The note on a figure."""
        ask = self._text_ask(sentences.cell_name(cell, self._workbook), self._workbook.note(cell))
        anchor = self._cell_rect(cell, self._owner.window())
        self._panels.show(ask, anchor, lambda: self._done(c.SetNotes({cell: ask.text})))

    def month_note(self, month: Month) -> None:
        ask = self._text_ask(wording.month(month), self._workbook.month_note(month))
        anchor = self._head_rect(month, self._owner.window())
        self._panels.show(ask, anchor, lambda: self._done(c.SetMonthNotes({month: ask.text})))

    def entered_until(self, month: Month) -> None:
        """How many days of the month are entered."""
        title = sentences.tr("{month} is entered until").format(month=wording.month(month))
        ask = AskPopover(self._theme, self._owner.window(), title, sentences.tr("Mark as unfinished"))
        day = QSpinBox(ask)
        day.setRange(1, month.days)
        day.setValue(self._day_to_offer(month))
        day.selectAll()
        ask.ask(sentences.tr("Last day whose figures are entered, 1 to {days}").format(days=month.days), day)
        state = MonthStatus.UNFINISHED
        anchor = self._head_rect(month, self._owner.window())
        self._panels.show(ask, anchor, lambda: self._done(c.SetMonths({month: MonthState(state, day.value())})))

    def _text_ask(self, about: str, text: str) -> TextAsk:
        title = sentences.tr("Note on {cell}").format(cell=about)
        return TextAsk(self._theme, self._owner.window(), title, text, is_held=self._is_held())

    def _day_to_offer(self, month: Month) -> int:
        state = self._workbook.month_state(month)
        today = self._workbook.today
        running = Month.of_date(today) == month
        return state.until_day or (today.day if running else month.days)

    def _done(self, change: c.Change) -> None:
        if self._apply(change):
            self._panels.close()
