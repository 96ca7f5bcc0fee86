"""The second step: how the file is laid out, and where each of its columns goes, with the reason."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kpidesk.analysis.numerals import NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.layout import Direction
from kpidesk.exchange.month_words import DayOrder
from kpidesk.exchange.planned import PlannedSeries
from kpidesk.ui import fonts, wording
from kpidesk.ui.fonts import TextRole
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import TopicCard, emptied, paragraph
from kpidesk.ui.importing.column_fields import FormField, TargetField
from kpidesk.ui.importing.draft import Draft
from kpidesk.ui.importing.targets import name_of
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.form_parts import CalmCombo
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import MARGIN, line
from kpidesk.ui.parts.label import PlainLabel, tip
from kpidesk.ui.parts.segments import SegmentedChoice
from kpidesk.ui.theme import Theme

AT_ONCE = 80
"""Columns that are shown before more are asked for."""
_WHOLE, _NEW = "", "new:"


class SeriesRow(QWidget):
    """One column of the file: heading, cells, where it goes, number form, and why."""

    target_wanted = Signal()
    form_chosen = Signal(object)
    part_chosen = Signal(object)
    scale_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = paragraph("", self, role=TextRole.HEADING, muted=False)
        self.samples = paragraph("", self)
        self.why = paragraph("", self)
        self.target = TargetField(self)
        self.part = CalmCombo(tr("Part of the business"), self, width=120)
        self.form = FormField(self)
        self.scale = QCheckBox(self)
        self.new_part = QLineEdit(self)
        self._scale = 1
        self._kind = SegmentKind.CHANNEL
        self.part.setFont(fonts.font(TextRole.SMALL))
        self.new_part.setPlaceholderText(tr("its name"))
        self.new_part.setMaxLength(80)
        self.target.wanted.connect(self.target_wanted)
        self.form.chosen.connect(self.form_chosen)
        self.part.activated.connect(lambda _: self._choose_part())
        self.new_part.returnPressed.connect(self._name_part)
        self.new_part.editingFinished.connect(self._name_part)
        self.scale.clicked.connect(lambda on: self.scale_chosen.emit(self._scale if on else 1))
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.heading, 0, 0)
        grid.addWidget(self.samples, 1, 0)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.target, 1)
        choices.addWidget(self.part)
        choices.addWidget(self.new_part)
        grid.addLayout(choices, 0, 1)
        grid.addWidget(self.why, 1, 1)
        grid.addWidget(self.form, 0, 2)
        grid.addWidget(self.scale, 1, 2)
        for column, stretch in enumerate((5, 6, 0)):
            grid.setColumnStretch(column, stretch)
        self.form.setFixedWidth(fonts.scaled(128))
        self.heading.setMinimumWidth(fonts.scaled(220))

    def show_series(
        self,
        series: PlannedSeries,
        about: Indicator | None,
        segments: Sequence[Segment],
        *,
        draft: Draft,
        form: NumberForm,
    ) -> None:
        heading = series.source.heading or series.source.place
        unit = f" ({series.source.unit})" if series.source.unit else ""
        self.heading.setText(heading + unit)
        self.heading.setToolTip(tip(series.source.place))
        self.samples.setText(words.samples(series.source, form))
        known = {about.id: about} if about is not None else {}
        self.target.show_target(name_of(series.target if about is None else series.target.__class__(about.id), known))
        self.target.setAccessibleName(tr("{heading} goes to").format(heading=heading))
        self.form.show_forms(words.form_choices(series, about), series.finding.form)
        self.form.setAccessibleName(tr("Number form of {heading}").format(heading=heading))
        self.form.setEnabled(not series.target.is_nowhere)
        self._show_parts(series, about, segments)
        self._scale = series.scale
        self.scale.setVisible(series.scale != 1 and not series.target.is_nowhere)
        self.scale.setText(tr("times {n}").format(n=f"{series.scale:,}"))
        self.scale.setToolTip(tip(tr("The heading says “{unit}”.").format(unit=series.source.unit)))
        self.scale.setChecked(draft.settings.scales.get(series.source.key, 1) != 1)

    def say_why(self, sentence: str) -> None:
        self.why.setText(sentence)
        self.target.setAccessibleDescription(sentence)

    def _show_parts(self, series: PlannedSeries, about: Indicator | None, segments: Sequence[Segment]) -> None:
        self.part.setVisible(about is not None and bool(about.segment_kinds))
        self.new_part.hide()
        if about is None:
            return
        held = [segment for segment in segments if segment.kind in about.segment_kinds]
        if series.target.segment is not None and series.target.segment not in held:
            held.append(series.target.segment)
        self.part.clear()
        self.part.addItem(tr("Whole business"), _WHOLE)
        for segment in held:
            self.part.addItem(segment.name, str(segment))
        for kind in sorted(about.segment_kinds):
            named = wording.segment_kind(kind).lower()
            self.part.addItem(tr("New {kind}…").format(kind=named), f"{_NEW}{kind}")
        self.part.choose(str(series.target.segment) if series.target.segment is not None else _WHOLE)

    def _choose_part(self) -> None:
        chosen = str(self.part.currentData())
        if chosen.startswith(_NEW):
            self._kind = SegmentKind(chosen.removeprefix(_NEW))
            self.new_part.setAccessibleName(tr("Name of the new {kind}").format(kind=str(self._kind)))
            self.new_part.show()
            self.new_part.setFocus()
        else:
            self.new_part.hide()
            self.part_chosen.emit(Segment.parse(chosen) if chosen else None)

    def _name_part(self) -> None:
        name = self.new_part.text().strip()
        if name and self.new_part.isVisible():
            self.new_part.clear()
            self.part_chosen.emit(Segment(self._kind, name))


class LayoutCard(TopicCard):
    """How the months run, and what only the owner knows of them."""

    direction_chosen = Signal(object)
    year_said = Signal(int)
    order_said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, title=tr("Months"))
        down, across = tr("A line is a month"), tr("A column is a month")
        self.direction = SegmentedChoice(
            ((str(Direction.DOWN), down), (str(Direction.ACROSS), across)), tr("How the months run"), self
        )
        self.found = paragraph("", self)
        self.year = QLineEdit(self)
        self.year.setFixedWidth(fonts.scaled(80))
        self.year.setMaxLength(4)
        self.year.setPlaceholderText(tr("2026"))
        self.year.setAccessibleName(tr("Year of the first month"))
        self._year_row = _labelled(tr("The file names no year. The first month is in"), self.year, self)
        self.order = [
            Button(theme, tr("3 April: the day first"), self),
            Button(theme, tr("4 March: the month first"), self),
        ]
        self._order_row = _labelled(tr("Which day is 03/04/2026?"), *self.order, parent=self)
        self.body.addWidget(self.direction, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (self.found, self._year_row, self._order_row):
            self.body.addWidget(row)
        self.direction.chosen.connect(lambda key: self.direction_chosen.emit(Direction(key)))
        self.year.returnPressed.connect(self._tell_year)
        self.year.editingFinished.connect(self._tell_year)
        for button, order in zip(self.order, (DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST), strict=True):
            button.clicked.connect(lambda _=False, order=order: self.order_said.emit(order))

    def show_draft(self, draft: Draft) -> None:
        layout = draft.layout
        if layout is None:
            return
        self.direction.setVisible(not draft.settings.reader)
        self.direction.choose(str(layout.direction))
        months = layout.months
        said = tr("No months were found in it.")
        if months:
            count = words.counted(len(months), tr("1 month"), tr("{n} months"))
            said = f"{count}, {wording.month(months[0])} – {wording.month(months[-1])}"
        self.found.setText(said)
        self.found.setVisible(not draft.is_unclear)
        asked = draft.settings.layout.year is not None
        self._year_row.setVisible(layout.needs_year or asked)
        if asked and not self.year.hasFocus():
            self.year.setText(str(draft.settings.layout.year))
        self._order_row.setVisible(layout.needs_day_order)

    def _tell_year(self) -> None:
        text = self.year.text().strip()
        if text.isdigit() and len(text) == 4:
            self.year_said.emit(int(text))


def _labelled(text: str, *widgets: QWidget, parent: QWidget | None = None) -> QWidget:
    if parent is None:
        *fields, parent = widgets
        widgets = tuple(fields)
    row = QWidget(parent)
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    across.addWidget(PlainLabel(text, TextRole.BODY, row))
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    return row


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
        self.setFocusProxy(self.layout_card.direction)

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
            row.show_series(each, about, segments, draft=draft, form=self._form)
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
            self.rows.get(unclear.source.key, next(iter(self.rows.values()))).target.setFocus()
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
