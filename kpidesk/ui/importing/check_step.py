"""The last step: every cell before and after, what is asked about it, and nothing stored yet."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Unit
from kpidesk.exchange.amount import AmountRefused, Marks, parse_amount
from kpidesk.exchange.planned import CellState, PlannedCell
from kpidesk.ui.importing.cards import paragraph
from kpidesk.ui.importing.check_rows import MOST_ROWS, CheckRows, Question
from kpidesk.ui.importing.check_side import BAR, CheckSide
from kpidesk.ui.importing.check_table import CheckTable
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import MARGIN
from kpidesk.ui.wording import refusal_words

BETWEEN = 30


class _Frame(QWidget):
    """A strong line around the table."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box(painter, self.rect(), 0, fill=self._theme.palette.surface, border=self._theme.palette.strong_line)
        painter.end()


class CheckStep(QWidget):
    """``form_chosen(key, Marks)``, ``corrected(key, month, figure)``, ``reopened(bool, reason)`` and
    ``taken_in(LeftOut)`` are decisions; ``target_wanted(key)`` asks for one.
    """

    target_wanted = Signal(str)
    form_chosen = Signal(str, object)
    corrected = Signal(str, object, float)
    reopened = Signal(bool, str)
    taken_in = Signal(object)
    month_said = Signal(object, str)

    def __init__(self, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._rows: CheckRows | None = None
        self._at = -1
        self.table = CheckTable(theme, self)
        self.side = CheckSide(theme, self)
        self._frame = _Frame(theme, self)
        self.note = paragraph("", self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self._left = QVBoxLayout()
        self._left.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._frame, 1000)
        row.addStretch(1)
        self._left.addLayout(row, 1000)
        self._left.addWidget(self.note)
        self._left.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(MARGIN, 16, MARGIN - BAR, 16)
        across.setSpacing(BETWEEN)
        across.addLayout(self._left, 1)
        across.addWidget(self.side)

    def _connect(self) -> None:
        table, side = self.table, self.side
        table.moved.connect(lambda _: self._show_current())
        table.target_wanted.connect(self._tell_target)
        table.form_chosen.connect(self._tell_form)
        table.begun_to_type.connect(self._begin_typing)
        side.ambiguous.chosen.connect(self.form_chosen)
        side.refused.typed.connect(self._type)
        side.refused.next_wanted.connect(lambda: self.go_on(1, refused_only=True))
        side.closed.reopened.connect(self.reopened)
        side.left_out.taken_in.connect(self.taken_in)
        side.left_out.month_said.connect(self.month_said)

    @property
    def rows(self) -> CheckRows | None:
        return self._rows

    def show_rows(self, rows: CheckRows) -> None:
        self._rows = rows
        self.table.show_rows(rows)
        self.side.counts.show_rows(rows)
        self.side.differences.show_rows(rows)
        layout = rows.draft.layout
        self.side.left_out.show_left_out(layout.left_out if layout is not None else ())
        self._show_closed(rows)
        self.note.setText(self._note(rows))
        self._show_current()
        self._fit()

    def _show_closed(self, rows: CheckRows) -> None:
        waiting, reopen = rows.plan.closed_months, rows.draft.settings.reopen
        months = waiting or sorted(reopen)
        self.side.closed.show_months(months, sum(cell.is_closed for cell in rows.plan.cells), bool(reopen))

    def _note(self, rows: CheckRows) -> str:
        said = [
            tr("Upper line: as in the file. Lower line: as it will be stored. The choices are remembered for files "
               "with these columns. Importing this file twice changes nothing the second time.")
        ]  # fmt: skip
        if len(rows.months) > MOST_ROWS:
            most = tr("The first {shown} of {all} months are shown; all of them are counted and taken in.")
            said.insert(0, most.format(shown=MOST_ROWS, all=f"{len(rows.months):,}"))
        layout = rows.draft.layout
        if layout is not None and layout.is_daily and rows.draft.settings.by_month:
            said.insert(0, tr("The days of each month are put together, each figure by its own rule."))
        return " ".join(said)

    # -- where the keys are -------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """On the first cell that something is asked about, else the newest month."""
        rows = self._rows
        self.table.setFocus()
        if rows is None or not rows.rows or not rows.series:
            return
        places = [one.place for one in rows.questions if one.place is not None]
        self.table.go(places[0] if places else (max(0, rows.drawn - 1), 0))

    def go_on(self, step: int, refused_only: bool = False) -> None:
        """The next cell that is refused or can be read in two ways, from the current one; round and round."""
        rows = self._rows
        if rows is None:
            return
        found = rows.questions
        if refused_only:
            found = [one for one in found if one.cell is not None]
        if not found:
            return
        here = self.table.place or (-1, -1)
        places = [one.place or (rows.rows + number, 0) for number, one in enumerate(found)]
        if step > 0:
            number = next((number for number, place in enumerate(places) if place > here), 0)
        else:
            number = next((number for number in range(len(places) - 1, -1, -1) if places[number] < here), -1)
        self._go(found[number])

    def _go(self, one: Question) -> None:
        rows = self._rows
        assert rows is not None
        if one.place is not None:
            self.table.go(one.place)
            return
        self.table.go((max(0, rows.drawn - 1), one.column))
        if one.cell is not None:
            self.side.refused.show_cell(one.cell, rows)

    def _show_current(self) -> None:
        """The questions about the current cell; about the first one that has any, where it has none."""
        rows = self._rows
        if rows is None:
            return
        place = self.table.place
        inside = place is not None and place[1] < len(rows.series) and place[0] < rows.rows
        column = place[1] if place is not None and inside else -1
        ambiguous = rows.plan.ambiguous
        here = rows.series[column] if column >= 0 else None
        self.side.ambiguous.show_series(here if here in ambiguous else next(iter(ambiguous), None), rows)
        cell = rows.cell(place) if place is not None and inside else None
        is_refused = cell is not None and cell.state is CellState.REFUSED
        self.side.refused.show_cell(cell if is_refused else next(iter(rows.refused), None), rows)

    # -- decisions ----------------------------------------------------------------------------------------------

    def _tell_target(self, column: int) -> None:
        if self._rows is not None:
            self.target_wanted.emit(self._rows.series[column].source.key)

    def _tell_form(self, column: int, form: Marks) -> None:
        if self._rows is not None:
            self.form_chosen.emit(self._rows.series[column].source.key, form)

    def _begin_typing(self, text: str) -> None:
        """A figure in place of a refused cell, without going there first."""
        place, rows = self.table.place, self._rows
        cell = rows.cell(place) if rows is not None and place is not None else None
        if cell is not None and cell.state is CellState.REFUSED:
            self.side.refused.field.setText(text)
            self.side.refused.field.setFocus()
            self.side.refused.field.end(False)

    def _type(self, cell: PlannedCell, text: str) -> None:
        """A figure in the owner's own number form; in a percentage 3 means 3 %."""
        rows = self._rows
        about = rows.indicator(cell.cell.indicator) if rows is not None and cell.cell is not None else None
        is_percent = about is not None and about.unit is Unit.PERCENT
        try:
            value = parse_amount(text, Marks(self._form.decimal, self._form.group), percent=is_percent)
        except AmountRefused as refused:
            self.side.refused.say_wrong(refusal_words.refusal(refused))
            return
        if value is not None:
            self.table.setFocus()
            self.corrected.emit(cell.key, cell.source.month, value)

    # -- room ---------------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        """The table is no larger than its cells, and no larger than the room."""
        margins = 2 * MARGIN - BAR + BETWEEN + self.side.width() + 2
        room = max(200, self.width() - margins)
        self.table.setMaximumWidth(room)
        self.table.kept_free = 0
        self.table.fit()
        note = self.note.heightForWidth(room) if self.note.hasHeightForWidth() else self.note.sizeHint().height()
        most = max(160, self.height() - 32 - 12 - note - 4)
        if self.table.wanted_height(room) + 2 > most:
            self.table.kept_free = self.table.verticalScrollBar().sizeHint().width()
            self.table.fit()
        width = min(room, self.table.wanted_width + self.table.kept_free)
        self._frame.setMaximumWidth(width + 2)
        self._frame.setMaximumHeight(min(most, self.table.wanted_height(width) + 2))
        self.table.head.place_fields()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
