"""What the page says about a KPI that has no goal in the year looked at."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from kpidesk.analysis.goals.benchmarks import noted
from kpidesk.analysis.goals.goal_plan import from_last_year
from kpidesk.analysis.goals.reality import average_before
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.analysis.numbers.rounding import decimals_of
from kpidesk.domain.indicator import Direction, Indicator
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.domain.segment import Segment
from kpidesk.domain.value import NoValue
from kpidesk.ui.applying import applied
from kpidesk.ui.goals.goal_words import benchmark_text, shares_refused
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.empty_state import EmptyState
from kpidesk.ui.wording import wording
from kpidesk.ui.wording.figure_text import figure_text
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoGoal", text)


class NoGoal(EmptyState):
    """Leads to the first goal. ``set_requested`` asks for the empty table, ``benchmark_requested`` for its panel,
    ``editor_requested`` for a KPI of one's own when none is shown at all.
    """

    set_requested = Signal()
    benchmark_requested = Signal()
    editor_requested = Signal()
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(theme, "target", parent)
        self._workbook, self._form = workbook, form
        self._indicator, self._month = "", Month(0)
        self._segment: Segment | None = None
        self._held = ""
        self.main_requested.connect(self._ask)
        self.other_requested.connect(self.start_from_last_year)

    def show_indicator(self, indicator: str, month: Month, segment: Segment | None = None) -> None:
        """An empty id: there is no KPI at all, or none of this part of the business."""
        self._indicator, self._month, self._segment = indicator, month, segment
        self.main_button.enable()
        self.other_button.enable()
        if not indicator and segment is not None:
            sentence = _tr("None of the chosen KPIs is split by this, so only the whole business can have goals.")
            self.say(_tr("No KPI of {part}").format(part=segment.name), sentence)
        elif not indicator:
            sentence = _tr("Choose KPIs on the tab of figures, or make one of your own; then it can have a goal.")
            self.say(_tr("No KPI is chosen"), sentence, _tr("Make an own KPI"))
        elif self._about.direction is Direction.NEUTRAL:
            self._say_neutral()
        else:
            self._say_no_goal()
        if self._held:
            self.main_button.disable(self._held)
            self.other_button.disable(self._held)

    def hold_back(self, reason: str) -> None:
        """Nothing can be changed now, and why; empty: it can. It shows with the next indicator."""
        self._held = reason

    def start_from_last_year(self) -> None:
        """Each month's goal becomes its figure of the year before."""
        months = self._workbook.calendar.around(self._month, PeriodKind.YEAR).months
        change = from_last_year(self._workbook, self._indicator, months, self._segment)
        if isinstance(change, NoValue):
            self.refused.emit(shares_refused(change, self._workbook))
            return
        if applied(self._workbook, change, self.refused.emit):
            self.told.emit(_tr("Goals of 12 months taken from last year"))

    @property
    def _about(self) -> Indicator:
        return self._workbook.indicator(self._indicator)

    def _say_neutral(self) -> None:
        held = noted(self._workbook, self._indicator)
        sentence = _tr(
            "Neither more nor less of it is better, so there is nothing to aim at. A benchmark can be noted."
        )
        if held:
            currency = self._workbook.business.currency
            words = wording.listed(benchmark_text(each, self._about, self._form, currency) for each in held)
            sentence = _tr("Neither more nor less of it is better. Its benchmark is {benchmark}.").format(
                benchmark=words
            )
        button = _tr("Change the benchmark") if held else _tr("Note a benchmark")
        self.say(_tr("No goal for {name}").format(name=self._about.name), sentence, button)

    def _say_no_goal(self) -> None:
        year = self._workbook.calendar.around(self._month, PeriodKind.YEAR)
        name = self._about.name if self._segment is None else f"{self._about.name}, {self._segment.name}"
        title = _tr("No goal for {name}").format(name=name)
        has_other_years = bool(self._workbook.goals_of(self._indicator, self._segment))
        if has_other_years:
            shown = wording.short_period(year, self._workbook.calendar)
            title = _tr("No goal for {name} in {year}").format(name=name, year=shown)
        is_band = self._about.direction is Direction.BAND
        self.say(title, self._advice(), _tr("Set a goal"), "" if is_band else _tr("Start from last year"))
        found = from_last_year(self._workbook, self._indicator, year.months, self._segment)
        if isinstance(found, NoValue):
            self.other_button.disable(shares_refused(found, self._workbook))

    def _advice(self) -> str:
        average = average_before(self._workbook, self._indicator, self._month.next, self._segment)
        if average is not None:
            words = _tr("Your average over 12 months is {average}. A goal may differ in each month.")
            return words.format(average=self._written(average))
        last = self._workbook.month_value(self._indicator, self._month, self._segment)
        if not isinstance(last, NoValue):
            words = _tr("In {month} it was {figure}. A goal may differ in each month.")
            return words.format(month=wording.month(self._month), figure=self._written(last))
        return _tr("There are no figures to go by yet. A goal can be set all the same, and differ in each month.")

    def _written(self, value: float) -> str:
        decimals = decimals_of(self._about, value)
        return figure_text(value, self._about, decimals, self._form, self._workbook.business.currency)

    def _ask(self) -> None:
        if not self._indicator:
            self.editor_requested.emit()
        elif self._about.direction is Direction.NEUTRAL:
            self.benchmark_requested.emit()
        else:
            self.set_requested.emit()
