"""What the grid asks for in small panels: notes, days, months, and new segments."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from kpidesk.domain import change as c
from kpidesk.domain.business import MonthState, MonthStatus
from kpidesk.domain.cell import Cell
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.month_text import parse_month
from kpidesk.ui import wording
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.ask_popover import AskPopover, TextAsk
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.find_ask import FindAsk
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.rows import Layout, Row, rows
from kpidesk.ui.theme import Theme
from kpidesk.workbook.workbook import Workbook

LONGEST_NAME = 60


class Asks(QObject):
    """Opens one panel at a time over a grid; the keys go back to the grid when it closes."""

    month_wanted = Signal(object)
    figure_wanted = Signal(object)

    def __init__(self, workbook: Workbook, grid: Grid, entries: Entries, theme: Theme) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._entries, self._theme = workbook, grid, entries, theme
        self._open: AskPopover | None = None
        grid.left.connect(self.close)

    @property
    def open(self) -> AskPopover | None:
        return self._open

    def note(self, cell: Cell) -> None:
        """The note on a figure."""
        title = sentences.tr("Note on {cell}").format(cell=sentences.cell_name(cell, self._workbook))
        ask = TextAsk(self._theme, self._grid.window(), title, self._workbook.note(cell), is_held=self._is_held)
        self.show(ask, self._grid.index_rect(self._grid.current, self._grid.window()), lambda: self._keep(ask, cell))

    def month_note(self, month: Month) -> None:
        title = sentences.tr("Note on {cell}").format(cell=wording.month(month))
        ask = TextAsk(self._theme, self._grid.window(), title, self._workbook.month_note(month), is_held=self._is_held)
        self.show(ask, self._head(month), lambda: self._keep_month(ask, month))

    def entered_until(self, month: Month) -> None:
        """How many days of the month are entered."""
        title = sentences.tr("{month} is entered until").format(month=wording.month(month))
        ask = AskPopover(self._theme, self._grid.window(), title, sentences.tr("Mark as unfinished"))
        day = QSpinBox(ask)
        day.setRange(1, month.days)
        day.setValue(self._day_to_offer(month))
        day.selectAll()
        ask.ask(sentences.tr("Last day whose figures are entered, 1 to {days}").format(days=month.days), day)
        state = MonthStatus.UNFINISHED
        self.show(ask, self._head(month), lambda: self._set_month(month, MonthState(state, day.value())))

    def go_to_month(self) -> None:
        ask = AskPopover(self._theme, self._grid.window(), sentences.tr("Go to a month"), sentences.tr("Go"))
        field = QLineEdit(ask)
        field.setText(str(self._grid.month))
        field.selectAll()
        ask.ask(sentences.tr("Write it like Aug 26 or 2026-08"), field)
        self.show(ask, self._head(self._grid.month), lambda: self._go(ask, field))

    def earlier_months(self) -> None:
        """Columns for figures of before the first month."""
        title = sentences.tr("Show earlier months")
        ask = AskPopover(self._theme, self._grid.window(), title, sentences.tr("Add months"))
        first = self._grid.model.month_span.first
        field = QLineEdit(ask)
        field.setText(str(first.plus(-12)))
        field.selectAll()
        ask.ask(sentences.tr("First month, before {month}").format(month=wording.month(first)), field)
        self.show(ask, self._head(self._grid.month), lambda: self._add_months(ask, field, first))

    def find_figure(self) -> None:
        """Any chosen figure, by its name."""
        everything = rows(self._workbook, Layout(opened=frozenset(self._workbook.chosen)))
        found = [row for row in everything if row.has_values and row.rest is None]
        names = [sentences.full_name(row, self._workbook) for row in found]
        ask = FindAsk(self._theme, self._grid.window(), names)
        self.show(ask, self._middle(), lambda: self._go_to_figure(ask, found))

    def add_segment(self, kind: SegmentKind | None, anchor: QRect) -> None:
        """A new channel, campaign or product; ``kind`` is the one to offer first."""
        title = sentences.tr("Add a channel, campaign or product")
        ask = AskPopover(self._theme, self._grid.window(), title, sentences.tr("Add"))
        kinds, name = QComboBox(ask), QLineEdit(ask)
        for choice in SegmentKind:
            kinds.addItem(wording.segment_kind(choice), choice)
        kinds.setCurrentIndex(list(SegmentKind).index(kind) if kind else 0)
        name.setMaxLength(LONGEST_NAME)
        ask.ask(sentences.tr("Name"), name)
        ask.ask(sentences.tr("Kind"), kinds)
        self.show(ask, anchor, lambda: self._add(ask, SegmentKind(kinds.currentData()), name.text().strip()))

    def finish(self) -> bool:
        """Keep a note that is being typed and close what else is open; False when the note is refused and stays."""
        if isinstance(self._open, TextAsk) and self._open.is_changed:
            self._open.accepted.emit()
        else:
            self.close()
        return self._open is None

    def close(self) -> None:
        if self._open is not None:
            self._open.close_popover()

    @property
    def _is_held(self) -> bool:
        return self._grid.model.is_held

    # -- how ----------------------------------------------------------------------------------------------------

    def show(self, ask: AskPopover, anchor: QRect, accept: Callable[[], None] | None = None) -> None:
        """Open a panel in place of the one that is open; ``accept`` is what its verb does."""
        self.close()
        self._open = ask
        if accept is not None:
            ask.accepted.connect(accept)
        ask.closed.connect(lambda: self._closed(ask))
        ask.end_with(self._grid)
        ask.open_at(anchor if anchor.isValid() else self._middle())

    def _closed(self, ask: AskPopover) -> None:
        if self._open is ask:
            self._open = None
        ask.deleteLater()
        if self._grid.isVisible():
            self._grid.setFocus()

    def _middle(self) -> QRect:
        window = self._grid.window()
        return QRect(self._grid.mapTo(window, self._grid.rect().center()), self._grid.rect().size() / 100)

    def _head(self, month: Month) -> QRect:
        return self._grid.head_rect(month, self._grid.window())

    def _day_to_offer(self, month: Month) -> int:
        state = self._workbook.month_state(month)
        today = self._workbook.today
        running = Month.of_date(today) == month
        return state.until_day or (today.day if running else month.days)

    def _done(self, change: c.Change) -> None:
        if self._entries.apply(change):
            self.close()

    def _keep(self, ask: TextAsk, cell: Cell) -> None:
        self._done(c.SetNotes({cell: ask.text}))

    def _keep_month(self, ask: TextAsk, month: Month) -> None:
        self._done(c.SetMonthNotes({month: ask.text}))

    def _set_month(self, month: Month, state: MonthState) -> None:
        self._done(c.SetMonths({month: state}))

    def _go(self, ask: AskPopover, field: QLineEdit) -> None:
        try:
            month = parse_month(field.text())
        except ValueError as error:
            ask.say_wrong(str(error))
            return
        if not self._grid.model.month_span.can_have(month):
            limit = wording.month(self._grid.model.month_span.limit)
            ask.say_wrong(sentences.tr("Figures are entered up to {month}. Choose an earlier one.").format(month=limit))
            return
        self.close()
        self.month_wanted.emit(month)

    def _add_months(self, ask: AskPopover, field: QLineEdit, first: Month) -> None:
        try:
            month = parse_month(field.text())
        except ValueError as error:
            ask.say_wrong(str(error))
            return
        if month >= first or not self._grid.model.month_span.can_have(month):
            earliest = self._grid.model.month_span.earliest
            said = sentences.tr("Write a month before {month}; the earliest is {earliest}.")
            ask.say_wrong(said.format(month=wording.month(first), earliest=wording.month(earliest)))
            return
        self.close()
        self.month_wanted.emit(month)

    def _go_to_figure(self, ask: FindAsk, found: list[Row]) -> None:
        if ask.chosen is not None:
            row = found[ask.chosen]
            self.close()
            self.figure_wanted.emit(row.cell(self._grid.month))

    def _add(self, ask: AskPopover, kind: SegmentKind, name: str) -> None:
        if not name or not name.isprintable() or ":" in name:
            ask.say_wrong(sentences.tr("Write a name, without a colon."))
            return
        taken = {segment.name.casefold() for segment in self._workbook.segments}
        if name.casefold() in taken:
            ask.say_wrong(sentences.tr("“{name}” is there already. Choose another name.").format(name=name))
            return
        self._done(c.SetSegments((*self._workbook.segments, Segment(kind, name))))
