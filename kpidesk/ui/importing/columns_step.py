"""The second step: how the file is laid out, and where each of its columns goes, with the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import Segment
from kpidesk.exchange.planned import PlannedSeries
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, emptied
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.layout_card import LayoutCard
from kpidesk.ui.importing.series_row import SeriesRow
from kpidesk.ui.importing.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import MARGIN, line

AT_ONCE = 80
"""Columns that are shown before more are asked for."""


class ColumnsStep(QWidget):
    """``chosen_before`` are the keys of series whose place was remembered; those the owner chose now are the rest."""

    target_wanted = Signal(str)
    form_chosen = Signal(str, object)
    part_chosen = Signal(str, object)
    scale_chosen = Signal(str, int)
    taken_in = Signal(object)

    def __init__(self, theme: Theme, form: NumberForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._form = theme, form
        self.rows: dict[str, SeriesRow] = {}
        self._order: tuple[str, ...] = ()
        self._most = AT_ONCE
        self._shown: tuple[Draft, dict[str, Indicator], Sequence[Segment], frozenset[str]] | None = None
        self._holder = QWidget(self)
        self.layout_card = LayoutCard(theme, self._holder)
        self.columns = TopicCard(theme, self._holder, title=tr("Columns"))
        self._list: QWidget | None = None
        self.more = Button(theme, "", self._holder)
        self.more.clicked.connect(self._show_more)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(12)
        for card in (self.layout_card, self.columns):
            card.setMaximumWidth(fonts.scaled(1100))
            column.addWidget(card)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._holder)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for ground in (self._scroll.viewport(), self._holder):
            ground.setAutoFillBackground(False)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)

    def show_draft(
        self, draft: Draft, indicators: dict[str, Indicator], segments: Sequence[Segment], before: frozenset[str]
    ) -> None:
        """``before`` are the keys of series that went the same way in the last import."""
        self._shown = draft, indicators, segments, before
        self.layout_card.show_draft(draft)
        plan = draft.plan
        if plan is None:
            return
        order = tuple(each.source.key for each in plan.series[: self._most])
        if order != self._order:
            self._make_rows(order)
        twice = _twice(plan.series)
        names = {name: about.name for name, about in {**indicators, **plan.new_indicators}.items()}
        for each in plan.series[: self._most]:
            about = plan.new_indicators.get(each.target.indicator) or indicators.get(each.target.indicator)
            row = self.rows[each.source.key]
            row.show_series(each, about, segments, scale=each.times, form=self._form)
            chosen = ""
            if each.source.key in draft.settings.targets:
                chosen = "before" if each.source.key in before else "now"
            rival = twice.get(each.source.key, "")
            told = tr("“{other}” goes to the same figure: let one of them go elsewhere.").format(other=rival)
            row.say_why(told if rival else words.why(each, chosen, names))
        hidden = len(plan.series) - len(order)
        self.more.setVisible(hidden > 0)
        self.more.setText(words.counted(hidden, tr("Show 1 more column"), tr("Show {n} more columns")))
        count = words.counted(len(plan.series), tr("1 column"), tr("{n} columns"))
        out = words.counted(len(plan.left_out), tr("1 of them goes nowhere."), tr("{n} of them go nowhere."))
        self.columns.say(tr("Columns"), f"{count}. {out}" if plan.left_out else f"{count}.")

    def _make_rows(self, order: tuple[str, ...]) -> None:
        if self._list is not None:
            self.columns.body.removeWidget(self._list)
        emptied(self._list)
        self._list, self.rows, self._order = QWidget(self.columns), {}, order
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key in order:
            column.addWidget(line(self._list))
            row = SeriesRow(self._list)
            row.target_wanted.connect(lambda key=key: self.target_wanted.emit(key))
            row.form_chosen.connect(lambda form, key=key: self.form_chosen.emit(key, form))
            row.part_chosen.connect(lambda part, key=key: self.part_chosen.emit(key, part))
            row.scale_chosen.connect(lambda scale, key=key: self.scale_chosen.emit(key, scale))
            self.rows[key] = row
            column.addWidget(row)
        self.columns.body.addWidget(self._list)

    def _show_more(self) -> None:
        self._most += AT_ONCE
        if self._shown is not None:
            self.show_draft(*self._shown)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.take_focus()

    def take_focus(self) -> None:
        """On what is asked, else on the first column that goes nowhere."""
        card = self.layout_card
        if card.year.isVisible() and not card.year.text():
            card.year.setFocus()
        elif card.order[0].isVisible():
            card.order[0].setFocus()
        elif self._shown is not None and self._shown[0].plan is not None and self.rows:
            series = self._shown[0].plan.series
            unclear = next((each for each in series if each.target.is_nowhere and not each.match.kpi), series[0])
            target = self.rows.get(unclear.source.key, next(iter(self.rows.values()))).target
            target.setFocus()
            self._scroll.ensureWidgetVisible(target)
        else:
            card.direction.setFocus()


def _twice(series: Sequence[PlannedSeries]) -> dict[str, str]:
    """For each series that goes where another goes, that other's heading."""
    places: dict[tuple[str, Segment | None], list[str]] = {}
    for each in series:
        if not each.target.is_nowhere:
            places.setdefault((each.target.indicator, each.target.segment), []).append(each.source.key)
    found = {}
    for keys in places.values():
        for key in keys if len(keys) > 1 else ():
            found[key] = next(other for other in keys if other != key)
    return found
