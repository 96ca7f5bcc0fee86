"""The row above the table: what is asked for, filling a year from a total, tolerance."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from kpidesk.analysis.goals.goal_plan import (
    Kind,
    Totals,
    filled,
    kinds_of,
    one_sided,
    tolerance_in_force,
    with_tolerance,
)
from kpidesk.analysis.goals.goal_year import GoalYear
from kpidesk.analysis.goals.goals import Spread, weights_of
from kpidesk.analysis.goals.period_goals import is_judged_by_year, judging_by_year
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.change import Change
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.ui.goals.goal_cells import MONTHS
from kpidesk.ui.goals.goal_words import kind_words, read_tolerance, shares_refused, spread_words, tolerance_text
from kpidesk.ui.goals.typed_field import TypedField
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.wording import reason_words, refusal_words, wording
from kpidesk.ui.wording.figure_text import full_text, read_figure
from kpidesk.workbook.workbook import Workbook

_MONTH, _YEAR = "month", "year"
_APART = 16


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalSettings", text)


def judged_words(*, is_brief: bool = False) -> dict[str, str]:
    """What counts, by the key of its segment."""
    if is_brief:
        return {_MONTH: _tr("each month"), _YEAR: _tr("whole year")}
    return {_MONTH: _tr("for each month"), _YEAR: _tr("for the whole year")}


def _row(parent: QWidget, *widgets: QWidget) -> QWidget:
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    return made


class _TotalField(QLineEdit):
    """Enter fills the year."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(fonts.scaled(92))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class GoalSettings(QWidget):
    """Applies what is asked to the goals of the year shown.

    ``band_chosen`` says whether both ends of a band are to be typed; ``told`` what was done; ``refused`` what cannot
    be, and is empty when there is nothing to refuse any more.
    """

    band_chosen = Signal(bool)
    told = Signal(str)
    refused = Signal(str)

    def __init__(self, workbook: Workbook, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._form = workbook, form
        self._year: GoalYear | None = None
        self._is_band, self._is_one_row = False, True
        self._kinds: tuple[Kind, ...] = ()
        self._goal = PlainLabel(_tr("Goal"), TextRole.HEADING, self)
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(_tr("What the goal asks for"))
        self._kind.activated.connect(lambda at: self._choose_kind(self._kinds[at]))
        self.judging = SegmentedChoice(list(judged_words().items()), _tr("What counts"), self)
        self.judging.set_tip(_MONTH, _tr("Every month is judged by its own goal."))
        pace = _tr("Judged by the pace: what the year has brought so far against its goals so far.")
        self.judging.set_tip(_YEAR, pace)
        self.judging.chosen.connect(self._judge)
        self._fill_words = PlainLabel("", parent=self, muted=True)
        self._total = _TotalField(_tr("Total of the year"), self)
        self._to = PlainLabel(_tr("to"), parent=self, muted=True)
        self._upper = _TotalField(_tr("Upper end of the total"), self)
        self._how = QComboBox(self)
        self._how.setAccessibleName(_tr("How the total is spread"))
        for how in Spread:
            self._how.addItem(spread_words(how), how)
        self._wanted = Spread.BY_LAST_YEAR
        self._how.activated.connect(self._want)
        self._fill = Button(theme, _tr("Fill 12 months"), self)
        self._fill.clicked.connect(self.fill)
        self._tolerance_words = PlainLabel(_tr("Tolerance"), parent=self, muted=True)
        self._tolerance = TypedField(_tr("Tolerance"), self._take_tolerance, self)
        self._tolerance.setFixedWidth(fonts.scaled(64))
        self._tolerance.setToolTip(
            tip(_tr("How far beside its goal a figure is “watch”, not “off”: 10 % of it, or an amount with its unit."))
        )
        for field in (self._total, self._upper):
            field.entered.connect(self.fill)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMinimumWidth(1)  # words give way when it is narrow, so their present width is no limit
        self._asks = _row(self, self._goal, self._kind, self.judging)
        self._fills = _row(self, self._fill_words, self._total, self._to, self._upper, self._how, self._fill)
        self._allows = _row(self, self._tolerance_words, self._tolerance)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._asks, 0, 0)
        self._grid.addWidget(self._fills, 0, 1)
        self._grid.addWidget(self._allows, 0, 3)

    @property
    def kind(self) -> Kind | None:
        """None for a neutral indicator."""
        return self._kinds[self._kind.currentIndex()] if self._kinds else None

    @property
    def how(self) -> Spread:
        return Spread(self._how.currentData())

    def show_year(self, year: GoalYear, is_band: bool) -> None:
        """Follow the goals; what is being typed stays."""
        is_other = self._year is None or self._year.subject != year.subject
        self._year, self._is_band = year, is_band
        about = self._about
        self._show_kinds(kinds_of(about.direction))
        is_flow = self._workbook.nature(year.indicator) is Nature.FLOW
        self._how.setVisible(is_flow)
        self.judging.setVisible(is_flow)
        self.judging.choose(_YEAR if self._is_by_year else _MONTH)
        for widget in (self._to, self._upper):
            widget.setVisible(is_band)
        self._fit()
        self._show_shares()
        if is_other or not self._total.isModified():
            self._show_total(about)
        self._tolerance.settle(tolerance_text(tolerance_in_force(year.own.values()), about, self._form))
        self._tolerance.setEnabled(bool(year.own))

    def hold_back(self, reason: str) -> None:
        """Nothing can be changed now, and why; empty: it can."""
        self.setEnabled(not reason)
        self.setToolTip(tip(reason))

    def finish_editing(self) -> bool:
        return self._tolerance.finish()

    def fill(self) -> None:
        """Fill the twelve months from the total that was typed."""
        totals = self._read_totals()
        if totals is None or self._year is None:
            return
        months = self._year.period.months
        change = filled(self._workbook, self._year.indicator, months, totals, self.how, segment=self._year.segment)
        if isinstance(change, NoValue):
            self.refused.emit(shares_refused(change, self._workbook))
        elif self._apply(change):
            self._total.setModified(False)
            self.told.emit(_tr("Goal filled for 12 months"))

    def _read_totals(self) -> Totals | None:
        try:
            lower, upper = (read_figure(field.text(), self._about, self._form) for field in (self._total, self._upper))
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return None
        if lower is None or (self._is_band and upper is None):
            self.refused.emit(_tr("Type what the year is to be filled from first."))
            (self._upper if lower is not None else self._total).setFocus()
            return None
        if self._is_band and upper is not None and upper < lower:
            self.refused.emit(_tr("The second number is the upper end and has to be the larger one."))
            return None
        return Totals(lower, upper if self._is_band else None)

    def _take_tolerance(self, text: str) -> bool:
        assert self._year is not None
        try:
            usual = tolerance_in_force(())
            held = tolerance_in_force(self._year.own.values()) or usual
            unit = wording.unit(self._about.unit, self._workbook.business.currency)
            tolerance = read_tolerance(text, self._about, self._form, held, unit) or usual
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        assert tolerance is not None
        return self._apply(with_tolerance(self._year.own, tolerance))

    def _choose_kind(self, kind: Kind) -> None:
        assert self._year is not None
        if kind is not Kind.BETWEEN and self._year.has_band:
            change = one_sided(self._about.direction, self._year.own)
            if not self._apply(change):
                self._show_kinds(self._kinds)
                return
        self.band_chosen.emit(kind is Kind.BETWEEN)

    @property
    def _is_by_year(self) -> bool:
        year = self._year
        assert year is not None
        return is_judged_by_year(self._workbook, year.indicator, year.period.first, year.segment)

    def _judge(self, key: str) -> None:
        """Whether each month counts, or the year by its pace."""
        year = self._year
        assert year is not None
        change = judging_by_year(self._workbook, year.indicator, [year.period], key == _YEAR, year.segment)
        if isinstance(change, NoValue):
            words = _tr("The whole year can be judged once each of its months has a goal: {reason}.")
            self.refused.emit(words.format(reason=reason_words.short_reason(change)))
        else:
            self._apply(change)
        self.judging.choose(_YEAR if self._is_by_year else _MONTH)

    def _apply(self, change: Change) -> bool:
        try:
            self._workbook.apply(change)
        except Refusal as refusal:
            self.refused.emit(refusal_words.refusal(refusal))
            return False
        self.refused.emit("")
        return True

    @property
    def _about(self) -> Indicator:
        assert self._year is not None
        return self._workbook.indicator(self._year.indicator)

    def _show_kinds(self, kinds: tuple[Kind, ...]) -> None:
        if kinds != self._kinds:
            self._kinds = kinds
            self._kind.clear()
            self._kind.addItems([kind_words(kind) for kind in kinds])
        if kinds:
            self._kind.setCurrentIndex(kinds.index(Kind.BETWEEN) if self._is_band else 0)
        self._kind.setEnabled(len(kinds) > 1)

    def _fit(self) -> None:
        """In one row, with shorter words if need be; else filling has a row of its own."""
        fits = False
        for is_brief in (False, True):
            self._say(is_brief=is_brief)
            parts = (self._asks, self._fills, self._allows)
            needed = sum(part.sizeHint().width() for part in parts) + (len(parts)) * _APART
            fits = needed <= self.width()
            if fits:
                break
        if not fits:
            self._say(is_brief=False)
        if fits is not self._is_one_row:
            self._is_one_row = fits
            self._grid.removeWidget(self._fills)
            if fits:
                self._grid.addWidget(self._fills, 0, 1)
            else:
                self._grid.addWidget(self._fills, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)

    def _say(self, *, is_brief: bool) -> None:
        assert self._year is not None
        is_flow = self._workbook.nature(self._year.indicator) is Nature.FLOW
        long, short = (_tr("Fill from a total of"), _tr("From")) if is_flow else (_tr("Fill with"), _tr("With"))
        self._fill_words.setText(short if is_brief else long)
        self._goal.setVisible(not is_brief)
        for key, words in judged_words(is_brief=is_brief).items():
            self.judging.set_words(key, words)
        self.judging.updateGeometry()
        for part in (self._asks, self._fills):
            part.updateGeometry()

    def _show_total(self, about: Indicator) -> None:
        assert self._year is not None
        held = self._filled_with(self._year)
        for field, end in ((self._total, held.value if held else None), (self._upper, held.upper if held else None)):
            field.setText("" if end is None else full_text(end, about, self._form))

    def _filled_with(self, year: GoalYear) -> Goal | None:
        """The total of what adds up; of all else the goal that all twelve months have."""
        whole = year.whole.goal
        if self._workbook.nature(year.indicator) is Nature.FLOW:
            return whole if isinstance(whole, Goal) else None
        alike = {(goal.value, goal.upper) for goal in year.goals.values()}
        return year.goals[year.period.last] if len(year.goals) == MONTHS and len(alike) == 1 else None

    def _show_shares(self) -> None:
        """Last year's shares are there when last year is whole; else the tool tip says what is missing."""
        assert self._year is not None
        months, segment = self._year.period.months, self._year.segment
        found = weights_of(self._workbook, self._year.indicator, months, Spread.BY_LAST_YEAR, segment)
        at = list(Spread).index(Spread.BY_LAST_YEAR)
        model = self._how.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(at)
        reason = shares_refused(found, self._workbook) if isinstance(found, NoValue) else ""
        item.setEnabled(not reason)
        item.setToolTip(tip(reason))
        self._how.setToolTip(tip(reason))
        wanted = list(Spread).index(self._wanted)
        self._how.setCurrentIndex(0 if reason and wanted == at else wanted)

    def _want(self, at: int) -> None:
        self._wanted = list(Spread)[at]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._year is not None:
            self._fit()
