"""All goals of a business year: the choices above, the table below."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.month import Month
from kpidesk.domain.segment import Segment
from kpidesk.ui.figures.choices import SegmentChoice
from kpidesk.ui.goals.all_goals_model import AllGoalsModel
from kpidesk.ui.goals.all_goals_table import AllGoalsTable
from kpidesk.ui.goals.goals_look import LookChoice
from kpidesk.ui.goals.year_choice import YearChoice
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.parts.frames import Toolbar
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("AllGoals", text)


class AllGoalsView(QWidget):
    """``refused`` and ``said`` are the table's own words; ``opened`` says a KPI and the month to show it in."""

    refused = Signal(str)
    said = Signal(str)
    opened = Signal(str, object)
    editor_requested = Signal()

    def __init__(
        self, workbook: Workbook, theme: Theme, form: NumberForm, month: Month, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self.model = AllGoalsModel(workbook, form, month, self)
        self.table = AllGoalsTable(self.model, theme, self)
        self.looks = LookChoice(self)
        self.parts = SegmentChoice(workbook, self)
        self.years = YearChoice(self)
        self.nothing = EmptyState(theme, "target", self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self._lay_out()
        self.model.refused.connect(self.refused)
        for signal in ("refused", "said", "opened"):
            getattr(self.table, signal).connect(getattr(self, signal))
        self.nothing.main_requested.connect(self.editor_requested)

    def _lay_out(self) -> None:
        bar = Toolbar(self, margin=8)
        bar.add(self.looks, self.parts)
        bar.gap()
        bar.add(self.years)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack)
        column.addLayout(row, 1)

    def show_year(self, month: Month, segment: Segment | None, years: Sequence[tuple[int, str]]) -> None:
        """The business year of a month, of the whole business or of one of its parts."""
        self.years.show_years(years, self._workbook.calendar.year_of(month))
        self.parts.refresh()
        self.parts.show_choice(segment)
        self.model.show(month, segment)
        self.table.measure()
        if not self.table.currentIndex().isValid():
            first = next((line.indicator for line in self.model.lines if line.indicator), "")
            self.table.go_to(first, month)
        self._say_nothing(segment)

    def follow(self, indicators: Iterable[str]) -> None:
        """Goals or figures of these are others now."""
        self.model.refresh(indicators)
        self.table.measure()

    def _say_nothing(self, segment: Segment | None) -> None:
        if self.model.lines:
            self.stack.setCurrentWidget(self.table)
            return
        if segment is None:
            sentence = _tr("Choose KPIs on the tab of figures, or make one of your own; then it can have a goal.")
            self.nothing.say(_tr("No KPI is chosen"), sentence, _tr("Make an own KPI"))
        else:
            sentence = _tr("None of the chosen KPIs is split by this, so only the whole business can have goals.")
            self.nothing.say(_tr("No KPI of {part}").format(part=segment.name), sentence)
        self.stack.setCurrentWidget(self.nothing)
