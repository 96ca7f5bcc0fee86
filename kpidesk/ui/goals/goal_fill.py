"""Filling the twelve months of a goal from one total, or with one figure."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from kpidesk.analysis.goals.goal_plan import Totals, filled
from kpidesk.analysis.goals.goal_year import GoalYear
from kpidesk.analysis.goals.goals import Spread, weights_of
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.ui.goals.goal_cells import MONTHS
from kpidesk.ui.goals.goal_words import shares_refused, spread_words
from kpidesk.ui.goals.total_field import TotalField
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.wording import refusal_words
from kpidesk.ui.wording.figure_text import full_text, read_figure
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalSettings", text)


class GoalFill(QWidget):
    """``told`` says what was done; ``refused`` what cannot be, and is empty when there is nothing to refuse any more.

    The fields show the total as it is until another one is typed.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._year: GoalYear | None = None
        self._is_band = False
        self._words = PlainLabel("", parent=self, muted=True)
        self.total = TotalField(_tr("Total of the year"), self)
        self._to = PlainLabel(_tr("to"), parent=self, muted=True)
        self.upper = TotalField(_tr("Upper end of the total"), self)
        self.spreads = QComboBox(self)
        self.spreads.setAccessibleName(_tr("How the total is spread"))
        self.spreads.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for how in Spread:
            self.spreads.addItem(spread_words(how), how)
        self._wanted = Spread.BY_LAST_YEAR
        self.spreads.activated.connect(self._want)
        self.button = Button(theme, _tr("Fill 12 months"), self)
        self.button.clicked.connect(self.fill)
        for field in (self.total, self.upper):
            field.entered.connect(self.fill)
            field.given_up.connect(lambda: self.refused.emit(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self._words, self.total, self._to, self.upper, self.spreads, self.button):
            row.addWidget(widget)

    @property
    def how(self) -> Spread:
        return Spread(self.spreads.currentData())

    def show_year(self, year: GoalYear, is_band: bool) -> None:
        """Follow the goals; what is being typed stays, but not from one KPI to the next."""
        is_other = self._year is None or self._year.subject != year.subject
        self._year, self._is_band = year, is_band
        self.spreads.setVisible(self._is_flow)
        for widget in (self._to, self.upper):
            widget.setVisible(is_band)
        self._show_shares(year)
        held = self._filled_with(year)
        for field, end in ((self.total, held.value if held else None), (self.upper, held.upper if held else None)):
            field.settle("" if end is None else full_text(end, self._about, self._form))
            if is_other:
                field.show_settled()

    def say(self, *, is_brief: bool) -> None:
        """The words before the total, shorter ones where there is less room."""
        flow, other = (_tr("From"), _tr("With")) if is_brief else (_tr("Fill from a total of"), _tr("Fill with"))
        self._words.setText(flow if self._is_flow else other)
        self.updateGeometry()

    def fill(self) -> None:
        """Fill the twelve months from the total that was typed."""
        totals = self._read_totals()
        if totals is None or self._year is None:
            return
        months = self._year.period.months
        change = filled(self._workbook, self._year.indicator, months, totals, self.how, segment=self._year.segment)
        if isinstance(change, NoValue):
            self.refused.emit(shares_refused(change, self._workbook))
            return
        fields = [field for field in (self.total, self.upper) if field.isModified()]
        for field in fields:
            field.setModified(False)  # before it is done: what follows from it settles the total anew
        try:
            self._workbook.apply(change)
        except Refusal as refusal:
            for field in fields:
                field.setModified(True)
            self.refused.emit(refusal_words.refusal(refusal))
            return
        self.refused.emit("")
        self.told.emit(_tr("Goal filled for 12 months"))

    def _read_totals(self) -> Totals | None:
        """None where a field is refused: it is marked, and has the keys."""
        ends: list[float | None] = []
        for field in (self.total, self.upper):
            try:
                ends.append(read_figure(field.text(), self._about, self._form))
            except Refusal as refusal:
                self._refuse(field, refusal_words.refusal(refusal))
                return None
        lower, upper = ends
        if lower is None or (self._is_band and upper is None):
            missing = self.total if lower is None else self.upper
            self._refuse(missing, _tr("Type what the year is to be filled from first."))
            return None
        if self._is_band and upper is not None and upper < lower:
            self._refuse(self.upper, _tr("The second number is the upper end and has to be the larger one."))
            return None
        self._mark(None)
        return Totals(lower, upper if self._is_band else None)

    def _refuse(self, field: TotalField, words: str) -> None:
        self._mark(field)
        self.refused.emit(words)
        field.setFocus()

    def _mark(self, refused: TotalField | None) -> None:
        for field in (self.total, self.upper):
            field.mark(is_refused=field is refused)

    @property
    def _about(self) -> Indicator:
        assert self._year is not None
        return self._workbook.indicator(self._year.indicator)

    @property
    def _is_flow(self) -> bool:
        assert self._year is not None
        return self._workbook.nature(self._year.indicator) is Nature.FLOW

    def _filled_with(self, year: GoalYear) -> Goal | None:
        """The total of what adds up; of all else the goal that all twelve months have."""
        whole = year.whole.goal
        if self._is_flow:
            return whole if isinstance(whole, Goal) else None
        alike = {(goal.value, goal.upper) for goal in year.goals.values()}
        return year.goals[year.period.last] if len(year.goals) == MONTHS and len(alike) == 1 else None

    def _show_shares(self, year: GoalYear) -> None:
        """Last year's shares are there when last year is whole; else the tool tip says what is missing."""
        found = weights_of(self._workbook, year.indicator, year.period.months, Spread.BY_LAST_YEAR, year.segment)
        at = list(Spread).index(Spread.BY_LAST_YEAR)
        model = self.spreads.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(at)
        reason = shares_refused(found, self._workbook) if isinstance(found, NoValue) else ""
        item.setEnabled(not reason)
        item.setToolTip(tip(reason))
        self.spreads.setToolTip(tip(reason))
        wanted = list(Spread).index(self._wanted)
        self.spreads.setCurrentIndex(0 if reason and wanted == at else wanted)

    def _want(self, at: int) -> None:
        self._wanted = list(Spread)[at]
