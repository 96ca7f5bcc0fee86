"""Beside the preview: how much there is, what is asked about it, and what was left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kpidesk.domain.month import Month
from kpidesk.domain.value import NoValue
from kpidesk.exchange.layout import LeftOut
from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.ui import fonts, wording
from kpidesk.ui.controls.shapes import box
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, emptied, paragraph
from kpidesk.ui.importing.check_cells import ground
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.words import tr
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.theme import Theme

WIDTH, BAR = 296, 14
"""Of the cards, and the room right of them for the bar."""
_LISTED = 12
"""Differences and lines that are listed; the rest is counted."""


class _Swatch(QWidget):
    """The ground of a state, as in the cells."""

    def __init__(self, theme: Theme, state: CellState, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._state = theme, state
        self.setFixedSize(14, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self._theme.palette
        box(painter, self.rect(), 0, fill=ground(palette, self._state), border=palette.strong_line)
        painter.end()


class CountsCard(TopicCard):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._counts: dict[CellState, PlainLabel] = {}
        self._parts: dict[CellState, tuple[QWidget, ...]] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        names = {
            CellState.NEW: tr("new"),
            CellState.CHANGED: tr("changed"),
            CellState.SAME: tr("same as stored"),
            CellState.REFUSED: tr("refused"),
            CellState.LEFT_OUT: tr("left out"),
        }
        for row, (state, name) in enumerate(names.items()):
            count = PlainLabel("0", TextRole.HEADING, self)
            self._counts[state] = count
            said = PlainLabel(name, TextRole.BODY, self)
            count.setBuddy(said)
            swatch = _Swatch(theme, state, self)
            self._parts[state] = (swatch, said, count)
            grid.addWidget(swatch, row, 0)
            grid.addWidget(said, row, 1)
            grid.addWidget(count, row, 2, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(grid)

    def show_rows(self, rows: CheckRows) -> None:
        self.say(rows.summary)
        counts = rows.plan.counts
        for state, label in self._counts.items():
            label.setText(f"{counts[state]:,}")
        for part in self._parts[CellState.LEFT_OUT]:
            part.setVisible(counts[CellState.LEFT_OUT] > 0)
        told = ", ".join(f"{words.state(state)} {counts[state]}" for state in self._counts)
        self.setAccessibleDescription(told)

    def count(self, state: CellState) -> str:
        return self._counts[state].text()


class AmbiguousCard(TopicCard):
    """``chosen(key, Marks)``: one of the two readings."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="question")
        self.buttons: list[QRadioButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.body.addLayout(self._row)
        self._group = QButtonGroup(self)
        self._holder: QWidget | None = None
        self._key = ""

    def show_series(self, series: PlannedSeries | None, rows: CheckRows) -> None:
        self.setVisible(series is not None)
        if series is None:
            self._key = ""
            return
        finding = series.finding
        about = rows.indicator(series.target.indicator)
        heading = series.source.heading or series.source.place
        self.say(f"{heading}: “{finding.example}”", words.readings_told(series, about))
        had_keys = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            self._row.removeWidget(button)
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self._key = series.source.key
        while self._row.count():
            self._row.takeAt(0)
        for reading in sorted(finding.readings, key=lambda reading: -reading.value):
            button = QRadioButton(words.reading_text(reading.value), self)
            button.setChecked(finding.is_decided and reading.form == finding.form)
            button.clicked.connect(lambda _=False, form=reading.form: self.chosen.emit(self._key, form))
            self._group.addButton(button)
            self._row.addWidget(button)
            self.buttons.append(button)
        self._row.addStretch(1)
        if had_keys:
            next((b for b in self.buttons if b.isChecked()), self.buttons[0]).setFocus()


class RefusedCard(TopicCard):
    """``typed(PlannedCell, text)``: a figure in place of the cell; ``next_wanted``: the next one."""

    typed = Signal(object, str)
    next_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="octagon-x", colour="bad")
        self.cell: PlannedCell | None = None
        self.field = QLineEdit(self)
        self.field.setFixedWidth(fonts.scaled(96))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setAccessibleName(tr("The figure instead"))
        self.next = Button(theme, tr("Next refused"), self)
        self.wrong = paragraph("", self, muted=False)
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.next)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.wrong)
        self.field.returnPressed.connect(self.take)
        self.next.clicked.connect(self.next_wanted)

    def show_cell(self, cell: PlannedCell | None, rows: CheckRows) -> None:
        self.setVisible(cell is not None)
        is_new = cell is None or self.cell is None or (cell.key, cell.source) != (self.cell.key, self.cell.source)
        self.cell = cell
        if cell is None:
            return
        if is_new:
            self.field.clear()
            self.say_wrong("")
        heading = next(each.source.heading for each in rows.series if each.source.key == cell.key) or cell.key
        text = cell.source.text if len(cell.source.text) <= 60 else cell.source.text[:59] + "…"
        reason = cell.reason[:1].upper() + cell.reason[1:]
        stays = tr("The cell stays empty; type the figure here or leave it.")
        if cell.before is not None:
            stays = tr("What is stored stays; type the figure here or leave it.")
        self.say(f"{wording.month(cell.source.month)}, {heading}: “{text}”", f"{reason.rstrip('.')}. {stays}")
        self.field.setAccessibleDescription(f"{self.title}. {self.words}")
        self.next.setVisible(len(rows.refused) > 1)

    def take(self) -> None:
        if self.cell is not None and self.field.text().strip():
            self.typed.emit(self.cell, self.field.text())

    def say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))


