"""Which typed figures are split, by what, and whether their totals are typed or the sum of their parts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kpidesk.analysis.segment_use import Split, splits
from kpidesk.domain.segment import SegmentKind
from kpidesk.ui.look.theme import Theme
from kpidesk.ui.parts.text_table import Column, TextModel, TextTable
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.wording import wording
from kpidesk.workbook.workbook import Workbook

TOTAL = 3
"""The column that says how the total comes about."""


class TotalsView(QWidget):
    """``moved``: another figure is current; ``chosen`` says an indicator and a kind, None for typed totals."""

    moved = Signal()
    chosen = Signal(str, object)

    def __init__(self, workbook: Workbook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._splits: list[Split] = []
        columns = (
            Column(tr("Figure"), wide=True),
            Column(tr("Can be split by"), muted=True),
            Column(tr("Is split by")),
            Column(tr("Its total")),
        )
        self.model = TextModel(columns, self)
        self.table = TextTable(theme, self.model, tr("Figures and their totals"), self)
        self.menu = QMenu(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.current_moved.connect(lambda _: self.moved.emit())
        self.table.entered.connect(self.open_menu)
        self.show_splits()

    @property
    def splits(self) -> Sequence[Split]:
        return self._splits

    @property
    def split(self) -> Split | None:
        """Of the current figure."""
        return self._splits[self.table.row] if 0 <= self.table.row < len(self._splits) else None

    def show_splits(self) -> None:
        """As the file has them now; the current figure stays."""
        before = self.split.indicator if self.split is not None else ""
        self._splits = splits(self._workbook)
        rows = [self._row(split) for split in self._splits]
        if rows != self.model.rows:
            self.model.show_rows(rows)
        places = [place for place, split in enumerate(self._splits) if split.indicator == before]
        if self._splits:
            self.table.choose(next(iter(places), 0))

    def open_menu(self, row: int) -> None:
        """What the total of a figure can be."""
        split = self._splits[row]
        offered = self._offered(split)
        if len(offered) < 2:
            return
        self.menu.clear()
        for kind in offered:
            action = QAction(words.total(kind), self.menu)
            action.setCheckable(True)
            action.setChecked(kind is split.total_from)
            action.triggered.connect(lambda _=False, kind=kind: self.chosen.emit(split.indicator, kind))
            self.menu.addAction(action)
        index = self.model.index(row, TOTAL)
        place = self.table.visualRect(index).bottomLeft()
        self.menu.popup(self.table.viewport().mapToGlobal(place))
        self.menu.setActiveAction(self.menu.actions()[offered.index(split.total_from)])
        self.menu.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offered(self, split: Split) -> list[SegmentKind | None]:
        there = {segment.kind for segment in self._workbook.segments}
        kinds = [kind for kind in split.sums if kind in there or kind is split.total_from]
        return [None, *kinds]

    def can_choose(self, split: Split) -> bool:
        return len(self._offered(split)) > 1

    def _row(self, split: Split) -> list[str]:
        about = self._workbook.indicators[split.indicator]
        can = wording.listed(words.several(kind) for kind in split.kinds)
        return [about.name, can, words.parts_used(split), words.total(split.total_from)]
