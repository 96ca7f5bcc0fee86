"""Beside the preview: how much there is, which reading is meant, and the figure in place of a refused cell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from kpidesk.exchange.planned import CellState, PlannedCell, PlannedSeries
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, paragraph
from kpidesk.ui.importing.check_cells import ground
from kpidesk.ui.importing.check_rows import CheckRows
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.controls.shapes import box
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import wording


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
        heading = words.heading(series)
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
        stays = tr("The cell stays empty; type the figure here or leave it.")
        if cell.before is not None:
            stays = tr("What is stored stays; type the figure here or leave it.")
        self.say(f"{wording.month(cell.source.month)}, {heading}: “{text}”", f"{words.reason(cell)} {stays}")
        self.field.setAccessibleDescription(f"{self.title}. {self.words}")

    def take(self) -> bool:
        """Hand on what stands in the field; False when nothing does."""
        if self.cell is None or not self.field.text().strip():
            return False
        self.typed.emit(self.cell, self.field.text())
        return True

    def say_wrong(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
