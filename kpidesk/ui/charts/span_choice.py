"""What span of time a chart is about: which kind of period, up to which month, and steps to earlier and later ones."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from kpidesk.analysis.month_at_hand import month_at_hand
from kpidesk.charts.saved import ChartSettings, Span
from kpidesk.charts.spans import why_not
from kpidesk.charts.words import month_names
from kpidesk.domain.month import Month
from kpidesk.domain.period import PeriodKind
from kpidesk.ui.charts import words
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.label import tip
from kpidesk.workbook.workbook import Workbook

SPANS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING, PeriodKind.YEAR)
_ROLE = Qt.ItemDataRole


class SpanChoice(QWidget):
    """Shows what it is told; ``wished`` says the span that the owner wishes instead.

    A period that charts of this kind cannot be about is disabled and says why. One that was chosen for another kind is
    kept: the tool tip and the accessible description say that it holds again there.
    """

    wished = Signal(object)
    step_requested = Signal(int)

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._span = Span()
        self._months: list[Month | None] = []
        self._newest = Month(0)
        self.kind = combo(self, tr("Period"))
        self.earlier = Button(theme, "", self, icon="chevron-left", tip_text=tr("Earlier (Alt+Left)"))
        self.later = Button(theme, "", self, icon="chevron-right", tip_text=tr("Later (Alt+Right)"))
        self.month = combo(self, tr("Last month"))
        for kind in SPANS:
            self.kind.addItem("", kind)
        self._lay_out()
        self.kind.activated.connect(lambda place: self.wished.emit(replace(self._span, kind=SPANS[place])))
        self.month.activated.connect(lambda place: self.wished.emit(replace(self._span, last=self._months[place])))
        self.earlier.clicked.connect(lambda: self.step_requested.emit(-1))
        self.later.clicked.connect(lambda: self.step_requested.emit(1))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.kind, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.month)

    def show_settings(self, settings: ChartSettings) -> None:
        self._span = settings.span
        followed = settings.followed(self._workbook)
        reasons = {kind: self._why_not(settings, kind) for kind in SPANS}
        items = self.kind.model()
        assert isinstance(items, QStandardItemModel)
        for place, kind in enumerate(SPANS):
            item = items.item(place)
            item.setText(words.span(kind, settings.kind))
            item.setEnabled(not reasons[kind])
            item.setToolTip(tip(reasons[kind]))
            item.setData(reasons[kind], _ROLE.AccessibleDescriptionRole)
        self.kind.setCurrentIndex(SPANS.index(followed.kind))
        said = "" if followed.kind is settings.span.kind else reasons[settings.span.kind]
        self._say(said, words.span_name(settings.span.kind) if said else "", reasons)
        self._show_months()

    def show_steps(self, can_step: tuple[bool, bool]) -> None:
        steps = (
            (self.earlier, tr("Earlier (Alt+Left)"), tr("There are no figures further back.")),
            (self.later, tr("Later (Alt+Right)"), tr("This is the newest month.")),
        )
        for (button, usual, reason), possible in zip(steps, can_step, strict=True):
            button.enable(usual) if possible else button.disable(reason)

    def _why_not(self, settings: ChartSettings, kind: PeriodKind) -> str:
        return why_not(self._workbook, settings.kind, replace(settings.span, kind=kind).period(self._workbook))

    def _say(self, reason: str, wished: str, reasons: dict[PeriodKind, str]) -> None:
        """Why the owner's choice is not shown; without one what cannot be chosen, and why."""
        if reason:
            text = tr("{reason} “{choice}” is kept for charts that can show it.").format(reason=reason, choice=wished)
        else:
            text = " ".join(dict.fromkeys(filter(None, reasons.values())))
        self.kind.setToolTip(tip(text))
        self.kind.setAccessibleDescription(text)

    def _show_months(self) -> None:
        newest = month_at_hand(self._workbook)
        first = self._workbook.first_month
        months: list[Month | None] = [None, *reversed(first.until(Month(max(newest, self._workbook.current_month))))]
        if self._span.last is not None and self._span.last not in months:
            months.append(self._span.last)
        if months != self._months or self._newest != newest:
            self._months, self._newest = months, newest
            self.month.clear()
            said = tr("Newest: {month}").format(month=month_names.full(newest))
            self.month.addItems([month_names.full(month) if month else said for month in months])
        self.month.setCurrentIndex(months.index(self._span.last))


def combo(parent: QWidget, name: str) -> QComboBox:
    """As wide as its place, whatever it holds; ``name`` is what a screen reader calls it."""
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setMaxVisibleItems(18)
    return made
