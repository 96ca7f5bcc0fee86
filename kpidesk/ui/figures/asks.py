"""What the grid asks for in small panels: months to go to, figures to find, new segments."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from kpidesk.domain import change as c
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.month_text import parse_month
from kpidesk.ui.figures import sentences
from kpidesk.ui.figures.ask_popover import AskPopover
from kpidesk.ui.figures.entries import Entries
from kpidesk.ui.figures.find_ask import FindAsk
from kpidesk.ui.figures.grid import Grid
from kpidesk.ui.figures.note_asks import NoteAsks
from kpidesk.ui.figures.panels import Panels
from kpidesk.ui.figures.rows import Layout, Row, rows
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

LONGEST_NAME = 60


class Asks(QObject):
    """Each in a panel over the grid; ``notes`` asks for what is said about figures and months."""

    month_wanted = Signal(object)
    figure_wanted = Signal(object)

    def __init__(self, workbook: Workbook, grid: Grid, entries: Entries, theme: Theme) -> None:
        super().__init__(grid)
        self._workbook, self._grid, self._entries, self._theme = workbook, grid, entries, theme
        self.panels = Panels(grid)
        self.notes = NoteAsks(
            *(workbook, grid, self.panels, theme),
            apply=entries.apply,
            is_held=lambda: grid.model.is_held,
            cell_rect=grid.cell_rect,
            head_rect=grid.head_rect,
        )
        grid.left.connect(self.panels.close)

    def go_to_month(self) -> None:
        ask = AskPopover(self._theme, self._grid.window(), sentences.tr("Go to a month"), sentences.tr("Go"))
        field = QLineEdit(ask)
        field.setText(str(self._grid.month))
        field.selectAll()
        ask.ask(sentences.tr("Write it like Aug 26 or 2026-08"), field)
        self.panels.show(ask, self._head(self._grid.month), lambda: self._go(ask, field))

    def earlier_months(self) -> None:
        """Columns for figures of before the first month."""
        title = sentences.tr("Show earlier months")
        ask = AskPopover(self._theme, self._grid.window(), title, sentences.tr("Add months"))
        first = self._grid.model.month_span.first
        field = QLineEdit(ask)
        field.setText(str(first.plus(-12)))
        field.selectAll()
        ask.ask(sentences.tr("First month, before {month}").format(month=wording.month(first)), field)
        self.panels.show(ask, self._head(self._grid.month), lambda: self._add_months(ask, field, first))

    def find_figure(self) -> None:
        """Any chosen figure, by its name."""
        everything = rows(self._workbook, Layout(opened=frozenset(self._workbook.chosen)))
        found = [row for row in everything if row.has_values and row.rest is None]
        names = [sentences.full_name(row, self._workbook) for row in found]
        ask = FindAsk(self._theme, self._grid.window(), names)
        self.panels.show(ask, self.panels.middle(), lambda: self._go_to_figure(ask, found))

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
        self.panels.show(ask, anchor, lambda: self._add(ask, SegmentKind(kinds.currentData()), name.text().strip()))

    # -- how ----------------------------------------------------------------------------------------------------

    def _head(self, month: Month) -> QRect:
        return self._grid.head_rect(month, self._grid.window())

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
        self.panels.close()
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
        self.panels.close()
        self.month_wanted.emit(month)

    def _go_to_figure(self, ask: FindAsk, found: list[Row]) -> None:
        if ask.chosen is not None:
            row = found[ask.chosen]
            self.panels.close()
            self.figure_wanted.emit(row.cell(self._grid.month))

    def _add(self, ask: AskPopover, kind: SegmentKind, name: str) -> None:
        if not name or not name.isprintable() or ":" in name:
            ask.say_wrong(sentences.tr("Write a name, without a colon."))
            return
        taken = {segment.name.casefold() for segment in self._workbook.segments}
        if name.casefold() in taken:
            ask.say_wrong(sentences.tr("“{name}” is there already. Choose another name.").format(name=name))
            return
        if self._entries.apply(c.SetSegments((*self._workbook.segments, Segment(kind, name)))):
            self.panels.close()
