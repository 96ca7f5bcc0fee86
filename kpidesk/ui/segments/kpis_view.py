"""By which parts of the business each KPI can be seen, and for the others which figure lacks the split."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpidesk.analysis.segment_use import Availability, availabilities
from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.text_table import Column, TextModel, TextTable
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_words import tr
from kpidesk.workbook.workbook import Workbook


class KpisView(QWidget):
    """``moved``: another KPI is current."""

    moved = Signal()

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._found: list[Availability] = []
        kinds = [Column(words.by(kind)) for kind in SegmentKind]
        self.model = TextModel(
            (Column(tr("KPI")), *kinds, Column(tr("Figures without that split"), wide=True, muted=True)), self
        )
        self.table = TextTable(theme, self.model, tr("KPIs and the parts they can be seen by"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.current_moved.connect(lambda _: self.moved.emit())
        self.show_kpis()

    @property
    def found(self) -> Availability | None:
        """Of the current KPI."""
        return self._found[self.table.row] if 0 <= self.table.row < len(self._found) else None

    @property
    def sentence(self) -> str:
        """What can be said about the current KPI and every kind that the business has."""
        return " ".join(self._said(self.found)) if self.found is not None else ""

    def show_kpis(self) -> None:
        before = max(0, self.table.row)
        self._found = availabilities(self._workbook)
        rows = [self._row(found) for found in self._found]
        if rows != self.model.rows:
            self.model.show_rows(rows)
        if self._found:
            self.table.choose(min(before, len(self._found) - 1))

    def _said(self, found: Availability) -> list[str]:
        return [words.available(found, kind, self._workbook) for kind in self._kinds]

    @property
    def _kinds(self) -> list[SegmentKind]:
        """Those that the business has; all while it has none."""
        there = {segment.kind for segment in self._workbook.segments}
        return [kind for kind in SegmentKind if kind in there or not there]

    def _row(self, found: Availability) -> list[str]:
        can = [tr("available") if kind in found.kinds else words.DASH for kind in SegmentKind]
        missing = [kind for kind in self._kinds if kind not in found.kinds]
        lacking = dict.fromkeys(name for kind in missing for name in found.lacking.get(kind, ()))
        names = words.few(self._workbook.indicators[name].name for name in lacking)
        return [self._workbook.indicators[found.indicator].name, *can, names]
