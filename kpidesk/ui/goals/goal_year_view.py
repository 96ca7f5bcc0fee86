"""One KPI's business year: the chart, the goals to type in, the reality check."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpidesk.analysis.goals.goal_year import own_goals
from kpidesk.analysis.goals.period_reality import period_check
from kpidesk.analysis.goals.reality import reality_check
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.charts.ask import Options
from kpidesk.charts.brand import brand_of
from kpidesk.charts.chart import Chart
from kpidesk.charts.goal.goal_benchmarks import with_benchmarks
from kpidesk.charts.goal.goal_facts import facts_for
from kpidesk.charts.goal.goal_options import with_options
from kpidesk.charts.goal.goal_vs_actual import GoalVsActual, describe
from kpidesk.domain.indicator import Direction
from kpidesk.domain.month import Month
from kpidesk.domain.period import Period, PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.ui.charts.canvas import ChartCanvas
from kpidesk.ui.goals.goal_notes import GoalNotes
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.goals.goal_settings import GoalSettings
from kpidesk.ui.goals.goal_table import GoalTable
from kpidesk.ui.goals.goal_table_model import GoalTableModel
from kpidesk.ui.goals.period_reality_words import period_facts
from kpidesk.ui.goals.reality_card import RealityCard
from kpidesk.ui.goals.reality_words import About, facts_of
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.frames import line
from kpidesk.workbook.workbook import Workbook

_MARGIN, _LOWEST_CHART = 28, 340
"""A chart with a title of two lines has room for its variances from this height on; the goals to type stay in sight."""
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


class GoalYearView(QScrollArea):
    """Scrolls as a whole when the window is low. ``told`` and ``refused`` are the parts' own words."""

    told = Signal(str)
    refused = Signal(str)
    month_read = Signal(str)

    def __init__(
        self, workbook: Workbook, theme: Theme, form: NumberForm, past: GoalPast, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._indicator, self._month = "", Month(0)
        self._segment: Segment | None = None
        self._is_band = False
        self._has_notes = True
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys would be where nothing shows them
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.canvas = ChartCanvas(theme, self)
        self.canvas.setMinimumHeight(fonts.scaled(_LOWEST_CHART))
        self.settings = GoalSettings(workbook, theme, form, self)
        self.model = GoalTableModel(workbook, form, self)
        self.table = GoalTable(self.model, theme, self)
        self.reality = RealityCard(self)
        self.notes = GoalNotes(workbook, theme, form, past, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lower = QVBoxLayout()
        lower.setContentsMargins(_MARGIN, 12, 20, 4)
        lower.setSpacing(12)
        for widget in (self.settings, self.table, self.reality):
            lower.addWidget(widget)
        lower.addWidget(self.notes)
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(line(content))
        column.addLayout(lower)
        self.setWidget(content)

    def _connect(self) -> None:
        for watched in (self.canvas, self.table):
            watched.installEventFilter(self)
        for part in (self.settings, self.notes):
            part.told.connect(self.told)
            part.refused.connect(self.refused)
        self.model.refused.connect(self.refused)
        self.model.entered.connect(lambda: self.refused.emit(""))
        self.table.refused.connect(self.refused)
        self.table.period_current.connect(lambda _: self._check_reality())
        self.table.period_current.connect(lambda _: self.refused.emit(""))  # it was about another month
        self.model.how = lambda: self.settings.how
        self.settings.band_chosen.connect(self._choose_band)
        self.canvas.month_read.connect(self.month_read)
        self.canvas.month_entered.connect(self.type_goal)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a low window the keys bring what they go to into sight. A click does not: its target would move away; nor
        does the page when it opens, with the chart first.
        """
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in _BY_KEY:
            if watched is self.table:
                self._bring_into_sight(self.reality)
                self._bring_into_sight(self.table)
            elif watched is self.canvas:
                self._bring_into_sight(self.canvas)
        return super().eventFilter(watched, event)

    def _bring_into_sight(self, part: QWidget) -> None:
        """All of it; of what is higher than the window the top."""
        bar = self.verticalScrollBar()
        top = bar.value() + part.mapTo(self.viewport(), QPoint(0, 0)).y()
        lowest = top + part.height() - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), top))

    @property
    def chart(self) -> Chart | None:
        return self.canvas.chart

    @property
    def has_goals(self) -> bool:
        return self.model.year is not None and bool(self.model.year.own)

    def show_indicator(self, indicator: str, month: Month, segment: Segment | None = None) -> None:
        """The business year that the month belongs to, seen from that month; of one part, or of the whole business."""
        is_other = (indicator, segment) != (self._indicator, self._segment)
        period = self._workbook.calendar.around(month, PeriodKind.YEAR)
        was = self.model.year.period if self.model.year else None
        self._indicator, self._month, self._segment = indicator, month, segment
        if is_other or period != was:
            self._is_band = False
        self.refresh()
        if is_other:
            self._bring_into_sight(self.canvas)
        if is_other or period != was:
            self.table.go_to(self._first_place(period))

    def refresh(self) -> None:
        """Figures or goals are others now; the selection and what is being typed stay."""
        if not self._indicator:
            return
        period = self._workbook.calendar.around(self._month, PeriodKind.YEAR)
        is_band = self._is_band or self._has_band(period)
        self.model.show_year(self._indicator, period, self._month, is_band, self._segment)
        assert self.model.year is not None
        self.settings.show_year(self.model.year, is_band)
        self.notes.show_year(self.model.year)
        self._show_chart()
        self._check_reality()

    def show_notes(self, shown: bool) -> None:
        """Whether the chart has the notes on its months."""
        self._has_notes = shown
        if self._indicator:
            self._show_chart()

    @property
    def month_typed(self) -> Month:
        """The month whose goal the keys are on; on a quarter or a sum its last one that is shown."""
        period = self.table.period
        return self._month if period is None else period.last

    def finish_editing(self) -> bool:
        return self.table.finish() and self.settings.finish_editing()

    def type_goal(self, month: Month) -> None:
        """Go to the month's goal, ready for typing."""
        self.table.go_to(month)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _has_band(self, period: Period) -> bool:
        goals = own_goals(self._workbook, self._indicator, period, self._segment).values()
        is_best_within = self._workbook.indicator(self._indicator).direction is Direction.BAND
        return is_best_within or any(goal.upper is not None for goal in goals)

    def _choose_band(self, is_band: bool) -> None:
        place = self.table.month
        self._is_band = is_band
        self.refresh()
        if place is not None:
            self.table.go_to(place)

    def _show_chart(self) -> None:
        self.canvas.use_brand(brand_of(self._workbook))
        self.canvas.show_chart(self._described())

    def _described(self) -> GoalVsActual:
        period, notes = Period.month(self._month), self._has_notes
        facts = facts_for(self._workbook, self._indicator, period, self._form, self._segment, with_notes=notes)
        ahead = Options(forecast=facts.months[-1] > facts.current >= self._newest)
        return describe(with_options(self._workbook, with_benchmarks(self._workbook, facts), ahead))

    @property
    def _newest(self) -> Month:
        """The last finished month with figures; seen from one before it, what came after is known and not forecast."""
        last = self._workbook.last_entered or self._workbook.current_month
        return last.previous if last in self._workbook.calendar.unfinished else last

    def _first_place(self, period: Period) -> Month:
        """The month after the one looked at: its goal is the next to be met."""
        return Month(min(self._month.next, period.last))

    def _check_reality(self) -> None:
        """Of the month, quarter or year whose goal is being looked at."""
        year = self.model.year
        if year is None or (year.indicator, year.segment) != (self._indicator, self._segment):
            return
        month = self.table.month or self._month
        about = About(
            self._workbook.indicator(self._indicator),
            self._workbook.nature(self._indicator),
            month,
            len(year.goals),
            self._form,
        )
        period = self.table.period
        if period is not None and period.kind in {PeriodKind.QUARTER, PeriodKind.YEAR}:
            about = replace(about, is_quarter=period.kind is PeriodKind.QUARTER)
            longer = period_check(self._workbook, self._indicator, period, self._segment)
            self.reality.show_facts(period_facts(longer, about, self._workbook.calendar))
            return
        check = reality_check(self._workbook, self._indicator, year.period, month, self._segment)
        self.reality.show_facts(facts_of(check, about))
