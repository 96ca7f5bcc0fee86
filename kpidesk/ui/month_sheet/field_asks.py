"""Notes and the history of the current figure of the month sheet, and until which day its month is entered."""

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.ui.figures.figure_history import FigureHistory, ReadHistory
from kpidesk.ui.figures.note_asks import NoteAsks
from kpidesk.ui.figures.panels import Panels
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.month_sheet.entering import Entering
from kpidesk.ui.month_sheet.sheet_layout import SheetLayout
from kpidesk.ui.month_sheet.sheet_month import SheetMonth
from kpidesk.ui.tasks import Tasks
from kpidesk.ui.workbook_signals import Hold
from kpidesk.workbook.workbook import Workbook


class FieldAsks(QObject):
    """In panels beside the field, which gets the keys back when they close."""

    def __init__(
        self,
        workbook: Workbook,
        theme: Theme,
        form: NumberForm,
        parts: SheetLayout,
        month: SheetMonth,
        *,
        entering: Entering,
        read_history: ReadHistory,
        tasks: Tasks,
    ) -> None:
        super().__init__(parts)
        self._parts, self._month, table = parts, month, parts.table
        self.panels = Panels(table)
        self.notes = NoteAsks(
            *(workbook, table, self.panels, theme),
            apply=entering.apply,
            is_held=lambda: month.hold is not None,
            cell_rect=table.cell_rect,
            head_rect=self._head_rect,
        )
        self.history = FigureHistory(
            *(workbook, table, theme, form),
            cell=lambda: table.current_cell,
            cell_rect=table.cell_rect,
            read=read_history,
            tasks=tasks,
        )

    def note(self) -> None:
        """The note on the current figure."""
        cell = self._parts.table.current_cell
        if cell is not None:
            self.notes.note(cell)

    def month_note(self) -> None:
        self.notes.month_note(self._month.month)

    def entered_until(self) -> None:
        self.notes.entered_until(self._month.month)

    def open_history(self) -> None:
        self.panels.close()
        self.history.open()

    def finish(self) -> bool:
        """Keep a note that is being typed and close the rest; False when the note is refused and stays."""
        self.history.close()
        return self.panels.finish()

    def show_hold(self, hold: Hold | None) -> None:
        """A note that is being typed is kept before nothing can be changed any more."""
        if hold is not None:
            self.panels.finish()

    def close(self) -> None:
        """The sheet goes out of sight."""
        self.history.close()
        self.panels.close()

    def _head_rect(self, _month: Month, within: QWidget) -> QRect:
        name = self._parts.header.name
        return QRect(name.mapTo(within, name.rect().topLeft()), name.size())
