"""The panel at the left: what the chart is about, of which kind it is, and what it shows besides."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kpidesk.charts.chart import ChartKind
from kpidesk.charts.kind_options import options_of
from kpidesk.charts.offers import Offers
from kpidesk.charts.saved import ChartSettings
from kpidesk.charts.several import MOST, shown_kpis
from kpidesk.domain.segment import Segment
from kpidesk.ui.charts import words
from kpidesk.ui.charts.kind_list import KindList
from kpidesk.ui.charts.kpi_choice import KpiChoice, named, offered
from kpidesk.ui.charts.kpis_panel import KpisPanel
from kpidesk.ui.charts.side_scroll import SideScroll
from kpidesk.ui.charts.span_choice import SpanChoice, combo
from kpidesk.ui.charts.words import tr
from kpidesk.ui.look import fonts
from kpidesk.ui.look.fonts import TextRole
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.button import Button
from kpidesk.ui.parts.frames import Side
from kpidesk.ui.parts.label import PlainLabel
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

_WIDTH, _MARGIN, _INDENT = 256, 16, 8


class ChartSide(Side):
    """Shows what it is told; ``changed`` says the settings that the owner wishes instead."""

    changed = Signal(object)
    step_requested = Signal(int)

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("left", parent)
        self._workbook = workbook
        self._settings: ChartSettings | None = None
        self._parts: list[Segment | None] = [None]
        self.kpi = KpiChoice(self)
        self.part = combo(self, tr("Which part of the business"))
        self.when = SpanChoice(workbook, theme, self)
        self.kinds = KindList(theme, self)
        self.several = Button(theme, "", self, icon="list-checks", tip_text=tr("Which KPIs, in which order (F7)"))
        self.kpis = KpisPanel(theme, self)
        self._sheets = QStackedWidget(self)
        self._show = PlainLabel(tr("Show"), TextRole.HEADER_CELL, self, muted=True)
        self._boxes = QVBoxLayout()
        self.boxes: dict[str, QCheckBox] = {}
        self._left_out = PlainLabel("", TextRole.SMALL, self, muted=True, wraps=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setFixedWidth(fonts.scaled(_WIDTH))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN - _INDENT, 12, _MARGIN - _INDENT, 12)
        column.setSpacing(8)
        column.addLayout(self._fields(content))
        column.addWidget(self.kinds)
        column.addLayout(self._below())
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(_indented(self._left_out))
        self._scroll = SideScroll(content, self)
        self.body.setContentsMargins(0, 0, 1, 0)
        self._sheets.addWidget(self._scroll)
        self._sheets.addWidget(self.kpis)
        self.body.addWidget(self._sheets)

    def _fields(self, content: QWidget) -> QVBoxLayout:
        heads = [PlainLabel(text, TextRole.HEADER_CELL, content, muted=True) for text in (tr("KPI"), tr("Kind"))]
        column = _indented(heads[0], self.kpi, self.part, self.when)
        column.addSpacing(4)
        column.addWidget(heads[1])
        return column

    def _below(self) -> QVBoxLayout:
        column = _indented(self._show, self.several)
        self._boxes.setSpacing(8)
        column.addLayout(self._boxes)
        return column

    def _connect(self) -> None:
        self.kpi.chosen.connect(lambda name: self._wish(indicator=name))
        self.part.activated.connect(lambda place: self._wish(segment=self._parts[place]))
        self.when.wished.connect(lambda span: self._wish(span=span))
        self.when.step_requested.connect(self.step_requested)
        self.kinds.chosen.connect(lambda kind: self._wish(kind=kind))
        self.kinds.chosen.connect(lambda _: self._scroll.follow_row(self.kinds))
        self.several.clicked.connect(self.open_kpis)
        self.kpis.chosen.connect(lambda names: self._wish(indicators=names))
        self.kpis.done.connect(self.close_kpis)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_settings(self, settings: ChartSettings, offers: Offers) -> None:
        """What the chart asks for, and what else it could be."""
        self._settings = settings
        self.kpi.offer(offered(self._workbook), settings.indicator)
        self._show_parts(settings)
        self.when.show_settings(settings)
        self.kinds.offer(offers.offered, settings.kind)
        self._show_options(settings)
        self._show_several(settings)
        self._left_out.setText(_reasons(offers.left_out))
        self._left_out.setVisible(bool(offers.left_out))

    def _show_parts(self, settings: ChartSettings) -> None:
        parts: list[Segment | None] = [None, *self._parts_of(settings)]
        if parts != self._parts or not self.part.count():
            self._parts = parts
            self.part.clear()
            kinds = {part.kind for part in parts if part}
            for part in parts:
                named = part is not None and len(kinds) > 1
                name = wording.segment(part)
                self.part.addItem(f"{name} ({wording.segment_kind(part.kind)})" if part and named else name)
        self.part.setCurrentIndex(parts.index(settings.segment) if settings.segment in parts else 0)
        self.part.setVisible(len(parts) > 1)

    def _parts_of(self, settings: ChartSettings) -> list[Segment]:
        """Those that the figure is split by, and the one that the chart is about."""
        known = settings.indicator in self._workbook.indicators
        parts = list(self._workbook.segments_of(settings.indicator)) if known else []
        if settings.segment is not None and settings.segment not in parts:
            parts.append(settings.segment)
        return parts

    def _show_options(self, settings: ChartSettings) -> None:
        kind, options = settings.kind, settings.options
        names = options_of(kind, settings.followed(self._workbook).kind)
        for name in list(self.boxes):
            if name not in names:
                gone = self.boxes.pop(name)
                self._boxes.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self.boxes = {name: self.boxes.get(name) or self._new_box(name) for name in names}
        before: QWidget = self.several
        for place, (name, box) in enumerate(self.boxes.items()):
            self._boxes.insertWidget(place, box)
            self.setTabOrder(before, box)
            before = box
            box.setText(words.option(name, kind))
            box.setChecked(getattr(options, name))
        self._show.setVisible(bool(names) or kind in MOST)

    def _show_several(self, settings: ChartSettings) -> None:
        is_page = settings.kind in MOST
        self.several.setVisible(is_page)
        self.several.setText(words.several(self._workbook, settings))
        if not is_page:
            self.close_kpis()
        elif self.is_choosing:
            ask = settings.ask(self._workbook)
            self.kpis.show_chosen(named(self._workbook), shown_kpis(self._workbook, ask), MOST[settings.kind])

    def _new_box(self, name: str) -> QCheckBox:
        box = QCheckBox(self)
        box.clicked.connect(lambda on: self._wish_option(name, on))
        return box

    # -- which KPIs a page of several shows ---------------------------------------------------------------------

    @property
    def is_choosing(self) -> bool:
        """Whether KPIs are being chosen in place of everything else."""
        return self._sheets.currentWidget() is self.kpis

    def open_kpis(self) -> None:
        settings = self._settings
        if settings is not None and settings.kind in MOST and not self.is_choosing:
            shown = shown_kpis(self._workbook, settings.ask(self._workbook))
            self._sheets.setCurrentWidget(self.kpis)
            self.kpis.begin(named(self._workbook), shown, settings.indicators, MOST[settings.kind])

    def close_kpis(self) -> None:
        if self.is_choosing:
            had_focus = self.kpis.isAncestorOf(self.focusWidget() or self)
            self._sheets.setCurrentIndex(0)
            if had_focus:
                (self.several if self.several.isVisible() else self.kinds).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is wished -----------------------------------------------------------------------------------------

    def _wish(self, **other: object) -> None:
        if self._settings is not None:
            self.changed.emit(replace(self._settings, **other))  # type: ignore[arg-type]

    def _wish_option(self, name: str, on: bool) -> None:
        if self._settings is not None:
            self._wish(options=replace(self._settings.options, **{name: on}))


def _indented(*widgets: QWidget) -> QVBoxLayout:
    """Rows of the list of kinds reach further to the sides than everything else."""
    column = QVBoxLayout()
    column.setContentsMargins(_INDENT, 0, _INDENT, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return column


def _reasons(left_out: Sequence[tuple[ChartKind, str]]) -> str:
    if not left_out:
        return ""
    lines = [f"{words.kind(kind)}: {reason}" for kind, reason in left_out]
    return "\n".join([tr("Not offered"), *lines])
