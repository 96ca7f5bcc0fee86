"""The row above the table: what is asked for, filling a year from a total, tolerance."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from kpidesk.analysis.goals.goal_plan import (
    Kind,
    kinds_of,
    one_sided,
    tolerance_in_force,
    with_tolerance,
)
from kpidesk.analysis.goals.goal_year import GoalYear
from kpidesk.analysis.goals.goals import Spread
from kpidesk.analysis.goals.period_goals import is_judged_by_year, judging_by_year
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.change import Change
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.ui.applying import applied
from kpidesk.ui.goals.goal_fill import GoalFill
from kpidesk.ui.goals.goal_words import kind_words, read_tolerance, tolerance_text
from kpidesk.ui.goals.typed_field import TypedField
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.wording import reason_words, refusal_words, wording
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
        self._kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kind.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._kind.activated.connect(lambda at: self._choose_kind(self._kinds[at]))
        self.judging = SegmentedChoice(list(judged_words().items()), _tr("What counts"), self)
        self.judging.set_tip(_MONTH, _tr("Every month is judged by its own goal."))
        pace = _tr("Judged by the pace: what the year has brought so far against its goals so far.")
        self.judging.set_tip(_YEAR, pace)
        self.judging.chosen.connect(self._judge)
        self.filling = GoalFill(workbook, theme, form, self)
        self.filling.told.connect(self.told)
        self.filling.refused.connect(self.refused)
        self._tolerance_words = PlainLabel(_tr("Tolerance"), parent=self, muted=True)
        self._tolerance = TypedField(_tr("Tolerance"), self._take_tolerance, self)
        self._tolerance.setFixedWidth(fonts.scaled(64))
        self._tolerance.setToolTip(
            tip(_tr("How far beside its goal a figure is “watch”, not “off”: 10 % of it, or an amount with its unit."))
        )
        self._tolerance.given_up.connect(lambda: self.refused.emit(""))
        self._lay_out()

    def _lay_out(self) -> None:
        self.setMinimumWidth(1)  # words give way when it is narrow, so their present width is no limit
        self._asks = _row(self, self._goal, self._kind, self.judging)
        self._allows = _row(self, self._tolerance_words, self._tolerance)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_APART)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._asks, 0, 0)
        self._grid.addWidget(self.filling, 0, 1)
        self._grid.addWidget(self._allows, 0, 3)

    @property
    def kind(self) -> Kind | None:
        """None for a neutral indicator."""
        return self._kinds[self._kind.currentIndex()] if self._kinds else None

    @property
    def how(self) -> Spread:
        return self.filling.how

    def show_year(self, year: GoalYear, is_band: bool) -> None:
        """Follow the goals; what is being typed stays."""
        self._year, self._is_band = year, is_band
        about = self._about
        self._show_kinds(kinds_of(about.direction))
        self.judging.setVisible(self._workbook.nature(year.indicator) is Nature.FLOW)
        self.judging.choose(_YEAR if self._is_by_year else _MONTH)
        self.filling.show_year(year, is_band)
        self._fit()
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
        self.filling.fill()

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
        if not applied(self._workbook, change, self.refused.emit):
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
            parts = (self._asks, self.filling, self._allows)
            needed = sum(part.sizeHint().width() for part in parts) + (len(parts)) * _APART
            fits = needed <= self.width()
            if fits:
                break
        if not fits:
            self._say(is_brief=False)
        if fits is not self._is_one_row:
            self._is_one_row = fits
            self._grid.removeWidget(self.filling)
            if fits:
                self._grid.addWidget(self.filling, 0, 1)
            else:
                self._grid.addWidget(self.filling, 1, 0, 1, 4, Qt.AlignmentFlag.AlignLeft)

    def _say(self, *, is_brief: bool) -> None:
        self.filling.say(is_brief=is_brief)
        self._goal.setVisible(not is_brief)
        for key, words in judged_words(is_brief=is_brief).items():
            self.judging.set_words(key, words)
        self.judging.updateGeometry()
        self._asks.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._year is not None:
            self._fit()
