"""The line below the reality check: why the goal is what it is, when it is looked at again, history, benchmark."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from kpidesk.analysis.goals.benchmarks import Reference, forgetting, noted, noting, own_median, references
from kpidesk.analysis.goals.goal_plan import REVIEW_AFTER, last_review, later, reviewed, steps_of
from kpidesk.analysis.goals.goal_year import GoalYear, own_goals
from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.change import Change
from kpidesk.domain.goal import GoalEntry
from kpidesk.domain.segment import Segment
from kpidesk.formula.nature import Nature
from kpidesk.ui.applying import applied
from kpidesk.ui.goals.benchmark_panel import BenchmarkPanel
from kpidesk.ui.goals.goal_past import GoalPast
from kpidesk.ui.goals.goal_popovers import HistoryPanel, ReviewPanel
from kpidesk.ui.goals.goal_words import benchmark_text, dates_text, day, history_lines, next_review, reference_text
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button, Kind
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.workbook.workbook import Workbook


def _tr(text: str) -> str:
    return QCoreApplication.translate("GoalNotes", text)


class ElidedLabel(PlainLabel):
    """A line of the owner's own words, cut where there is no room and whole in the tool tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", TextRole.SMALL, parent, muted=True)
        self.whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        self.whole = text
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        shown = fonts.metrics(TextRole.SMALL).elidedText(self.whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(tip(self.whole if shown != self.whole else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class GoalNotes(QWidget):
    """``told`` says what was done, ``refused`` what cannot be, ``dates_known`` that `dates` may tell more now."""

    told = Signal(str)
    refused = Signal(str)
    dates_known = Signal()

    def __init__(
        self, workbook: Workbook, theme: Theme, form: NumberForm, past: GoalPast, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbook, self._theme, self._form, self._past = workbook, theme, form, past
        self._history: HistoryPanel | None = None
        self._year: GoalYear | None = None
        self._held = ""
        self._reason = ElidedLabel(self)
        self.review_button = Button(theme, _tr("Reviewed today"), self, kind=Kind.LINK)
        self.reason_button = Button(theme, _tr("Reason and review"), self, kind=Kind.LINK)
        self.history_button = Button(theme, _tr("History of this goal"), self, kind=Kind.LINK)
        self.benchmark_button = Button(theme, _tr("Benchmark"), self, kind=Kind.LINK)
        self.review_button.clicked.connect(self.review_today)
        self.reason_button.clicked.connect(self.open_reason)
        self.history_button.clicked.connect(self.open_history)
        self.benchmark_button.clicked.connect(self.open_benchmark)
        past.known.connect(self._take_past)
        past.failed.connect(self._say_unknown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._reason, 1)
        for button in (self.review_button, self.reason_button, self.history_button, self.benchmark_button):
            row.addWidget(button)

    def show_year(self, year: GoalYear) -> None:
        self._past.ask(year.indicator)
        self._show(year)

    def _show(self, year: GoalYear) -> None:
        self._year = year
        reason = next((goal.reason for goal in reversed(list(year.own.values())) if goal.reason), "")
        self._reason.show_text(reason)
        for button in (self.review_button, self.reason_button):
            button.setEnabled(bool(year.own) and not self._held)
        self._show_benchmark()

    def hold_back(self, reason: str) -> None:
        """Nothing can be changed now, and why; empty: it can. The history can be read."""
        self._held = reason
        for button in (self.review_button, self.reason_button, self.benchmark_button):
            button.disable(reason) if reason else button.enable()
        if self._year is not None:
            self._show(self._year)  # its past is not asked for again: the file may be about to be closed

    @property
    def dates(self) -> str:
        """When the goal was set, reviewed as far as that is known yet, and is looked at again."""
        if self._year is None or not self._year.own:
            return ""
        history = self._history_of(self._year)
        return dates_text(list(self._year.own.values()), last_review(history) if history else None)

    def review_today(self) -> None:
        """The goals are still right: look at them again after as long as before, or in three months."""
        assert self._year is not None
        next_on = later(self._workbook.today, REVIEW_AFTER)
        reason = self._reason.whole
        if self._apply(reviewed(self._year.own, next_on, reason)):
            self.told.emit(_tr("Reviewed today, next review {day}").format(day=day(next_on)))

    def open_reason(self) -> None:
        assert self._year is not None
        held = next_review(list(self._year.own.values()))
        panel = ReviewPanel(self._theme, self.reason_button, self._workbook.today, held, self._reason.whole)
        year = self._year
        panel.stored.connect(lambda next_on, reason: self._store_review(year, next_on, reason))
        panel.open_panel()

    def open_history(self) -> None:
        assert self._year is not None
        self._history = panel = HistoryPanel(self.history_button)
        panel.open_panel()
        if self._past.of(self._year.indicator) is None:
            self._past.ask(self._year.indicator)
        else:
            self._show_history(self._year)

    def _take_past(self, indicator: str) -> None:
        if self._year is not None and self._year.indicator == indicator:
            self._show_history(self._year)
            self.dates_known.emit()

    def _history_of(self, year: GoalYear) -> list[GoalEntry] | None:
        """Of the same part of the business; None while it is not known."""
        history = self._past.of(year.indicator)
        return None if history is None else [entry for entry in history if entry.segment == year.segment]

    def _show_history(self, year: GoalYear) -> None:
        """In its panel, if that is open."""
        history = self._history_of(year)
        if self._panel is not None and history is not None:
            about = self._workbook.indicator(year.indicator)
            self._panel.show_lines(history_lines(steps_of(history), about, self._form, adds_up=self._adds_up(year)))

    def _adds_up(self, year: GoalYear) -> bool:
        return self._workbook.nature(year.indicator) is Nature.FLOW

    def _say_unknown(self, sentence: str) -> None:
        if self._panel is not None:
            self._panel.say(sentence)

    @property
    def _panel(self) -> HistoryPanel | None:
        """The panel of the history while it is open."""
        return self._history if self._history is not None and isValid(self._history) else None

    def open_benchmark(self) -> None:
        if self._year is not None:
            self.open_benchmark_of(self._year.indicator, self.benchmark_button)

    def open_benchmark_of(self, indicator: str, opener: QWidget) -> None:
        """Also for a figure that can have nothing but a benchmark."""
        workbook, about = self._workbook, self._workbook.indicator(indicator)
        held = noted(workbook, indicator)
        told = [reference_text(each, about, self._form, workbook.business.currency) for each in self._told(indicator)]
        part = self._part_of(indicator)
        panel = BenchmarkPanel(
            *(self._theme, opener, about, self._form),
            held=held,
            told=told,
            today=workbook.today,
            part=part.name if part else "",
        )
        panel.stored.connect(lambda benchmark: self._apply(noting(workbook, indicator, benchmark)))
        panel.taken_away.connect(lambda kind: self._apply(forgetting(workbook, indicator, kind)))
        panel.open_panel()

    def _told(self, indicator: str) -> list[Reference]:
        """All that it can be held against; the own median is of the part of the business that is shown."""
        workbook = self._workbook
        last = workbook.last_entered or workbook.current_month
        own = own_median(workbook, indicator, last, self._part_of(indicator))
        return [*([] if own is None else [own]), *(r for r in references(workbook, indicator, last) if r.kind)]

    def _part_of(self, indicator: str) -> Segment | None:
        """The part of the business that the indicator is shown of."""
        is_shown = self._year is not None and self._year.indicator == indicator
        return self._year.segment if is_shown and self._year is not None else None

    def _store_review(self, year: GoalYear, next_on: dt.date | None, reason: str) -> None:
        """The goals as they are now: some may have been taken back while the panel was open."""
        self._apply(reviewed(own_goals(self._workbook, *year.subject), next_on, reason))

    def _show_benchmark(self) -> None:
        assert self._year is not None
        name, currency = self._year.indicator, self._workbook.business.currency
        about, held = self._workbook.indicator(name), noted(self._workbook, name)
        told = [reference_text(each, about, self._form, currency) for each in self._told(name)]
        if len(held) == 1:
            words = benchmark_text(held[0], about, self._form, currency)
            self.benchmark_button.setText(_tr("Benchmark {figure}").format(figure=words))
        else:
            words = _tr("{n} benchmarks").format(n=len(held)) if held else _tr("Note a benchmark")
            self.benchmark_button.setText(words)
        self.benchmark_button.set_tip(self._held or "\n".join(told))

    def _apply(self, change: Change) -> bool:
        return applied(self._workbook, change, self.refused.emit)
