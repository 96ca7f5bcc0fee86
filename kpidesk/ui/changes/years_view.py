"""All years of one KPI in place of the table of changes: a heat table, or years side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.formula.nature import Nature
from kpidesk.ui.changes.look import Look
from kpidesk.ui.changes.words import tr
from kpidesk.ui.changes.year_words import YearsKind, YearWriter
from kpidesk.ui.changes.years_table import YearsTable
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.painters.fitted import breakable
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.frames import PartFrame
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook


class YearsView(PartFrame):
    """``left`` leads back to the table; ``month_chosen`` is a month to be looked at there."""

    left = Signal()
    month_chosen = Signal(object)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._workbook, self._writer = workbook, YearWriter(workbook, form)
        self._indicator = ""
        self._look: Look | None = None
        self._back = Button(theme, "", self, icon="arrow-left", kind=Kind.QUIET, tip_text=tr("Back to all KPIs (Esc)"))
        self._name = PlainLabel("", TextRole.SCREEN_TITLE, self)
        self._unit = PlainLabel("", TextRole.BODY, self, muted=True)
        choices = [(str(YearsKind.HEAT), tr("Months of every year")), (str(YearsKind.SIDE_BY_SIDE), tr("Side by side"))]
        self.kinds = SegmentedChoice(choices, tr("How years are shown"), self)
        self.table = YearsTable(theme, self)
        self._foot = PlainLabel("", TextRole.SMALL, self, muted=True, wraps=True)
        self._back.clicked.connect(self.left)
        self.kinds.chosen.connect(lambda _: self._fill())
        self.table.month_chosen.connect(self.month_chosen)
        self.setFocusProxy(self.table)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 20, 8)
        top.setSpacing(8)
        for widget in (self._back, self._name, self._unit):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.kinds)
        self._foot.setContentsMargins(16, 8, 16, 12)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(top)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._foot)

    @property
    def indicator(self) -> str:
        return self._indicator

    @property
    def words(self) -> list[str]:
        return [self._name.text(), self._unit.text(), self._foot.text()]

    def show_years(self, indicator: str, look: Look) -> None:
        """Years up to the month looked at, of the part of the business looked at."""
        self._indicator, self._look = indicator, look
        self._fill()

    def _fill(self) -> None:
        if self._look is None or not self._indicator:
            return
        about, segment = self._workbook.indicator(self._indicator), self._look.segment
        kind = YearsKind(self.kinds.key)
        unit = wording.unit(about.unit, self._workbook.business.currency)
        self._name.setText(breakable(about.label))
        self._unit.setText(unit if segment is None else f"{unit}, {segment.name}")
        self.table.show_table(self._writer.table(kind, self._indicator, self._look.month, segment))
        is_flow = self._workbook.nature(self._indicator) is Nature.FLOW
        is_marked = self.table.years_model.table.is_marked
        self._foot.setText(self._writer.footnote(kind, is_flow=is_flow, is_marked=is_marked))

    def copied(self) -> list[list[str]]:
        """The table with its heads; its corner names the KPI."""
        rows = self.table.years_model.table.texts
        rows[0][0] = self._name.text()
        return rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