class ClosedCard(TopicCard):
    """``reopened(reason)``: the closed months may change, "" again not."""

    reopened = Signal(bool, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="lock")
        self.tick = QCheckBox(tr("Reopen and take in"), self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(tr("Why they are opened again"))
        self.reason.setAccessibleName(tr("Why they are opened again"))
        self.body.addWidget(self.tick)
        self.body.addWidget(self.reason)
        self.reason.hide()
        self.tick.toggled.connect(self._toggle)
        self.reason.editingFinished.connect(self._tell)

    def show_months(self, months: Sequence[Month], count: int, reopened: bool) -> None:
        self.setVisible(bool(months))
        if not months:
            return
        named = wording.listed(wording.month(month) for month in months[:3])
        more = tr(" and {n} more").format(n=len(months) - 3) if len(months) > 3 else ""
        title = words.counted(len(months), tr("1 month is closed"), tr("{n} months are closed"))
        cells = words.counted(count, tr("1 figure of it is left out."), tr("{n} figures of them are left out."))
        taken = tr("They are opened again with the import.")
        self.say(title, f"{named}{more}. {taken if reopened else cells}")
        self.tick.blockSignals(True)
        self.tick.setChecked(reopened)
        self.tick.blockSignals(False)
        self.reason.setVisible(reopened)

    def _toggle(self, is_on: bool) -> None:
        self.reason.setVisible(is_on)
        if is_on:
            self.reason.setFocus()
        self._tell()

    def _tell(self) -> None:
        self.reopened.emit(self.tick.isChecked(), self.reason.text().strip())


class DifferencesCard(TopicCard):
    """KPIs that the sheet worked out to something else."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, icon="info")
        self.lines: list[str] = []
        self._holder: QWidget | None = None

    def show_rows(self, rows: CheckRows) -> None:
        found = rows.plan.kpi_differences
        self.setVisible(bool(found))
        if self._holder is not None:
            self.body.removeWidget(self._holder)
        emptied(self._holder)
        self._holder, self.lines = None, []
        if not found:
            return
        title = words.counted(len(found), tr("1 KPI is another here"), tr("{n} KPIs are others here"))
        self.say(title, tr("Your sheet works them out in another way. KPIs are never imported, only compared."))
        self._holder = QWidget(self)
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate((tr("KPI and month"), tr("there"), tr("here"))):
            at = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            grid.addWidget(PlainLabel(head, TextRole.HEADER_CELL, self._holder, muted=True), 0, column, at)
        for row, one in enumerate(found[:_LISTED], start=1):
            about = rows.indicator(one.kpi)
            there = _rounded(one.theirs, rows, one.kpi)
            here = wording_of(one.ours, rows, one.kpi)
            name = f"{about.name if about else one.kpi}, {wording.short_month(one.month)}"
            self.lines.append(tr("{name}: {there} there, {here} here").format(name=name, there=there, here=here))
            grid.addWidget(paragraph(name, self._holder, muted=False), row, 0)
            for column, text in ((1, there), (2, here)):
                label = PlainLabel(text, TextRole.BODY, self._holder)
                label.setAccessibleName(self.lines[-1])
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if len(found) > _LISTED:
            more = tr("and {n} more").format(n=f"{len(found) - _LISTED:,}")
            grid.addWidget(paragraph(more, self._holder), len(found) + 1, 0)
        self.body.addWidget(self._holder)


def _rounded(value: float, rows: CheckRows, name: str) -> str:
    """To four digits that tell, so that both sides stand beside each other."""
    return words.stored(
        float(f"{value:.4g}") if abs(value) < 10_000 else float(round(value)), rows.indicator(name), rows.form
    )


def wording_of(value: float | NoValue, rows: CheckRows, name: str) -> str:
    if isinstance(value, NoValue):
        return wording.short_reason(value)
    return _rounded(value, rows, name)


class LeftOutCard(TopicCard):
    """``taken_in(LeftOut)``; ``month_said(LeftOut, text)`` the month that a line is after all."""

    taken_in = Signal(object)
    month_said = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._title.hide()
        self.links: list[Button] = []
        self.sentences: list[str] = []
        self._holder: QWidget | None = None
        self._asked: LeftOut | None = None
        self.month = QLineEdit(self)
        self.month.setPlaceholderText(tr("Which month, like 2026-08"))
        self.month.setAccessibleName(tr("Which month, like 2026-08"))
        self.wrong = paragraph("", self, muted=False)
        for widget in (self.month, self.wrong):
            self.body.addWidget(widget)
            widget.hide()
        self.month.returnPressed.connect(self._say_month)

    def ask_month(self, what: LeftOut) -> None:
        """A line is taken in as a month, which only the owner knows."""
        self._asked = what
        self.month.clear()
        self.month.show()
        self.month.setFocus()

    def say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _say_month(self) -> None:
        if self._asked is not None:
            self.month_said.emit(self._asked, self.month.text())

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        self.setVisible(bool(left_out))
        self._asked = None
        self.month.hide()
        self.say_wrong("")
        if self._holder is not None:
            self.body.removeWidget(self._holder)
        emptied(self._holder)
        self._holder = QWidget(self)
        self.links, self.sentences = [], []
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for what in left_out[:_LISTED]:
            sentence = words.why_left_out(what)
            self.sentences.append(sentence)
            column.addWidget(paragraph(sentence, self._holder))
            if what.can_be_taken:
                link = Button(self._theme, tr("Take it in"), self._holder, kind=Kind.LINK)
                link.setAccessibleDescription(sentence)
                link.clicked.connect(lambda _=False, what=what: self.taken_in.emit(what))
                column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
                self.links.append(link)
        if len(left_out) > _LISTED:
            column.addWidget(paragraph(tr("and {n} more").format(n=len(left_out) - _LISTED), self._holder))
        self.body.insertWidget(2, self._holder)
        self.setAccessibleName(tr("Left out"))
        self.setAccessibleDescription(" ".join(self.sentences))


class CheckSide(QScrollArea):
    """The cards from top to bottom; those with nothing to say are not there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        holder = QWidget(self)
        self.counts = CountsCard(theme, holder)
        self.ambiguous = AmbiguousCard(theme, holder)
        self.refused = RefusedCard(theme, holder)
        self.closed = ClosedCard(theme, holder)
        self.differences = DifferencesCard(theme, holder)
        self.left_out = LeftOutCard(theme, holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (
            self.counts, self.ambiguous, self.refused, self.closed, self.differences, self.left_out,
        ):  # fmt: skip
            column.addWidget(card)
        column.addStretch(1)
        for each in self.findChildren(TopicCard):
            each.setFixedWidth(fonts.scaled(WIDTH))
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(fonts.scaled(WIDTH) + BAR)
        for place in (self.viewport(), holder):
            place.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
