"""The top of the panel: which KPI, its figure, status and signal, and what the two suggest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.domain.cell import Cell
from kpidesk.ui.changes import usual_words
from kpidesk.ui.changes.changes_model import ChangesModel
from kpidesk.ui.changes.line import Line
from kpidesk.ui.changes.marks import Marks
from kpidesk.ui.changes.words import tr
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import breakable
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class DetailHead(QWidget):
    """Wishes: its chart, to be closed, the figure that is missing. ``is_brief`` leaves out signal and advice in words,
    which the table's tool tips have as well.
    """

    chart_requested = Signal()
    close_requested = Signal()
    cell_requested = Signal(object)

    def __init__(self, model: ChangesModel, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._workbook = model, workbook
        self._missing: Cell | None = None
        self._line: Line | None = None
        self.is_brief = False
        self._name = PlainLabel("", TextRole.SCREEN_TITLE, self, wraps=True)
        chart_tip = tr("Chart (Ctrl+Enter)")
        self._chart = Button(theme, "", self, icon="chart-no-axes-column", kind=Kind.QUIET, tip_text=chart_tip)
        self._close = Button(theme, "", self, icon="x", kind=Kind.QUIET, tip_text=tr("Close (Esc)"))
        self._figure = PlainLabel("", TextRole.BODY, self, muted=True, wraps=True)
        self._marks = Marks(theme, self)
        self._why = PlainLabel("", TextRole.PARAGRAPH, self, wraps=True)
        self._advice = PlainLabel("", TextRole.PARAGRAPH, self, muted=True, wraps=True)
        self._go = Button(theme, tr("Go to the figure"), self)
        self._chart.clicked.connect(self.chart_requested)
        self._close.clicked.connect(self.close_requested)
        self._go.clicked.connect(lambda: self.cell_requested.emit(self._missing))
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._name, 1)
        for button in (self._chart, self._close):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 8)
        column.setSpacing(6)
        column.addLayout(top)
        for widget in (self._figure, self._marks, self._why, self._advice):
            column.addWidget(widget)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def words(self) -> list[str]:
        """What it says, from top to bottom."""
        labels = (self._name, self._figure, self._why, self._advice)
        return [label.text() for label in labels if not label.isHidden()]

    def be_brief(self, is_brief: bool) -> None:
        self.is_brief = is_brief
        if self._line is not None:
            self.show_line(self._line)

    def show_line(self, line: Line) -> None:
        self._line = line
        comparison = line.row.comparison
        period = wording.period(comparison.period, self._workbook.calendar)
        self._name.setText(breakable(line.about.label))
        figure = self._model.writer.figure(line)
        if comparison.segment is not None:
            period = f"{period}, {comparison.segment.name}"
        said = f"{period}: {figure}" if figure else period
        self._figure.setText(f"{said}; {line.status.detail}" if line.status.detail else said)
        self._marks.show_marks(line.status, line.signal)
        signal = line.signal.full if line.signal is not None and line.signal.rule is not None else ""
        told = signal[:1].upper() + signal[1:] + "." if signal and not self.is_brief else ""
        _say(self._why, line.reason or told)
        is_silent = line.reason or self.is_brief
        _say(self._advice, "" if is_silent else usual_words.advice(line.row))
        self._missing = line.missing
        self._go.setVisible(line.missing is not None)


def _say(label: PlainLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
