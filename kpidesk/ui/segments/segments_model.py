"""The list of channels, campaigns and products as Qt sees it: a heading for each kind, and below it its rows."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kpidesk.analysis.segment_use import SegmentUse, use_of
from kpidesk.domain.refusal import Refusal
from kpidesk.domain.segment import Segment, SegmentKind
from kpidesk.ui.parts.label import tip
from kpidesk.ui.segments import segment_words as words
from kpidesk.ui.segments.segment_deeds import SegmentDeeds
from kpidesk.ui.segments.segment_words import tr
from kpidesk.ui.wording import refusal_words, wording
from kpidesk.ui.wording.day_text import read_day, shown
from kpidesk.workbook.workbook import Workbook

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_UNUSED = SegmentUse(0, 0)
_Role = Qt.ItemDataRole
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Column(IntEnum):
    NAME = 0
    FROM = 1
    UNTIL = 2
    TYPE = 3
    FIGURES = 4
    FIRST = 5
    LAST = 6
    STATE = 7


@dataclass(frozen=True, slots=True)
class Line:
    """A heading when ``segment`` is None."""

    kind: SegmentKind
    segment: Segment | None = None
    use: SegmentUse | None = None
    has_ended: bool = False
    count: int = 0

    @property
    def shape(self) -> tuple[SegmentKind, bool]:
        return self.kind, self.segment is None


class SegmentsModel(QAbstractTableModel):
    """Names, dates and types are changed in place, by ``deeds``."""

    def __init__(self, workbook: Workbook, deeds: SegmentDeeds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook, self._deeds = workbook, deeds
        self.lines: list[Line] = []
        self.show_segments()

    def show_segments(self) -> None:
        """As the file has them now; rows that stay only change their words."""
        lines = [line for kind in SegmentKind for line in self._of_kind(kind)]
        if [line.shape for line in lines] == [line.shape for line in self.lines]:
            self.lines = lines
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def _of_kind(self, kind: SegmentKind) -> list[Line]:
        own = [segment for segment in self._workbook.segments if segment.kind is kind]
        return [Line(kind, count=len(own)), *(self._line(segment) for segment in own)]

    def _line(self, segment: Segment) -> Line:
        ends = self._workbook.segment_card(segment).ends
        return Line(segment.kind, segment, use_of(self._workbook, segment), ends is not None and ends < self._today)

    @property
    def _today(self) -> dt.date:
        return self._workbook.today

    def place(self, segment: Segment | None) -> int:
        """The row of a segment; -1 when it is not there."""
        return next((row for row, line in enumerate(self.lines) if segment and line.segment == segment), -1)

    def text(self, row: int, column: Column) -> str:
        line = self.lines[row]
        if line.segment is None:
            return words.group(line.kind) if column is Column.NAME else ""
        card, use = self._workbook.segment_card(line.segment), line.use or _UNUSED
        texts: dict[Column, Callable[[], str]] = {
            Column.NAME: lambda: line.segment.name if line.segment else "",
            Column.FROM: lambda: shown(card.starts),
            Column.UNTIL: lambda: shown(card.ends),
            Column.TYPE: lambda: card.type,
            Column.FIGURES: lambda: str(use.figures) if use.figures else words.DASH,
            Column.FIRST: lambda: wording.short_month(use.first) if use.first is not None else "",
            Column.LAST: lambda: wording.short_month(use.last) if use.last is not None else "",
            Column.STATE: lambda: tr("ended") if line.has_ended else "",
        }
        return texts[column]()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        line, column = self.lines[index.row()], index.column()
        is_edited = column <= Column.UNTIL or (column == Column.TYPE and line.kind is SegmentKind.CAMPAIGN)
        is_free = line.segment is not None and is_edited and not self._deeds.is_held
        return _SHOWN | Qt.ItemFlag.ItemIsEditable if is_free else _SHOWN

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), Column(index.column())
        if role in {_Role.DisplayRole, _Role.EditRole}:
            return self.text(row, column)
        if role == _Role.AccessibleTextRole:
            return self._spoken(row) if column is Column.NAME else f"{self.title(column)}: {self.text(row, column)}"
        if role == _Role.ToolTipRole and column in {Column.NAME, Column.TYPE} and self.lines[row].segment is not None:
            return tip(self.text(row, column))
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """False when it was refused, and said why; nothing has changed then."""
        segment = self.lines[index.row()].segment
        if role != _Role.EditRole or segment is None:
            return False
        text, column = str(value), Column(index.column())
        if text.strip() == self.text(index.row(), column):
            return True
        if column is Column.NAME:
            return self._deeds.rename(segment, text)
        return self._deeds.set_type(segment, text) if column is Column.TYPE else self._set_day(segment, column, text)

    def _set_day(self, segment: Segment, column: Column, text: str) -> bool:
        try:
            day = read_day(text, is_end=column is Column.UNTIL)
        except Refusal as refusal:
            self._deeds.refused.emit(refusal_words.refusal(refusal))
            return False
        if column is Column.UNTIL:
            return self._deeds.end(segment, day)
        return self._deeds.set_card(segment, replace(self._workbook.segment_card(segment), starts=day))

    def title(self, column: Column) -> str:
        return {
            Column.NAME: tr("Name"),
            Column.FROM: tr("First day"),
            Column.UNTIL: tr("Last day"),
            Column.TYPE: tr("Type"),
            Column.FIGURES: tr("Figures"),
            Column.FIRST: tr("from"),
            Column.LAST: tr("to"),
            Column.STATE: "",
        }[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.title(Column(section))
        return None

    def _spoken(self, row: int) -> str:
        line = self.lines[row]
        if line.segment is None:
            return words.group(line.kind) if line.count else f"{words.group(line.kind)}. {words.none_yet(line.kind)}"
        said = (f"{self.title(column)}: {self.text(row, column)}" for column in Column if self.text(row, column))
        return ", ".join(said)
