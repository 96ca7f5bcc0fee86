"""The row above the table: what is asked for, filling a year from a total, tolerance."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from kpidesk.analysis.goal_plan import Kind, Totals, filled, kinds_of, one_sided, tolerance_in_force, with_tolerance
from kpidesk.analysis.goal_year import GoalYear
from kpidesk.analysis.goals import Spread, weights_of
from kpidesk.analysis.numerals import NumberForm
from kpidesk.domain.change import Change
from kpidesk.domain.goal import Goal
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.value import NoValue
from kpidesk.formula.nature import Nature
from kpidesk.ui import fonts, wording
from kpidesk.ui.figure_text import full_text, read_figure
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.goals.goal_words import kind_words, read_tolerance, shares_refused, spread_words, tolerance_text
from kpidesk.ui.goals.typed_field import TypedField
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.theme import Theme
from kpidesk.workbook.workbook import Workbook

_NARROW = 900


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalSettings", text)


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
        self._is_band = False
        self._kinds: tuple[Kind, ...] = ()
        self._goal = PlainLabel(_tr("Goal"), TextRole.HEADING, self)
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(_tr("What the goal asks for"))
        self._kind.activated.connect(lambda at: self._choose_kind(self._kinds[at]))
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for widget in (self._goal, self._kind, self._fill_words, self._total, self._to, self._upper, self._how):
            row.addWidget(widget)
        row.addWidget(self._fill)
        row.addStretch(1)
        row.addWidget(self._tolerance_words)
        row.addWidget(self._tolerance)

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
        self._show_fill_words()
        for widget in (self._to, self._upper):
            widget.setVisible(is_band)
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
            self.refused.emit(wording.refusal(refusal))
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
            self.refused.emit(wording.refusal(refusal))
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

    def _apply(self, change: Change) -> bool:
        try:
            self._workbook.apply(change)
        except Refusal as refusal:
            self.refused.emit(wording.refusal(refusal))
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

    def _show_fill_words(self) -> None:
        assert self._year is not None
        is_flow = self._workbook.nature(self._year.indicator) is Nature.FLOW
        long, short = (_tr("Fill from a total of"), _tr("From")) if is_flow else (_tr("Fill with"), _tr("With"))
        is_narrow = self.width() < fonts.scaled(_NARROW)
        self._fill_words.setText(short if is_narrow else long)
        self._goal.setVisible(not is_narrow)

    def _show_total(self, about: Indicator) -> None:
        assert self._year is not None
        goal = self._year.whole.goal
        held = goal if isinstance(goal, Goal) else None
        for field, end in ((self._total, held.value if held else None), (self._upper, held.upper if held else None)):
            field.setText("" if end is None else full_text(end, about, self._form))

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
            self._show_fill_words()
