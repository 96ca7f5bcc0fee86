"""One column of the file in the second step."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from kpidesk.analysis.numbers.numerals import NumberForm
from kpidesk.domain.indicator import Indicator
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.exchange.planned import PlannedSeries
from kpidesk.exchange.settings import Target
from kpidesk.ui.importing import words
from kpidesk.ui.importing.cards import paragraph
from kpidesk.ui.importing.column_fields import FormField, TargetField
from kpidesk.ui.importing.targets import name_of
from kpidesk.ui.importing.words import tr
from kpidesk.ui.indicators.form_parts import CalmCombo
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.parts.label import tip
from kpidesk.ui.wording import wording

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
        scale: int,
        form: NumberForm,
    ) -> None:
        heading = series.source.heading or series.source.place
        unit = f" ({series.source.unit})" if series.source.unit else ""
        self.heading.setText(heading + unit)
        self.heading.setToolTip(tip(series.source.place))
        self.samples.setText(words.samples(series.source, form))
        known = {about.id: about} if about is not None else {}
        self.target.show_target(name_of(series.target if about is None else Target(about.id), known))
        self.target.setAccessibleName(tr("{heading} goes to").format(heading=heading))
        self.form.show_forms(words.form_choices(series, about), series.finding.form)
        self.form.setAccessibleName(tr("Number form of {heading}").format(heading=heading))
        self.form.setEnabled(not series.target.is_nowhere)
        self._show_parts(series, about, segments)
        self._scale = series.scale
        self.scale.setVisible(series.scale != 1 and not series.target.is_nowhere)
        self.scale.setText(tr("times {n}").format(n=f"{series.scale:,}"))
        self.scale.setToolTip(tip(tr("The heading says “{unit}”.").format(unit=series.source.unit)))
        self.scale.setChecked(scale != 1)

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
